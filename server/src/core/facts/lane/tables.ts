// Rows of tables: how many cells, and where (GFM 4.10, as micromark counts).

import type { Span } from '../../text.ts'
import { skipBlanks, trimEnd } from './lines.ts'

const bar = 124
const backslash = 92

/** The cells of a row: their content without padding, an empty span right behind the bar for an empty one. */
export function cellsOf(text: string, start: number, end: number): readonly Span[] {
  const cells: Span[] = []
  const last = trimEnd(text, start, end)
  let from = text.charCodeAt(start) === bar ? start + 1 : start
  for (let at = from; at <= last; at++) {
    const code = at < last ? text.charCodeAt(at) : bar
    if (code === backslash) {
      const next = text.charCodeAt(at + 1)
      if (next === backslash || next === bar) at++
    } else if (code === bar) {
      if (at < last || skipBlanks(text, from, last) < last) cells.push(contentOf(text, from, at))
      from = at + 1
    }
  }
  return cells.length > 0 ? cells : [{ start: start + 1, end: start + 1 }]
}

function contentOf(text: string, from: number, to: number): Span {
  const start = skipBlanks(text, from, to)
  return start === to ? { start: from, end: from } : { start, end: trimEnd(text, start, to) }
}

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

/** Number of cells of a delimiter row; 0 where the line is none, -1 where it looks like one of an odd form. */
export function delimiterCells(text: string, start: number, end: number): number {
  let bars = 0
  let colons = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === bar) bars++
    else if (code === 58) colons++
    else if (code !== 45 && code !== 32 && code !== 9) return 0
  }
  if (bars === 0 && colons === 0) return 0
  const line = text.slice(start, end)
  if (!delimiterRow.test(line)) return -1
  const trimmed = line.trim()
  return bars + 1 - (trimmed.startsWith('|') ? 1 : 0) - (trimmed.length > 1 && trimmed.endsWith('|') ? 1 : 0)
}
