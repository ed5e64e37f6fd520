// What is the same before and after a change, though its name, number or place is another.

import type { Corpus, Occurrence } from '../corpus.ts'
import type { Heading } from '../facts/types.ts'
import type { Reference } from '../reference.ts'
import type { Resolution, Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import type { Path } from '../uri.ts'
import { type Change, pathAfter, placeAfter } from './change.ts'
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

/** The heading as it stands after the change; undefined where it is gone. */
function headingAfter(after: Corpus, change: Change, path: Path, heading: Heading): Heading | undefined {
  const document = after.document(pathAfter(change.moves, path))
  const start = placeAfter(change, path, heading.span.start)
  return document?.facts.headings.find(({ span }) => span.start === start)
}

/** A reference that means something else after the change than before it. */
export interface ChangedMeaning extends Occurrence {
  readonly before: Target
  readonly now: Resolution
}

/**
 * The references that led somewhere before and do not lead to the same place after: what no way of writing them could
 * help, or what somebody forgot. Left out are historical documents, which say what was, and hand-drawn trees. Yields after every document.
 */
export function* changedMeanings(
  corpus: Corpus,
  after: Corpus,
  change: Change,
): Generator<void, readonly ChangedMeaning[]> {
  const found: ChangedMeaning[] = []
  for (const document of [...corpus.documents()]) {
    if (isHistorical(corpus, document.path)) continue
    const self = after.document(pathAfter(change.moves, document.path))
    const references = new Map(self?.references.map((each) => [keyOf(each, each.span.start), each]))
    for (const reference of document.references) {
      if (reference.kind === 'mention' && reference.form === 'tree') continue
      const before = resolve(corpus, document, reference)
      const wanted = before.kind === 'found' ? targetAfter(after, change, before.target) : undefined
      const start = placeAfter(change, document.path, reference.span.start)
      if (before.kind !== 'found' || !wanted || !self || start === undefined) continue
      const own = references.get(keyOf(reference, start))
      const now: Resolution = own ? resolve(after, self, own) : { kind: 'unknown' }
      if (now.kind === 'found' && isSame(now.target, wanted)) continue
      found.push({ document, reference, before: before.target, now })
    }
    yield
  }
  return found
}

/** References of one kind that begin at one place are told apart by nothing else. */
function keyOf({ kind }: Reference, start: number): string {
  return `${kind} ${start}`
}

function isSame(a: Target, b: Target): boolean {
  if (a.path !== b.path) return false
  if (a.kind === 'heading' && b.kind === 'heading') return a.heading.span.start === b.heading.span.start
  return a.kind === b.kind
}
