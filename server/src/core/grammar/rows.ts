// Rows of tables in which one cell has the numbers of sections, by the title of its column.

import type { DocumentFacts, Table, TableRow } from '../facts/types.ts'
import type { NamedDocument } from '../reference.ts'
import { encloses, firstFrom, type Span, slice } from '../text.ts'
import { type NamingReference, named } from './naming.ts'
import { numberLists } from './numbers.ts'

/** A mention in a cell: offsets into the document. */
export interface CellMention {
  readonly span: Span
  readonly title: Span | undefined
  readonly number: string
  readonly certainty: 'certain' | 'likely'
  readonly row: TableRow
}

/** Titles of columns that hold numbers of sections, and words that make them something else, as a count of chapters. */
const sectionColumn = /章节|小节|节号|^\s*节\s*$|编号|\bsections?\b|\bchapters?\b|§/i
const otherColumn = /数|量|行|count|number of|total|pages?|lines?|版本|version|状态|status/i
/** Titles that leave no doubt. */
const certainColumn = /章节|小节|\bsections?\b/i

/** Every mention in the cells of a document, by table. */
export function* cellMentions(
  text: string,
  facts: DocumentFacts,
  documents: readonly NamingReference[],
): Iterable<CellMention> {
  for (const table of facts.tables) {
    const columns = columnsOf(text, table)
    if (columns.length === 0) continue
    for (const row of table.rows.slice(1)) {
      for (const { index, isCertain } of columns) {
        const cell = row.cells[index]
        if (cell && cell.end > cell.start)
          yield* mentionsInCell(text, cell, row, isCertain && rowNames(row, documents).length > 0)
      }
    }
  }
}

/** The columns whose titles say that they hold numbers of sections; `isCertain`: and nothing else. Indexes from 0. */
export function columnsOf(
  text: string,
  table: Table,
): readonly { readonly index: number; readonly isCertain: boolean }[] {
  return (table.rows[0]?.cells ?? []).flatMap((cell, index) => {
    const title = text.slice(cell.start, Math.min(cell.end, cell.start + 60))
    if (!sectionColumn.test(title) || otherColumn.test(title)) return []
    return [{ index, isCertain: certainColumn.test(title) }]
  })
}

/** Longer cells tell of something instead of listing it. */
const longestCell = 400

function* mentionsInCell(text: string, cell: Span, row: TableRow, isCertain: boolean): Iterable<CellMention> {
  const content = slice(text, cell)
  if (content.length > longestCell) return
  const [list, another] = numberLists(content)
  if (!list || another || /\S/.test(content.slice(0, list[0].start).replace(/[*§]+/, ''))) return
  const rest = content.slice((list.at(-1) ?? list[0]).end)
  const title =
    list.length === 1 ? /^\s+([\p{L}\p{Extended_Pictographic}《“"][^|`*（(]{0,60})$/u.exec(rest)?.[1] : undefined
  if (title === undefined && !/^\.?\**\s*(?:章节|节|小节)?(?:$|\s*[→（(：:—–])/.test(rest)) return
  for (const token of list) {
    if (token.components < 2) continue
    const start = cell.start + token.start
    const end = cell.start + token.end
    const titleSpan = title === undefined ? undefined : { start: cell.end - title.length, end: cell.end }
    yield {
      span: { start, end: titleSpan?.end ?? end },
      title: titleSpan,
      number: token.text,
      certainty: isCertain ? 'certain' : 'likely',
      row,
    }
  }
}

/** The documents that the row names, first come first. */
export function rowNames(row: TableRow, documents: readonly NamingReference[]): readonly NamedDocument[] {
  const found: NamedDocument[] = []
  for (let i = firstFrom(documents, row.span.start); i < documents.length; i++) {
    const each = documents[i]
    if (!each || !encloses(row.span, each.span)) break
    found.push(named(each, 'row'))
  }
  return found
}
