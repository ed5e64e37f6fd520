// The word that asks for a cross-reference where text is written: `xref`, `cross-reference`, 引用 or 交叉引用, or its beginning.

import type { Document } from '../document.ts'
import { lineAt, type Span } from '../text.ts'
import { isText } from './completionPlace.ts'

const words = ['xref', 'cross-reference', 'crossreference', '引用', '交叉引用']

/** The word before the offset, two letters of it at least; undefined where none stands there, or in links, code and comments. */
export function crossReferenceWord(document: Document, offset: number): Span | undefined {
  const { text, facts } = document
  const line = facts.lines[lineAt(facts.lines, offset)] ?? 0
  const before = text.slice(Math.max(line, offset - 20), offset)
  const word = /(?:[a-z][a-z-]*|\p{Script=Han}{2,4})$/iu.exec(before)?.[0] ?? ''
  const typed = word.toLowerCase()
  // Chinese has no spaces: 见引用 ends in the word.
  const found = words.findLast((each) =>
    /^[a-z]/.test(each) ? typed.length > 1 && each.startsWith(typed) : typed.endsWith(each),
  )
  if (!found) return undefined
  const start = offset - (/^[a-z]/.test(found) ? word.length : found.length)
  return isText(document, offset) ? { start, end: offset } : undefined
}
