// What stands under a cursor: the question that definition, references, highlight and hover begin with.

import type { Document } from '../document.ts'
import type { Anchor, Definition, Footnote, Heading } from '../facts/types.ts'
import type { LinkReference, PathMention, Reference } from '../reference.ts'
import { encloses, type Span, touches } from '../text.ts'

/** Something a person can ask about, with the span that the answer speaks of. */
export type SymbolHere =
  | {
      readonly kind: 'reference'
      readonly reference: Reference
      readonly span: Span
      /** `path`: the cursor is on the path of a destination, and so on the file rather than on the place in it. */
      readonly part: 'path' | 'whole'
    }
  | { readonly kind: 'heading'; readonly heading: Heading; readonly span: Span }
  | { readonly kind: 'anchor'; readonly anchor: Anchor; readonly span: Span }
  | { readonly kind: 'definition'; readonly definition: Definition; readonly span: Span }
  | { readonly kind: 'footnote'; readonly footnote: Footnote; readonly span: Span }
  /** The cursor is on nothing of these: the document itself is meant. */
  | { readonly kind: 'document'; readonly span: Span }

/**
 * The innermost symbol at the offset. A mention that is the text of a link belongs to the link, whose target the author
 * wrote out. Costs as many steps as the document has references.
 */
export function symbolAt(document: Document, offset: number): SymbolHere {
  const reference = innermost(document, offset)
  if (reference) {
    const part =
      reference.kind !== 'label' && reference.kind !== 'section' && isOnPath(reference, offset) ? 'path' : 'whole'
    return { kind: 'reference', reference, span: reach(reference), part }
  }
  const { facts } = document
  const definition = facts.definitions.find(({ span }) => touches(span, offset))
  if (definition) return { kind: 'definition', definition, span: definition.labelSpan }
  const footnote = facts.footnotes.find((each) => touches({ start: each.span.start, end: each.labelSpan.end }, offset))
  if (footnote) return { kind: 'footnote', footnote, span: footnote.labelSpan }
  const anchor = facts.anchors.find(({ span }) => touches(span, offset))
  if (anchor) return { kind: 'anchor', anchor, span: anchor.span }
  const heading = facts.headings.find(({ span }) => touches(span, offset))
  if (heading) return { kind: 'heading', heading, span: heading.titleSpan }
  return { kind: 'document', span: { start: offset, end: offset } }
}

/** The mentions of paths and sections that are the text of a link, or part of it. They say again what the link says, and count with it. */
export function mentionsInLinks(document: Document): ReadonlySet<Reference> {
  const inside = new Set<Reference>()
  let last: Span | undefined
  for (const reference of document.references) {
    if (reference.kind !== 'mention' && reference.kind !== 'section') {
      const isInside = last !== undefined && reference.textSpan !== undefined && encloses(last, reference.textSpan)
      if (reference.textSpan && !isInside) last = reference.textSpan
    } else if (last && encloses(last, reference.span)) inside.add(reference)
  }
  return inside
}

/** The span in which a cursor means the reference: all of it, but of a definition or HTML tag only the destination. */
export function reach(reference: Reference): Span {
  const isPartOfMore = reference.kind === 'link' && (reference.form === 'definition' || reference.form === 'html')
  return isPartOfMore ? reference.targetSpan : reference.span
}

/** The destination or label as written; the whole reference where nothing is written, as in `[text]()`. */
export function writtenSpan(reference: Reference): Span {
  return reference.targetSpan.start < reference.targetSpan.end ? reference.targetSpan : reference.span
}

function innermost(document: Document, offset: number): Reference | undefined {
  let best: Reference | undefined
  const nested = mentionsInLinks(document)
  for (const reference of document.references) {
    if (reference.span.start > offset) break
    if (!touches(reach(reference), offset) || nested.has(reference)) continue
    if (!best || isCloser(reach(reference), reach(best), offset)) best = reference
  }
  return best
}

/** Of two that touch the cursor, the one it stands before its end; of those the shorter. */
function isCloser(a: Span, b: Span, offset: number): boolean {
  const [inA, inB] = [offset < a.end, offset < b.end]
  return inA === inB ? a.end - a.start <= b.end - b.start : inA
}

function isOnPath({ target }: LinkReference | PathMention, offset: number): boolean {
  return target.path !== '' && target.fragment !== undefined && touches(target.pathSpan, offset)
}
