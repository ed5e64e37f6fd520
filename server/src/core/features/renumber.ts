// Applies its numbering to a document, whole or from a place on, with every reference to what gets another number.

import type { Change } from '../changes/change.ts'
import { withNumbers } from '../changes/sections.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { renumbered } from '../numbering/renumbered.ts'

/** Empty where every number is right. Headings that begin before the offset `from` keep their numbers. */
export function renumber(corpus: Corpus, document: Document, from = 0): Generator<void, Change> {
  return withNumbers(corpus, document, renumbered(document.facts.headings, from))
}
