// How a wrong number could be put right by changing its heading alone: what is offered mends the fault and brings no other.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { withComponents } from '../sectionNumber.ts'
import { type Fault, faultsIn, numberFaults } from './faults.ts'
import { rulesFor } from './rules.ts'
import { type NumberedSection, numberedSections } from './sections.ts'

export type Mending =
  | { readonly kind: 'number'; readonly text: string }
  /** The heading moves to another depth. */
  | { readonly kind: 'depth'; readonly depth: number }

/** At most one, the likely one. Costs as much as it takes to look at all headings of the document, some times. */
export function mended(corpus: Corpus, document: Document, fault: Fault): readonly Mending[] {
  const { headings } = document.facts
  const rules = rulesFor(corpus, document.path)
  const faults = numberFaults(corpus, document)
  const before = new Set(faults.map(nameOf))
  const wrong = new Set(faults.map(({ section }) => section.heading))
  const place = fault.section.heading.span.start
  const isBetter = (mending: Mending) => {
    const changed = headings.map((each) => (each === fault.section.heading ? changedBy(each, mending) : each))
    return faultsIn(changed, rules).every(
      (each) => each.section.heading.span.start !== place && before.has(nameOf(each)),
    )
  }
  const found = candidates(headings, fault, wrong).find(isBetter)
  return found ? [found] : []
}

function nameOf({ code, section }: Fault): string {
  return `${code} ${section.heading.span.start}`
}

function changedBy(heading: Heading, mending: Mending): Heading {
  if (mending.kind === 'depth') return { ...heading, depth: mending.depth }
  return heading.number ? { ...heading, number: { ...heading.number, text: mending.text } } : heading
}

/** Best first. None for a section with others below it, which would be left behind, and where what it hangs on is wrong itself. */
function candidates(headings: readonly Heading[], fault: Fault, wrong: ReadonlySet<Heading>): readonly Mending[] {
  const { section } = fault
  const at = headings.indexOf(section.heading)
  const below = headings.slice(at + 1).find(({ nested }) => !nested)
  const hasBelow = below !== undefined && below.depth > section.heading.depth
  if (hasBelow || (section.parent && wrong.has(section.parent.heading))) return []
  switch (fault.code) {
    case 'number-depth':
      return section.heading.form === 'atx' ? [{ kind: 'depth', depth: fault.depth }] : []
    case 'number-parent':
      return belowParent(headings, section, fault.parent, wrong)
    case 'number-gap':
      return closed(section, fault.before)
    case 'duplicate-number':
    case 'number-order':
      return section.place === 'elsewhere' ? [] : inSeries(section, wrong)
  }
}

/** With the number of its parent: its last component as it is, or the next behind those that stand there rightly. */
function belowParent(
  headings: readonly Heading[],
  section: NumberedSection,
  parent: NumberedSection,
  wrong: ReadonlySet<Heading>,
): readonly Mending[] {
  const base = parent.number.components.map(({ value }) => value)
  const before = numberedSections(headings).filter(
    (each) => each.parent?.heading === parent.heading && each.heading.span.start < section.heading.span.start,
  )
  if (before.length === 0) return numbers(section, [base, 1], [base, last(section)])
  if (before.some(({ heading }) => wrong.has(heading))) return numbers(section, [base, last(section)])
  return numbers(section, [base, last(section)], [base, greatest(before) + 1])
}

/** The number right behind the one before it, or the first there is. */
function closed(section: NumberedSection, before: NumberedSection | undefined): readonly Mending[] {
  const base = section.number.components.slice(0, -1).map(({ value }) => value)
  return numbers(section, [base, before ? last(before) + 1 : 1])
}

/** The first free number behind the one before it, or behind all. */
function inSeries(section: NumberedSection, wrong: ReadonlySet<Heading>): readonly Mending[] {
  const { sections } = section.series
  const before = sections[sections.indexOf(section) - 1]
  if (before && wrong.has(before.heading)) return []
  const base = section.number.components.slice(0, -1).map(({ value }) => value)
  const taken = new Set(sections.map(last))
  let free = (before ? last(before) : 0) + 1
  while (taken.has(free)) free++
  return numbers(section, [base, free], [base, greatest(sections) + 1])
}

function greatest(sections: readonly NumberedSection[]): number {
  return sections.reduce((most, section) => Math.max(most, last(section)), 0)
}

function last({ number }: NumberedSection): number {
  return number.components.at(-1)?.value ?? 0
}

function numbers({ number }: NumberedSection, ...values: readonly [readonly number[], number][]): readonly Mending[] {
  return values.flatMap(([base, end]): Mending | readonly [] => {
    const text = withComponents(number, [...base, end])
    return text === undefined || text === number.text ? [] : { kind: 'number', text }
  })
}
