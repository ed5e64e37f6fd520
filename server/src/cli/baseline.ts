// Problems that are known and accepted for now: a file that names them without their lines.

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Message, say } from '../core/message.ts'
import { slice } from '../core/text.ts'
import { type Failure, reasonOf } from './failure.ts'
import { replaceFiles } from './replaceFiles.ts'
import type { ReportedProblem } from './report/report.ts'

/** `count`: how many problems of this code and target the file holds; so lines may move without making news. */
interface Entry {
  readonly file: string
  readonly code: string
  readonly target: string
  readonly count: number
}

export type Baseline = ReadonlyMap<string, number>

/** Reads a baseline; `file` counts from the folder. */
export async function readBaseline(folder: string, file: string): Promise<Baseline | Failure> {
  let value: unknown
  try {
    value = JSON.parse((await readFile(resolve(folder, file), 'utf8')).replace(/^\ufeff/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return { failure: notABaseline(file) }
    return { failure: say('The baseline “{file}” cannot be read ({reason}).', { file, reason: reasonOf(error) }) }
  }
  const entries = entriesOf(value)
  if (!entries) return { failure: notABaseline(file) }
  return new Map(entries.map((each) => [keyOf(each.file, each.code, each.target), each.count]))
}

/** Writes a baseline of these problems: sorted, one entry per line. */
export function writeBaseline(folder: string, file: string, problems: readonly ReportedProblem[]): Failure | undefined {
  const counts = new Map<string, Entry>()
  for (const problem of problems) {
    const { file: name, code } = problem
    const target = targetOf(problem)
    const key = keyOf(name, code, target)
    counts.set(key, { file: name, code, target, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const entries = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => `    ${JSON.stringify(entry)}`)
  const list = entries.length > 0 ? `[\n${entries.join(',\n')}\n  ]` : '[]'
  return replaceFiles([
    { file: resolve(folder, file), bytes: Buffer.from(`{\n  "version": 1,\n  "problems": ${list}\n}\n`) },
  ])
}

/** The problems that the baseline does not hold. Of more occurrences than it knows, the last ones are news. */
export function withoutKnown(problems: readonly ReportedProblem[], baseline: Baseline): readonly ReportedProblem[] {
  return [...occurrences(problems)]
    .filter(
      ([problem, occurrence]) => occurrence > (baseline.get(keyOf(problem.file, problem.code, targetOf(problem))) ?? 0),
    )
    .map(([problem]) => problem)
}

/** Each problem with its turn, from 1, among those of the same file, code and target. */
export function* occurrences(problems: readonly ReportedProblem[]): Iterable<readonly [ReportedProblem, number]> {
  const counts = new Map<string, number>()
  for (const problem of problems) {
    const key = keyOf(problem.file, problem.code, targetOf(problem))
    const occurrence = (counts.get(key) ?? 0) + 1
    counts.set(key, occurrence)
    yield [problem, occurrence]
  }
}

/** What a problem is about, where it is: the reference as written, or else the text it marks, shortened. */
function targetOf({ target, source, span }: ReportedProblem): string {
  return target ?? slice(source.text, span).slice(0, 200)
}

function entriesOf(value: unknown): readonly Entry[] | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('problems' in value)) return undefined
  const { version, problems } = value
  return version === 1 && Array.isArray(problems) && problems.every(isEntry) ? problems : undefined
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  if (!('file' in value && 'code' in value && 'target' in value && 'count' in value)) return false
  const { file, code, target, count } = value
  return [file, code, target].every((each) => typeof each === 'string') && typeof count === 'number'
}

function keyOf(file: string, code: string, target: string): string {
  return `${file}\n${code}\n${target}`
}

function notABaseline(file: string): Message {
  return say('“{file}” is no baseline; write one with --write-baseline.', { file })
}
