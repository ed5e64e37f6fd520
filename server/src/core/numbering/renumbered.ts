// The numbers that headings have when every one counts on from the one before it.

import type { Heading } from '../facts/types.ts'
import { withComponents } from '../sectionNumber.ts'
import { type NumberedSection, numberedSections, type Scope } from './sections.ts'

/**
 * Headings whose number becomes another, with the number. Each series counts on from its first number, which stays where it is 0 or 1 or
 * nothing goes before it; children continue the number of the section that they stand in. Numbers that begin anew below a section
 * stay so, and headings without a number stay without. Headings that begin before `from` keep theirs.
 */
export function renumbered(headings: readonly Heading[], from = 0): ReadonlyMap<Heading, string> {
  const values = new Map<NumberedSection, readonly number[]>()
  const counters = new Map<Scope, Map<string, number>>()
  const found = new Map<Heading, string>()
  for (const section of numberedSections(headings)) {
    const { heading, number, place, series } = section
    const own = number.components.map(({ value }) => value)
    const base = heading.span.start < from ? own.slice(0, -1) : baseOf(section, own, values)
    const counted = counters.get(series.scope) ?? new Map<string, number>()
    counters.set(series.scope, counted)
    const key = `${number.prefix.toUpperCase()}|${number.isBracketed}|${number.unit ?? ''}|${base.length === 0 ? number.components[0]?.numeral : ''}|${base.join('.')}`
    const before = counted.get(key)
    const last = own.at(-1) ?? 0
    const isKept = heading.span.start < from
    const first = last <= 1 || place === 'root' ? last : 1
    const value = isKept ? last : before === undefined ? first : before + 1
    counted.set(key, isKept ? Math.max(value, before ?? value) : value)
    const now = [...base, value]
    values.set(section, now)
    const text = now.join('.') === own.join('.') ? number.text : spelled(section, now)
    if (text !== undefined && text !== number.text) found.set(heading, text)
  }
  return found
}

/** Spelled as the number is, with a zero in front where its series has one. */
function spelled({ number, series }: NumberedSection, values: readonly number[]): string | undefined {
  const last = number.components.at(-1)
  const isPadded = series.sections.some((each) => /^0\d/.test(each.number.components.at(-1)?.text ?? ''))
  if (last?.numeral !== 'arabic' || !isPadded) return withComponents(number, values)
  const padded = String(values.at(-1)).padStart(2, '0')
  return withComponents(number, values)?.replace(/\d+(?=\D*$)/, padded)
}

/** What stands before the last component: the number of the section that it continues, as that is now. */
function baseOf(
  { place, parent }: NumberedSection,
  own: readonly number[],
  values: ReadonlyMap<NumberedSection, readonly number[]>,
): readonly number[] {
  const above = parent && values.get(parent)
  if (!above || place === 'root') return own.slice(0, -1)
  if (place === 'below') return above.slice(0, -1)
  if (place === 'skips') return [...above, ...own.slice(above.length, -1)]
  return above
}
