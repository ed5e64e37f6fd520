// `check --format json`: one object for programs. Its shape is a contract; fields are added, never changed.

import { render } from '../../core/message.ts'
import { diskPath } from '../../node/files.ts'
import type { CheckReport, View } from './report.ts'

/** `target` is null where the problem is not one of a reference. */
export function json(report: CheckReport, { bundle }: View): string {
  const { documents, sections, references } = report
  const problems = report.problems.map(
    ({ file, line, column, endLine, endColumn, code, severity, message, target }) => ({
      file,
      line,
      column,
      endLine,
      endColumn,
      code,
      severity,
      message: render(message, bundle),
      target: target ?? null,
    }),
  )
  return `${JSON.stringify({ version: 1, root: diskPath(report.root), documents, sections, references, problems })}\n`
}
