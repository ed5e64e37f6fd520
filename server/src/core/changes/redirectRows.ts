// The project's table of old and new paths: a row for every move, in the style of the rows that are there.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Table, TableRow } from '../facts/types.ts'
import { type Span, slice } from '../text.ts'
import { folderOf, isWithin, join, type Path, relative } from '../uri.ts'
import type { Edit, Move } from './change.ts'

/**
 * Rows to add for the moves, in the document that `redirects` of the configuration names for each. A row for a place that is filled again
 * goes, and so moving back leaves the table as it was. Empty where no document is named, it has no table, or it cannot be written.
 */
export function redirectRows(corpus: Corpus, moves: readonly Move[]): readonly Edit[] {
  const byDocument = new Map<Document, Move[]>()
  for (const move of moves) {
    const document = redirectsFor(corpus, move.from)
    if (!document) continue
    const same = byDocument.get(document)
    if (same) same.push(move)
    else byDocument.set(document, [move])
  }
  return [...byDocument].flatMap(([document, own]) => rowsIn(corpus, document, own))
}

/** The document with the table for what is moved from here; undefined where none is named or read. */
function redirectsFor(corpus: Corpus, from: Path): Document | undefined {
  const root = corpus.rootOf(folderOf(from)) ?? corpus.rootOf(from)
  const path = root?.settings.redirects ? join(root.path, root.settings.redirects) : undefined
  const document = path === undefined ? undefined : corpus.document(path)
  return document?.hasInvalidEncoding ? undefined : document
}

/** The columns of old and new paths, from 0. */
interface Columns {
  readonly old: number
  readonly new: number
}

function rowsIn(corpus: Corpus, document: Document, moves: readonly Move[]): readonly Edit[] {
  const tables = document.facts.tables.filter((each) => (each.rows[0]?.cells.length ?? 0) > 1)
  const table = tables.findLast((each) => columnsNamed(document, each)) ?? tables[0]
  const columns = table && (columnsNamed(document, table) ?? { old: 0, new: 1 })
  if (!table || !columns) return []
  const { path, text } = document
  const rows = table.rows.slice(1)
  const bases = basesOf(corpus, document)
  const meant = (row: TableRow, column: number) => pathIn(text, row.cells[column])
  const isAt = (row: TableRow, column: number, wanted: Path) => {
    const written = meant(row, column)
    return written !== undefined && bases.some((base) => join(base, written) === wanted)
  }
  const base = baseOf(corpus, bases, rows, (row) => meant(row, columns.new))
  const edits: Edit[] = []
  let added = ''
  for (const { from, to } of moves) {
    const filled = rows.filter((row) => isAt(row, columns.old, to))
    for (const row of filled) edits.push({ path, span: lineOf(text, row.span), text: '', reason: 'target' })
    if (filled.some((row) => isAt(row, columns.new, from))) continue
    const isFolder = corpus.files.isFolder(from)
    added += rowLike(text, table, columns, relative(base, from), relative(base, to), isFolder)
  }
  if (added === '') return edits
  const last = lineOf(text, { start: table.span.end, end: table.span.end })
  const feed = text.includes('\r\n') ? '\r\n' : '\n'
  const isOpen = !/[\r\n]$/.test(text.slice(table.span.start, last.end))
  const lines = added.replaceAll('\n', feed)
  const written = isOpen ? feed + lines.slice(0, -feed.length) : lines
  return [...edits, { path, span: { start: last.end, end: last.end }, text: written, reason: 'target' }]
}

const oldWords = /旧|原|从|\b(?:old|from|before|previous|former)\b/i
const newWords = /新|现|至|到|\b(?:new|to|after|now|current)\b/i

/** The columns by their headers; undefined where the headers do not say. */
function columnsNamed({ text }: Document, { rows }: Table): Columns | undefined {
  const headers = rows[0]?.cells.map((cell) => slice(text, cell)) ?? []
  const old = headers.findIndex((header) => oldWords.test(header))
  const now = headers.findIndex((header, i) => i !== old && newWords.test(header))
  return old < 0 || now < 0 ? undefined : { old, new: now }
}

/** What paths of the table may be relative to: its folder, or the root. */
function basesOf(corpus: Corpus, { path }: Document): readonly Path[] {
  const root = corpus.rootOf(path)?.path
  return root === undefined ? [folderOf(path)] : [folderOf(path), root]
}

/** What most of the new paths are relative to, for they are there; the root where the table says nothing. */
function baseOf(
  { files }: Corpus,
  bases: readonly Path[],
  rows: readonly TableRow[],
  newPath: (row: TableRow) => string | undefined,
): Path {
  const counts = bases.map((base) => {
    const places = rows.map((row) => join(base, newPath(row) ?? '..'))
    return places.filter((place) => place !== undefined && (files.isFile(place) || files.isFolder(place))).length
  })
  const most = Math.max(...counts)
  return (most > 0 ? bases[counts.indexOf(most)] : undefined) ?? bases.at(-1) ?? '/'
}

/** The path in a cell: its link's destination, or what stands between backticks, or all of it. */
function pathIn(text: string, cell: Span | undefined): string | undefined {
  const written = cell && slice(text, cell)
  if (!written) return undefined
  const path = /\]\(<?([^)>]+)>?\)/.exec(written)?.[1] ?? written.replace(/^[`*\s]+|[`*\s]+$/g, '')
  return path.replace(/^\/+|\/+$/g, '')
}

/** A row with the two paths, its cells written and filled up like those of the last row. */
function rowLike(text: string, table: Table, columns: Columns, from: string, to: string, isFolder: boolean): string {
  const [header, ...rows] = table.rows
  const like = rows.at(-1)
  const pattern = like ?? header
  if (!header || !pattern) return ''
  const filled = [columns.old, columns.new].map((column) => {
    const cell = like?.cells[column]
    const old = cell && cell.end > cell.start ? slice(text, cell) : '`x`'
    const path = (/^[`*[(]*\//.test(old) ? '/' : '') + (column === columns.old ? from : to) + (isFolder ? '/' : '')
    const link = /^\[(`?).*\]\(/.exec(old)
    const [, before = '', after = ''] = /^([`*]*).*?([`*]*)$/s.exec(old) ?? []
    return link ? `[${link[1]}${path}${link[1]}](${path})` : before + path + after
  })
  const cells = header.cells.map((_, i) => (i === columns.old ? filled[0] : i === columns.new ? filled[1] : '') ?? '')
  // Filled up where the header and the last row are, as far as characters are of one width.
  const widths = widthsOf(text, pattern)
  const isFilled = like !== undefined && widthsOf(text, header).every((width, i) => width === widths[i])
  const line = cells.map((cell, i) => (isFilled ? cell.padEnd(widths[i] ?? 0) : cell)).join(' | ')
  return `${slice(text, pattern.span).trimStart().startsWith('|') ? `| ${line} |` : line.trimEnd()}\n`
}

/** How many characters each cell takes, with what it is filled up with. */
function widthsOf(text: string, { span }: TableRow): readonly number[] {
  return slice(text, span)
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => Math.max(0, cell.length - 2))
}

/** The whole line with its break. */
function lineOf(text: string, { start, end }: Span): Span {
  const feed = text.indexOf('\n', Math.max(start, end - 1))
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: feed < 0 ? text.length : feed + 1 }
}

/** Whether the document holds the table: the old paths in it lead nowhere, and are meant to. */
export function isRedirects(corpus: Corpus, path: Path): boolean {
  return corpus.roots.some(
    (root) =>
      root.settings.redirects !== '' && isWithin(root.path, path) && join(root.path, root.settings.redirects) === path,
  )
}
