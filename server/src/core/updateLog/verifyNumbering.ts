// The numbers of a log's own sections, as the checks of numbers judge them.

import { duplicateNumber } from '../checks/duplicateNumber.ts'
import { numberParent } from '../checks/numberParent.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { slice } from '../text.ts'
import type { Verdict } from './verify.ts'

/** Numbers below a section of another number, and numbers that are taken. Those that are right are none. */
export function verifyNumbering(corpus: Corpus, log: Document): readonly Verdict[] {
  return [numberParent, duplicateNumber].flatMap((check) =>
    check.problems(corpus, log).map(({ span, message }): Verdict => {
      return { span, kind: 'number', claimed: slice(log.text, span), actual: null, holds: false, message }
    }),
  )
}
