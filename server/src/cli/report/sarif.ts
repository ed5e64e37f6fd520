// `check --format sarif`: SARIF 2.1.0, which code scanning services read.

import { createHash } from 'node:crypto'
import { documentationUri } from '../../core/checks/documentation.ts'
import { type Message, render } from '../../core/message.ts'
import { defaultSeverities, type ProblemCode, problemCodes } from '../../core/problemCodes.ts'
import type { Span } from '../../core/text.ts'
import { isWithin, type Path, relative, uriOfPath } from '../../core/uri.ts'
import { regionOf } from '../../session/region.ts'
import { occurrences } from '../baseline.ts'
import { version } from '../version.ts'
import type { CheckReport, ReportedProblem, View } from './report.ts'

/** The name under which SARIF readers know the top of the repository. */
const top = 'SRCROOT'

/** The log as one line of JSON. */
export function sarif(report: CheckReport, view: View): string {
  return `${JSON.stringify(sarifLog(report, view))}\n`
}

/** One run. Files are named from the top of the repository; fingerprints stay when lines move. */
export function sarifLog(report: CheckReport, view: View) {
  const results = [...occurrences(report.problems)].map(([problem, occurrence]) =>
    resultOf(report, view, problem, occurrence),
  )
  const driver = { name: 'Doc Corpus', version, rules: problemCodes.map(rule) }
  const base = { uri: `${uriOfPath(view.repository).replace(/\/$/, '')}/` }
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0' as const,
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits' as const, originalUriBaseIds: { [top]: base }, results }],
  }
}

/** A rule that is off by default is reported as a note where it is on. */
const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note', ignore: 'none' } as const

function rule(code: ProblemCode) {
  return { id: code, helpUri: documentationUri(code), defaultConfiguration: { level: levels[defaultSeverities[code]] } }
}

function resultOf(report: CheckReport, view: View, problem: ReportedProblem, occurrence: number) {
  const { code, severity, message, path, span, source, file, related } = problem
  const relatedLocations = (related ?? []).flatMap((each) => {
    const other = report.sourceOf(each.path)
    return other ? [{ ...locationOf(view, each.path, other.lines, each.span), message: text(each.message, view) }] : []
  })
  return {
    ruleId: code,
    ruleIndex: problemCodes.indexOf(code),
    level: levels[severity],
    message: text(message, view),
    locations: [locationOf(view, path, source.lines, span)],
    ...(relatedLocations.length > 0 ? { relatedLocations } : {}),
    partialFingerprints: { 'docCorpus/v1': fingerprint([code, file, problem.target ?? '', String(occurrence)]) },
  }
}

function locationOf(view: View, path: Path, lines: readonly number[], span: Span) {
  const { line, column, endLine, endColumn } = regionOf(lines, span)
  return {
    physicalLocation: {
      artifactLocation: artifact(view.repository, path),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  }
}

function artifact(repository: Path, path: Path) {
  if (!isWithin(repository, path)) return { uri: uriOfPath(path) }
  return { uri: relative(repository, path).split('/').map(encodeURIComponent).join('/'), uriBaseId: top }
}

function text(message: Message, { bundle }: View) {
  return { text: render(message, bundle) }
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
