// What `check` found, in the terms of people and programs: file names, lines and columns.

import type { Document } from '../../core/document.ts'
import type { Bundle } from '../../core/message.ts'
import type { Path } from '../../core/uri.ts'
import type { PlacedProblem } from '../../session/keptFindings.ts'
import type { Colors } from '../streams.ts'

/** A problem with its place. */
export interface ReportedProblem extends PlacedProblem {
  /** Relative to the root, with `/`. */
  readonly file: string
  readonly path: Path
  readonly source: Source
}

/** The text that a problem stands in, with the offsets of its line starts. */
export interface Source {
  readonly text: string
  readonly lines: readonly number[]
}

export interface CheckReport {
  readonly root: Path
  /** How many documents, sections and references were checked. */
  readonly documents: number
  readonly sections: number
  readonly references: number
  /** How many documents the corpus has, chosen or not. */
  readonly corpusSize: number
  /** Files that were checked, relative to the root, sorted. */
  readonly files: readonly string[]
  /** Sorted by file and place. */
  readonly problems: readonly ReportedProblem[]
  /** How many more there are in the baseline. */
  readonly known: number
  readonly seconds: number
  /** Where a path that is not one of a problem stands: for related places. */
  sourceOf(path: Path): Source | undefined
}

/** How output is to look. */
export interface View {
  readonly bundle: Bundle
  readonly colors: Colors
  /** Undefined where lines need not fit a screen. */
  readonly columns: number | undefined
  /** The folder of the repository: what services call the root. */
  readonly repository: Path
  /** Problems below this severity do not fail the run. */
  readonly failOn: 'error' | 'warning'
}

/** The document as a source; its text may still lie on the disk. */
export function sourceOf(document: Document): Source {
  return {
    get text() {
      return document.text
    },
    get lines() {
      return document.facts.lines
    },
  }
}

/** The problem as reports give it. */
export function reported(file: string, path: Path, source: Source, problem: PlacedProblem): ReportedProblem {
  return { ...problem, file, path, source }
}

/** Whether the problem makes the exit code 1. */
export function fails({ severity }: ReportedProblem, failOn: View['failOn']): boolean {
  return severity === 'error' || (severity === 'warning' && failOn === 'warning')
}

/** The problems by file, in their order. */
export function byFile(problems: readonly ReportedProblem[]): Map<string, ReportedProblem[]> {
  const files = new Map<string, ReportedProblem[]>()
  for (const problem of problems) {
    const list = files.get(problem.file)
    if (list) list.push(problem)
    else files.set(problem.file, [problem])
  }
  return files
}
