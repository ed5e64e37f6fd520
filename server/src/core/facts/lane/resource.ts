// The destination and title behind a label, `(destination "title")`, by the rules of spec 6.3.

import type { Span } from '../../text.ts'

export interface Resource {
  readonly target: Span
  readonly title: Span | undefined
  /** Behind the closing parenthesis. */
  readonly end: number
}

/** Parentheses that micromark lets nest in a destination. */
const deepestNesting = 32

/** Marks that end a title and are known not to come any more in the leaf, so that no text is searched twice for one. */
export type MissingMarks = Set<number>

/** The resource that begins with the parenthesis at `open`, wholly before `limit`; undefined where there is none. */
export function readResource(text: string, open: number, limit: number, missing: MissingMarks): Resource | undefined {
  let at = skipWhite(text, open + 1, limit)
  if (text.charCodeAt(at) === 41 && at < limit)
    return { target: { start: open + 1, end: open + 1 }, title: undefined, end: at + 1 }
  const target = text.charCodeAt(at) === 60 ? enclosed(text, at, limit) : bare(text, at, limit)
  if (!target) return undefined
  at = text.charCodeAt(target.end) === 62 && text.charCodeAt(target.start - 1) === 60 ? target.end + 1 : target.end
  const behind = skipWhite(text, at, limit)
  let title: Span | undefined
  if (behind > at) {
    at = behind
    const quote = text.charCodeAt(at)
    if (at < limit && (quote === 34 || quote === 39 || quote === 40)) {
      const mark = quote === 40 ? 41 : quote
      const end = missing.has(mark) ? undefined : endOfTitle(text, at, limit, mark)
      if (end === undefined) {
        missing.add(mark)
        return undefined
      }
      title = end > at + 1 ? { start: at + 1, end } : undefined
      at = skipWhite(text, end + 1, limit)
    }
  }
  if (at >= limit || text.charCodeAt(at) !== 41) return undefined
  return { target: target.start < target.end ? target : { start: open + 1, end: open + 1 }, title, end: at + 1 }
}

function enclosed(text: string, open: number, limit: number): Span | undefined {
  for (let at = open + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 62) return { start: open + 1, end: at }
    if (code === 60 || code === 10 || code === 13) return undefined
    if (code === 92 && isOneOf(text.charCodeAt(at + 1), 60, 62, 92)) at++
  }
  return undefined
}

function bare(text: string, start: number, limit: number): Span | undefined {
  let nesting = 0
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (nesting === 0 && (code === 41 || isWhite(code))) return at > start ? { start, end: at } : undefined
    if (code === 40) {
      if (nesting++ >= deepestNesting) return undefined
    } else if (code === 41) nesting--
    else if (code <= 32 || code === 127) return undefined
    else if (code === 92 && isOneOf(text.charCodeAt(at + 1), 40, 41, 92)) at++
  }
  return undefined
}

function endOfTitle(text: string, open: number, limit: number, marker: number): number | undefined {
  for (let at = open + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === marker) return at
    if (code === 92 && isOneOf(text.charCodeAt(at + 1), marker, 92, 92)) at++
  }
  return undefined
}

function skipWhite(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && isWhite(text.charCodeAt(at))) at++
  return at
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

function isOneOf(code: number, a: number, b: number, c: number): boolean {
  return code === a || code === b || code === c
}
