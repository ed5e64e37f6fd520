// large-document: the document is over the size limit, so that only its headings are known.

import { say } from '../message.ts'
import { defaultSettings } from '../settings.ts'
import type { DocumentCheck } from './problem.ts'

export const largeDocument: DocumentCheck = {
  code: 'large-document',

  /** Once for each document, on its first line. */
  problems(corpus, { facts, path }) {
    if (!facts.headingsOnly) return []
    const { maximumSize } = corpus.rootOf(path)?.settings ?? defaultSettings
    const message = say(
      'This document is over {size} bytes: only its headings are read. Split it, or raise maximumSize in .doc-corpus.json.',
      { size: maximumSize },
    )
    return [{ code: 'large-document', span: { start: 0, end: facts.lines[1] ?? facts.length }, message }]
  },
}
