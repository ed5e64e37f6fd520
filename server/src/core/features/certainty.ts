// Whether an answer stays the same when the rest of the corpus has been read.

import type { Resolution } from '../resolution.ts'

/**
 * False where documents that have not been read may change what a reference means: a section found, missed or ambiguous by the
 * numbers in the titles of all documents. Which files there are is known before any is read.
 */
export function isSure(resolution: Resolution, isComplete: boolean): boolean {
  switch (resolution.kind) {
    case 'found':
      return isComplete || resolution.rule !== 'document-number'
    case 'missing-section':
      return isComplete || resolution.named !== undefined
    case 'ambiguous-section':
      return isComplete
    case 'unknown':
      return false
    default:
      return true
  }
}
