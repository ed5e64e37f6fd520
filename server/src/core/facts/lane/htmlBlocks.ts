// Blocks of HTML: which of the seven kinds begins, and where it ends (spec 4.6).

import { htmlBlockNames } from 'micromark-util-html-tag-name'
import { carriageReturn, skipBlanks } from './lines.ts'

const blockNames: ReadonlySet<string> = new Set(htmlBlockNames)
const rawStart = /<(?:script|pre|style|textarea)(?=[ \t>]|$)/iy
const namedStart = /<\/?([a-z][a-z0-9-]*)(?=[ \t]|\/?>|$)/iy
const wholeTag =
  /<(?:[a-z][a-z0-9-]*(?:[ \t]+[a-z_:][a-z0-9:._-]*(?:[ \t]*=[ \t]*(?:[^\s"'=<>`/]+|'[^'\n]*'|"[^"\n]*"))?)*[ \t]*\/?>|\/[a-z][a-z0-9-]*[ \t]*>)[ \t]*$/iy

/** Which of the seven kinds of HTML block begins here; 0 for none. */
export function htmlKind(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1)
  if (next === 33) {
    if (text.startsWith('<!--', at)) return 2
    if (text.startsWith('<![CDATA[', at)) return 5
    return /[a-z]/i.test(text.charAt(at + 2)) ? 4 : 0
  }
  if (next === 63) return 3
  const line = text.slice(at, end)
  rawStart.lastIndex = 0
  if (rawStart.test(line)) return 1
  namedStart.lastIndex = 0
  const name = namedStart.exec(line)?.[1]
  if (name !== undefined && blockNames.has(name.toLowerCase())) return 6
  wholeTag.lastIndex = 0
  return wholeTag.test(line) ? 7 : 0
}

/** Where a block ends, and where the line behind it begins. */
export interface BlockEnd {
  readonly end: number
  readonly next: number
}

/** The end of a block of a kind at the margin whose first line is `[first, end)`. */
export function htmlEnd(text: string, kind: number, first: number, end: number): BlockEnd {
  return kind <= 5 ? endAtMark(text, kind, first) : endAtBlankLine(text, end)
}

/** Kinds 1 to 5 end with the line that holds their end mark, or with the document. */
function endAtMark(text: string, kind: number, first: number): BlockEnd {
  let found = -1
  if (kind === 1) {
    const close = /<\/(?:script|pre|style|textarea)>/gi
    close.lastIndex = first
    found = close.exec(text)?.index ?? -1
  } else {
    const mark = kind === 2 ? '-->' : kind === 3 ? '?>' : kind === 4 ? '>' : ']]>'
    found = text.indexOf(mark, kind === 3 ? first + 1 : first + 2)
  }
  const newline = found < 0 ? -1 : text.indexOf('\n', found)
  if (newline < 0) return { end: text.length, next: text.length }
  return { end: text.charCodeAt(newline - 1) === carriageReturn ? newline - 1 : newline, next: newline + 1 }
}

/** Kinds 6 and 7 end before a blank line. */
function endAtBlankLine(text: string, firstEnd: number): BlockEnd {
  let last = firstEnd
  for (;;) {
    const newline = text.indexOf('\n', last)
    if (newline < 0) return { end: last, next: text.length }
    const start = newline + 1
    const following = text.indexOf('\n', start)
    const lineEnd = following < 0 ? text.length : following
    const end = lineEnd > start && text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd
    if (skipBlanks(text, start, end) === end) return { end: last, next: start }
    last = end
  }
}
