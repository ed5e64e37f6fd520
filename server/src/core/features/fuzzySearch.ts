// Sections that are spelled nearly like what is looked for: fuse.js, asked only of those that can be.

import Fuse from 'fuse.js'
import { holdsPairs, lacksMore, letterSet, pairsOf } from './letterSets.ts'
import type { Entry, SectionsOfDocument } from './sectionIndex.ts'

/** At most this part of the letters may be wrong. */
const threshold = 0.3

const options = {
  keys: [
    { name: 'bare', weight: 3 },
    { name: 'name', weight: 2 },
  ],
  threshold,
  ignoreLocation: true,
  minMatchCharLength: 2,
}

/** fuse.js compares so many characters at once; a longer text is compared piece by piece, and one piece is enough. */
const longest = 32

/** Entries, the letters of each, and the pairs of letters of all. */
export type Searchable = Pick<SectionsOfDocument, 'entries' | 'letters' | 'pairs'>

/**
 * Those of the entries that are like the text, in small letters, most alike first; at most `limit`, and none of `known`. fuse.js
 * would find the same among all. Costs one comparison of numbers for each entry, and more only for those that can be found.
 */
export function likeEntries(
  documents: Iterable<Searchable>,
  text: string,
  limit: number,
  known: ReadonlySet<Entry> = new Set(),
): readonly Entry[] {
  const pieces = piecesOf(text).map(readPiece)
  const candidates: Entry[] = []
  for (const { entries, letters, pairs } of documents) {
    const near = pieces.filter(({ parts }) => parts.some((part) => holdsPairs(pairs, part.pairs)))
    if (near.length === 0) continue
    for (let i = 0; i < entries.length; i++) {
      const had = letters[i] ?? -1
      for (const piece of near) {
        if (lacksMore(had, piece.letters, piece.allowed)) continue
        const entry = entries[i]
        if (!entry || known.has(entry) || !isNear(entry, piece)) continue
        candidates.push(entry)
        break
      }
    }
  }
  const found = new Fuse(candidates, options).search(text, Number.isFinite(limit) ? { limit } : {})
  return found.map(({ item }) => item)
}

/** What fuse.js compares at once. */
interface Piece {
  readonly length: number
  /** How many of its letters may be wrong. */
  readonly allowed: number
  readonly letters: number
  /** How often each letter stands in it. */
  readonly counts: ReadonlyMap<number, number>
  /**
   * Everything that fuse.js finds must hold one of these as it stands: each wrong letter spoils one at most, and there is
   * one more of them than letters that may be wrong.
   */
  readonly parts: readonly Part[]
}

interface Part {
  readonly text: string
  /** Where it stands in the piece. */
  readonly at: number
  readonly pairs: Uint16Array
}

function readPiece(piece: string): Piece {
  const { length } = piece
  const allowed = Math.floor(length * threshold + 1e-9)
  const cut = (i: number) => Math.floor((i * length) / (allowed + 1))
  const parts = Array.from({ length: allowed + 1 }, (_, i): Part => {
    const text = piece.slice(cut(i), cut(i + 1))
    return { text, at: cut(i), pairs: pairsOf(text) }
  })
  const counts = new Map<number, number>()
  for (let i = 0; i < length; i++) counts.set(piece.charCodeAt(i), (counts.get(piece.charCodeAt(i)) ?? 0) + 1)
  return { length, allowed, letters: letterSet(piece), counts, parts }
}

function isNear({ bare, name }: Entry, piece: Piece): boolean {
  return mayHold(bare, piece) || (name !== '' && mayHold(name, piece))
}

/** False only where fuse.js finds nothing: around none of the parts there are enough letters of the piece. */
function mayHold(text: string, piece: Piece): boolean {
  const { parts, length } = piece
  for (const part of parts) {
    for (let at = text.indexOf(part.text); at >= 0; at = text.indexOf(part.text, at + 1)) {
      // A letter too many pushes one other out of this stretch, and is itself one that is wrong.
      const start = at - part.at
      if (hasEnough(text, Math.max(0, start), Math.min(text.length, start + length), piece)) return true
    }
  }
  return false
}

/** Whether all letters of the piece but those that may be wrong stand in this stretch of the text, in any order. */
function hasEnough(text: string, start: number, end: number, { length, allowed, letters, counts }: Piece): boolean {
  if (lacksMore(letterSet(text, start, end), letters, allowed)) return false
  const left = new Map(counts)
  let missing = length
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    const count = left.get(code) ?? 0
    if (count === 0) continue
    left.set(code, count - 1)
    missing--
  }
  return missing <= allowed
}

/** As fuse.js cuts it: the last piece reaches back to be as long as the others. */
function piecesOf(text: string): readonly string[] {
  if (text.length <= longest) return [text]
  const pieces: string[] = []
  for (let start = 0; start + longest <= text.length; start += longest) pieces.push(text.slice(start, start + longest))
  if (text.length % longest > 0) pieces.push(text.slice(-longest))
  return pieces
}
