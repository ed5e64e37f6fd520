// What checks found, kept for the next run: where nothing at all has changed, nothing has to be checked.

import { type GradedProblem, problemsOf } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import { type Document, isLinkOrLabel } from '../core/document.ts'
import { noting, type Subject, textSubject } from '../core/subjects.ts'
import type { Path } from '../core/uri.ts'
import { type Finding, type FindingsText, type KeptFindings, keptUnder, type PlacedProblem } from './keptFindings.ts'
import type { KeptTexts } from './ports.ts'
import { regionOf } from './region.ts'
import type { Session } from './session.ts'

/** The problems of a document, and what was asked to find them: it has others only after a change of one of these. */
export interface Checked {
  readonly problems: readonly GradedProblem[]
  readonly subjects: ReadonlySet<Subject>
}

/** Checks a document, and notes what is asked for that. */
export function check(corpus: Corpus, document: Document): Checked {
  const subjects = new Set([textSubject(document.path)])
  const problems = problemsOf(
    noting(corpus, (subject) => subjects.add(subject)),
    document,
  )
  for (const { related } of problems) for (const { path } of related ?? []) subjects.add(textSubject(path))
  return { problems, subjects }
}

/** The problems with their places, and how much there is in the document. */
export function findingOf({ facts, references }: Document, problems: readonly GradedProblem[]): Finding {
  return {
    problems: problems.map((problem) => placed(facts.lines, problem)),
    sections: facts.headings.filter(({ nested }) => !nested).length,
    references: references.length,
    links: references.filter(isLinkOrLabel).length,
  }
}

/** The problem with its lines and columns, given the offsets of line starts. */
export function placed(lines: readonly number[], problem: GradedProblem): PlacedProblem {
  return { ...problem, ...regionOf(lines, problem.span) }
}

/** What was kept of a session with the same fingerprint; undefined where there is nothing, or nothing whole. */
export async function keptFindings(
  { fingerprint, corpus }: Pick<Session, 'fingerprint' | 'corpus'>,
  texts: KeptTexts,
): Promise<KeptFindings | undefined> {
  return fingerprint === undefined ? undefined : keptUnder(nameOf(corpus), fingerprint, texts)
}

/** Keeps what was found in all documents of a corpus. Returns why it could not. */
export function keepFindings(corpus: Corpus, { text }: FindingsText, texts: KeptTexts): Promise<string | undefined> {
  return texts.store(nameOf(corpus), text)
}

/** The outermost root, or one of them: under the path of this folder findings of the whole are kept. */
function nameOf({ roots }: Corpus): Path {
  return roots.at(-1)?.path ?? ''
}
