// Puts text on lines of its own: an item of a list, a quoted line, a row of a table.

import type { Edit } from '../changes/change.ts'
import type { Document } from '../document.ts'
import type { Table } from '../facts/types.ts'
import { lineAt, type Span } from '../text.ts'

/** The line break that the document uses. */
export function feedOf({ text }: Document): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** The table that the offset is in, or right behind. */
export function tableAt({ facts }: Document, offset: number): Table | undefined {
  return facts.tables.find(({ span }) => span.start <= offset && offset <= span.end)
}

/** In place of the span, on lines of its own; `apart`: with an empty line before and behind it. */
export function onOwnLines(document: Document, span: Span, text: string, apart: boolean): Edit {
  const feed = feedOf(document)
  const { before, above, after, below } = around(document, span)
  const gap = apart ? feed + feed : feed
  const lead = before.trim() !== '' ? gap : apart && above.trim() !== '' ? feed : ''
  const tail = after.trim() !== '' ? gap : apart && below.trim() !== '' ? feed : ''
  return { path: document.path, span, text: lead + text + tail, reason: 'target' }
}

/** An item with the marker of the list that the span stands in or under; where the marker is typed already, what comes behind it. */
export function item(document: Document, span: Span, text: string): Edit {
  const { before, above } = around(document, span)
  if (/^[\s>]*[-*+]\s+$/.test(before)) return { path: document.path, span, text, reason: 'target' }
  const [, indent = '', marker = '-'] = /^([\s>]*)([-*+])\s/.exec(before.trim() === '' ? above : before) ?? []
  const lead = before === '' || before.trim() !== '' ? indent : ''
  return onOwnLines(document, span, `${lead}${marker} ${text}`, false)
}

/** A row behind the one that the span stands in; without a table, a table of two columns. */
export function row(document: Document, span: Span, cells: readonly string[], heading: readonly string[]): Edit {
  const feed = feedOf(document)
  const { lines } = document.facts
  const lineStart = lines[lineAt(lines, span.start)] ?? 0
  const table = tableAt(document, span.start) ?? tableAt(document, Math.max(0, lineStart - feed.length))
  const written = (all: readonly string[]) => `| ${all.join(' | ')} |`
  if (!table) {
    const all = [written(heading), written(heading.map(() => '---')), written(cells)]
    return onOwnLines(document, span, all.join(feed), true)
  }
  const columns = table.rows[0]?.cells.length ?? cells.length
  const full = Array.from({ length: Math.max(columns, 1) }, (_, i) => cells[i] ?? '')
  const isBehind = span.start > table.span.end
  if (isBehind) return { path: document.path, span, text: written(full), reason: 'target' }
  // Behind the row that the cursor is in; never between the head and the line under it.
  const first = lineAt(lines, table.span.start)
  const line = Math.max(lineAt(lines, span.end), first + 1)
  const at = lineEnd(document, line)
  return { path: document.path, span: { start: at, end: at }, text: feed + written(full), reason: 'target' }
}

function lineEnd({ text, facts }: Document, line: number): number {
  const next = facts.lines[line + 1]
  if (next === undefined) return text.length
  return text.charAt(next - 2) === '\r' ? next - 2 : next - 1
}

/** The rest of the line on both sides of the span, and the lines above and below. */
function around(document: Document, { start, end }: Span) {
  const { text, facts } = document
  const [first, last] = [lineAt(facts.lines, start), lineAt(facts.lines, end)]
  const lineAtIndex = (line: number) =>
    line < 0 || line >= facts.lines.length ? '' : text.slice(facts.lines[line] ?? 0, lineEnd(document, line))
  return {
    before: text.slice(facts.lines[first] ?? 0, start),
    above: lineAtIndex(first - 1),
    after: text.slice(end, lineEnd(document, last)),
    below: lineAtIndex(last + 1),
  }
}
