// large-document: the document, or a part of it that cannot be read exactly, is too long, so that only its headings are known.

import { say } from '../message.ts'
import { defaultSettings } from '../settings.ts'
import type { DocumentCheck } from './problem.ts'

export const largeDocument: DocumentCheck = {
  code: 'large-document',

  /** Once for each document, on its first line. */
  problems(corpus, { facts, path, text }) {
    if (!facts.headingsOnly) return []
    const { maximumSize } = corpus.rootOf(path)?.settings ?? defaultSettings
    const message = isOver(text, maximumSize)
      ? say(
          'This document is over {size} bytes: only its headings are read. Split it, or raise maximumSize in .doc-corpus.json.',
          { size: maximumSize },
        )
      : say(
          'Only the headings of this document are read: a paragraph, list or other block in it is too long and too tangled to be read exactly. Split that block.',
        )
    return [{ code: 'large-document', span: { start: 0, end: facts.lines[1] ?? facts.length }, message }]
  },
}

/** Whether the text takes more bytes than that in UTF-8. */
function isOver(text: string, size: number): boolean {
  if (text.length > size) return true
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isSurrogate = code >= 0xd800 && code <= 0xdfff
    bytes += code < 0x80 ? 1 : code < 0x800 || isSurrogate ? 2 : 3
  }
  return bytes > size
}
