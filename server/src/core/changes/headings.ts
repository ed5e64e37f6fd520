// Gives headings other numbers and titles.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { numberKey, parseNumber, withComponents } from '../sectionNumber.ts'
import type { Span } from '../text.ts'
import type { Edit } from './change.ts'

/** The title as it stands in the source, behind the number and what parts them; the number with it where nothing else is there. */
export function titleSpanOf(document: Pick<Document, 'text'>, heading: Heading): Span {
  const { start, end } = heading.titleSpan
  if (!heading.number) return { start, end }
  const between = /^[\s.．、：:)）—–-]*/u.exec(document.text.slice(heading.number.span.end, end))?.[0].length ?? 0
  return { start: Math.min(end, heading.number.span.end + between), end }
}

/** The edit that gives the heading this number, spelled as it is given. The heading has a number. */
export function numbered(document: Document, heading: Heading, number: string): readonly Edit[] {
  if (!heading.number || heading.number.text === number) return []
  return [{ path: document.path, span: heading.number.span, text: number, reason: 'target' }]
}

/**
 * The headings below one whose numbers continue its own, with the numbers that they get when it has the number `to`. Numbers that begin
 * anew below it stay. Empty where `to` is no number.
 */
export function childrenAfter(document: Document, parent: Heading, to: string): ReadonlyMap<Heading, string> {
  const found = new Map<Heading, string>()
  const [from, next] = [parent.number && parseNumber(parent.number.text), parseNumber(to)]
  if (!from || !next) return found
  for (const heading of document.facts.headings) {
    if (heading.nested || heading.span.start <= parent.span.start || heading.span.start >= parent.sectionEnd) continue
    const number = heading.number && parseNumber(heading.number.text)
    if (!number || number.components.length <= from.components.length || number.isBracketed) continue
    if (
      number.prefix !== from.prefix ||
      !from.components.every(({ value }, i) => number.components[i]?.value === value)
    )
      continue
    const rest = number.components.slice(from.components.length).map(({ value }) => value)
    const text = withComponents(number, [...next.components.map(({ value }) => value), ...rest])
    if (text !== undefined) found.set(heading, text)
  }
  return found
}

/** The first heading, among those that keep theirs, that has one of the numbers already; undefined where all are free. */
export function takenBy(document: Document, numbers: ReadonlyMap<Heading, string>): Heading | undefined {
  const keys = new Set([...numbers.values()].map(numberKey))
  return document.facts.headings.find(
    (heading) => !heading.nested && heading.number && !numbers.has(heading) && keys.has(numberKey(heading.number.text)),
  )
}
