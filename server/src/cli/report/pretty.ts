// `check --format pretty`: for people; grouped by document, with the line that a problem stands in.

import { type Message, render, say } from '../../core/message.ts'
import { excerpt } from './excerpt.ts'
import { harmless } from './harmless.ts'
import { byFile, type CheckReport, type ReportedProblem, type View } from './report.ts'
import { widthOf } from './width.ts'

/** All problems, then a summary. */
export function pretty(report: CheckReport, view: View): string {
  const files = byFile(report.problems)
  const blocks = [...files].map(([file, problems]) => documentBlock(file, problems, view))
  return [...blocks, summary(report, files.size, view)].join('\n')
}

function documentBlock(file: string, problems: readonly ReportedProblem[], view: View): string {
  const names = problems.map(({ severity }) => severityName(severity, view))
  const severityWidth = Math.max(...names.map(widthOf))
  const placeWidth = Math.max(...problems.map(({ line, column }) => `${line}:${column}`.length))
  const blocks = problems.map((problem, i) => {
    const place = `${problem.line}:${problem.column}`.padEnd(placeWidth)
    const name = names[i] ?? ''
    return block(problem, place, name + ' '.repeat(severityWidth - widthOf(name)), view)
  })
  return `${view.colors.underline(harmless(file))}\n${blocks.join('')}`
}

function block(problem: ReportedProblem, place: string, severity: string, view: View): string {
  const { colors, bundle, columns } = view
  const paint = painter(problem.severity, view)
  const message = harmless(render(problem.message, bundle))
  const head = `  ${colors.dim(place)}  ${paint(severity)}  ${message}  ${colors.dim(problem.code)}\n`
  const shown = excerpt(problem.source, problem.span, (columns ?? widest) - margin.length)
  if (!shown) return head
  const line = `${margin}${colors.dim(shown.before)}${shown.marked}${colors.dim(shown.after)}\n`
  return `${head}${line}${margin}${shown.indent}${paint(shown.carets)}\n`
}

const margin = ' '.repeat(6)
/** Columns of an excerpt where no terminal says how many there are. */
const widest = 120

function painter(severity: ReportedProblem['severity'], { colors }: View): (text: string) => string {
  if (severity === 'error') return colors.red
  if (severity === 'warning') return colors.yellow
  return severity === 'information' ? colors.blue : colors.cyan
}

function severityName(severity: ReportedProblem['severity'], { bundle }: View): string {
  switch (severity) {
    case 'error':
      return render(say('error'), bundle)
    case 'warning':
      return render(say('warning'), bundle)
    case 'information':
      return render(say('information'), bundle)
    case 'hint':
      return render(say('hint'), bundle)
  }
}

/** How many problems of which code, in how many documents, and how much was checked in what time. */
function summary(report: CheckReport, files: number, view: View): string {
  const { problems, documents, sections, references, corpusSize, known } = report
  const { colors, bundle } = view
  const lines: string[] = []
  if (problems.length === 0) lines.push(colors.green(render(say('No problems.'), bundle)))
  else lines.push(...codeCounts(problems, view), render(total(problems, files, view), bundle))
  if (known > 0) lines.push(render(say('{known} more in the baseline are not shown.', counted({ known })), bundle))
  const seconds = report.seconds.toFixed(1)
  const scope =
    documents === corpusSize
      ? say('Checked: documents {documents}, sections {sections}, references {references}; {seconds} s.', {
          ...counted({ documents, sections, references }),
          seconds,
        })
      : say('Checked: documents {documents} of {size}, sections {sections}, references {references}; {seconds} s.', {
          ...counted({ documents, sections, references, size: corpusSize }),
          seconds,
        })
  lines.push(colors.dim(render(scope, bundle)))
  return lines.map((line) => `${line}\n`).join('')
}

function total(problems: readonly ReportedProblem[], documents: number, view: View): Message {
  const severities = severityCounts(problems, view)
  const count = problems.length
  if (count === 1) return say('1 problem: {severities}', { severities })
  if (documents === 1) return say('{count} problems in 1 document: {severities}', { ...counted({ count }), severities })
  return say('{count} problems in {documents} documents: {severities}', {
    ...counted({ count, documents }),
    severities,
  })
}

/** Numbers with their thousands parted: 12,345. */
function counted(numbers: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, grouped(value)]))
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}

function severityCounts(problems: readonly ReportedProblem[], view: View): string {
  const order = ['error', 'warning', 'information', 'hint'] as const
  return order
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => painter(severity, view)(`${severityName(severity, view)} ${grouped(count)}`))
    .join(' · ')
}

/** One line per code, most frequent first; none where there is only one code. */
function codeCounts(problems: readonly ReportedProblem[], view: View): readonly string[] {
  const counts = new Map<string, { count: number; severity: ReportedProblem['severity'] }>()
  for (const { code, severity } of problems) {
    counts.set(code, { count: (counts.get(code)?.count ?? 0) + 1, severity })
  }
  if (counts.size < 2) return []
  const rows = [...counts].sort(([, a], [, b]) => b.count - a.count)
  const numberWidth = Math.max(...rows.map(([, { count }]) => grouped(count).length))
  const codeWidth = Math.max(...rows.map(([code]) => widthOf(code)))
  return [
    ...rows.map(([code, { count, severity }]) => {
      const number = grouped(count).padStart(numberWidth)
      return `  ${number}  ${code.padEnd(codeWidth)}  ${painter(severity, view)(severityName(severity, view))}`
    }),
    '',
  ]
}
