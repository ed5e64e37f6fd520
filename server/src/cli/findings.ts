// What the last check found, kept for the next one: where nothing at all has changed, nothing has to be checked.

import { createHash } from 'node:crypto'
import { problemsOf } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import { type Document, isLinkOrLabel } from '../core/document.ts'
import { type ProblemCode, problemCodes, severities } from '../core/problemCodes.ts'
import type { Path } from '../core/uri.ts'
import type { CacheFile } from '../node/cacheFolder.ts'
import type { Session } from '../session/session.ts'
import { type PlacedProblem, placed } from './report/report.ts'

/** What was found in one document. */
export interface Finding {
  readonly problems: readonly PlacedProblem[]
  readonly sections: number
  readonly references: number
  /** Those of the references that are links or labels. */
  readonly links: number
}

export interface Findings {
  /** What is wrong in the document, and how much there is in it. */
  of(document: Document): Finding
  /** Keeps what was found, where every document was looked at and something is new. Returns why it could not. */
  save(): Promise<string | undefined>
}

/**
 * Findings of the corpus as it now stands; all of them are kept ones or none is. `only`: the codes that are asked for; where
 * findings are kept, all are looked for all the same.
 */
export async function findingsOf(
  session: Session,
  file: CacheFile | undefined,
  only: readonly ProblemCode[],
): Promise<Findings> {
  const { corpus } = session
  const key = file && keyOf(session)
  const bytes = key === undefined ? undefined : await file?.load()
  const kept = bytes && key !== undefined ? read(Buffer.from(bytes).toString(), key) : undefined
  const found = new Map<Path, Finding>()
  return {
    of(document) {
      const known = kept?.get(document.path) ?? found.get(document.path)
      if (known) return known
      const finding = findingOf(corpus, document, file ? [] : only)
      found.set(document.path, finding)
      return finding
    },
    async save() {
      if (key === undefined || found.size < corpus.size || key !== keyOf(session)) return undefined
      return file?.store(Buffer.from(JSON.stringify([key, ...found])))
    },
  }
}

function keyOf({ fingerprint }: Session): string | undefined {
  return fingerprint === undefined ? undefined : createHash('sha256').update(fingerprint).digest('hex')
}

function findingOf(corpus: Corpus, document: Document, only: readonly ProblemCode[]): Finding {
  return {
    problems: problemsOf(corpus, document, only).map((problem) => placed(document.facts.lines, problem)),
    sections: document.facts.headings.filter(({ nested }) => !nested).length,
    references: document.references.length,
    links: document.references.filter(isLinkOrLabel).length,
  }
}

/** What `save` wrote under this key; undefined for anything else. */
function read(json: string, key: string): ReadonlyMap<Path, Finding> | undefined {
  if (!json.startsWith(`["${key}"`)) return undefined
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undefined
  }
  const entries: unknown[] = Array.isArray(value) ? value.slice(1) : []
  return entries.every(isEntry) ? new Map(entries) : undefined
}

function isEntry(value: unknown): value is [Path, Finding] {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !isObject(value[1])) return false
  const { problems, sections, references, links } = value[1]
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
