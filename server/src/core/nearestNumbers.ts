// The numbers of headings that are nearest to one that no heading has: what to offer instead.

import type { Document } from './document.ts'
import type { Heading } from './facts/types.ts'
import type { NumberComponent } from './numbering/numeral.ts'
import { parseNumber, type SectionNumber } from './sectionNumber.ts'

export interface NumberedHeading {
  readonly document: Document
  readonly heading: Heading
}

/**
 * Up to `most` headings of the documents, those first whose numbers share most components with the one given from the left, then
 * those that come nearest in the first component that differs; of each number one, the shallowest. Empty where the number is none,
 * and for numbers of several components where nothing shares the first. Costs as many steps as the documents have headings.
 */
export function nearestNumbers(
  documents: Iterable<Document>,
  number: string,
  most: number,
): readonly NumberedHeading[] {
  const wanted = parseNumber(number)
  if (!wanted) return []
  const found = new Map<string, NumberedHeading & { readonly likeness: Likeness }>()
  for (const document of documents) {
    for (const heading of document.facts.headings) {
      const own = heading.nested || !heading.number ? undefined : parseNumber(heading.number.text)
      const likeness = own && likenessOf(own, wanted)
      if (!own || !likeness) continue
      const known = found.get(own.text)
      if (!known || heading.depth < known.heading.depth) found.set(own.text, { document, heading, likeness })
    }
  }
  return [...found.values()].sort((a, b) => compare(a.likeness, b.likeness)).slice(0, most)
}

interface Likeness {
  readonly shared: number
  /** Between the first components that differ. */
  readonly distance: number
  readonly levels: number
}

function likenessOf(own: SectionNumber, wanted: SectionNumber): Likeness | undefined {
  if (own.prefix.toUpperCase() !== wanted.prefix.toUpperCase() || own.isBracketed !== wanted.isBracketed)
    return undefined
  const [a, b] = [own.components, wanted.components]
  let shared = 0
  while (shared < b.length && isSame(a[shared], b[shared])) shared++
  if (shared === 0 && b.length > 1) return undefined
  const distance = Math.abs((a[shared]?.value ?? 0) - (b[shared]?.value ?? 0))
  return { shared, distance, levels: Math.abs(a.length - b.length) }
}

function isSame(a: NumberComponent | undefined, b: NumberComponent | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.value === b.value && (a.numeral === 'letter') === (b.numeral === 'letter')
  )
}

function compare(a: Likeness, b: Likeness): number {
  return b.shared - a.shared || a.levels - b.levels || a.distance - b.distance
}
