// Sections that are spelled nearly like what is looked for: fuse.js, asked only of those that can be.

import Fuse from 'fuse.js'
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

/** Entries, and a text that holds all their titles and names. */
export type Searchable = Pick<SectionsOfDocument, 'entries' | 'words'>

/** Those of the entries that are like the text, in small letters, most alike first; at most `limit`. */
export function likeEntries(documents: Iterable<Searchable>, text: string, limit: number): readonly Entry[] {
  const parts = partsOf(text)
  const isLike = likeness(text)
  const candidates: Entry[] = []
  for (const { entries, words } of documents) {
    const near = parts.filter((part) => words.includes(part))
    if (near.length === 0) continue
    for (const entry of entries) {
      if (near.some((part) => entry.bare.includes(part) || entry.name.includes(part)) && isLike(entry))
        candidates.push(entry)
    }
  }
  const found = new Fuse(candidates, options).search(text, Number.isFinite(limit) ? { limit } : {})
  return found.map(({ item }) => item)
}

/**
 * Parts of the text of which everything that fuse.js finds must hold one: each wrong letter spoils one part at most, and
 * there is one more of them than letters that may be wrong.
 */
function partsOf(text: string): readonly string[] {
  const parts = new Set<string>()
  for (const piece of piecesOf(text)) {
    const count = mostWrong(piece) + 1
    for (let i = 0; i < count; i++) {
      parts.add(piece.slice(Math.floor((i * piece.length) / count), Math.floor(((i + 1) * piece.length) / count)))
    }
  }
  return [...parts]
}

/** False only for what fuse.js does not find: a letter that is missing is wrong wherever it stands in the text. */
function likeness(text: string): (entry: Entry) => boolean {
  const pieces = piecesOf(text).map((piece) => ({ letters: [...new Set(piece)], allowed: mostWrong(piece) }))
  const isIn = (title: string) =>
    pieces.some(({ letters, allowed }) => {
      let missing = 0
      for (const letter of letters) if (!title.includes(letter) && ++missing > allowed) return false
      return true
    })
  return ({ bare, name }) => isIn(bare) || (name !== '' && isIn(name))
}

/** How many letters of a piece may be wrong. */
function mostWrong(piece: string): number {
  return Math.floor(piece.length * threshold + 1e-9)
}

/** As fuse.js cuts it: the last piece reaches back to be as long as the others. */
function piecesOf(text: string): readonly string[] {
  if (text.length <= longest) return [text]
  const pieces: string[] = []
  for (let start = 0; start + longest <= text.length; start += longest) pieces.push(text.slice(start, start + longest))
  if (text.length % longest > 0) pieces.push(text.slice(-longest))
  return pieces
}
