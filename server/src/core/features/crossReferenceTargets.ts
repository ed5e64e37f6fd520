// The sections and documents that a new reference may lead to: found by number, title, path and pinyin, the likely ones first.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { resolve } from '../resolve.ts'
import { firstFrom } from '../text.ts'
import { nameOf, type Path } from '../uri.ts'
import { type Nearness, nearDocuments } from './nearDocuments.ts'
import { titleHeading } from './references.ts'
import { type FoundSection, sectionsOf } from './sectionIndex.ts'
import { searchSections } from './sectionSearch.ts'

export interface LikelyTarget extends FoundSection {
  /** Why it stands where it does: this document refers to the section already, or how near its document is. */
  readonly nearness: Nearness | 'cited'
}

/** Of the references in the document, only this many are looked up, from the place outwards. */
const mostCited = 200

/**
 * What a reference at the offset may lead to. Without a query: what this document refers to already, from the place outwards, then the
 * sections of its documents, the nearest first. With one: in the order of likeness, and of equals first what is referred to already, then
 * what is near. Costs a search, and as many steps as there are documents.
 */
export function crossReferenceTargets(
  corpus: Corpus,
  document: Document,
  offset: number,
  query: string,
  limit: number,
): readonly LikelyTarget[] {
  const cited = citedFrom(corpus, document, offset)
  const near = [...nearDocuments(corpus, document, [], offset)]
  const places = new Map(near.map(({ target, nearness }, i) => [target.path, { nearness, i }]))
  const isCited = ({ heading, path }: FoundSection) => cited.has(heading ?? path)
  const likely = (section: FoundSection): LikelyTarget => {
    return { ...section, nearness: isCited(section) ? 'cited' : (places.get(section.path)?.nearness ?? 'elsewhere') }
  }
  if (query.trim() === '') {
    const found = [...cited].flatMap(([target, path]) => sectionOf(corpus, target, path))
    for (const { target } of near) {
      if (found.length >= limit) break
      const sections = withWholes(
        corpus,
        sectionsOf(target).entries.map(({ section }) => section),
      )
      found.push(...sections.filter((section) => !isCited(section)))
    }
    return found.slice(0, limit).map(likely)
  }
  const first = (section: FoundSection) => (isCited(section) ? -1 : (places.get(section.path)?.i ?? near.length))
  const index = { documents: near.map(({ target }) => sectionsOf(target)) }
  return withWholes(corpus, searchSections(index, query, { limit, first }))
    .slice(0, limit)
    .map(likely)
}

/** Headings, and paths of documents without a title, that the document refers to: those before the offset first, from there backwards. */
function citedFrom(corpus: Corpus, document: Document, offset: number): ReadonlyMap<Heading | Path, Path> {
  const { references } = document
  const at = firstFrom(references, offset)
  const near = [
    ...references.slice(Math.max(0, at - mostCited), at).toReversed(),
    ...references.slice(at, at + mostCited),
  ]
  const found = new Map<Heading | Path, Path>()
  for (const reference of near.slice(0, mostCited)) {
    const resolution = resolve(corpus, document, reference)
    if (resolution.kind !== 'found') continue
    const { target } = resolution
    const path = target.kind === 'folder' ? target.index : target.path
    const other = path === undefined ? undefined : corpus.document(path)
    if (!other || path === undefined || (other === document && target.kind !== 'heading')) continue
    found.set(target.kind === 'heading' ? target.heading : (titleHeading(other) ?? path), path)
  }
  return found
}

/** A document whose first heading is not its title can be named as a whole, too: before its first section. */
function withWholes(corpus: Corpus, found: readonly FoundSection[]): readonly FoundSection[] {
  return found.flatMap((section) => {
    const document = section.heading && corpus.document(section.path)
    const isFirst = document?.facts.headings.find(({ nested }) => !nested) === section.heading
    return document && isFirst && !titleHeading(document) ? [whole(section.path), section] : [section]
  })
}

function whole(path: Path): FoundSection {
  return { path, heading: undefined, title: nameOf(path), span: { start: 0, end: 0 } }
}

function sectionOf(corpus: Corpus, target: Heading | Path, path: Path): readonly FoundSection[] {
  const document = corpus.document(path)
  if (typeof target === 'string' || !document) return [whole(path)]
  return sectionsOf(document).entries.flatMap(({ section }) => (section.heading === target ? [section] : []))
}
