// Numbers in a log that contradict one another, whatever the documents say: this needs no history.

import { isOfItsDay } from '../checks/wrongCount.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { type Message, say } from '../message.ts'
import { defaultSettings } from '../settings.ts'
import { type Span, slice } from '../text.ts'
import { nameOf, type Path } from '../uri.ts'
import { writtenLike } from '../writtenCount.ts'
import { figureClaims, type LogClaim, type SizeClaim, type SumClaim, type TotalClaim } from './logClaims.ts'
import { isUpdateLog } from './logNames.ts'
import { type LogWitness, witness } from './logTimes.ts'
import { verifyDocuments } from './verifyDocuments.ts'
import { isNear, subjectOf } from './verifySizes.ts'
import { verifySum } from './verifySums.ts'

export interface Contradiction {
  readonly span: Span
  readonly message: Message
  /** What to write instead; undefined where nobody can tell. */
  readonly replacement: string | undefined
}

/** Sorted by place; none for a document that is no update log. Of other documents only their names and lengths are asked for. */
export function contradictions(corpus: Corpus, log: Document): readonly Contradiction[] {
  if (!isUpdateLog(log)) return []
  const settings = corpus.rootOf(log.path)?.settings ?? defaultSettings
  const claims = figureClaims(log, settings)
  const about = witness(log, { before: undefined, after: corpus, renames: new Map() })
  // In a log of no day each length is held against the document itself, by wrong-count.
  const sizes = isOfItsDay(corpus, log) ? bySubject(about, claims) : new Map<string, readonly Sized[]>()
  const found = [...lengths(about, sizes), ...claims.flatMap((claim) => verdictOn(about, claim) ?? [])]
  return found.sort((a, b) => a.span.start - b.span.start)
}

function verdictOn(about: LogWitness, claim: LogClaim): Contradiction | undefined {
  if (claim.kind === 'total') return sum(about, claim)
  if (claim.kind === 'sum') return parts(about, claim)
  if (claim.kind !== 'documents' || !claim.own) return undefined
  const verdict = verifyDocuments(about, claim)
  if (!verdict || verdict.holds) return undefined
  const { claimed } = claim
  const actual = Number(verdict.actual)
  const message = say('It says {claimed} documents; the list has {actual}.', { claimed, actual })
  return { span: claim.span, message, replacement: verdict.replacement }
}

function parts(about: LogWitness, claim: SumClaim): Contradiction | undefined {
  const { message, replacement } = verifySum(about, claim) ?? {}
  return message && { span: claim.span, message, replacement }
}

/** Lengths that are given exactly, by document and unit. */
function bySubject(about: LogWitness, claims: readonly LogClaim[]): ReadonlyMap<string, readonly Sized[]> {
  const found = new Map<string, Sized[]>()
  for (const claim of claims) {
    if ((claim.kind !== 'lines' && claim.kind !== 'chapters') || claim.precision !== 'exact') continue
    const path = subjectPath(about, claim)
    if (path === undefined) continue
    const key = `${claim.kind} ${path}`
    found.set(key, [...(found.get(key) ?? []), { claim, path }])
  }
  return found
}

interface Sized {
  readonly claim: SizeClaim
  readonly path: Path
}

function subjectPath(about: LogWitness, { subjects }: SizeClaim): Path | undefined {
  return subjects && subjectOf(about, subjects)?.path
}

/** Where one of the numbers is true today, the others are wrong; else each may be. */
function* lengths({ after, log }: LogWitness, sizes: ReadonlyMap<string, readonly Sized[]>): Iterable<Contradiction> {
  for (const group of sizes.values()) {
    const numbers = [...new Set(group.map(({ claim }) => claim.claimed))]
    if (numbers.length < 2) continue
    for (const { claim, path } of group) {
      const truth = after.measure(path)?.[claim.kind]
      const isKnown = truth !== undefined && numbers.includes(truth)
      if (isKnown && truth === claim.claimed) continue
      const names = { name: nameOf(path), numbers: numbers.join(', ') }
      const message =
        claim.kind === 'lines'
          ? say('This log gives {name} different numbers of lines: {numbers}.', names)
          : say('This log gives {name} different numbers of chapters: {numbers}.', names)
      const replacement = isKnown ? writtenLike(slice(log.text, claim.span), truth) : undefined
      yield { span: claim.span, message, replacement }
    }
  }
}

/** The total against the lengths that stand beside it; where a document has several, any of them will do. */
function sum(about: LogWitness, { span, claimed, precision, parts }: TotalClaim): Contradiction | undefined {
  const byDocument = new Map<Path, number[]>()
  for (const part of parts) {
    const path = subjectPath(about, part)
    if (path === undefined || part.precision !== 'exact') return undefined
    byDocument.set(path, [...(byDocument.get(path) ?? []), part.claimed])
  }
  if (byDocument.size < 2) return undefined
  const add = (pick: (numbers: readonly number[]) => number) =>
    [...byDocument.values()].reduce((total, numbers) => total + pick(numbers), 0)
  const [least, most] = [add((numbers) => Math.min(...numbers)), add((numbers) => Math.max(...numbers))]
  if (claimed >= least && claimed <= most) return undefined
  if (isNear(claimed, least, precision) || isNear(claimed, most, precision)) return undefined
  const message = say('It says {claimed} lines in all; the lengths beside it add up to {actual}.', {
    claimed,
    actual: most,
  })
  return { span, message, replacement: least === most ? writtenLike(slice(about.log.text, span), most) : undefined }
}
