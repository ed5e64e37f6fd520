// The true number beside one that is not so: `1,481 行` is followed by what there really is.

import type { Problem } from '../checks/problem.ts'
import { wrongClaims } from '../checks/wrongCount.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Span } from '../text.ts'

export interface CountHint {
  /** Where it is shown: right behind the number as written. */
  readonly offset: number
  readonly actual: number
}

/** Only beside numbers that are reported, so that severity and comments that silence hold here, too. In order. */
export function countHints(
  corpus: Corpus,
  document: Document,
  within: Span,
  problems: readonly Problem[],
): readonly CountHint[] {
  const reported = new Set(
    problems
      .filter(({ code, span }) => code === 'wrong-count' && span.end >= within.start && span.end <= within.end)
      .map(({ span }) => span.start),
  )
  if (reported.size === 0) return []
  return wrongClaims(corpus, document)
    .filter(({ claim }) => reported.has(claim.span.start))
    .map(({ claim, actual }) => ({ offset: claim.span.end, actual }))
}
