// Which document of one state is which of the other: by path, by what git calls renamed, by what they say.

import type { Document } from '../document.ts'
import type { Path } from '../uri.ts'

/** The same document in two states; one of them is undefined for what is added or removed. */
export interface Pair {
  readonly before: Document | undefined
  readonly after: Document | undefined
}

/** How much of both texts must be the same lines for one to be the other. Git's own measure. */
const alike = 0.5

/** Lines that are in more documents than this tell nothing. */
const common = 8

/** More documents than these are not compared with one, be there a rare line in common: a rename that git misses, too, is then two documents. */
const mostCandidates = 50

/**
 * Pairs everything. `renames`: new path to old, as git has found them. Costs as many steps as the unpaired documents have lines:
 * two documents are compared only where a line of both stands in few.
 */
export function pairs(
  before: readonly Document[],
  after: readonly Document[],
  renames: ReadonlyMap<Path, Path>,
): readonly Pair[] {
  const old = new Map(before.map((document) => [keyOf(document.path), document]))
  const found: Pair[] = []
  const added: Document[] = []
  const take = (path: Path): Document | undefined => {
    const document = old.get(keyOf(path))
    old.delete(keyOf(path))
    return document
  }
  const rest = after.filter((document) => {
    const same = take(document.path)
    if (same) found.push({ before: same, after: document })
    return !same
  })
  for (const document of rest) {
    const from = renames.get(document.path)
    const same = from === undefined ? undefined : take(from)
    if (same) found.push({ before: same, after: document })
    else added.push(document)
  }
  const moved = similar([...old.values()], added)
  for (const document of added) {
    const same = moved.get(document)
    if (same) old.delete(keyOf(same.path))
    found.push({ before: same, after: document })
  }
  for (const document of old.values()) found.push({ before: document, after: undefined })
  return found
}

/** File systems differ in how they compose accents; a corpus does not. */
function keyOf(path: Path): string {
  return path.normalize('NFC')
}

/** The best matches first, each document once. */
function similar(removed: readonly Document[], added: readonly Document[]): ReadonlyMap<Document, Document> {
  const found = new Map<Document, Document>()
  if (removed.length === 0 || added.length === 0) return found
  const [old, now] = [removed, added].map((documents) => new Map(documents.map((each) => [each, linesOf(each)])))
  const byLine = new Map<string, Document[]>()
  for (const [document, lines] of old ?? []) {
    for (const line of lines.keys()) {
      const same = byLine.get(line)
      if (!same) byLine.set(line, [document])
      else if (same.length <= common) same.push(document)
    }
  }
  const scores: { readonly score: number; readonly before: Document; readonly after: Document }[] = []
  for (const [document, lines] of now ?? []) {
    const candidates = new Set<Document>()
    for (const line of lines.keys()) {
      const same = byLine.get(line) ?? []
      if (same.length <= common) for (const each of same) candidates.add(each)
    }
    for (const candidate of [...candidates].slice(0, mostCandidates)) {
      const score = similarity(lines, old?.get(candidate) ?? new Map())
      if (score >= alike) scores.push({ score, before: candidate, after: document })
    }
  }
  scores.sort((a, b) => b.score - a.score)
  const used = new Set<Document>()
  for (const { before, after } of scores) {
    if (found.has(after) || used.has(before)) continue
    found.set(after, before)
    used.add(before)
  }
  return found
}

/** The lines that say something, with how often they occur. */
function linesOf({ text }: Document): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim()
    if (trimmed.length > 2) lines.set(trimmed, (lines.get(trimmed) ?? 0) + 1)
  }
  return lines
}

/** Characters in the same lines, as a part of those of the longer text. */
function similarity(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (lines: ReadonlyMap<string, number>) => {
    let sum = 0
    for (const [line, count] of lines) sum += line.length * count
    return sum
  }
  let same = 0
  for (const [line, count] of a) same += line.length * Math.min(count, b.get(line) ?? 0)
  const longer = Math.max(size(a), size(b))
  return longer === 0 ? 0 : same / longer
}
