// `check --format github`: workflow commands, which GitHub Actions shows as annotations in the changed files.

import { render } from '../../core/message.ts'
import { fileName } from '../places.ts'
import type { CheckReport, ReportedProblem, View } from './report.ts'

/** One line per problem. Files are named from the top of the repository, as GitHub wants them. */
export function github(report: CheckReport, view: View): string {
  return report.problems.map((problem) => `${annotation(problem, view)}\n`).join('')
}

const commands = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const

function annotation(problem: ReportedProblem, { bundle, repository }: View): string {
  const { line, column, endLine, endColumn, code } = problem
  const properties = [
    `file=${property(fileName(repository, problem.path))}`,
    `line=${line}`,
    `endLine=${endLine}`,
    // GitHub refuses columns for more than one line.
    ...(line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : []),
    `title=${property(code)}`,
  ]
  return `::${commands[problem.severity]} ${properties.join(',')}::${data(render(problem.message, bundle))}`
}

/** Escapes as the toolkit of GitHub Actions does (`@actions/core`, command.ts). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
