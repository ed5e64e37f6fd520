// Adds up what was found in the documents that were chosen.

import type { GradedProblem } from '../core/checks/run.ts'
import { areAboutLinks, type ProblemCode } from '../core/problemCodes.ts'
import type { Path } from '../core/uri.ts'
import type { Finding } from '../session/keptFindings.ts'
import { fileName, type Places } from './places.ts'
import { type CheckReport, type ReportedProblem, reported, type Source } from './report/report.ts'

export interface Checked {
  /** Sorted by file and place. */
  readonly problems: readonly ReportedProblem[]
  readonly files: readonly string[]
  readonly sections: number
  /** Where only codes about links were asked for, links and labels alone. */
  readonly references: number
}

/** What has been found so far. Documents are to be added in the order of their paths. */
export class Tally {
  readonly #root: Path
  readonly #only: readonly ProblemCode[]
  readonly #isAboutLinks: boolean
  readonly #problems: ReportedProblem[] = []
  readonly #files: string[] = []
  #sections = 0
  #references = 0

  /** `only`: codes to report; all where there are none. */
  constructor({ root }: Places, only: readonly ProblemCode[]) {
    this.#root = root
    this.#only = only
    this.#isAboutLinks = areAboutLinks(only)
  }

  /** Adds a document. `wanted` tells, where there are such problems, which of them count. */
  add(path: Path, found: Finding, source: Source, wanted?: () => (problem: GradedProblem) => boolean): void {
    const file = fileName(this.#root, path)
    this.#files.push(file)
    this.#sections += found.sections
    this.#references += this.#isAboutLinks ? found.links : found.references
    const named = found.problems.filter(({ code }) => this.#isNamed(code))
    if (named.length === 0) return
    const isWanted = wanted?.() ?? (() => true)
    for (const problem of named) if (isWanted(problem)) this.#problems.push(reported(file, path, source, problem))
  }

  /** Adds problems that stand in no document. */
  addOther(problems: readonly ReportedProblem[]): void {
    this.#problems.push(...problems.filter(({ code }) => this.#isNamed(code)))
  }

  get checked(): Checked {
    return {
      problems: this.#problems,
      files: this.#files,
      sections: this.#sections,
      references: this.#references,
    }
  }

  #isNamed(code: ProblemCode): boolean {
    return this.#only.length === 0 || this.#only.includes(code)
  }
}

/** The report of what was checked in the corpus, with those of the problems that are to be told. */
export function reportOf(
  { root }: Places,
  checked: Checked,
  problems: readonly ReportedProblem[],
  corpus: Pick<CheckReport, 'corpusSize' | 'sourceOf'>,
): CheckReport {
  return {
    ...corpus,
    root,
    documents: checked.files.length,
    sections: checked.sections,
    references: checked.references,
    files: checked.files,
    problems,
    known: checked.problems.length - problems.length,
    seconds: process.uptime(),
  }
}
