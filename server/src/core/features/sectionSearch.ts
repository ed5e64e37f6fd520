// Search of sections over the whole corpus by number, title, path and pinyin.

import Fuse from 'fuse.js'
import type { Corpus } from '../corpus.ts'
import type { Heading } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import type { Span } from '../text.ts'
import { foldCase, nameOf, type Path, stemOf } from '../uri.ts'
import { type Romanised, romanised } from './pinyin.ts'

/** A section that can be found; a document without headings is one section. */
export interface FoundSection {
  readonly path: Path
  readonly heading: Heading | undefined
  /** The title with its number; the file's name where there is no heading. */
  readonly title: string
  /** The title in its document; empty at the start where there is none. */
  readonly span: Span
}

/** All sections of one version of the corpus, ready to be searched. */
export interface SectionIndex {
  readonly entries: readonly Entry[]
  /** Made when first asked for: most searches need neither. */
  readonly romanised: readonly (Romanised | undefined)[]
  readonly fuse: Fuse<Entry>
}

interface Entry {
  readonly section: FoundSection
  /** Title with and without its number, case folded. */
  readonly title: string
  readonly bare: string
  readonly number: readonly string[] | undefined
  /** Name of the file without its extension, case folded; empty but for the first section of a document. */
  readonly name: string
  /** The path, case folded. */
  readonly path: string
}

/**
 * The index of a corpus as it stands; an immutable value that stays true until a document changes. Costs one pass over
 * all headings (20,000: about 40 ms). The first search by Latin letters adds the pinyin of all Chinese titles (0.2 s).
 */
export function createSectionIndex(corpus: Corpus): SectionIndex {
  const documents = [...corpus.documents()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const entries = documents.flatMap(({ path, facts }) => {
    const headings = facts.headings.filter((heading) => !heading.nested)
    if (headings.length === 0) return [entryOf(path, undefined, true)]
    return headings.map((heading, i) => entryOf(path, heading, i === 0))
  })
  let all: readonly (Romanised | undefined)[] | undefined
  let fuse: Fuse<Entry> | undefined
  return {
    entries,
    get romanised() {
      all ??= romanisedTitles(entries)
      return all
    },
    get fuse() {
      fuse ??= new Fuse(entries, fuzzy)
      return fuse
    },
  }
}

/**
 * Sections in the order of likeness: the number itself (`04.10` is `4.10`), numbers below it, numbers that begin so;
 * the title itself, titles that begin with the query, pinyin or initials that do, titles and file names that hold it or
 * all of its words, and what fuse.js finds like it. An empty query gives all in order of path and place. One pass over
 * all sections; fuse.js is asked only for what is missing to the limit, and never for a bare number.
 */
export function searchSections(
  index: SectionIndex,
  query: string,
  options: { readonly limit?: number } = {},
): readonly FoundSection[] {
  const limit = options.limit ?? Number.POSITIVE_INFINITY
  const wanted = queryOf(query)
  if (wanted.text === '') return index.entries.slice(0, limit).map(({ section }) => section)
  const hits: Hit[] = []
  const titles = wanted.isLatin ? index.romanised : undefined
  index.entries.forEach((entry, order) => {
    const rank = rankOf(entry, wanted, titles?.[order])
    if (rank !== undefined) hits.push({ entry, rank, order })
  })
  hits.sort((a, b) => a.rank - b.rank || a.entry.bare.length - b.entry.bare.length || a.order - b.order)
  const found = hits.slice(0, limit).map(({ entry }) => entry.section)
  if (found.length >= limit || (wanted.number && wanted.words.length === 0)) return found
  const known = new Set(hits.map(({ entry }) => entry))
  for (const { item } of index.fuse.search(wanted.text, Number.isFinite(limit) ? { limit: limit + known.size } : {})) {
    if (found.length >= limit) break
    if (!known.has(item)) found.push(item.section)
  }
  return found
}

const fuzzy = {
  keys: [
    { name: 'bare', weight: 3 },
    { name: 'name', weight: 2 },
  ],
  threshold: 0.3,
  ignoreLocation: true,
  minMatchCharLength: 2,
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
  readonly isLatin: boolean
}

const mostQuery = 100

function queryOf(query: string): Query {
  const text = foldCase(query.slice(0, mostQuery)).replace(/\s+/g, ' ').trim()
  const number = /^((?:[a-z]-)?\d{1,4}(?:\.\d{1,4})*)\.?(?= |$)/.exec(text)
  return {
    text,
    number: number ? { text: number[1] ?? '', key: numberKey(number[1] ?? '') } : undefined,
    words: text
      .slice(number?.[0].length ?? 0)
      .split(' ')
      .filter(Boolean),
    isLatin: /^[a-z0-9 '.-]*[a-z][a-z0-9 '.-]*$/.test(text),
  }
}

/** Components of a number, without leading zeros: inside one document `04.10` and `4.10` are the same. */
function numberKey(number: string): readonly string[] {
  return (number.toLowerCase().match(/\d+|[a-z](?=[-.])|[一二三四五六七八九十百零〇]+/g) ?? []).map((part) =>
    part.replace(/^0+(?=\d)/, ''),
  )
}

/** The place in the order of likeness, lower first; undefined where nothing but fuse.js could find it. */
function rankOf(entry: Entry, query: Query, latin: Romanised | undefined): number | undefined {
  const { title, bare, name, path } = entry
  const { text, words } = query
  const holds = (word: string) => title.includes(word) || path.includes(word)
  if (query.number) {
    const rank = numberRank(entry, query.number)
    if (rank !== undefined && words.every(holds)) return rank
  }
  if (title === text || bare === text) return 10
  if (name === text) return 11
  if (bare.startsWith(text) || title.startsWith(text)) return 12
  if (latin) {
    const letters = text.replace(/[ '-]/g, '')
    if (latin.full === letters || latin.initials === letters) return 13
    if (latin.full.startsWith(letters) || latin.initials.startsWith(letters)) return 14
    if (letters.length > 2 && (latin.full.includes(letters) || latin.initials.includes(letters))) return 17
  }
  if (title.includes(text)) return 15
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

function entryOf(path: Path, heading: Heading | undefined, isFirst: boolean): Entry {
  const written = heading?.title.replace(/\s+/g, ' ').trim() || nameOf(path)
  return {
    section: { path, heading, title: written, span: heading?.titleSpan ?? { start: 0, end: 0 } },
    title: foldCase(written),
    bare: foldCase(heading?.number ? titleWithoutNumber(written) : written),
    number: heading?.number && numberKey(heading.number.text),
    name: isFirst ? foldCase(stemOf(path)) : '',
    path: foldCase(path),
  }
}

function romanisedTitles(entries: readonly Entry[]): readonly (Romanised | undefined)[] {
  const known = new Map<string, Romanised | undefined>()
  return entries.map(({ bare }) => {
    if (!known.has(bare)) known.set(bare, romanised(bare))
    return known.get(bare)
  })
}
