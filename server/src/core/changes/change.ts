// A change of many documents at once: what is moved, and what is written anew, against the texts as they stand before it.

import type { Span } from '../text.ts'
import type { Path } from '../uri.ts'

export interface Change {
  readonly moves: readonly Move[]
  /** Sorted by path and place; none overlaps another. Paths and offsets are those of before the moves. */
  readonly edits: readonly Edit[]
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
  const byPath = new Map<Path, Edit[]>()
  for (const edit of edits) {
    const same = byPath.get(edit.path)
    if (same) same.push(edit)
    else byPath.set(edit.path, [edit])
  }
  for (const same of byPath.values()) same.sort((a, b) => a.span.start - b.span.start)
  return byPath
}

/** The text after the edits of its document, which are sorted and do not overlap. */
export function textAfter(text: string, edits: readonly Pick<Edit, 'span' | 'text'>[]): string {
  let after = ''
  let at = 0
  for (const { span, text: replacement } of edits) {
    after += text.slice(at, span.start) + replacement
    at = span.end
  }
  return after + text.slice(at)
}

/** Where an offset is after the edits: behind what is inserted at it, and at the start of what replaces it. Undefined for what is deleted. */
export function offsetAfter(edits: readonly Pick<Edit, 'span' | 'text'>[], offset: number): number | undefined {
  let shift = 0
  for (const { span, text } of edits) {
    if (span.start > offset) break
    if (span.end > offset) return text === '' ? undefined : span.start + shift
    shift += text.length - (span.end - span.start)
  }
  return offset + shift
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
