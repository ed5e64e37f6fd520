// Call hierarchy: which sections refer to a section or document, and which it refers to.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { incomingReferences } from '../incoming.ts'
import { type LabelReference, labelTarget, type Reference } from '../reference.ts'
import type { Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { between, type Span } from '../text.ts'
import { titleHeading } from './references.ts'
import { destinationOf, itemAround, itemOfTarget, type SectionItem } from './sectionItem.ts'
import { mentionsInLinks, writtenSpan } from './symbolAt.ts'
import { targetPlace } from './targetPlace.ts'

/** One section at the other end, with all references that lead from the one to the other. */
export interface Call {
  readonly item: SectionItem
  /** Where the references stand, as written, in the text of the section that refers. */
  readonly spans: readonly Span[]
}

/**
 * The innermost sections that refer to the item, in the order of paths and places: to a heading, or to a line or id in the text below
 * it; to a document or any place in it. What the item says of itself is left out. A use of a label counts where it stands, not
 * where the label is defined. Costs what finding all references costs.
 */
export function incomingCalls(corpus: Corpus, item: SectionItem): readonly Call[] {
  const uses = perDocument(usesByDefinition)
  const nested = perDocument(mentionsInLinks)
  const places: { readonly document: Document; readonly span: Span }[] = []
  for (const { document, reference, target } of incomingReferences(corpus, item.path)) {
    if (reference.kind === 'label' || nested(document).has(reference) || !isMeant(corpus, item, target)) continue
    for (const span of spansOf(reference, uses(document))) {
      if (!isInside(item, document.path, span.start)) places.push({ document, span })
    }
  }
  const calls = new Calls()
  for (const { document, span } of places.sort(byPlace)) calls.add(itemAround(document, span.start), span)
  return calls.all
}

/**
 * What the item with its subsections refers to outside itself: sections, documents, and other files that are there, in the
 * order in which they are first named. Costs one resolution for each reference in it.
 */
export function outgoingCalls(corpus: Corpus, item: SectionItem): readonly Call[] {
  const document = corpus.document(item.path)
  if (!document) return []
  const nested = mentionsInLinks(document)
  const calls = new Calls()
  for (const reference of between(document.references, item.span.start, item.span.end)) {
    if (nested.has(reference)) continue
    const target = targetOf(corpus, document, reference)
    if (!target || isInside(item, target.path, targetPlace(corpus, target)?.span.start ?? 0)) continue
    const callee = itemOfTarget(corpus, target)
    if (callee) calls.add(callee, writtenSpan(reference))
  }
  return calls.all
}

/** Gathers references by the section at their other end. */
class Calls {
  readonly #byPlace = new Map<string, { readonly item: SectionItem; readonly spans: Span[] }>()

  add(item: SectionItem, span: Span): void {
    const place = `${item.heading ? item.span.start : ''}:${item.path}`
    const call = this.#byPlace.get(place)
    if (call) call.spans.push(span)
    else this.#byPlace.set(place, { item, spans: [span] })
  }

  get all(): readonly Call[] {
    return [...this.#byPlace.values()]
  }
}

/** What a reference leads to; a definition of a label leads nowhere by itself, its uses do. */
function targetOf(corpus: Corpus, document: Document, reference: Reference): Target | undefined {
  if (reference.kind === 'link' && reference.form === 'definition') return undefined
  const leading = reference.kind === 'label' ? destinationOf(document, reference) : reference
  const resolution = leading && resolve(corpus, document, leading)
  return resolution?.kind === 'found' ? resolution.target : undefined
}

/** Whether the target, which is in the file of the item, is the item; the heading that is the title stands for its document. */
function isMeant(corpus: Corpus, { path, heading }: SectionItem, target: Target): boolean {
  if (!heading) return true
  const isWhole = target.kind === 'file' || target.kind === 'folder'
  const document = corpus.document(path)
  const meant = isWhole ? document && titleHeading(document) : itemOfTarget(corpus, target)?.heading
  return meant?.span.start === heading.span.start
}

function byPlace(a: { document: Document; span: Span }, b: { document: Document; span: Span }): number {
  if (a.document === b.document) return a.span.start - b.span.start
  return a.document.path < b.document.path ? -1 : 1
}

/** What is worked out once for each document. */
function perDocument<T>(workOut: (document: Document) => T): (document: Document) => T {
  const known = new Map<Document, T>()
  return (document) => {
    const found = known.get(document) ?? workOut(document)
    known.set(document, found)
    return found
  }
}

/** Where a reference stands; of a definition where its label is used, and itself where it is not. */
function spansOf(
  reference: Exclude<Reference, LabelReference>,
  uses: ReadonlyMap<number, readonly LabelReference[]>,
): readonly Span[] {
  if (reference.kind !== 'link' || reference.form !== 'definition') return [writtenSpan(reference)]
  return (uses.get(reference.targetSpan.start) ?? [reference]).map(writtenSpan)
}

function usesByDefinition(document: Document): ReadonlyMap<number, readonly LabelReference[]> {
  const uses = new Map<number, LabelReference[]>()
  for (const reference of document.references) {
    const target = reference.kind === 'label' ? labelTarget(document.facts, reference) : undefined
    if (reference.kind !== 'label' || target?.kind !== 'definition') continue
    const { start } = target.definition.targetSpan
    const same = uses.get(start)
    if (same) same.push(reference)
    else uses.set(start, [reference])
  }
  return uses
}

function isInside({ path, heading, span }: SectionItem, other: string, offset: number): boolean {
  return path === other && (!heading || (span.start <= offset && offset < span.end))
}
