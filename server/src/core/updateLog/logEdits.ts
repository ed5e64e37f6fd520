// From a log as it is to the log as it shall be, as small edits: an editor undoes them at once, and a cursor elsewhere stays.

import type { Span } from '../text.ts'
import { marksOf } from './markers.ts'

export interface LogEdit {
  /** In the text before. */
  readonly span: Span
  readonly text: string
}

/** In order, none for what is the same: one for each generated part that is another, and for what has changed between two of them. */
export function logEdits(before: string, after: string): readonly LogEdit[] {
  const [old, now] = [marksOf(before), marksOf(after)]
  const isAlike =
    old.damage.length + now.damage.length === 0 &&
    old.parts.length === now.parts.length &&
    old.parts.every(({ name }, i) => name === now.parts[i]?.name)
  const pieces = isAlike
    ? old.parts.flatMap(({ span }, i) => [
        [span.start, now.parts[i]?.span.start ?? 0] as const,
        [span.end, now.parts[i]?.span.end ?? 0] as const,
      ])
    : []
  const edits: LogEdit[] = []
  let from = { old: 0, now: 0 }
  for (const [end, nowEnd] of [...pieces, [before.length, after.length] as const]) {
    const text = after.slice(from.now, nowEnd)
    if (before.slice(from.old, end) !== text) edits.push(trimmed(before, { start: from.old, end }, text))
    from = { old: end, now: nowEnd }
  }
  return edits
}

/** Without the lines at both ends that stay. */
function trimmed(before: string, span: Span, text: string): LogEdit {
  const old = before.slice(span.start, span.end)
  const most = Math.min(old.length, text.length)
  let head = 0
  while (head < most && old.charCodeAt(head) === text.charCodeAt(head)) head++
  head = head === 0 ? 0 : old.lastIndexOf('\n', head - 1) + 1
  let tail = 0
  while (tail < most - head && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++
  const feed = old.indexOf('\n', old.length - tail)
  tail = feed < 0 ? 0 : old.length - feed - 1
  return {
    span: { start: span.start + head, end: span.end - tail },
    text: text.slice(head, text.length - tail),
  }
}
