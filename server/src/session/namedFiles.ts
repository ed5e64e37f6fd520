// The files that have to be read before a question about a place can be answered.

import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { resolvePath } from '../core/resolvePath.ts'
import { touches } from '../core/text.ts'
import type { Path } from '../core/uri.ts'

/** What the references at the offset name, read or not; of a folder its index. Each is looked up when the one before has been dealt with. */
export function* filesNamedAt(corpus: Corpus, document: Document, offset: number): Iterable<Path> {
  for (const reference of document.references) {
    if (reference.kind === 'label' || !touches(reference.span, offset)) continue
    const named = reference.kind === 'section' ? reference.named : [{ path: reference.target.path, by: reference.kind }]
    for (const { path, by } of named) {
      const place = resolvePath(corpus, document.path, path, by)
      if (place.kind !== 'found') continue
      const file = place.target.kind === 'folder' ? place.target.index : place.target.path
      if (file !== undefined) yield file
    }
  }
}
