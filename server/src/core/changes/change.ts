// A change of many documents at once: what is moved, and what is written anew, against the texts as they stand before it.

import type { Occurrence } from '../corpus.ts'
import type { Message } from '../message.ts'
import type { Resolution, Target } from '../resolution.ts'
import { encloses, type Span } from '../text.ts'
import type { Path } from '../uri.ts'

export interface Change {
  readonly moves: readonly Move[]
  /** Sorted by path and place; none overlaps another. Paths and offsets are those of before the moves. */
  readonly edits: readonly Edit[]
  /** Parts of documents that change places once the edits within them are made; what stands between two stays. */
  readonly swaps?: readonly Swap[]
  /** References that lead elsewhere afterwards, whatever is written; whoever carries the change out has to say so. */
  readonly left?: readonly Left[]
}

/** A reference that means something else after a change than before it. */
export interface Left extends Occurrence {
  readonly before: Target
  readonly now: Resolution
}

export interface Swap {
  readonly path: Path
  readonly first: Span
  /** Begins where the first ends, or behind it. */
  readonly second: Span
}

/** Why there is no change: a sentence for the person who asked. */
export interface Refused {
  readonly refused: Message
}

/** A file, or a folder with everything in it. */
export interface Move {
  readonly from: Path
  readonly to: Path
}

export interface Edit {
  readonly path: Path
  readonly span: Span
  readonly text: string
  readonly reason: Reason
}

/**
 * What is written anew: what the person asked for (`target`), a destination, a number or path in prose, or the words of a link or
 * mention that repeat a title or number.
 */
export type Reason = 'target' | 'destination' | 'mention' | 'words'

/** Edits by document, each document's in order. */
export function editsByPath(edits: readonly Edit[]): ReadonlyMap<Path, readonly Edit[]> {
  const known = kept.get(edits)
  if (known) return known
  const byPath = new Map<Path, Edit[]>()
  for (const edit of edits) {
    const same = byPath.get(edit.path)
    if (same) same.push(edit)
    else byPath.set(edit.path, [edit])
  }
  for (const same of byPath.values()) same.sort((a, b) => a.span.start - b.span.start)
  kept.set(edits, byPath)
  return byPath
}

const kept = new WeakMap<readonly Edit[], ReadonlyMap<Path, readonly Edit[]>>()

/** What an edit of the text itself looks like. */
type Replacement = Pick<Edit, 'span' | 'text'>

/** The edits as they are to be made: of parts that change places, one that replaces both and what is between them. */
export function editsToMake(change: Change, path: Path, text: string): readonly Edit[] {
  let edits = editsByPath(change.edits).get(path) ?? []
  for (const { first, second } of swapsIn(change, path)) {
    const whole = { start: first.start, end: second.end }
    const inside = edits.filter(({ span }) => encloses(whole, span))
    const part = (span: Span) =>
      partAfter(
        text,
        span,
        inside.filter((edit) => encloses(span, edit.span)),
      )
    const between = part({ start: first.end, end: second.start })
    const swapped: Edit = { path, span: whole, text: part(second) + between + part(first), reason: 'target' }
    edits = [...edits.filter((edit) => !inside.includes(edit)), swapped]
  }
  return [...edits].sort((a, b) => a.span.start - b.span.start)
}

function swapsIn({ swaps = [] }: Change, path: Path): readonly Swap[] {
  return swaps.filter((swap) => swap.path === path)
}

function partAfter(text: string, { start, end }: Span, edits: readonly Replacement[]): string {
  const shifted = edits.map((edit) => ({
    ...edit,
    span: { start: edit.span.start - start, end: edit.span.end - start },
  }))
  return textAfter(text.slice(start, end), shifted)
}

/** Where an offset of the document is after the change; undefined for what is deleted. */
export function placeAfter(change: Change, path: Path, offset: number): number | undefined {
  const edits = editsByPath(change.edits).get(path) ?? []
  const at = offsetAfter(edits, offset)
  const swap = swapsIn(change, path).find(({ first, second }) => first.start <= offset && offset < second.end)
  if (at === undefined || !swap) return at
  const { first, second } = swap
  const place = (each: number) => offsetAfter(edits, each) ?? each
  const [firstLength, secondLength] = [place(first.end) - place(first.start), place(second.end) - place(second.start)]
  if (offset < first.end) return at + secondLength + place(second.start) - place(first.end)
  return offset < second.start ? at + secondLength - firstLength : at - place(second.start) + place(first.start)
}

/** The text after the edits of its document, which are sorted and do not overlap. */
export function textAfter(text: string, edits: readonly Replacement[]): string {
  let after = ''
  let at = 0
  for (const { span, text: replacement } of edits) {
    after += text.slice(at, span.start) + replacement
    at = span.end
  }
  return after + text.slice(at)
}

/**
 * Where an offset is after the edits, which are sorted and do not overlap: behind what is inserted at it, and at the start of what
 * replaces it. Undefined for what is deleted.
 */
function offsetAfter(edits: readonly Replacement[], offset: number): number | undefined {
  const shifts = shiftsOf(edits)
  let [low, high] = [0, edits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const last = edits[low - 1]
  if (last && last.span.end > offset) return last.text === '' ? undefined : last.span.start + (shifts[low - 1] ?? 0)
  return offset + (shifts[low] ?? 0)
}

const keptShifts = new WeakMap<readonly Replacement[], readonly number[]>()

/** By how much the text behind so many edits is shifted. */
function shiftsOf(edits: readonly Replacement[]): readonly number[] {
  let shifts = keptShifts.get(edits)
  if (!shifts) {
    let shift = 0
    shifts = [0, ...edits.map(({ span, text }) => (shift += text.length - (span.end - span.start)))]
    keptShifts.set(edits, shifts)
  }
  return shifts
}

/** Where a file or folder is after the moves. */
export function pathAfter(moves: readonly Move[], path: Path): Path {
  return through(moves, path, (move) => [move.from, move.to])
}

/** Where what is there after the moves was before them; undefined for a place that was left. */
export function pathBefore(moves: readonly Move[], path: Path): Path | undefined {
  const before = through(moves, path, (move) => [move.to, move.from])
  return before === path && pathAfter(moves, path) !== path ? undefined : before
}

/** By the innermost move that holds the path. */
function through(moves: readonly Move[], path: Path, ends: (move: Move) => readonly [Path, Path]): Path {
  let best: readonly [Path, Path] | undefined
  for (const move of moves) {
    const [from, to] = ends(move)
    if (path !== from && !path.startsWith(`${from}/`)) continue
    if (!best || from.length > best[0].length) best = [from, to]
  }
  return best ? best[1] + path.slice(best[0].length) : path
}
