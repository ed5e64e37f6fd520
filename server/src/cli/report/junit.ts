// `check --format junit`: one suite per document, one failed case per problem that fails the run.

import { render } from '../../core/message.ts'
import { byFile, type CheckReport, fails, type ReportedProblem, type View } from './report.ts'

/** A document without problems is one passed case. Problems that do not fail the run are passed cases with their text. */
export function junit(report: CheckReport, view: View): string {
  const files = byFile(report.problems)
  const suites = [...new Set([...report.files, ...files.keys()])].map((file) =>
    suite(file, files.get(file) ?? [], view),
  )
  const clean = report.files.filter((file) => !files.has(file)).length
  const tests = clean + report.problems.length
  const failures = report.problems.filter((problem) => fails(problem, view.failOn)).length
  const time = report.seconds.toFixed(3)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="doc-corpus" tests="${tests}" failures="${failures}" errors="0" time="${time}">\n`,
    ...suites,
    '</testsuites>\n',
  ].join('')
}

function suite(file: string, problems: readonly ReportedProblem[], view: View): string {
  const failures = problems.filter((problem) => fails(problem, view.failOn)).length
  const name = escaped(file)
  const cases =
    problems.length === 0
      ? [`<testcase name="${name}" classname="${name}"/>`]
      : problems.map((each) => testcase(each, view))
  const head = `<testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0">`
  return `  ${head}\n${cases.map((each) => `    ${each}\n`).join('')}  </testsuite>\n`
}

function testcase(problem: ReportedProblem, view: View): string {
  const { file, line, column, code, severity } = problem
  const message = render(problem.message, view.bundle)
  const text = escaped(`${file}:${line}:${column}: ${severity} ${code}: ${message}`)
  const body = fails(problem, view.failOn)
    ? `<failure type="${code}" message="${escaped(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`
  return `<testcase name="${escaped(`${code} ${line}:${column}`)}" classname="${escaped(file)}">${body}</testcase>`
}

/** Text for XML 1.0: markup escaped, and U+FFFD for what XML cannot hold (control characters, lone surrogates). */
function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(notInXml, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 leaves out
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
