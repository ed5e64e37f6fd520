// All sections of a corpus, ready to be searched; what was made of a document is kept for as long as the document is.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
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
  /** The first components of their numbers, see `numberKey`. */
  readonly firsts: ReadonlySet<string>
  /** The same of their pinyin. Made when first asked for. */
  readonly latin: string
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
 * titles, too (20,000 titles: about 0.2 s in all).
 */
export function* prepareSections(corpus: Corpus, wantsPinyin: boolean): Iterable<void> {
  for (const document of [...corpus.documents()]) {
    const sections = sectionsOf(document)
    if (wantsPinyin) void sections.latin
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
  let latin: string | undefined
  let titles: readonly (Romanised | undefined)[] | undefined
  const sections: SectionsOfDocument = {
    path: foldCase(path),
    entries,
    words: entries.flatMap(wordsOf).join('\n'),
    firsts: new Set(entries.flatMap(({ number }) => number?.[0] ?? [])),
    get latin() {
      latin ??= sections.romanised.map((each) => (each ? `${each.full}\n${each.initials}` : '')).join('\n')
      return latin
    },
    get romanised() {
      titles ??= entries.map(({ bare }) => romanised(bare))
      return titles
    },
  }
  kept.set(document, sections)
  return sections
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
