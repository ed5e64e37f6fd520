// The line that an item of a list hangs below.

import type { Document } from '../document.ts'
import type { Span } from '../text.ts'

/** How far above an item it is looked for, in lines. */
const reach = 200

/** The nearest line above, counted from 0, that stands farther to the left; undefined behind a heading, and where none is near. */
export function lineAbove({ text, facts }: Document, line: number, indent: number): Span | undefined {
  const { lines } = facts
  for (let above = line - 1, left = reach; above >= 0 && left > 0; above--, left--) {
    const span = { start: lines[above] ?? 0, end: lines[above + 1] ?? text.length }
    const words = text.slice(span.start, span.end)
    if (/^\s{0,3}#/.test(words)) return undefined
    if (words.trim() !== '' && words.length - words.trimStart().length < indent) return span
  }
  return undefined
}
