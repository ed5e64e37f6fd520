// Whether what a place refers to can be told from the documents that it names, or only when all have been read.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { resolve } from '../resolve.ts'
import { symbolAt } from './symbolAt.ts'

/** True for a section that no document named around it has: any other may carry the number. */
export function needsAll(corpus: Corpus, document: Document, offset: number): boolean {
  const symbol = symbolAt(document, offset)
  if (symbol.kind !== 'reference' || symbol.reference.kind !== 'section') return false
  const { reference } = symbol
  const resolution = resolve(corpus, document, reference)
  const isWritten = reference.number !== undefined && reference.title !== undefined
  return isWritten || resolution.kind !== 'found' || resolution.rule === 'document-number'
}
