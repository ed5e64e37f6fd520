// The text of a run of prose as the reader reads it, with the way back to offsets.

import type { Span } from '../text.ts'
import type { ProseRun } from './types.ts'

/** Stands in prose for what is no prose: code, a link, an image, math, HTML. */
export const objectCharacter = '\ufffc'

/** A run's text joined over soft line breaks. */
export interface Prose {
  readonly text: string
  /** The offset in the document of the character at an index. */
  offsetAt(index: number): number
  /** The source of the text between two indices; an object counts as a whole. Empty, at `from`, where `from` is `to`. */
  spanOf(from: number, to: number): Span
}

/** A part of the joined text: plain source, or one character that stands for a break or an object. */
interface Part {
  /** Index in the joined text at which the part begins. */
  readonly index: number
  /** What of the source it stands for. */
  readonly source: Span
  readonly isPlain: boolean
}

/**
 * Joins the pieces of a run. A line break becomes a space, or nothing between two CJK characters, which a formatter may
 * have parted anywhere; what is no prose becomes one `objectCharacter`, however many things follow each other. Linear.
 */
export function proseOf(source: string, run: ProseRun): Prose {
  const parts: Part[] = []
  const pieces: string[] = []
  let length = 0
  const add = (text: string, start: number, end: number, isPlain: boolean) => {
    if (text === '') return
    parts.push({ index: length, source: { start, end }, isPlain })
    pieces.push(text)
    length += text.length
  }
  let at = run.span.start
  for (let i = 0; i <= run.bounds.length; i += 2) {
    const start = run.bounds[i] ?? run.span.end
    const gap = source.slice(at, start)
    const before = breakBefore(gap)
    const behind = before === gap.length ? 0 : breakBehind(gap)
    const isObject = /\S/.test(gap.slice(before, gap.length - behind))
    const mayJoin = !isObject && isWideBefore(source, at) && isWide(source.codePointAt(start) ?? 0)
    if (before > 0 && !mayJoin && (isObject || i < run.bounds.length)) add(' ', at, at + before, false)
    if (isObject) add(objectCharacter, at + before, start - behind, false)
    if (isObject && behind > 0) add(' ', start - behind, start, false)
    const end = run.bounds[i + 1] ?? start
    add(source.slice(start, end), start, end, true)
    at = end
  }
  const partAt = (index: number) => parts[partBefore(parts, index)]
  const offsetAt = (index: number) => {
    const part = partAt(index)
    if (!part) return run.span.start
    return part.isPlain ? part.source.start + index - part.index : part.source.start
  }
  const spanOf = (from: number, to: number) => {
    const start = offsetAt(from)
    const last = partAt(to - 1)
    if (from >= to || !last) return { start, end: start }
    return { start, end: last.isPlain ? last.source.start + to - last.index : last.source.end }
  }
  return { text: pieces.join(''), offsetAt, spanOf }
}

/** Length of the line break at the start of a gap, with the prefix of the next line; 0 where it starts otherwise. */
function breakBefore(gap: string): number {
  return /^[ \t\\]*(?:\r\n?|\n)[ \t>]*/.exec(gap)?.[0].length ?? 0
}

/**
 * Length of the line break at the end of a gap, with the prefix of the next line; 0 where it ends otherwise. Known
 * inexactness: a `>` that ends a tag at the start of a line is taken for the mark of a quote.
 */
function breakBehind(gap: string): number {
  let at = gap.length
  while (at > 0 && ' \t>'.includes(gap.charAt(at - 1))) at--
  const feed = at
  if (gap.charAt(at - 1) === '\n') at--
  if (gap.charAt(at - 1) === '\r') at--
  if (at === feed) return 0
  while (at > 0 && ' \t\\'.includes(gap.charAt(at - 1))) at--
  return gap.length - at
}

/** Index of the part that holds the character at the index. */
function partBefore(parts: readonly Part[], index: number): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle]?.index ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

function isWideBefore(source: string, offset: number): boolean {
  const unit = source.charCodeAt(offset - 1)
  return isWide(unit >= 0xdc00 && unit <= 0xdfff ? (source.codePointAt(offset - 2) ?? 0) : unit)
}

/** CJK ideographs, kana, full-width forms and CJK punctuation: scripts written without spaces between words. */
export function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0x9fff) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  )
}
