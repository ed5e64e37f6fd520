// Fences of code and math: what opens one, what closes it (spec 4.5), and how the lines between are passed over.

import { skipBlanks, space } from './lines.ts'

const dollar = 36
const backtick = 96
const tilde = 126

/** Length of the run of markers that opens a code fence, or math (`$$`); 0 where none does. */
export function fenceLength(text: string, at: number, end: number): number {
  const marker = text.charCodeAt(at)
  let length = 1
  while (text.charCodeAt(at + length) === marker) length++
  if (length < (marker === dollar ? 2 : 3)) return 0
  const forbidden = marker === tilde ? -1 : text.indexOf(marker === dollar ? '$' : '`', at + length)
  return forbidden >= 0 && forbidden < end ? 0 : length
}

/** Whether the line closes a fence of `length` markers. */
export function closesFence(text: string, at: number, end: number, marker: number, length: number): boolean {
  let here = at
  while (text.charCodeAt(here) === marker) here++
  return here - at >= length && skipBlanks(text, here, end) === end
}

/**
 * Where the fence stands that closes one at the margin, in the lines from the offset on: the start of its markers. The
 * end of the text where none does. Only lines that hold the marker are looked at.
 */
export function closingFence(text: string, from: number, marker: number, length: number): number {
  const run = marker === dollar ? '$$' : marker === backtick ? '```' : '~~~'
  let at = text.indexOf(run, from)
  while (at >= 0) {
    let end = at + run.length
    while (text.charCodeAt(end) === marker) end++
    if (end - at >= length && isIndentedFrom(text, at, from) && isBlankBehind(text, end)) return at
    at = text.indexOf(run, end)
  }
  return text.length
}

/** Whether only spaces, at most three, stand before the offset in its line, which may begin at `from`. */
function isIndentedFrom(text: string, at: number, from: number): boolean {
  let start = at
  while (start > from && text.charCodeAt(start - 1) === space) start--
  return at - start < 4 && (start === from || text.charCodeAt(start - 1) === 10)
}

function isBlankBehind(text: string, at: number): boolean {
  const behind = skipBlanks(text, at, text.length)
  const code = text.charCodeAt(behind)
  return behind >= text.length || code === 10 || (code === 13 && text.charCodeAt(behind + 1) === 10)
}
