// Whether a reference that is about to be written leads where it should: read and looked up as it would stand.

import { corpusAfter } from '../changes/after.ts'
import type { Edit } from '../changes/change.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { resolve } from '../resolve.ts'
import { titleHeading } from './references.ts'

/** Whether the last reference within the new text names the section or document. Reads one document anew. */
export function leadsTo(
  corpus: Corpus,
  edit: Edit,
  { document, heading }: { readonly document: Document; readonly heading: Heading | undefined },
): boolean {
  const after = corpusAfter(corpus, { moves: [], edits: [edit] })
  const from = after.document(edit.path)
  if (!from) return false
  const end = edit.span.start + edit.text.length
  const written = from.references.findLast(({ span }) => span.start >= edit.span.start && span.end <= end)
  const resolution = written && resolve(after, from, written)
  if (resolution?.kind !== 'found') return false
  const { target } = resolution
  const path = target.kind === 'folder' ? target.index : target.path
  if (path !== document.path) return false
  const isTitle = !heading || heading === titleHeading(document)
  if (target.kind !== 'heading') return isTitle
  const shift =
    path === edit.path && target.heading.span.start > edit.span.start
      ? edit.text.length - (edit.span.end - edit.span.start)
      : 0
  const start = target.heading.span.start - shift
  return start === (heading ?? titleHeading(document))?.span.start
}
