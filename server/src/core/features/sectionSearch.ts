// Search of sections over the whole corpus by number, title, path and pinyin.

import { foldCase } from '../uri.ts'
import { likeEntries } from './fuzzySearch.ts'
import { holdsPairs, lacksMore, letterSet, pairsOf } from './letterSets.ts'
import type { Romanised } from './pinyin.ts'
import { type Entry, type FoundSection, numberKey, type SectionIndex, type SectionsOfDocument } from './sectionIndex.ts'

export interface SearchOptions {
  readonly limit?: number
  /** Which of two that are equally like comes first: the one with the lower number. */
  readonly first?: (section: FoundSection) => number
}

/** Who finds so many sections with what was typed in them has made no slip; what is merely like it would be the last of a long list. */
const enough = 50

/**
 * Sections in the order of likeness: the number itself (`04.10` is `4.10`), numbers below it, numbers that begin so;
 * the title itself, titles that begin with the query, pinyin or initials that do, titles and file names that hold it or
 * all of its words, and what fuse.js finds like it. An empty query gives all in order of path and place. One look at each
 * document, and at all sections of those that may hold one; fuse.js is asked only where few are found, for what is
 * missing to the limit, and never for a bare number.
 */
export function searchSections(
  index: SectionIndex,
  query: string,
  options: SearchOptions = {},
): readonly FoundSection[] {
  const limit = options.limit ?? Number.POSITIVE_INFINITY
  const wanted = queryOf(query)
  if (wanted.text === '') return firstSections(index, limit)
  const hits: Hit[] = []
  for (const document of index.documents) {
    const titles = mayHoldLatin(document, wanted) ? document.romanised : undefined
    if (!titles && !mayHold(document, wanted)) continue
    const { entries, letters, path } = document
    const isInTitles = !titles && !wanted.number && wanted.words.length === 1 && !path.includes(wanted.text)
    for (let i = 0; i < entries.length; i++) {
      if (isInTitles && lacksMore(letters[i] ?? -1, wanted.letters, 0)) continue
      const entry = entries[i]
      const rank = entry && rankOf(entry, letters[i] ?? -1, path, wanted, titles?.[i])
      if (entry && rank !== undefined) hits.push({ entry, rank, order: hits.length })
    }
  }
  const first = options.first
  const tie = ({ entry }: Hit) => first?.(entry.section) ?? 0
  hits.sort(
    (a, b) => a.rank - b.rank || tie(a) - tie(b) || a.entry.bare.length - b.entry.bare.length || a.order - b.order,
  )
  const found = hits.slice(0, limit).map(({ entry }) => entry.section)
  if (found.length >= Math.min(limit, enough) || (wanted.number && wanted.words.length === 0)) return found
  const known = new Set(hits.map(({ entry }) => entry))
  const like = likeEntries(index.documents, wanted.text, limit - found.length, known)
  return [...found, ...like.map(({ section }) => section)]
}

/** Whether a search for this needs the pinyin of titles; see `prepareSections`. */
export function needsPinyin(query: string): boolean {
  return queryOf(query).latin !== undefined
}

function firstSections({ documents }: SectionIndex, limit: number): readonly FoundSection[] {
  const found: FoundSection[] = []
  for (const { entries } of documents) {
    if (found.length >= limit) break
    found.push(...entries.slice(0, limit - found.length).map(({ section }) => section))
  }
  return found
}

interface Hit {
  readonly entry: Entry
  readonly rank: number
  readonly order: number
}

interface Query {
  readonly text: string
  /** The number it begins with: as written, and component by component. */
  readonly number: { readonly text: string; readonly key: readonly string[] } | undefined
  /** What stands behind the number; all words where there is none. */
  readonly words: readonly string[]
  /** The pairs of letters in the text, and in each of several words. */
  readonly pairs: Uint16Array
  readonly pairsOfWords: readonly Uint16Array[]
  /** What can be pinyin, without what stands between syllables; undefined where it cannot. */
  readonly latin: { readonly text: string; readonly pairs: Uint16Array } | undefined
  /** See `letterSet`. */
  readonly letters: number
}

