// wrong-count: a document says of itself or of another how many lines or chapters it has, and it has more or fewer.

import { isHistorical } from '../changes/historical.ts'
import { type CountClaim, countClaims, holds } from '../claims.ts'
import type { Corpus } from '../corpus.ts'
import { dayForm } from '../day.ts'
import type { Document } from '../document.ts'
import { type Measure, measureOf } from '../measure.ts'
import { say } from '../message.ts'
import { resolvePath } from '../resolvePath.ts'
import { defaultSettings } from '../settings.ts'
import { slice } from '../text.ts'
import { nameOf } from '../uri.ts'
import { writtenLike } from '../writtenCount.ts'
import type { DocumentCheck, Problem } from './problem.ts'

export const wrongCount: DocumentCheck = {
  code: 'wrong-count',

  problems(corpus, document) {
    return wrongClaims(corpus, document).map(({ claim, actual }): Problem => {
      const { claimed, unit, span } = claim
      const message =
        unit === 'lines'
          ? say('It says {claimed} lines; there are {actual}.', { claimed, actual })
          : say('It says {claimed} chapters; there are {actual}.', { claimed, actual })
      return { code: 'wrong-count', span, message, target: slice(document.text, span) }
    })
  },

  fixes(corpus, document, problem) {
    const found = wrongClaims(corpus, document).find(({ claim }) => claim.span.start === problem.span.start)
    if (!found) return []
    const { claim, actual } = found
    const written = slice(document.text, claim.span)
    const text = writtenLike(written, actual)
    const edits = [{ kind: 'replace', path: document.path, span: claim.span, text } as const]
    return [{ title: say('Write {number}', { number: text }), isPreferred: true, isSafe: false, edits }]
  },
}

export interface WrongClaim {
  readonly claim: CountClaim
  readonly actual: number
}

/** Whether the document has a date in its name, or is historical: then it says what was true on its day. */
export function isOfItsDay(corpus: Corpus, { path }: Document): boolean {
  return dayForm.test(nameOf(path)) || isHistorical(corpus, path)
}

/** What was true on a day stays true of that day: documents that are dated or historical are not held against the present. */
export function wrongClaims(corpus: Corpus, document: Document): readonly WrongClaim[] {
  if (isOfItsDay(corpus, document)) return []
  const settings = corpus.rootOf(document.path)?.settings ?? defaultSettings
  return countClaims(document, settings).flatMap((claim): readonly WrongClaim[] => {
    const measure = measureFor(corpus, document, claim)
    return measure && !holds(claim, measure) ? [{ claim, actual: measure[claim.unit] }] : []
  })
}

/** Undefined where the subject is not found, or was not read whole. */
function measureFor(corpus: Corpus, document: Document, { subject }: CountClaim): Measure | undefined {
  if (!subject) return measureOf(document)
  const place = resolvePath(corpus, document.path, subject.path, subject.by)
  return place.kind === 'found' && place.target.kind === 'file' ? corpus.measure(place.target.path) : undefined
}
