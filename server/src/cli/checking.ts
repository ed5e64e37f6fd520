// Runs the checks over the documents that were chosen, in slices, and adds up what was looked at.

import type { GradedProblem } from '../core/checks/run.ts'
import type { Document } from '../core/document.ts'
import type { ProblemCode } from '../core/problemCodes.ts'
import { lineStarts } from '../core/text.ts'
import { nodeClock } from '../node/ports.ts'
import { placed } from '../session/findings.ts'
import { type Findings, findingsOf } from './findings.ts'
import type { OpenedCorpus } from './openCorpus.ts'
import { fileName, isChosen, type Places } from './places.ts'
import { type ReportedProblem, reported, type Source, sourceOf } from './report/report.ts'
import { type Checked, Tally } from './tally.ts'

/** What is asked for beyond the places. */
export interface Filter {
  /** Codes to report; empty for all. */
  readonly only: readonly ProblemCode[]
  /** Which of a document's problems count, as `--changed-since` has it; undefined where all do. */
  readonly isWanted: ((document: Document) => (problem: GradedProblem) => boolean) | undefined
}

/** How long documents are checked before the screen and Ctrl-C get their turn, in milliseconds. */
const slice = 50

/** How often the documents are checked at most, where some change meanwhile. */
const attempts = 3

/** Checks the chosen documents. Costs what the checks cost, once per document; next to nothing where nothing has changed. */
export async function checkDocuments(opened: OpenedCorpus, places: Places, filter: Filter): Promise<Checked> {
  const { session } = opened
  for (let attempt = 1; ; attempt++) {
    const { generation } = session
    const findings = await findingsOf(opened, filter.only)
    const checked = await checkOnce(opened, places, filter, findings)
    await session.settled()
    if (session.generation !== generation && attempt < attempts) continue
    opened.atEnd(() => findings.save())
    return checked
  }
}

async function checkOnce(opened: OpenedCorpus, places: Places, filter: Filter, findings: Findings): Promise<Checked> {
  const { corpus } = opened.session
  const documents = [...corpus.documents()].filter(({ path }) => isChosen(places, path)).sort(byPath)
  const tally = new Tally(places, filter.only)
  tally.addOther(configurationProblems(opened))
  const { isWanted } = filter
  let sliceStart = nodeClock.now()
  for (const [i, document] of documents.entries()) {
    const wanted = isWanted && (() => isWanted(document))
    tally.add(document.path, findings.of(document), sourceOf(document), wanted)
    if (nodeClock.now() - sliceStart < slice) continue
    opened.progress.report('checking', i + 1, documents.length)
    await nodeClock.pause()
    sliceStart = nodeClock.now()
  }
  return tally.checked
}

/** What is wrong in configuration files, as problems like all others. */
function configurationProblems({ root, configurations }: OpenedCorpus): ReportedProblem[] {
  return configurations.flatMap(({ path, text, problems }) => {
    const source: Source = { text, lines: lineStarts(text) }
    return problems.map(({ span, message }) => {
      const problem = { code: 'invalid-configuration', severity: 'error', span, message } as const
      return reported(fileName(root, path), path, source, placed(source.lines, problem))
    })
  })
}

function byPath(a: Document, b: Document): number {
  return a.path < b.path ? -1 : 1
}
