// The day of the last update that a document states in its metadata.

import type { Document } from '../document.ts'

const label =
  /^(?:最后|最近)?(?:更新|修改|修订)(?:时间|日期|于)?$|^(?:date|updated|last[ -]?(?:updated?|modified|mod))(?: (?:on|at|date))?$/i
const inFrontMatter = /^(?:date|updated|last[-_ ]?(?:updated?|modified|mod)) *[:=] *["']?(\d{4}-\d{2}-\d{2})/gim
const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/

/** As `YYYY-MM-DD`; the newest where there are several. Undefined where none is stated. */
export function statedDay({ text, facts }: Document): string | undefined {
  const days: string[] = []
  for (const field of facts.metadata) {
    const found = label.test(field.label.trim()) ? day.exec(field.value.trim()) : null
    if (found) days.push([found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-'))
  }
  if (facts.frontMatter) {
    const { start, end } = facts.frontMatter.contentSpan
    for (const found of text.slice(start, end).matchAll(inFrontMatter)) if (found[1]) days.push(found[1])
  }
  return days.sort().at(-1)
}
