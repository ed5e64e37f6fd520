// The text of a run of prose as the reader reads it, with the way back to offsets.

import type { ProseRun } from './types.ts'

/** Stands in prose for what is no prose: code, a link, an image, math, HTML. */
export const objectCharacter = '\ufffc'

/** A run's text joined over soft line breaks. `offsetAt` maps an index of it to an offset of the document. */
export interface Prose {
  readonly text: string
  offsetAt(index: number): number
}

/**
 * Joins the pieces of a run. A line break becomes a space, or nothing between two CJK characters, which a formatter may
 * have parted anywhere; what is no prose becomes one `objectCharacter`.
 */
export function proseOf(source: string, run: ProseRun): Prose {
  const starts: number[] = []
  const offsets: number[] = []
  let text = ''
  const add = (piece: string, offset: number) => {
    starts.push(text.length)
    offsets.push(offset)
    text += piece
  }
  let at = run.span.start
  for (let i = 0; i + 1 < run.bounds.length; i += 2) {
    const start = run.bounds[i] ?? 0
    const end = run.bounds[i + 1] ?? 0
    const gap = source.slice(at, start)
    if (/^[ \t\\]*[\r\n]/.test(gap)) {
      if (!(isWide(text.charCodeAt(text.length - 1)) && isWide(source.charCodeAt(start)))) add(' ', at)
    } else if (gap !== '' && !/^\s*$/.test(gap)) {
      add(objectCharacter, at)
      if (/[\r\n][ \t>]*$/.test(gap)) add(' ', start - 1)
    }
    add(source.slice(start, end), start)
    at = end
  }
  if (/\S/.test(source.slice(at, run.span.end))) add(objectCharacter, at)
  return {
    text,
    offsetAt(index) {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= index) low = middle
        else high = middle - 1
      }
      return (offsets[low] ?? run.span.start) + index - (starts[low] ?? 0)
    },
  }
}

/** CJK ideographs, kana, full-width forms and CJK punctuation: scripts written without spaces between words. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0xd840 && code <= 0xdeff)
  )
}
