// What checks found in another run, as text and back: whatever is not whole is as good as nothing.

import type { GradedProblem } from '../core/checks/run.ts'
import { problemCodes, severities } from '../core/problemCodes.ts'
import type { Subject } from '../core/subjects.ts'
import type { Path } from '../core/uri.ts'
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

/** What an earlier run found in the corpus as it now stands: all documents are in it. */
export interface KeptFindings {
  /** The fingerprint of the session that found it. */
  readonly fingerprint: string
  readonly findings: ReadonlyMap<Path, Finding>
  /** What was asked to find them; read when it is asked for. */
  subjects(): ReadonlyMap<Path, readonly Subject[]>
}

/** What was kept under the path of a folder by a session with this fingerprint; undefined where there is nothing, or nothing whole. */
export async function keptUnder(
  folder: Path,
  fingerprint: string,
  texts: KeptTexts,
): Promise<KeptFindings | undefined> {
  const [key, found, asked] = (await texts.load(folder))?.split('\n') ?? []
  if (key !== fingerprint || found === undefined || asked === undefined) return undefined
  const findings = entriesOf(parsed(found), isFinding)
  if (!findings) return undefined
  return { fingerprint, findings, subjects: () => subjectsIn(parsed(asked)) }
}

/** The text to be kept for `keptUnder`. */
export function textOf(
  fingerprint: string,
  found: ReadonlyMap<Path, { readonly finding: Finding; readonly checked: { readonly subjects: Iterable<Subject> } }>,
): string {
  const findings = Array.from(found, ([path, { finding }]) => [path, finding])
  const numbers = new Map<Subject, number>()
  const numberOf = (subject: Subject) => {
    const number = numbers.get(subject) ?? numbers.size
    numbers.set(subject, number)
    return number
  }
  const asked = Array.from(found, ([path, { checked }]) => [path, Array.from(checked.subjects, numberOf)])
  const lines = [findings, [[...numbers.keys()], asked]].map((each) => JSON.stringify(each))
  return [fingerprint, ...lines].join('\n')
}

function subjectsIn(value: unknown): ReadonlyMap<Path, readonly Subject[]> {
  const [subjects, asked]: unknown[] = Array.isArray(value) ? value : []
  const known = Array.isArray(subjects) ? subjects.filter((each) => typeof each === 'string') : []
  const entries = entriesOf(asked, (each): each is number[] => Array.isArray(each))
  return new Map(
    Array.from(entries ?? [], ([path, numbers]) => [path, numbers.flatMap((number) => known[number] ?? [])]),
  )
}

function entriesOf<T>(value: unknown, isValue: (value: unknown) => value is T): ReadonlyMap<Path, T> | undefined {
  if (!Array.isArray(value)) return undefined
  const isEntry = (each: unknown): each is [Path, T] =>
    Array.isArray(each) && typeof each[0] === 'string' && isValue(each[1])
  return value.every(isEntry) ? new Map(value) : undefined
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
