// The anchors a fragment that names none may have meant, as the quick fixes offer them.

import { fragmentGuesses } from '../checks/fragmentCause.ts'
import { namesIn } from '../checks/fragmentNames.ts'
import { nearestNames } from '../checks/nearest.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'

export interface NearAnchor {
  readonly anchor: string
  /** Undefined for an `id` in HTML. */
  readonly heading: Heading | undefined
}

/** Up to `most` anchors of the document, the likeliest first; none where nothing is near. */
export function nearestAnchors(
  corpus: Corpus,
  document: Document,
  fragment: string,
  most: number,
): readonly NearAnchor[] {
  const names = namesIn(corpus, document)
  const guesses = fragmentGuesses(fragment, names)
  if (guesses.length > 0) return guesses.slice(0, most)
  return nearestNames(names.all.keys(), fragment)
    .slice(0, most)
    .map((anchor) => ({ anchor, heading: names.all.get(anchor) }))
}
