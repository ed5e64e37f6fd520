// Documents named around a place where somebody is typing, by the rules that find whole mentions: see `grammar/naming.ts`.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Table, TableRow } from '../facts/types.ts'
import { type NamingReference, named, namesAround, naming, onceEach } from '../grammar/naming.ts'
import { columnsOf, rowNames } from '../grammar/rows.ts'
import type { NamedDocument } from '../reference.ts'
import { firstFrom, lineAt, type Span } from '../text.ts'

/** Answers for one place which documents are named there. */
export interface NamedHere {
  /** In the row of the table, wherever in it; none outside tables. */
  readonly inRow: readonly NamedDocument[]
  /** In the row, in the block, by a label, in the section: the one most likely meant first. */
  readonly around: readonly NamedDocument[]
  /** The document whose name stands right before an offset of the line, with nothing but a space or bracket between. */
  before(offset: number): NamedDocument | undefined
}

/** Asked once for a place; costs a few steps for each path and heading before it. */
export function namedAt(corpus: Corpus, document: Document, offset: number): NamedHere {
  const { text, facts } = document
  const extensions = corpus.rootOf(document.path)?.settings.mentions.extensions ?? []
  const paths = document.references.filter((each) => each.kind === 'link' || each.kind === 'mention')
  const documents = naming(paths, extensions)
  const row = rowAt(document, offset)
  const inRow = row ? rowNames(row.row, documents) : []
  return {
    inRow,
    around: onceEach([...inRow, ...namesAround(text, facts, documents)(offset, blockAt(document, offset))]),
    before: (at) => namedBefore(document, documents, at),
  }
}

/** Whether the column of the table says that it holds numbers of sections. */
export function isNumberColumn(document: Document, offset: number): boolean {
  const { text, facts } = document
  const found = rowAt(document, offset)
  if (!found) return false
  const line = text.slice(facts.lines[lineAt(facts.lines, offset)] ?? 0, offset).trimStart()
  const bars = line.match(/(?<!\\)\|/g)?.length ?? 0
  const column = line.startsWith('|') ? bars - 1 : bars
  return columnsOf(text, found.table).some(({ index }) => index === column)
}

/** The row on the line of the offset: a row that is not finished ends before the cursor. */
function rowAt({ facts }: Document, offset: number): { readonly table: Table; readonly row: TableRow } | undefined {
  const table = facts.tables[firstFrom(facts.tables, offset + 1) - 1]
  const line = lineAt(facts.lines, offset)
  const row = table?.rows.find(({ span }) => lineAt(facts.lines, span.start) === line)
  return table && row && { table, row }
}

/** The paragraph, cell or heading that is being typed; spaces at its end are no part of it yet. */
function blockAt({ text, facts }: Document, offset: number): Span {
  const run = facts.prose[firstFrom(facts.prose, offset + 1) - 1]
  const start = facts.lines[lineAt(facts.lines, offset)] ?? 0
  const isInRun = run !== undefined && (run.span.end >= start || !/\n\s*\n/.test(text.slice(run.span.end, offset)))
  return { start: isInRun ? run.span.start : start, end: offset }
}

function namedBefore(
  { text, facts }: Document,
  documents: readonly NamingReference[],
  offset: number,
): NamedDocument | undefined {
  const last = documents[firstFrom(documents, offset) - 1]
  const line = facts.lines[lineAt(facts.lines, offset)] ?? 0
  if (!last || last.kind === 'link' || last.span.start < line || last.span.end >= offset) return undefined
  const isRightBefore = /^[*_]{0,3}(?:[ \t]{1,4}|[ \t]?[（(][ \t]?|[：:][ \t]?|[ \t]?的[ \t]?|[ \t]?中的?[ \t]?)$/.test(
    text.slice(last.span.end, offset),
  )
  return isRightBefore ? named(last, 'block') : undefined
}
