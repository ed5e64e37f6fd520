// The line that a problem stands in, cut to the width of the screen, with carets under the problem.

import { lineAt, type Span } from '../../core/text.ts'
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
 * The first line of the span. Undefined for an empty line and where the span is all of a long text, of which a line says
 * nothing. `width` is in columns; tabs and control characters are shown as spaces.
 */
export function excerpt({ text, lines }: Source, span: Span, width: number): Excerpt | undefined {
  const line = lineAt(lines, span.start)
  const start = lines[line] ?? 0
  const end = Math.min(lines[line + 1] ?? text.length, start + longest)
  const whole = text.slice(start, end).replace(/[\r\n]+$/, '')
  if (whole.trim() === '') return undefined
  const from = Math.min(span.start - start, whole.length)
  const to = Math.max(from, Math.min(span.end - start, whole.length))
  const room = Math.max(width, 20)
  const before = tail(shown(whole.slice(0, from)).trimStart(), Math.floor(room * leading), room)
  const marked = head(shown(whole.slice(from, to)), Math.max(room - widthOf(before), 10))
  const after = head(shown(whole.slice(to)), Math.max(room - widthOf(before) - widthOf(marked), 0))
  return {
    before,
    marked,
    after,
    indent: ' '.repeat(widthOf(before)),
    carets: '^'.repeat(Math.max(widthOf(marked), 1)),
  }
}

/** A line longer than this, in UTF-16 units, is no line that anybody reads. */
const longest = 100_000

/** What stands in a line without doing anything to the terminal. */
function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a document may hold them, a terminal would obey them
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')
}

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
