// What checks found in another run, as text and back: whatever is not whole is as good as nothing.

import type { GradedProblem } from '../core/checks/run.ts'
import { problemCodes, severities } from '../core/problemCodes.ts'
import type { Subject } from '../core/subjects.ts'
import type { Path } from '../core/uri.ts'
import { isNumber, isObject, parsed } from './keptJson.ts'
import type { KeptTexts } from './ports.ts'
import type { Region } from './region.ts'

/** A problem with its lines and columns, so that who shows it needs no text. */
export interface PlacedProblem extends GradedProblem, Region {}

/** What was found in one document. */
export interface Finding {
  readonly problems: readonly PlacedProblem[]
  readonly sections: number
  readonly references: number
  /** Those of the references that are links or labels. */
  readonly links: number
}

/** What an earlier run found in the corpus as it now stands, read document by document, when it is asked for. */
export interface KeptFindings {
  /** The fingerprint of the session that found it. */
  readonly fingerprint: string
  /** The documents of which something was kept. */
  readonly paths: readonly Path[]
  /** What was found in the document, read anew each time; undefined for one of which nothing was kept, or nothing whole. */
  finding(path: Path): Finding | undefined
  /** What was asked to find it; undefined likewise. */
  subjects(path: Path): readonly Subject[] | undefined
}

/**
 * What was kept under the path of a folder by a session with this fingerprint; undefined where there is nothing, or nothing whole.
 * Costs reading the text and the paths in it.
 */
export async function keptUnder(
  folder: Path,
  fingerprint: string,
  texts: KeptTexts,
): Promise<KeptFindings | undefined> {
  const [key, names, found, asked, subjects] = (await texts.load(folder))?.split(between) ?? []
  if (key !== fingerprint || names === undefined || found === undefined) return undefined
  const paths = parsed(names)
  if (!isListOf(paths, isString)) return undefined
  const places = new Map(paths.map((path, i) => [path, i]))
  const findings = lateLines(found)
  const numbers = lateLines(asked ?? '')
  const subject = subjectsIn(lateLines(subjects ?? ''))
  return {
    fingerprint,
    paths,
    finding(path) {
      const finding = parsed(findings(places.get(path)))
      return isFinding(finding) ? finding : undefined
    },
    subjects(path) {
      const known = parsed(numbers(places.get(path)))
      if (!isListOf(known, isNumber)) return undefined
      const all = known.map(subject)
      return isListOf(all, isString) ? all : undefined
    },
  }
}

/** What was found in every document; undefined where one of them is not whole. */
export function allFindings(kept: KeptFindings): ReadonlyMap<Path, Finding> | undefined {
  const all = new Map<Path, Finding>()
  for (const path of kept.paths) {
    const finding = kept.finding(path)
    if (!finding) return undefined
    all.set(path, finding)
  }
  return all
}

/** Between the parts of a text: no JSON has an empty line. */
const between = '\n\n'

/** How many subjects share a line: few are read in vain, and few lines are too many. */
const subjectsInLine = 500

/**
 * The text to be kept for `keptUnder`, made document by document. Its parts are the fingerprint, the paths of the documents, what was
 * found in each in a line of its own, in such lines the numbers of the subjects that were asked about for each, and the subjects.
 */
export class FindingsText {
  readonly #fingerprint: string
  readonly #paths: Path[] = []
  readonly #findings: string[] = []
  readonly #asked: string[] = []
  readonly #numbers = new Map<Subject, number>()
  readonly #subjects: string[] = []
  #rest: Subject[] = []

  constructor(fingerprint: string) {
    this.#fingerprint = fingerprint
  }

  /** Each document is to be added once. */
  add(path: Path, finding: Finding, subjects: Iterable<Subject>): void {
    this.#paths.push(path)
    this.#findings.push(JSON.stringify(finding))
    this.#asked.push(JSON.stringify(Array.from(subjects, (subject) => this.#numberOf(subject))))
  }

  /** With all that has been added. */
  get text(): string {
    const paths = JSON.stringify(this.#paths)
    const subjects = [...this.#subjects, JSON.stringify(this.#rest)]
    const lines = [this.#findings, this.#asked, subjects].map((each) => each.join('\n'))
    return [this.#fingerprint, paths, ...lines].join(between)
  }

  #numberOf(subject: Subject): number {
    const known = this.#numbers.get(subject)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(subject, number)
    this.#rest.push(subject)
    if (this.#rest.length === subjectsInLine) {
      this.#subjects.push(JSON.stringify(this.#rest))
      this.#rest = []
    }
    return number
  }
}

/** The lines of a text by their place, empty for none; they are looked for when the first is asked for. */
function lateLines(text: string): (place: number | undefined) => string {
  let lines: readonly string[] | undefined
  return (place) => {
    lines ??= text.split('\n')
    return (place === undefined ? undefined : lines[place]) ?? ''
  }
}

/** The subjects in these lines by their number; a line is read when the first of its subjects is asked for. */
function subjectsIn(lines: (place: number) => string): (number: number) => Subject | undefined {
  const known: (readonly Subject[])[] = []
  return (number) => {
    const place = Math.floor(number / subjectsInLine)
    let subjects = known[place]
    if (!subjects) {
      const read = parsed(lines(place))
      subjects = isListOf(read, isString) ? read : []
      known[place] = subjects
    }
    return subjects[number % subjectsInLine]
  }
}

function isFinding(value: unknown): value is Finding {
  if (!isObject(value)) return false
  const { problems, sections, references, links } = value
  if ([sections, references, links].some((count) => typeof count !== 'number')) return false
  return Array.isArray(problems) && problems.every(isProblem)
}

const regionNames = ['line', 'column', 'endLine', 'endColumn'] as const
const codes: ReadonlySet<unknown> = new Set(problemCodes)
const grades: ReadonlySet<unknown> = new Set(severities)

function isProblem(value: unknown): value is PlacedProblem {
  if (!isObject(value)) return false
  const { code, severity, target, related } = value
  if (!codes.has(code) || !grades.has(severity)) return false
  if (target !== undefined && typeof target !== 'string') return false
  if (!isPlaced(value) || !regionNames.every((name) => typeof value[name] === 'number')) return false
  if (related === undefined) return true
  return (
    Array.isArray(related) && related.every((each) => isObject(each) && typeof each.path === 'string' && isPlaced(each))
  )
}

/** Whether there is a span, and a message. */
function isPlaced({ span, message }: Record<string, unknown>): boolean {
  if (!isObject(span) || typeof span.start !== 'number' || typeof span.end !== 'number') return false
  return isObject(message) && typeof message.text === 'string' && isObject(message.args)
}

function isListOf<T>(value: unknown, isOne: (each: unknown) => each is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne)
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
