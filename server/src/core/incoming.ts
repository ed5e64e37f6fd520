// Who refers to a file, a heading or a label: the index of mentions, each asked what it really names.

import type { Corpus, Occurrence } from './corpus.ts'
import type { Document } from './document.ts'
import { nameKey } from './files.ts'
import { documentNumber, headingsNumbered } from './numberedHeadings.ts'
import { isIn, type Target } from './resolution.ts'
import { resolve } from './resolve.ts'
import { indexNames } from './resolvePath.ts'
import { numberKey } from './sectionNumber.ts'
import { folderOf, nameOf, type Path } from './uri.ts'

/** A reference together with what it names. */
export interface IncomingReference extends Occurrence {
  readonly target: Target
}

/**
 * Every reference to the file or to a place in it, in other documents first come first served, then from within.
 * Costs as many resolutions as there are references that end in the file's name.
 */
export function* incomingReferences(corpus: Corpus, path: Path): Iterable<IncomingReference> {
  const asked = new Set<Occurrence['reference']>()
  for (const occurrence of candidates(corpus, path)) {
    if (asked.has(occurrence.reference)) continue
    asked.add(occurrence.reference)
    const resolution = resolve(corpus, occurrence.document, occurrence.reference)
    if (resolution.kind === 'found' && isIn(resolution.target, path)) yield { ...occurrence, target: resolution.target }
  }
}

function* candidates(corpus: Corpus, path: Path): Iterable<Occurrence> {
  const name = nameOf(path)
  yield* corpus.mentionsOf(name)
  if ((indexNames as readonly string[]).includes(name)) {
    const folder = nameOf(folderOf(path))
    if (nameKey(folder) !== nameKey(name)) yield* corpus.mentionsOf(folder)
    yield* corpus.unnamedMentions()
  }
  const document = corpus.document(path)
  const number = document && documentNumber(document.facts)
  if (document && number !== undefined) yield* byNumber(corpus, document, number)
  for (const reference of document?.references ?? []) {
    const staysInside = reference.kind === 'label' || reference.kind === 'section' || reference.target.path === ''
    if (document && staysInside) yield { document, reference }
  }
}

/** Mentions by numbers that begin with that of the document; most are not of it, which is seen before they are resolved. */
function* byNumber(corpus: Corpus, document: Document, number: string): Iterable<Occurrence> {
  for (const occurrence of corpus.numberMentionsOf(number)) {
    const { reference } = occurrence
    if (reference.kind !== 'section' || reference.number === undefined) continue
    if (headingsNumbered(document.facts, numberKey(reference.number)).length > 0) yield occurrence
  }
}
