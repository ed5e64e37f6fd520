// Takes a definition out of a document, with its line where it has one to itself.

import type { Document } from '../document.ts'
import type { Span } from '../text.ts'
import type { FileEdit } from './problem.ts'

/** Removes the span; also what is left of its lines when that is white space or the marks of a block quote. */
export function removal(document: Document, span: Span): FileEdit {
  const { text, path } = document
  const lineStart = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1
  const feed = text.indexOf('\n', span.end)
  const lineEnd = feed < 0 ? text.length : feed + 1
  const isAlone = /^[ \t>]*$/.test(text.slice(lineStart, span.start)) && /^\s*$/.test(text.slice(span.end, lineEnd))
  return { kind: 'replace', path, span: isAlone ? { start: lineStart, end: lineEnd } : span, text: '' }
}
