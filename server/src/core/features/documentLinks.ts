// Document links: every reference that leads somewhere, with where it leads.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { resolve } from '../resolve.ts'
import type { Span } from '../text.ts'
import type { Path } from '../uri.ts'
import { mentionsInLinks, writtenSpan } from './symbolAt.ts'
import { targetPlace } from './targetPlace.ts'

export interface DocumentLink {
  /** The destination, label or mention as written. */
  readonly span: Span
  readonly path: Path
  /** The part of the target to show; undefined for a whole file, and for a folder without an index document. */
  readonly selection: Span | undefined
  /** Whether the path is a folder, which an editor shows in its tree. */
  readonly isFolder: boolean
}

/** The references of the document that name one thing, in order. Costs one resolution for each reference. */
export function documentLinks(corpus: Corpus, document: Document): readonly DocumentLink[] {
  const nested = mentionsInLinks(document)
  return document.references.flatMap((reference): readonly DocumentLink[] => {
    if (nested.has(reference)) return []
    const resolution = resolve(corpus, document, reference)
    if (resolution.kind !== 'found') return []
    const { target } = resolution
    const span = writtenSpan(reference)
    const place = targetPlace(corpus, target)
    if (!place) return [{ span, path: target.path, selection: undefined, isFolder: true }]
    const isWhole = target.kind === 'file' || target.kind === 'folder'
    return [{ span, path: place.path, selection: isWhole ? undefined : place.selection, isFolder: false }]
  })
}
