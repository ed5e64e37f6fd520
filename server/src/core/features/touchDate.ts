// Touching the date: what a document says of its last update becomes today when its content is about to change.

import type { FileEdit } from '../checks/problem.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { dateIn, typedFields } from '../metadataFields.ts'
import { compareDocuments } from '../updateLog/compareDocuments.ts'

export interface TouchOptions {
  /** The document as it is on disk; undefined where it is not there, or cannot be read. */
  readonly saved: Document | undefined
  /** As `2025-11-07`. */
  readonly today: string
}

/**
 * Writes today into every date of an update that is older, in the style of each. Nothing where nobody who reads the text would notice a
 * change: new line breaks, another table of contents or other metadata are none. What has been saved but not committed
 * counts where the corpus knows of it.
 */
export function touchDate(corpus: Corpus, document: Document, { saved, today }: TouchOptions): readonly FileEdit[] {
  const edits = typedFields(document).flatMap((field): FileEdit | readonly [] => {
    const date = field.meaning === 'updated' ? dateIn(document, field) : undefined
    if (!date || date.day >= today) return []
    return { kind: 'replace', path: document.path, span: date.span, text: date.write(today) }
  })
  if (edits.length === 0) return []
  const isChanged = saved !== undefined && compareDocuments(saved, document).class === 'content'
  return isChanged || corpus.changedOn(document.path) === today ? edits : []
}
