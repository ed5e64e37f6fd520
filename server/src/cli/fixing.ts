// `check --fix`: applies the fixes that are safe to apply unseen, to the files on disk, all or none.

import type { FileEdit } from '../core/checks/problem.ts'
import { fixesFor } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Path } from '../core/uri.ts'
import { type Failure, isFailure } from './failure.ts'
import { hearSignals } from './interruptible.ts'
import { isChosen, type Places } from './places.ts'
import { type Replacement, replaceFiles } from './replaceFiles.ts'
import { replacementOf } from './replacement.ts'
import type { ReportedProblem } from './report/report.ts'

export interface Applied {
  /** How many problems were mended. */
  readonly fixed: number
  readonly paths: readonly Path[]
}

type Replace = FileEdit & { readonly kind: 'replace' }

/** The edits of one document so far, and how far they reach: problems come in order, so most lie behind. */
interface Accepted {
  readonly edits: Replace[]
  reach: number
}

/**
 * Mends each problem that has a safe fix. A fix that overlaps one before it waits for the next run, and one that would
 * write outside the chosen places is left out. Files that have changed since they were read are refused.
 */
export async function applyFixes(
  corpus: Corpus,
  places: Places,
  problems: readonly ReportedProblem[],
): Promise<Applied | Failure> {
  const edits = new Map<Path, Accepted>()
  let fixed = 0
  for (const problem of problems) {
    const change = safeChange(corpus, places, problem)
    if (!change || change.some((edit) => overlaps(edits.get(edit.path), edit))) continue
    for (const edit of change) {
      const accepted = edits.get(edit.path) ?? { edits: [], reach: -1 }
      edits.set(edit.path, accepted)
      accepted.edits.push(edit)
      accepted.reach = Math.max(accepted.reach, edit.span.end)
    }
    fixed++
  }
  const replacements: Replacement[] = []
  for (const [path, accepted] of edits) {
    const replacement = replacementOf(corpus.document(path), path, accepted.edits)
    if (isFailure(replacement)) return replacement
    replacements.push(replacement)
  }
  await hearSignals()
  return replaceFiles(replacements) ?? { fixed, paths: [...edits.keys()] }
}

/** The edits of the first safe fix that only replaces text in documents it may write to. */
function safeChange(corpus: Corpus, places: Places, problem: ReportedProblem): readonly Replace[] | undefined {
  const document = corpus.document(problem.path)
  if (!document || document.hasInvalidEncoding) return undefined
  for (const fix of fixesFor(corpus, document, problem, 'safe')) {
    if (!fix.isSafe) continue
    const edits = fix.edits.filter((edit) => edit.kind === 'replace')
    const isOurs = ({ path }: Replace) => isChosen(places, path) && corpus.document(path)?.hasInvalidEncoding === false
    if (edits.length > 0 && edits.length === fix.edits.length && edits.every(isOurs)) return edits
  }
  return undefined
}

/** Whether the edit touches text that another changes; two insertions at one place do too. */
function overlaps(accepted: Accepted | undefined, { span }: Replace): boolean {
  if (!accepted || span.start > accepted.reach) return false
  return accepted.edits.some(
    ({ span: other }) =>
      (span.start < other.end && other.start < span.end) || (span.start === other.start && span.end === other.end),
  )
}
