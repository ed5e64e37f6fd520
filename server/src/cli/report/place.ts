// Where a target is, in the terms of `references --format json`.

import type { Corpus } from '../../core/corpus.ts'
import { targetPlace } from '../../core/features/targetPlace.ts'
import type { Target } from '../../core/resolution.ts'
import type { Path } from '../../core/uri.ts'
import { regionOf } from '../../session/region.ts'
import { fileName } from '../places.ts'

export interface Place {
  /** Relative to the root; a folder where it has no index document. */
  readonly file: string
  /** From 1; 1 for a file as a whole. */
  readonly line: number
  /** The number of the heading, as written. */
  readonly number: string | null
  /** The anchor of the heading, or the id. */
  readonly anchor: string | null
}

/** The place of a target. */
export function placeOf(corpus: Corpus, root: Path, target: Target): Place {
  const place = targetPlace(corpus, target)
  const path = place?.path ?? target.path
  const lines = corpus.document(path)?.facts.lines
  return {
    file: fileName(root, path),
    line: place && lines ? regionOf(lines, place.selection).line : 1,
    number: target.kind === 'heading' ? (target.heading.number?.text ?? null) : null,
    anchor: target.kind === 'heading' ? target.heading.anchor : target.kind === 'anchor' ? target.anchor.id : null,
  }
}
