// Gives headings of a document other numbers, with all that follows.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { numberedSections } from '../numbering/sections.ts'
import { withComponents } from '../sectionNumber.ts'
import type { Change, Edit, Swap } from './change.ts'
import { followed } from './follow.ts'
import { childrenAfter, numbered } from './headings.ts'
import { isHistorical } from './historical.ts'

/** The edits, the numbers and everything that refers to what they change. */
export function withNumbers(
  corpus: Corpus,
  document: Document,
  numbers: ReadonlyMap<Heading, string>,
  edits: readonly Edit[] = [],
  swaps: readonly Swap[] = [],
): Generator<void, Change> {
  const all = [...edits, ...[...numbers].flatMap(([heading, text]) => numbered(document, heading, text))]
  all.sort((a, b) => a.span.start - b.span.start)
  return followed(corpus, { moves: [], edits: all, swaps }, { isHistorical: (path) => isHistorical(corpus, path) })
}

/** The sections counted together with this one that stand behind it, and their children, with a last component greater by `by`. */
export function shifted(document: Document, heading: Heading, by: number): ReadonlyMap<Heading, string> {
  const found = new Map<Heading, string>()
  const section = numberedSections(document.facts.headings).find((each) => each.heading === heading)
  for (const { heading: each, number } of section?.series.sections ?? []) {
    if (each.span.start <= heading.span.start) continue
    const values = number.components.map(({ value }) => value)
    const text = withComponents(number, [...values.slice(0, -1), (values.at(-1) ?? 0) + by])
    if (text === undefined) continue
    found.set(each, text)
    for (const [child, below] of childrenAfter(document, each, text)) found.set(child, below)
  }
  return found
}
