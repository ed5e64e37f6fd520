// Documents named around a place where somebody is typing: in the row, right before it, in the block, in the section.

import type { Document } from '../document.ts'
import type { LinkReference, NamedDocument, PathMention } from '../reference.ts'
import { firstFrom, lineAt } from '../text.ts'
import { isDocumentPath } from '../uri.ts'

/** No more than this many are asked what they hold. */
const most = 8

/** The documents that the row of a table names, wherever in the row. */
export function namedInRow(document: Document, offset: number): readonly NamedDocument[] {
  const { facts } = document
  const table = facts.tables[firstFrom(facts.tables, offset + 1) - 1]
  const line = lineAt(facts.lines, offset)
  if (!table?.rows.some(({ span }) => lineAt(facts.lines, span.start) === line)) return []
  const start = facts.lines[line] ?? 0
  return pathsIn(document, start, facts.lines[line + 1] ?? facts.length).map((each) => named(each, 'row'))
}

/** The document whose name stands right before the offset, with nothing but a space or a bracket between. */
export function namedBefore(document: Document, offset: number): NamedDocument | undefined {
  const line = document.facts.lines[lineAt(document.facts.lines, offset)] ?? 0
  const last = pathsIn(document, line, offset).at(-1)
  if (!last || last.span.end >= offset || last.kind === 'link') return undefined
  const between = document.text.slice(last.span.end, offset)
  return /^[*_]{0,3}(?:[ \t]{1,4}|[ \t]?[（(][ \t]?|[：:][ \t]?|[ \t]?的[ \t]?|[ \t]?中的?[ \t]?)$/.test(between)
    ? named(last, 'block')
    : undefined
}

/** Documents named before the offset: in its block, nearest first, then the last one of its section. */
export function namedAround(document: Document, offset: number): readonly NamedDocument[] {
  const { text, facts } = document
  const row = namedInRow(document, offset)
  if (row.length > 0) return row
  const gap = text.lastIndexOf('\n\n', Math.max(0, offset - 1))
  const heading = facts.headings[firstFrom(facts.headings, offset) - 1]
  const section = heading?.span.end ?? 0
  const block = Math.max(gap < 0 ? 0 : gap, section)
  const found = pathsIn(document, block, offset)
    .toReversed()
    .map((each) => named(each, 'block'))
  const last = pathsIn(document, section, block).at(-1)
  if (last) found.push(named(last, 'section'))
  return found.slice(0, most)
}

function pathsIn({ references }: Document, start: number, end: number): readonly (LinkReference | PathMention)[] {
  const found: (LinkReference | PathMention)[] = []
  for (let i = firstFrom(references, start); i < references.length; i++) {
    const each = references[i]
    if (!each || each.span.start >= end) break
    if (each.kind !== 'link' && each.kind !== 'mention') continue
    if (each.span.end <= end && isDocumentPath(each.target.path)) found.push(each)
  }
  return found
}

function named(reference: LinkReference | PathMention, how: NamedDocument['how']): NamedDocument {
  return { how, by: reference.kind, path: reference.target.path }
}
