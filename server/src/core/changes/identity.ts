// What is the same before and after a change, though its name, number or place is another.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { DocumentFacts, Heading } from '../facts/types.ts'
import type { Reference, SectionMention } from '../reference.ts'
import type { Resolution, Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import type { Path } from '../uri.ts'
import { type Change, editsByPath, type Left, pathAfter, placeAfter } from './change.ts'
import type { Concerned } from './concerned.ts'
import { isHistorical } from './historical.ts'

/** The same file, folder or place after the change; undefined where it is gone. */
export function targetAfter(after: Corpus, change: Change, target: Target): Target | undefined {
  const path = pathAfter(change.moves, target.path)
  switch (target.kind) {
    case 'heading': {
      const heading = headingAfter(after, change, target.path, target.heading)
      return heading && { kind: 'heading', path, heading }
    }
    case 'folder':
      return { kind: 'folder', path, index: target.index && pathAfter(change.moves, target.index) }
    default:
      return { ...target, path }
  }
}

/** Whether what is found after the change is what `targetAfter` named. Of what has no heading the places are not compared. */
export function isStill(found: Target, wanted: Target): boolean {
  if (found.path !== wanted.path) return false
  if (found.kind === 'heading' && wanted.kind === 'heading')
    return found.heading.span.start === wanted.heading.span.start
  return found.kind === wanted.kind
}

/** The heading as it stands after the change; undefined where it is gone. */
function headingAfter(after: Corpus, change: Change, path: Path, heading: Heading): Heading | undefined {
  const document = after.document(pathAfter(change.moves, path))
  const start = placeAfter(change, path, heading.span.start)
  return document && start !== undefined ? headingsByStart(document.facts).get(start) : undefined
}

const keptHeadings = new WeakMap<DocumentFacts, ReadonlyMap<number, Heading>>()

function headingsByStart(facts: DocumentFacts): ReadonlyMap<number, Heading> {
  let headings = keptHeadings.get(facts)
  if (!headings) {
    headings = new Map(facts.headings.map((heading) => [heading.span.start, heading]))
    keptHeadings.set(facts, headings)
  }
  return headings
}

/**
 * The references that led somewhere before and do not lead to the same place after: what no way of writing them could
 * help, or what somebody forgot. Of all references, or, with `asked`, of those alone; then others are only looked at where their document
 * is written anew, and asked what they mean where they are no longer written as they were. Left out are historical documents, which say
 * what was, and hand-drawn trees. Yields after every document.
 */
export function* changedMeanings(
  corpus: Corpus,
  after: Corpus,
  change: Change,
  asked?: Concerned,
): Generator<void, readonly Left[]> {
  const found: Left[] = []
  for (const document of asked ? concernedOrWritten(corpus, asked, change) : [...corpus.documents()]) {
    if (isHistorical(corpus, document.path)) continue
    const self = after.document(pathAfter(change.moves, document.path))
    const isWritten = self !== undefined && self.text !== document.text
    const places = isWritten ? placesOf(self) : undefined
    const some = asked?.get(document)
    for (const reference of asked && !isWritten ? (some ?? []) : document.references) {
      if (reference.kind === 'mention' && reference.form === 'tree') continue
      const start = placeAfter(change, document.path, reference.span.start)
      if (!self || start === undefined) continue
      const own = places ? places.get(keyOf(reference, start)) : reference
      if (asked && !some?.has(reference) && own && isWrittenAlike(reference, own)) continue
      const before = resolve(corpus, document, reference)
      const wanted = before.kind === 'found' ? targetAfter(after, change, before.target) : undefined
      if (before.kind !== 'found' || !wanted) continue
      const now: Resolution = own ? resolve(after, self, own) : { kind: 'unknown' }
      if (now.kind === 'found' && isStill(now.target, wanted)) continue
      found.push({ document, reference, before: before.target, now })
    }
    yield
  }
  return found
}

function concernedOrWritten(corpus: Corpus, asked: Concerned, { edits }: Change): Iterable<Document> {
  return new Set([...asked.keys(), ...[...editsByPath(edits).keys()].flatMap((path) => corpus.document(path) ?? [])])
}

/** Whether both say the same, so that they mean the same as long as nothing that they name is another. */
function isWrittenAlike(a: Reference, b: Reference): boolean {
  if (a.kind === 'label') return b.kind === 'label' && a.label === b.label
  if (b.kind === 'label') return false
  if (a.kind === 'section') return b.kind === 'section' && saysTheSame(a, b)
  if (b.kind === 'section') return false
  return a.kind === b.kind && a.target.path === b.target.path && a.target.fragment === b.target.fragment
}

function saysTheSame(a: SectionMention, b: SectionMention): boolean {
  if (a.number !== b.number || a.title !== b.title || a.named.length !== b.named.length) return false
  return a.named.every(({ how, by, path }, i) => {
    const other = b.named[i]
    return how === other?.how && by === other.by && path === other.path
  })
}

function placesOf({ references }: Document): ReadonlyMap<string, Reference> {
  return new Map(references.map((each) => [keyOf(each, each.span.start), each]))
}

/** References of one kind that begin at one place are told apart by nothing else. */
function keyOf({ kind }: Reference, start: number): string {
  return `${kind} ${start}`
}
