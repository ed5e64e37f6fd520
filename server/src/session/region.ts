// From offsets to lines and columns, at the edge where output leaves the program.

import { lineAt, type Span } from '../core/text.ts'

/** Lines and columns count from 1, columns in UTF-16 units; the end is behind the last unit. */
export interface Region {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The region of a span, given the offsets of line starts. */
export function regionOf(lines: readonly number[], span: Span): Region {
  const first = lineAt(lines, span.start)
  const last = lineAt(lines, span.end)
  return {
    line: first + 1,
    column: span.start - (lines[first] ?? 0) + 1,
    endLine: last + 1,
    endColumn: span.end - (lines[last] ?? 0) + 1,
  }
}
