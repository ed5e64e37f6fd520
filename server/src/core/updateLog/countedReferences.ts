// How many references there are in documents, or came to be, by every way in which people count them.

import type { Document } from '../document.ts'
import { incomingReferences } from '../incoming.ts'
import type { Reference } from '../reference.ts'
import { slice } from '../text.ts'
import type { Path } from '../uri.ts'
import { isCounted, type LogWitness } from './logTimes.ts'
import { placeAt } from './places.ts'

export interface ReferenceCounts {
  /** Ways of counting, in no order: links, links and mentions, all there are, documents referred to, sections that refer. */
  readonly ways: readonly number[]
  /** More than any way of counting gives, in either direction. */
  readonly most: number
}

/** All references of the documents together. `added`: only those that were not there before; all, where a document is new. */
export function countReferences(
  about: LogWitness,
  documents: readonly Document[],
  { added }: { readonly added: boolean },
): ReferenceCounts {
  const each = documents.map((document) => counted(about, document, added))
  const sum = (size: (count: Counted) => number) => each.reduce((total, count) => total + size(count), 0)
  const all = new Set(each.flatMap(({ targets }) => [...targets]))
  const ways = [
    sum(({ links }) => links),
    sum(({ crossing }) => crossing),
    sum(({ own }) => own),
    sum(({ targets }) => targets.size),
    sum(({ sections }) => sections),
    all.size,
  ]
  return { ways, most: sum(({ own }) => own) + incoming(about, documents, added) }
}

interface Counted {
  /** Links into other files. */
  readonly links: number
  /** Links and mentions, those of sections among them. */
  readonly crossing: number
  /** All that can be called a reference, within the document and out of the corpus as well. */
  readonly own: number
  readonly targets: ReadonlySet<string>
  readonly sections: number
}

function counted(about: LogWitness, document: Document, added: boolean): Counted {
  const references = added ? addedReferences(about, document) : document.references.filter(isCounted)
  const crossing = references.filter(
    (each) => each.kind === 'section' || (each.kind !== 'label' && each.target.path !== ''),
  )
  const links = crossing.filter(({ kind }) => kind === 'link')
  const targets = new Set(links.map((each) => (each.kind === 'link' ? each.target.path : '')))
  const places = new Set(
    crossing.map(({ span }) => placeAt(document, span.start)).map(({ number, title }) => `${number} ${title}`),
  )
  return {
    links: links.length,
    crossing: crossing.length,
    own: references.length + outside(about, document, added),
    targets,
    sections: places.size,
  }
}

/** References that stand in the document more often than before, by how they are written; all where it is new. */
export function addedReferences(about: LogWitness, document: Document): readonly Reference[] {
  const past = about.past(document)
  const now = document.references.filter(isCounted)
  if (!past) return now
  const old = new Map<string, number>()
  for (const each of past.references.filter(isCounted)) {
    const key = keyOf(past, each)
    old.set(key, (old.get(key) ?? 0) + 1)
  }
  return now.filter((each) => {
    const key = keyOf(document, each)
    const left = old.get(key) ?? 0
    old.set(key, left - 1)
    return left <= 0
  })
}

function keyOf({ text }: Document, { kind, targetSpan }: Reference): string {
  return `${kind} ${slice(text, targetSpan)}`
}

/** Links that lead out of the corpus, to the web; of those added, how many more they are than before. */
function outside(about: LogWitness, document: Document, added: boolean): number {
  const past = added ? about.past(document) : undefined
  return Math.max(0, toTheWeb(document) - (past ? toTheWeb(past) : 0))
}

function toTheWeb({ facts, references }: Document): number {
  const inside = references.filter((each) => each.kind === 'link' && each.form !== 'definition')
  return Math.max(0, facts.links.length - inside.length)
}

/** References from other documents. */
function incoming(about: LogWitness, documents: readonly Document[], added: boolean): number {
  const own = new Set<Path>(documents.map(({ path }) => path))
  const news = new Map<Document, ReadonlySet<Reference>>()
  let count = 0
  for (const { path } of documents) {
    for (const { document, reference } of incomingReferences(about.after, path)) {
      if (own.has(document.path) || document.path === about.log.path) continue
      if (!added) {
        count++
        continue
      }
      const found = news.get(document) ?? new Set(addedReferences(about, document))
      news.set(document, found)
      if (found.has(reference)) count++
    }
  }
  return count
}
