// Writes a reference in another form: a link as a mention in text, a mention as a link.

import { corpusAfter } from '../changes/after.ts'
import type { Change, Edit } from '../changes/change.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Reference } from '../reference.ts'
import { resolve } from '../resolve.ts'
import { type Span, slice } from '../text.ts'
import { type CrossReferenceForm, linkedTo, mentioned } from './crossReference.ts'
import { leadsTo } from './leadsTo.ts'
import { symbolAt } from './symbolAt.ts'

export interface Conversion {
  readonly to: CrossReferenceForm & ('link' | 'mention')
  readonly change: Change
}

/**
 * The conversion of the reference at the offset: of a link to another document or a numbered section, or of a mention that leads to one
 * place. Undefined where none stands there, or where it would not lead to the same place.
 */
export function convertedReference(corpus: Corpus, document: Document, offset: number): Conversion | undefined {
  const symbol = symbolAt(document, offset)
  if (symbol.kind !== 'reference') return undefined
  const { reference } = symbol
  if (reference.kind === 'label' || (reference.kind === 'link' && reference.form !== 'inline')) return undefined
  const resolution = resolve(corpus, document, reference)
  if (resolution.kind !== 'found') return undefined
  const { target } = resolution
  const path = target.kind === 'folder' ? target.index : target.path
  const found = path === undefined ? undefined : corpus.document(path)
  if (!found || (target.kind !== 'file' && target.kind !== 'folder' && target.kind !== 'heading')) return undefined
  const heading = target.kind === 'heading' ? target.heading : undefined
  const to = reference.kind === 'link' ? 'mention' : 'link'
  const wanted = { document: found, heading }
  const span = spanOf(corpus, document, reference, found)
  const edit = to === 'link' ? linkedTo(document, span, wanted) : mentioned(corpus, document, span, wanted)
  if (!edit || edit.text === slice(document.text, span) || !leadsTo(corpus, edit, wanted)) return undefined
  if (!leavesOthers(corpus, document, edit)) return undefined
  return { to, change: { moves: [], edits: [edit] } }
}

/** Whether every other reference is still one: of `12.5 和 12.6 章节` the first needs the word behind the second. */
function leavesOthers(corpus: Corpus, document: Document, edit: Edit): boolean {
  const after = corpusAfter(corpus, { moves: [], edits: [edit] }).document(document.path)
  const outside = (each: Document, { start, end }: Span) =>
    each.references.filter(({ span }) => span.end <= start || span.start >= end).length
  const written = { start: edit.span.start, end: edit.span.start + edit.text.length }
  return after !== undefined && outside(document, edit.span) === outside(after, written)
}

/** A number right behind the path of its document goes into the link together with it. */
function spanOf(corpus: Corpus, document: Document, reference: Reference, found: Document): Span {
  if (reference.kind !== 'section') return reference.span
  const before = document.references.findLast(
    (each) => each.kind === 'mention' && each.span.end <= reference.span.start,
  )
  const gap = before && document.text.slice(before.span.end, reference.span.start)
  if (!before || gap === undefined || !/^\s{0,2}$/.test(gap)) return reference.span
  const named = resolve(corpus, document, before)
  const isSame = named.kind === 'found' && named.target.path === found.path
  return isSame ? { start: before.span.start, end: reference.span.end } : reference.span
}
