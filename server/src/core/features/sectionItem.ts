// A section, or a document as a whole, as one item of a hierarchy: what it is called, where it stands, how it is found again.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { type LabelReference, type LinkReference, labelTarget, type Reference } from '../reference.ts'
import type { Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { numberKey } from '../sectionNumber.ts'
import { firstFrom, type Span, touches } from '../text.ts'
import { nameOf, type Path } from '../uri.ts'
import { headingName } from './outline.ts'
import { symbolAt } from './symbolAt.ts'
import { targetPlace } from './targetPlace.ts'

export interface SectionItem {
  readonly path: Path
  /** Undefined for a document, or a file that is none, as a whole. */
  readonly heading: Heading | undefined
  /** The title with its number; the name of the file. Never empty. */
  readonly name: string
  /** All of it, subsections included. */
  readonly span: Span
  /** The title, within `span`; empty at the start of a file. */
  readonly selection: Span
}

/**
 * What finds an item again when the text has been edited in between: first by anchor, then by number where only one heading has
 * it, then by the place where the heading began.
 */
export interface SectionKey {
  readonly path: Path
  /** Undefined for the document as a whole. */
  readonly anchor: string | undefined
  readonly number: string | undefined
  readonly offset: number
}

/**
 * The sections or documents that the place is about: what a reference names (its document where the cursor is on a path before
 * a `#`; all that it can mean where it is ambiguous; none where it leads nowhere), the section of a heading, and on
 * anything else the innermost section around it; before the first heading the document.
 */
export function itemsAt(corpus: Corpus, document: Document, offset: number): readonly SectionItem[] {
  const symbol = symbolAt(document, offset)
  if (symbol.kind === 'heading') return [itemOf(document, symbol.heading)]
  const named =
    symbol.kind === 'reference'
      ? symbol.reference
      : symbol.kind === 'definition'
        ? definitionAt(document, symbol.definition.targetSpan)
        : undefined
  if (!named) return [itemAround(document, offset)]
  const reference = named.kind === 'label' ? destinationOf(document, named) : named
  if (!reference) return []
  const part = symbol.kind === 'reference' ? symbol.part : 'whole'
  return targetsOf(corpus, document, reference, part).flatMap((target) => itemOfTarget(corpus, target) ?? [])
}

/** The document where there is no heading. */
export function itemOf(document: Document, heading: Heading | undefined): SectionItem {
  const { path, facts } = document
  if (!heading) return { ...fileItem(path), span: { start: 0, end: facts.length } }
  const span = { start: heading.span.start, end: Math.max(heading.sectionEnd, heading.span.end) }
  return { path, heading, name: headingName(document, heading), span, selection: heading.titleSpan }
}

/** The innermost section that holds the offset; the document before the first one. Headings in quotes and lists open none. */
export function itemAround(document: Document, offset: number): SectionItem {
  const { headings } = document.facts
  let i = firstFrom(headings, offset + 1) - 1
  while (headings[i]?.nested) i--
  return itemOf(document, headings[i])
}

/** The section or file of a target; undefined for a folder without an index document. */
export function itemOfTarget(corpus: Corpus, target: Target): SectionItem | undefined {
  const place = targetPlace(corpus, target)
  if (!place) return undefined
  const document = corpus.document(place.path)
  if (!document) return fileItem(place.path)
  if (target.kind === 'heading') return itemOf(document, target.heading)
  const isWhole = target.kind === 'file' || target.kind === 'folder'
  return isWhole ? itemOf(document, undefined) : itemAround(document, place.span.start)
}

/** See `SectionKey`. */
export function keyOf({ path, heading, span }: SectionItem): SectionKey {
  return { path, anchor: heading?.anchor, number: heading?.number?.text, offset: span.start }
}

/** The item as it now stands; undefined where it is no more. */
export function itemFor(corpus: Corpus, { path, anchor, number, offset }: SectionKey): SectionItem | undefined {
  const document = corpus.document(path)
  if (!document) return anchor === undefined && corpus.files.isFile(path) ? fileItem(path) : undefined
  if (anchor === undefined) return itemOf(document, undefined)
  const { facts } = document
  const numbered = headingsNumbered(facts, number === undefined ? undefined : numberKey(number))
  const heading =
    facts.headings.find((each) => each.anchor === anchor) ??
    (numbered.length === 1 ? numbered[0] : undefined) ??
    facts.headings.find(({ span }) => touches(span, offset))
  return heading && itemOf(document, heading)
}

/** What a use of a label stands for: the destination of its definition. Undefined for footnotes, and where nothing defines it. */
export function destinationOf(document: Document, use: LabelReference): LinkReference | undefined {
  const target = labelTarget(document.facts, use)
  return target?.kind === 'definition' ? definitionAt(document, target.definition.targetSpan) : undefined
}

function definitionAt({ references }: Document, { start }: Span): LinkReference | undefined {
  return references.find((each): each is LinkReference => each.kind === 'link' && each.targetSpan.start === start)
}

function targetsOf(
  corpus: Corpus,
  document: Document,
  reference: Reference,
  part: 'path' | 'whole',
): readonly Target[] {
  const resolution = resolve(corpus, document, reference)
  switch (resolution.kind) {
    case 'found':
      return [part === 'path' ? { kind: 'file', path: resolution.target.path } : resolution.target]
    case 'missing-heading':
      return part === 'path' ? [{ kind: 'file', path: resolution.document.path }] : []
    case 'ambiguous':
      return resolution.candidates.filter((path) => corpus.files.isFile(path)).map((path) => ({ kind: 'file', path }))
    case 'ambiguous-section':
      return resolution.candidates
    default:
      return []
  }
}

function fileItem(path: Path): SectionItem {
  const nowhere = { start: 0, end: 0 }
  return { path, heading: undefined, name: nameOf(path), span: nowhere, selection: nowhere }
}
