// invalid-encoding: the file is not valid UTF-8, and replacement characters stand where bytes could not be read.

import { say } from '../message.ts'
import type { DocumentCheck } from './problem.ts'

export const invalidEncoding: DocumentCheck = {
  code: 'invalid-encoding',

  /** Once for each document, at the first replacement character. */
  problems(_corpus, document) {
    if (!document.hasInvalidEncoding) return []
    const { text } = document
    const at = Math.max(text.indexOf('\ufffd'), 0)
    const message = say('This file is not valid UTF-8: what cannot be read is shown as U+FFFD. Save it as UTF-8.')
    return [{ code: 'invalid-encoding', span: { start: at, end: Math.min(at + 1, text.length) }, message }]
  },
}
