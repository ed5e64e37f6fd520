// Items of task lists that are still to be done.

import type { Document } from '../document.ts'
import { normal } from './blocks.ts'
import type { OpenTask } from './model.ts'
import { lineOf, placeAt } from './places.ts'

/** Headings under which people write what is to be done, and not what to look at each time. */
const plan =
  /计划|待办|后续|下一步|待补充|待完善|路线图|\b(?:plan(?:s|ned)?|to-?dos?|next|road-?map|follow-?ups?|backlog)\b/i

/** In document order. Costs as many steps as there are tasks, for each heading of a plan. */
export function openTasks(document: Document): readonly OpenTask[] {
  const { text, facts } = document
  const planned = facts.headings.filter(({ title, nested }) => !nested && plan.test(title))
  return facts.tasks
    .filter(({ isDone }) => !isDone)
    .map(({ span }) => ({
      text: normal(itemText(text, span.end)),
      section: placeAt(document, span.start),
      line: lineOf(document, span.start),
      isPlanned: planned.some((heading) => heading.span.start < span.start && span.start < heading.sectionEnd),
    }))
    .filter((task) => task.text !== '')
}

/** The rest of the item's own paragraph: lines up to a blank one, another item, a heading, a quote, a fence or a table. */
function itemText(text: string, start: number): string {
  const lines: string[] = []
  for (let at = start; at < text.length; ) {
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(at, end)
    if (lines.length > 0 && /^\s*(?:$|[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|>|```|~~~|\||<!--)/.test(line)) break
    lines.push(line)
    at = end + 1
  }
  return lines.join('\n')
}
