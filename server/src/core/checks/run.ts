// Runs the checks over one document, and finds the fixes for one of its problems.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { ProblemCode, Severity } from '../problemCodes.ts'
import type { Reference } from '../reference.ts'
import { resolve } from '../resolve.ts'
import { placesFrom } from '../resolvePath.ts'
import { defaultSettings, severityOf } from '../settings.ts'
import type { Fix, FixesWanted, Problem } from './problem.ts'
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
  const settings = corpus.rootOf(document.path)?.settings ?? defaultSettings
  const isOn = ({ code }: { readonly code: ProblemCode }) =>
    severityOf(settings, code) !== 'ignore' && (only.length === 0 || only.includes(code))
  const found = documentChecks.filter(isOn).flatMap((check) => check.problems(corpus, document))
  const checks = referenceChecks.filter(isOn)
  const places = placesFrom(corpus, document.path)
  for (const reference of checks.length > 0 ? document.references : []) {
    if (!canBeWrong(reference)) continue
    const resolution = resolve(corpus, document, reference, places)
    for (const check of checks) {
      const problem = check.problem(corpus, document, reference, resolution)
      if (problem) found.push(problem)
    }
  }
  const graded = found.flatMap((problem): GradedProblem | readonly [] => {
    const severity = severityOf(settings, problem.code)
    return severity === 'ignore' ? [] : { ...problem, severity }
  })
  return withoutSuppressed(document.facts, graded.sort(byPlace))
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

function byPlace(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}
