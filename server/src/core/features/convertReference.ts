// Writes a reference in another form: a link as a mention in text, a mention as a link.

import type { Change } from '../changes/change.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { resolve } from '../resolve.ts'
import { slice } from '../text.ts'
import { type CrossReferenceForm, crossReference } from './crossReference.ts'
import { titleHeading } from './references.ts'
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
  if (to === 'mention' && heading && !heading.number && heading !== titleHeading(found)) return undefined
  const nothing = { start: offset, end: offset }
  const { text } = crossReference(corpus, document, nothing, { document: found, heading }, { form: to })
  const span = spanOf(document, reference, offset)
  if (text === slice(document.text, span) || (to === 'mention' && text.startsWith('['))) return undefined
  return { to, change: { moves: [], edits: [{ path: document.path, span, text, reason: 'target' }] } }
}

/** A number right behind the name of its document goes into the link together with it. */
function spanOf(document: Document, reference: Document['references'][number], offset: number) {
  if (reference.kind !== 'section') return reference.span
  const before = document.references.findLast(
    (each) =>
      each.kind === 'mention' &&
      each.span.end <= reference.span.start &&
      /^[\s（(]{0,2}$/.test(document.text.slice(each.span.end, reference.span.start)),
  )
  const isNamed = before && reference.named[0]?.how === 'block' && offset >= before.span.start
  return isNamed ? { start: before.span.start, end: reference.span.end } : reference.span
}
