// Document highlight: the places in this document that name what stands under the cursor.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Span } from '../text.ts'
import { declarationOf, referencesTo, subjectOf } from './references.ts'
import { symbolAt } from './symbolAt.ts'

export interface Highlight {
  readonly kind: 'declaration' | 'reference'
  readonly span: Span
}

/**
 * The declaration and the references of the symbol at the offset, as far as they stand here; none outside any symbol.
 * Asked at every move of the cursor, so it costs one resolution for each reference of this document, and nothing more.
 */
export function highlight(corpus: Corpus, document: Document, offset: number): readonly Highlight[] {
  const symbol = symbolAt(document, offset)
  const subject = symbol.kind === 'document' ? undefined : subjectOf(corpus, document, symbol)
  if (!subject) return []
  const declaration = declarationOf(corpus, subject)
  const found: Highlight[] = referencesTo(corpus, subject, document).map(({ span }) => ({ kind: 'reference', span }))
  return declaration?.path === document.path ? [{ kind: 'declaration', span: declaration.span }, ...found] : found
}
