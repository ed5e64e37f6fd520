// Runs the checks over one document, and finds the fixes for one of its problems.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { ProblemCode, Severity } from '../problemCodes.ts'
import type { Reference } from '../reference.ts'
import { resolve } from '../resolve.ts'
import { type Places, placesFrom } from '../resolvePath.ts'
import { defaultSettings, severityOf } from '../settings.ts'
import type { Fix, FixesWanted, Problem, ReferenceCheck } from './problem.ts'
import { withoutSuppressed } from './suppression.ts'
import { documentChecks, referenceChecks } from './table.ts'

/** A problem with the severity that the configuration gives its code. */
export interface GradedProblem extends Problem {
  readonly severity: Exclude<Severity, 'ignore'>
}

/**
 * Everything wrong in the document, sorted by place: what the checks find, without what the configuration ignores and
 * what comments in the document turn off. Each reference is resolved once. `only`: the codes that are asked for; all
 * where there are none.
 */
export function problemsOf(
  corpus: Corpus,
  document: Document,
  only: readonly ProblemCode[] = [],
): readonly GradedProblem[] {
  return inOrder(document, found(corpus, document, only)).map(({ problem }) => problem)
}

/** A problem, and which piece of the work found it: by a check of the whole document, or by one reference. */
export interface PieceProblem {
  readonly problem: GradedProblem
  readonly piece: number
}

/**
 * The same problems piece by piece, all of them or those of some pieces. What a piece finds follows from what it asks, so that a piece
 * that asked nothing which has changed need not be looked at again. `begins` hears which piece it is that asks from then on.
 * Pieces keep their numbers as long as document and settings are the same.
 */
export function problemsByPiece(
  corpus: Corpus,
  document: Document,
  begins: (piece: number) => void,
  pieces?: Iterable<number>,
): readonly PieceProblem[] {
  return inOrder(document, found(corpus, document, [], begins, pieces))
}

/** What some pieces find now, among what the others found before, in the order of `problemsByPiece`. */
export function withPieces(
  before: readonly PieceProblem[],
  pieces: ReadonlySet<number>,
  now: readonly PieceProblem[],
): readonly PieceProblem[] {
  return [...before.filter(({ piece }) => !pieces.has(piece)), ...now].sort(byPlaceAndPiece)
}

function* found(
  corpus: Corpus,
  document: Document,
  only: readonly ProblemCode[],
  begins: (piece: number) => void = () => {},
  pieces?: Iterable<number>,
): Iterable<PieceProblem> {
  const settings = corpus.rootOf(document.path)?.settings ?? defaultSettings
  const isOn = ({ code }: { readonly code: ProblemCode }) =>
    severityOf(settings, code) !== 'ignore' && (only.length === 0 || only.includes(code))
  const checks = referenceChecks.filter(isOn)
  const references = checks.length > 0 ? document.references : []
  const places = placesFrom(corpus, document.path)
  const first = documentChecks.length
  for (const piece of pieces ?? Array(first + references.length).keys()) {
    begins(piece)
    const whole = documentChecks[piece]
    const reference = references[piece - first]
    const problems: readonly Problem[] = whole
      ? isOn(whole)
        ? whole.problems(corpus, document)
        : []
      : reference
        ? problemsAt(corpus, document, reference, checks, places)
        : []
    for (const problem of problems) {
      const severity = severityOf(settings, problem.code)
      if (severity !== 'ignore') yield { problem: { ...problem, severity }, piece }
    }
  }
}

function problemsAt(
  corpus: Corpus,
  document: Document,
  reference: Reference,
  checks: readonly ReferenceCheck[],
  places: Places,
): readonly Problem[] {
  if (!canBeWrong(reference)) return []
  const resolution = resolve(corpus, document, reference, places)
  return checks.flatMap((check) => check.problem(corpus, document, reference, resolution) ?? [])
}

function inOrder({ facts }: Document, problems: Iterable<PieceProblem>): readonly PieceProblem[] {
  const sorted = [...problems].sort(byPlaceAndPiece)
  if (facts.directives.length === 0) return sorted
  const told = new Set(
    withoutSuppressed(
      facts,
      sorted.map(({ problem }) => problem),
    ),
  )
  return sorted.filter(({ problem }) => told.has(problem))
}

/** Whether any check says something of references like this one, whatever they name: of most guesses, and of trees, none does. */
function canBeWrong(reference: Reference): boolean {
  if (reference.kind === 'mention') return reference.form !== 'tree'
  if (reference.kind !== 'section' || reference.certainty === 'certain') return true
  return reference.number !== undefined && reference.title !== undefined
}

/** Fixes for a problem that `problemsOf` gave for this document, best first; none once the problem is gone. */
export function fixesFor(
  corpus: Corpus,
  document: Document,
  problem: Problem,
  wanted: FixesWanted = 'all',
): readonly Fix[] {
  const ofDocument = documentChecks.find(({ code }) => code === problem.code)
  if (ofDocument) return ofDocument.fixes?.(corpus, document, problem) ?? []
  const check = referenceChecks.find(({ code }) => code === problem.code)
  for (const reference of check?.fixes ? document.references : []) {
    if (reference.span.start > problem.span.start) break
    if (reference.span.end < problem.span.end) continue
    const resolution = resolve(corpus, document, reference)
    const now = check?.problem(corpus, document, reference, resolution)
    if (now?.span.start === problem.span.start && now.span.end === problem.span.end) {
      return check?.fixes?.(corpus, document, reference, resolution, wanted) ?? []
    }
  }
  return []
}

function byPlaceAndPiece(a: PieceProblem, b: PieceProblem): number {
  return byPlace(a.problem, b.problem) || a.piece - b.piece
}

function byPlace(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}
