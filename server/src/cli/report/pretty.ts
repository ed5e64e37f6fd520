// `check --format pretty`: for people; grouped by document, with the line that a problem stands in.

import { type Message, render, say } from '../../core/message.ts'
import { excerpt } from './excerpt.ts'
import { type CheckReport, fails, type ReportedProblem, type View } from './report.ts'
import { widthOf } from './width.ts'

/** All problems, then a summary. */
export function pretty(report: CheckReport, view: View): string {
  const parts: string[] = []
  let file: string | undefined
  for (const problem of report.problems) {
    if (problem.file !== file) parts.push(`${file === undefined ? '' : '\n'}${view.colors.underline(problem.file)}\n`)
    file = problem.file
    parts.push(block(problem, view))
  }
  if (parts.length > 0) parts.push('\n')
  return parts.join('') + summary(report, view)
}

function block(problem: ReportedProblem, view: View): string {
  const { line, column, code, severity, message, source, span } = problem
  const { colors } = view
  const paint = painter(severity, view)
  const place = colors.dim(`${line}:${column}`.padEnd(7))
  const head = `  ${place} ${paint(severityName(severity, view))} ${render(message, view.bundle)} ${colors.dim(code)}\n`
  const shown = excerpt(source, span, (view.columns ?? 120) - 6)
  if (!shown) return head
  return `${head}      ${colors.dim(shown.before)}${shown.marked}${colors.dim(shown.after)}\n      ${shown.indent}${paint(shown.carets)}\n`
}

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
function summary(report: CheckReport, view: View): string {
  const { problems, documents, sections, references, corpusSize, known } = report
  const { colors, bundle } = view
  const say1 = (message: Message) => render(message, bundle)
  const files = new Set(problems.map(({ file }) => file)).size
  const lines: string[] = []
  if (problems.length === 0) lines.push(colors.green(say1(say('No problems.'))))
  else {
    lines.push(...codeCounts(problems, view))
    const total = say1(totals(problems.length, files))
    const worst = problems.some((problem) => fails(problem, view.failOn)) ? colors.red : colors.yellow
    lines.push(worst(total) + severityCounts(problems, view))
  }
  if (known > 0) lines.push(colors.dim(say1(say('{known} more in the baseline are not shown.', { known }))))
  const scope =
    documents === corpusSize
      ? say('Checked: documents {documents}, sections {sections}, references {references}; {seconds} s.', {
          ...counted({ documents, sections, references }),
          seconds: report.seconds.toFixed(1),
        })
      : say('Checked: documents {documents} of {size}, sections {sections}, references {references}; {seconds} s.', {
          ...counted({ documents, sections, references, size: corpusSize }),
          seconds: report.seconds.toFixed(1),
        })
  lines.push(colors.dim(say1(scope)))
  return lines.map((line) => `${line}\n`).join('')
}

function totals(count: number, documents: number): Message {
  if (count === 1) return say('1 problem')
  if (documents === 1) return say('{count} problems in 1 document', counted({ count }))
  return say('{count} problems in {documents} documents', counted({ count, documents }))
}

/** Numbers with their thousands parted: 12,345. */
function counted(numbers: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value.toLocaleString('en')]))
}

function severityCounts(problems: readonly ReportedProblem[], view: View): string {
  const order = ['error', 'warning', 'information', 'hint'] as const
  const parts = order.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length
    return count > 0 ? [painter(severity, view)(`${severityName(severity, view)} ${count.toLocaleString('en')}`)] : []
  })
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

/** One line per code, most frequent first; none where there is only one code. */
function codeCounts(problems: readonly ReportedProblem[], view: View): readonly string[] {
  const counts = new Map<string, { count: number; severity: ReportedProblem['severity'] }>()
  for (const { code, severity } of problems) {
    counts.set(code, { count: (counts.get(code)?.count ?? 0) + 1, severity })
  }
  if (counts.size < 2) return []
  const rows = [...counts].sort(([, a], [, b]) => b.count - a.count)
  const numberWidth = Math.max(...rows.map(([, { count }]) => count.toLocaleString('en').length))
  const codeWidth = Math.max(...rows.map(([code]) => widthOf(code)))
  return [
    ...rows.map(([code, { count, severity }]) => {
      const number = count.toLocaleString('en').padStart(numberWidth)
      return `  ${number}  ${code.padEnd(codeWidth)}  ${painter(severity, view)(severityName(severity, view))}`
    }),
    '',
  ]
}