const mostQuery = 100

function queryOf(query: string): Query {
  const text = foldCase(query.slice(0, mostQuery)).replace(/\s+/g, ' ').trim()
  const number = /^((?:[a-z]-)?\d{1,4}(?:\.\d{1,4})*)\.?(?= |$)/.exec(text)
  const words = text
    .slice(number?.[0].length ?? 0)
    .split(' ')
    .filter(Boolean)
  const latin = /^[a-z0-9 '.-]*[a-z][a-z0-9 '.-]*$/.test(text) ? text.replace(/[ '-]/g, '') : undefined
  return {
    text,
    number: number ? { text: number[1] ?? '', key: numberKey(number[1] ?? '') } : undefined,
    words,
    letters: letterSet(text),
    pairs: pairsOf(text),
    pairsOfWords: words.length > 1 ? words.map(pairsOf) : [],
    latin: latin === undefined ? undefined : { text: latin, pairs: pairsOf(latin) },
  }
}

/** False only where `rankOf` finds nothing in any section of the document without its pinyin. */
function mayHold(document: SectionsOfDocument, query: Query): boolean {
  if (query.number && mayCarry(document, query.number)) return true
  const { words, path, pairs } = document
  if (holdsPairs(pairs, query.pairs) && (words.includes(query.text) || path.includes(query.text))) return true
  return query.pairsOfWords.length > 0 && query.pairsOfWords.every((each) => holdsPairs(pairs, each))
}

/** False only where the query stands in the pinyin of no title. */
function mayHoldLatin(document: SectionsOfDocument, { latin }: Query): boolean {
  return latin !== undefined && holdsPairs(document.latinPairs, latin.pairs) && document.latin.includes(latin.text)
}

/** Whether a number of the document can be the one that is looked for, be below it, or go on from it. */
function mayCarry(
  { firsts }: SectionsOfDocument,
  { key: [first = '', second] }: NonNullable<Query['number']>,
): boolean {
  return firsts.has(first) || (second === undefined && [...firsts].some((each) => each.startsWith(first)))
}

/**
 * The place in the order of likeness, lower first; undefined where nothing but fuse.js could find it. `letters` are those of the
 * title and the name.
 */
function rankOf(
  entry: Entry,
  letters: number,
  path: string,
  query: Query,
  romanised: Romanised | undefined,
): number | undefined {
  const { title, bare, name } = entry
  const { text, words, latin } = query
  const holds = (word: string) => title.includes(word) || path.includes(word)
  if (query.number) {
    const rank = numberRank(entry, query.number)
    if (rank !== undefined && words.every(holds)) return rank
  }
  const mayBeIn = !lacksMore(letters, query.letters, 0)
  if (mayBeIn) {
    if (title === text || bare === text) return 10
    if (name === text) return 11
    if (bare.startsWith(text) || title.startsWith(text)) return 12
  }
  if (latin && romanised) {
    const { full, initials } = romanised
    if (full === latin.text || initials === latin.text) return 13
    if (full.startsWith(latin.text) || initials.startsWith(latin.text)) return 14
    if (latin.text.length > 2 && (full.includes(latin.text) || initials.includes(latin.text))) return 17
  }
  if (mayBeIn && title.includes(text)) return 15
  if (name !== '' && path.includes(text)) return 16
  return words.length > 1 && words.every(holds) && words.some((word) => title.includes(word)) ? 18 : undefined
}

function numberRank({ number, section }: Entry, wanted: { readonly text: string; readonly key: readonly string[] }) {
  if (!number || !section.heading?.number) return undefined
  const isBelow = wanted.key.every((part, i) => part === number[i])
  if (isBelow && number.length === wanted.key.length) {
    return foldCase(section.heading.number.text).replace(/\.$/, '') === wanted.text ? 0 : 1
  }
  if (isBelow) return 2
  const last = wanted.key.length - 1
  const beginsSo = wanted.key.every((part, i) => (i === last ? number[i]?.startsWith(part) : part === number[i]))
  return beginsSo ? 3 : undefined
}
