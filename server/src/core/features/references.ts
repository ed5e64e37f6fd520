// Find all references: who names the section, file, label or anchor under the cursor.

import type { Corpus, Occurrence } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { type IncomingReference, incomingReferences } from '../incoming.ts'
import type { Reference } from '../reference.ts'
import { isIn, type Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { encloses, type Span } from '../text.ts'
import { nameOf, type Path } from '../uri.ts'
import { mentionsInLinks, type SymbolHere, symbolAt, writtenSpan } from './symbolAt.ts'
import { targetPlace } from './targetPlace.ts'

/** A place that names what was asked about, or the place where that is declared. */
export interface ReferencePlace {
  readonly path: Path
  /** The destination or label as written; the heading, label or id of a declaration. */
  readonly span: Span
  /** Undefined for the declaration. */
  readonly reference: Reference | undefined
}

/** What can be asked about: a target, and for a file whether the places in it count too. */
export type Subject =
  | { readonly kind: 'target'; readonly target: Target }
  /** The document with all that is in it. */
  | { readonly kind: 'document'; readonly path: Path }

/**
 * Every reference to what stands at the offset: a heading, id, label or footnote; what a reference names (its file with
 * all places in it where the cursor is on a path before a `#`); and on anything else the document itself. The first
 * heading of depth 1 stands for its document, so that references to the whole file count as references to it. Sorted by
 * path and place, the declaration first. Costs as many resolutions as there are references that end in the file's name.
 */
export function references(
  corpus: Corpus,
  document: Document,
  offset: number,
  options: { readonly includeDeclaration: boolean },
): readonly ReferencePlace[] {
  const subject = subjectOf(corpus, document, symbolAt(document, offset))
  if (!subject) return []
  const places = referencesTo(corpus, subject)
  const declaration = options.includeDeclaration ? declarationOf(corpus, subject) : undefined
  return declaration ? [declaration, ...places] : places
}

/** What a symbol is about; undefined for a reference that names nothing, or several things. */
export function subjectOf(corpus: Corpus, document: Document, symbol: SymbolHere): Subject | undefined {
  const { path } = document
  switch (symbol.kind) {
    case 'document':
      return { kind: 'document', path }
    case 'reference': {
      const resolution = resolve(corpus, document, symbol.reference)
      if (resolution.kind === 'missing-heading') {
        return symbol.part === 'path' ? { kind: 'document', path: resolution.document.path } : undefined
      }
      if (resolution.kind !== 'found') return undefined
      return subjectOfTarget(resolution.target, symbol.part)
    }
    case 'heading':
      return { kind: 'target', target: { kind: 'heading', path, heading: symbol.heading } }
    case 'anchor':
      return { kind: 'target', target: { kind: 'anchor', path, anchor: symbol.anchor } }
    case 'definition':
      return { kind: 'target', target: { kind: 'definition', path, definition: symbol.definition } }
    case 'footnote':
      return { kind: 'target', target: { kind: 'footnote', path, footnote: symbol.footnote } }
  }
}

/** Every reference to the subject, sorted by path and place; with `within` those in that document, which alone is read. */
export function referencesTo(corpus: Corpus, subject: Subject, within?: Document): readonly ReferencePlace[] {
  const path = subject.kind === 'document' ? subject.path : subject.target.path
  const nested = new Map<Document, ReadonlySet<Reference>>()
  const isNested = ({ document, reference }: Occurrence) => {
    if (reference.kind !== 'mention' && reference.kind !== 'section') return false
    const inside = nested.get(document) ?? mentionsInLinks(document)
    nested.set(document, inside)
    return inside.has(reference)
  }
  const isNamed = test(corpus, subject)
  const places: ReferencePlace[] = []
  for (const incoming of within ? incomingWithin(corpus, subject, path, within) : allIncoming(corpus, subject, path)) {
    if (!isNamed(incoming) || isNested(incoming)) continue
    const { document, reference } = incoming
    places.push({ path: document.path, span: writtenSpan(reference), reference })
  }
  return places.sort((a, b) => (a.path === b.path ? a.span.start - b.span.start : a.path < b.path ? -1 : 1))
}

/** The heading that stands for its document: the first one, where it has depth 1. */
export function titleHeading(document: Document): Heading | undefined {
  const first = document.facts.headings.find((heading) => !heading.nested)
  return first?.depth === 1 ? first : undefined
}

function subjectOfTarget(target: Target, part: 'path' | 'whole'): Subject {
  if (target.kind === 'file' || part === 'path') return { kind: 'document', path: target.path }
  if (target.kind === 'folder' && target.index !== undefined) return { kind: 'document', path: target.index }
  return { kind: 'target', target }
}

function allIncoming(corpus: Corpus, subject: Subject, path: Path): Iterable<IncomingReference> {
  const isFolder = subject.kind === 'target' && subject.target.kind === 'folder'
  return isFolder ? incomingOfFolder(corpus, path) : incomingReferences(corpus, path)
}

function* incomingWithin(
  corpus: Corpus,
  subject: Subject,
  path: Path,
  document: Document,
): Iterable<IncomingReference> {
  const isFolder = subject.kind === 'target' && subject.target.kind === 'folder'
  for (const reference of document.references) {
    const resolution = resolve(corpus, document, reference)
    if (resolution.kind !== 'found') continue
    const { target } = resolution
    if (isFolder ? target.path === path : isIn(target, path)) yield { document, reference, target }
  }
}

/** References to a folder that has no index document: by its name, or by dots alone. */
function* incomingOfFolder(corpus: Corpus, path: Path): Iterable<IncomingReference> {
  for (const occurrences of [corpus.mentionsOf(nameOf(path)), corpus.unnamedMentions()]) {
    for (const occurrence of occurrences) {
      const resolution = resolve(corpus, occurrence.document, occurrence.reference)
      if (resolution.kind === 'found' && resolution.target.path === path) {
        yield { ...occurrence, target: resolution.target }
      }
    }
  }
}

/** Whether an incoming reference to the file names the subject. */
function test(corpus: Corpus, subject: Subject): (incoming: IncomingReference) => boolean {
  if (subject.kind === 'document') return (incoming) => !staysInside(incoming)
  const { target: wanted } = subject
  if (wanted.kind !== 'heading') return ({ target }) => isSame(target, wanted)
  const document = corpus.document(wanted.path)
  const isTitle = document !== undefined && titleHeading(document)?.span.start === wanted.heading.span.start
  return ({ target }) =>
    isSame(target, wanted) ||
    (isTitle && (target.kind === 'file' || target.kind === 'folder')) ||
    (target.kind === 'anchor' && encloses(wanted.heading.span, target.anchor.span))
}

/**
 * A table of contents speaks of the sections, not of the document that it stands in; nor does a use of a label, or a number
 * that is looked for in its own document.
 */
function staysInside({ document, reference, target }: IncomingReference): boolean {
  if (reference.kind === 'label') return true
  if (reference.kind === 'section') return document.path === target.path
  return reference.target.path === '' && target.kind !== 'file'
}

function isSame(a: Target, b: Target): boolean {
  if (a.path !== b.path) return false
  switch (a.kind) {
    case 'file':
    case 'folder':
      return a.kind === b.kind
    case 'heading':
      return b.kind === 'heading' && a.heading.span.start === b.heading.span.start
    case 'anchor':
      return b.kind === 'anchor' && a.anchor.span.start === b.anchor.span.start
    case 'definition':
      return b.kind === 'definition' && a.definition.span.start === b.definition.span.start
    case 'footnote':
      return b.kind === 'footnote' && a.footnote.span.start === b.footnote.span.start
    case 'lines':
      return b.kind === 'lines' && a.first === b.first && a.last === b.last
  }
}

/** Where the subject is declared; undefined for files and folders. */
export function declarationOf(corpus: Corpus, subject: Subject): ReferencePlace | undefined {
  if (subject.kind === 'document' || subject.target.kind === 'folder') return undefined
  const place = targetPlace(corpus, subject.target)
  return place && { path: place.path, span: place.selection, reference: undefined }
}
