// Document highlight: the places in this document that name what stands under the cursor.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Span } from '../text.ts'
import { references } from './references.ts'
import { symbolAt } from './symbolAt.ts'

export interface Highlight {
  readonly kind: 'declaration' | 'reference'
  readonly span: Span
}

/** The declaration and the references of the symbol at the offset, as far as they stand here; none outside any symbol. */
export function highlight(corpus: Corpus, document: Document, offset: number): readonly Highlight[] {
  if (symbolAt(document, offset).kind === 'document') return []
  return references(corpus, document, offset, { includeDeclaration: true })
    .filter(({ path }) => path === document.path)
    .map(({ span, reference }) => ({ kind: reference ? 'reference' : 'declaration', span }))
}
