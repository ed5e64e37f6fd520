// All sections of a corpus, ready to be searched; what was made of a document is kept for as long as the document is.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import type { Span } from '../text.ts'
import { foldCase, nameOf, type Path, stemOf } from '../uri.ts'
import { letterSet, type PairSet, pairSet } from './letterSets.ts'
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

/** All sections of one version of the corpus: an immutable value, by documents in the order of their paths. */
export interface SectionIndex {
  readonly documents: readonly SectionsOfDocument[]
}

export interface SectionsOfDocument {
  /** The path, case folded. */
  readonly path: string
  readonly entries: readonly Entry[]
  /** All titles and names of the entries, a line for each: what is not in it is in none of them. */
  readonly words: string
  /** The letters of the title and name of each entry, see `letterSet`. Made when first asked for. */
  readonly letters: Int32Array
  /** The pairs of letters in `words`, and in the path. Made when first asked for. */
  readonly pairs: PairSet
  /** The first components of their numbers, see `numberKey`. */
  readonly firsts: ReadonlySet<string>
  /** The pinyin of all titles, a line for each. Made when first asked for. */
  readonly latin: string
  /** The pairs of letters in `latin`. */
  readonly latinPairs: PairSet
  /** Made when first asked for: most searches need none. By the index of the entry. */
  readonly romanised: readonly (Romanised | undefined)[]
}

export interface Entry {
  readonly section: FoundSection
  /** Title with and without its number, case folded. */
  readonly title: string
  readonly bare: string
  readonly number: readonly string[] | undefined
  /** Name of the file without its extension, case folded; empty but for the first section of a document. */
  readonly name: string
}

/** Documents are never changed, only replaced; so what follows from one may be kept as long as it lives. */
const kept = new WeakMap<Document, SectionsOfDocument>()
/** What has been worked out beforehand. */
const prepared = new WeakMap<SectionsOfDocument, 'titles' | 'pinyin'>()

/**
 * The index of a corpus as it stands. The first time it costs one pass over all headings (20,000: about 40 ms), later one
 * over those of documents that have changed, and a few steps for each document.
 */
export function createSectionIndex(corpus: Corpus): SectionIndex {
  const documents = [...corpus.documents()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { documents: documents.map(sectionsOf) }
}

/**
 * Does the work of `createSectionIndex` beforehand, a document at each step, and where pinyin is wanted works out that of all
 * titles, too (20,000 titles: about 0.2 s in all). No steps where all is done.
 */
export function* prepareSections(corpus: Corpus, wantsPinyin: boolean): Iterable<void> {
  for (const document of [...corpus.documents()]) {
    const sections = sectionsOf(document)
    const known = prepared.get(sections)
    if (known === 'pinyin' || (known && !wantsPinyin)) continue
    void sections.letters
    void sections.pairs
    if (wantsPinyin) void sections.latinPairs
    prepared.set(sections, wantsPinyin ? 'pinyin' : 'titles')
    yield
  }
}

/** Components of a number, without leading zeros: inside one document `04.10` and `4.10` are the same. */
export function numberKey(number: string): readonly string[] {
  return (number.toLowerCase().match(/\d+|[a-z](?=[-.])|[一二三四五六七八九十百零〇]+/g) ?? []).map((part) =>
    part.replace(/^0+(?=\d)/, ''),
  )
}

/** The sections of one document; see `createSectionIndex`. */
export function sectionsOf(document: Document): SectionsOfDocument {
  const known = kept.get(document)
  if (known) return known
  const { path, facts } = document
  const headings = facts.headings.filter((heading) => !heading.nested)
  const entries =
    headings.length > 0
      ? headings.map((heading, i) => entryOf(path, heading, i === 0))
      : [entryOf(path, undefined, true)]
  const words = entries.flatMap(wordsOf).join('\n')
  const folded = foldCase(path)
  const letters = once(() => Int32Array.from(entries, (entry) => letterSet(wordsOf(entry).join(''))))
  const pairs = once(() => pairSet(`${words}\n${folded}`))
  const titles = once(() => entries.map(({ bare }) => romanised(bare)))
  const latin = once(() =>
    titles()
      .flatMap((each) => (each ? [each.full, each.initials] : []))
      .join('\n'),
  )
  const latinPairs = once(() => pairSet(latin()))
  const sections: SectionsOfDocument = {
    path: folded,
    entries,
    words,
    firsts: new Set(entries.flatMap(({ number }) => number?.[0] ?? [])),
    get letters() {
      return letters()
    },
    get pairs() {
      return pairs()
    },
    get latin() {
      return latin()
    },
    get latinPairs() {
      return latinPairs()
    },
    get romanised() {
      return titles()
    },
  }
  kept.set(document, sections)
  return sections
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Nearly always the title alone: what stands behind the number is a part of it. */
function wordsOf({ title, bare, name }: Entry): readonly string[] {
  return [title, ...(title.includes(bare) ? [] : [bare]), ...(name === '' ? [] : [name])]
}

function entryOf(path: Path, heading: Heading | undefined, isFirst: boolean): Entry {
  const written = heading?.title.replace(/\s+/g, ' ').trim() || nameOf(path)
  const title = foldCase(written)
  return {
    section: { path, heading, title: written, span: heading?.titleSpan ?? { start: 0, end: 0 } },
    title,
    bare: heading?.number ? foldCase(titleWithoutNumber(written)) : title,
    number: heading?.number && numberKey(heading.number.text),
    name: isFirst ? foldCase(stemOf(path)) : '',
  }
}
