// The line that a problem stands in, cut to the width of the screen, with carets under the problem.

import { lineAt, type Span } from '../../core/text.ts'
import { harmless } from './harmless.ts'
import type { Source } from './report.ts'
import { characters, widthOf } from './width.ts'

export interface Excerpt {
  readonly before: string
  readonly marked: string
  readonly after: string
  /** Spaces as wide as `before`. */
  readonly indent: string
  /** Carets as wide as `marked`; one where it is empty. */
  readonly carets: string
}

/** How much of a long line stands before the problem, in parts of the width. */
const leading = 1 / 3

/**
 * The first line of the span; undefined where it is empty. `width` is in columns; tabs and control characters are shown as spaces.
 */
export function excerpt({ text, lines }: Source, span: Span, width: number): Excerpt | undefined {
  const line = lineAt(lines, span.start)
  const start = lines[line] ?? 0
  const end = endOfLine(text, lines[line + 1])
  const from = Math.min(span.start, end)
  const to = Math.max(from, Math.min(span.end, end))
  if (text.slice(Math.max(start, from - enough), Math.min(end, to + enough)).trim() === '') return undefined
  const room = Math.max(width, 20)
  const before = tail(
    harmless(text.slice(Math.max(start, from - enough), from)).trimStart(),
    Math.floor(room * leading),
    room,
  )
  const marked = head(harmless(text.slice(from, Math.min(to, from + enough))), Math.max(room - widthOf(before), 10))
  const after = head(
    harmless(text.slice(to, Math.min(end, to + enough))),
    Math.max(room - widthOf(before) - widthOf(marked), 0),
  )
  return {
    before,
    marked,
    after,
    indent: ' '.repeat(widthOf(before)),
    carets: '^'.repeat(Math.max(widthOf(marked), 1)),
  }
}

/** Where the line ends, without its line break; `next` is where the next one starts. */
function endOfLine(text: string, next: number | undefined): number {
  if (next === undefined) return text.length
  return text.endsWith('\r\n', next) ? next - 2 : next - 1
}

/** More UTF-16 units than any screen shows in a line. */
const enough = 4000

/** The beginning of the text that fits, with `…` where something is left out. */
function head(text: string, room: number): string {
  if (widthOf(text.slice(0, room + 1)) <= room && text.length <= room) return text
  let width = 0
  let kept = ''
  for (const character of characters(text.slice(0, room * 4 + 40))) {
    if (width + character.width > room - 1) return room > 0 ? `${kept}…` : ''
    width += character.width
    kept += character.text
  }
  return kept
}

/** The end of the text that fits into `room`, all of it where it fits into half of `most`. */
function tail(text: string, room: number, most: number): string {
  if (text.length <= most && widthOf(text) <= most / 2) return text
  const kept: string[] = []
  let width = 0
  const near = [...characters(text.slice(-room * 4))].reverse()
  for (const character of near) {
    if (width + character.width > room - 1) break
    width += character.width
    kept.unshift(character.text)
  }
  return `…${kept.join('')}`
}
