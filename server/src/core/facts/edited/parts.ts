// Which parts of an edited document can be read by themselves: from one heading at the margin to another.

import type { AnchorRules } from '../../slug.ts'
import { firstFrom } from '../../text.ts'
import type { DocumentFacts, Heading } from '../types.ts'
import type { Change } from './change.ts'

/** A text with the facts that were read from it, and the rules by which headings got anchors. */
export interface Reading {
  readonly text: string
  readonly facts: DocumentFacts
  readonly anchors: AnchorRules
}

/**
 * `[start, oldEnd)` of the old text and `[start, newEnd)` of the new one; around them both are the same. A `#` at the
 * margin that begins a heading ends everything before it. So a part may begin at one whose line is before the edit. It
 * may end at one behind the edit, if that begins a heading again when the part is read together with its line.
 */
export interface Part {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
  /** The heading at which the part ends; undefined at the end of the text. */
  readonly next: Heading | undefined
}

/**
 * The parts that hold the change, each at least twice as long as the one before, up to half of the text. `from` is where
 * reading begins, behind the front matter.
 */
export function* partsAround({ text, facts }: Reading, after: string, change: Change, from: number): Iterable<Part> {
  const { headings } = facts
  const delta = change.newEnd - change.oldEnd
  const isAtMargin = ({ form, span }: Heading) =>
    form === 'atx' && (span.start === 0 || text.charAt(span.start - 1) === '\n')
  const first = headings.findLast((heading) => heading.span.end < change.start && isAtMargin(heading))
  const start = first?.span.start ?? from
  // What is metadata depends on where the second heading stands. It is to be in the part, at its end, or before it.
  const behind = Math.max(firstFrom(headings, change.oldEnd), first ? 0 : 1)
  let shortest = 0
  for (let i = behind; i < headings.length; i++) {
    const next = headings[i]
    if (!next || !isAtMargin(next)) continue
    const newEnd = next.span.start + delta
    const length = newEnd - start
    if (length > after.length / 2) return
    if (length < shortest || after.charAt(newEnd - 1) !== '\n') continue
    shortest = 2 * length
    yield { start, oldEnd: next.span.start, newEnd, next }
  }
  if (after.length - start > after.length / 2) return
  yield { start, oldEnd: text.length, newEnd: after.length, next: undefined }
}
