// Items of task lists that are still to be done.

import type { Document } from '../document.ts'
import { normal } from './blocks.ts'
import type { OpenTask } from './model.ts'
import { lineOf, placeAt } from './places.ts'

/** In document order. Linear. */
export function openTasks(document: Document): readonly OpenTask[] {
  const { text, facts } = document
  return facts.tasks
    .filter(({ isDone }) => !isDone)
    .map(({ span }) => ({
      text: normal(itemText(text, span.end)),
      section: placeAt(document, span.start),
      line: lineOf(document, span.start),
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
