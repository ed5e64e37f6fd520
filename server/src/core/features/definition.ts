// Go to definition: from a link, mention or label to what it names.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { resolve } from '../resolve.ts'
import { resolvePath } from '../resolvePath.ts'
import type { Span } from '../text.ts'
import { folderOf, relative } from '../uri.ts'
import { symbolAt } from './symbolAt.ts'
import { type TargetPlace, targetPlace } from './targetPlace.ts'

/** One place that the reference under the cursor may mean. */
export interface DefinitionTarget extends TargetPlace {
  /** The reference that was asked about. */
  readonly origin: Span
}

/**
 * Where the reference at the offset leads: the section, label, anchor or lines; the start of a file; the index document
 * of a folder. Several for an ambiguous reference, nearest first; none for a missing one, and where no reference stands.
 */
export function definition(corpus: Corpus, document: Document, offset: number): readonly DefinitionTarget[] {
  const symbol = symbolAt(document, offset)
  if (symbol.kind !== 'reference') return []
  const origin = symbol.span
  const resolution = resolve(corpus, document, symbol.reference)
  switch (resolution.kind) {
    case 'found': {
      const place = targetPlace(corpus, resolution.target)
      return place ? [{ ...place, origin }] : []
    }
    case 'ambiguous':
      return resolution.candidates.flatMap((path) => {
        const exact = resolvePath(corpus, document.path, relative(folderOf(document.path), path), 'link')
        const place = exact.kind === 'found' ? targetPlace(corpus, exact.target) : undefined
        return place ? [{ ...place, origin }] : []
      })
    case 'ambiguous-section':
      return resolution.candidates.flatMap((target) => {
        const place = targetPlace(corpus, target)
        return place ? [{ ...place, origin }] : []
      })
    case 'missing-section':
    case 'missing-file':
    case 'missing-heading':
    case 'missing-label':
    case 'outside':
    case 'unknown':
      return []
  }
}
