// Holds lengths of documents, and their sums, against the documents.

import type { Document } from '../document.ts'
import { measureOf } from '../measure.ts'
import { say } from '../message.ts'
import type { NamedDocument } from '../reference.ts'
import { slice } from '../text.ts'
import { nameOf } from '../uri.ts'
import { writtenLike } from '../writtenCount.ts'
import type { Precision, SizeClaim, TotalClaim } from './logClaims.ts'
import type { LogWitness } from './logTimes.ts'
import type { Verdict } from './verify.ts'

/** Undefined where the subject is not certain. */
export function verifySize(about: LogWitness, claim: SizeClaim): Verdict | undefined {
  const { span, kind, claimed } = claim
  const document = claim.subjects ? subjectOf(about, claim.subjects) : about.log
  if (!document) return undefined
  const actual = measureOf(document)[kind]
  if (isNear(claimed, actual, claim.precision) || (kind === 'lines' && lengthsOf(document).includes(claimed)))
    return { span, kind, claimed, actual, holds: true }
  const names = { claimed, actual, name: nameOf(document.path) }
  return {
    span,
    kind,
    claimed,
    actual,
    holds: false,
    message:
      kind === 'lines'
        ? say('It says {claimed} lines; {name} has {actual}.', names)
        : say('It says {claimed} chapters; {name} has {actual}.', names),
    replacement: writtenLike(slice(about.log.text, span), actual),
  }
}

/** Undefined where the length of one of its parts is nobody's. */
export function verifyTotal(about: LogWitness, { span, claimed, precision, parts }: TotalClaim): Verdict | undefined {
  const documents = new Set<Document>()
  for (const part of parts) {
    const document = part.subjects ? subjectOf(about, part.subjects) : about.log
    if (!document) return undefined
    documents.add(document)
  }
  if (documents.size < 2) return undefined
  const actual = [...documents].reduce((sum, document) => sum + measureOf(document).lines, 0)
  const isCountedByEditor = claimed > actual && claimed <= actual + documents.size
  if (isCountedByEditor || isNear(claimed, actual, precision))
    return { span, kind: 'total', claimed, actual, holds: true }
  return {
    span,
    kind: 'total',
    claimed,
    actual,
    holds: false,
    message: say('It says {claimed} lines in all; the {count} documents have {actual}.', {
      claimed,
      actual,
      count: documents.size,
    }),
    replacement: writtenLike(slice(about.log.text, span), actual),
  }
}

/** How many lines a document has: its line feeds, and one more, for editors number the line behind the last one as well. */
export function lengthsOf(document: Document): readonly number[] {
  const { lines } = measureOf(document)
  return document.text === '' ? [lines] : [lines, lines + 1]
}

/** The one document that all the names mean. */
export function subjectOf(about: LogWitness, subjects: readonly NamedDocument[]): Document | undefined {
  const documents = new Set(subjects.map((subject) => about.document(subject)))
  const [only] = documents
  return documents.size === 1 ? only : undefined
}

/** Who writes 约 3866 has counted; who writes 约 3900 has not: what is about so many may be wrong by its last place that is not 0, or by a fiftieth. */
export function isNear(claimed: number, actual: number, precision: Precision): boolean {
  if (precision !== 'about') return precision === 'least' ? actual >= claimed : actual === claimed
  const zeros = /0*$/.exec(String(claimed))?.[0].length ?? 0
  return Math.abs(claimed - actual) <= Math.max(10 ** zeros, actual / 50)
}
