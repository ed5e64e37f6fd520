// What a document says of how long a document is: `**文档规模**：1481 行`, a row with a name and a number of lines.

import type { Document } from './document.ts'
import { proseOf } from './facts/prose.ts'
import type { TableRow } from './facts/types.ts'
import { named as asNamed, type NamingReference, namesAround, naming } from './grammar/naming.ts'
import { rowNames } from './grammar/rows.ts'
import type { Measure } from './measure.ts'
import type { NamedDocument } from './reference.ts'
import type { Settings } from './settings.ts'
import { firstFrom, type Span, slice } from './text.ts'
import { countOf } from './writtenCount.ts'

export interface CountClaim {
  /** The number as written: `1,481`. */
  readonly span: Span
  readonly claimed: number
  readonly unit: keyof Measure
  /** `about` 约 1,500; `least` 1,000+. */
  readonly kind: 'exact' | 'about' | 'least'
  /** What it speaks of; undefined for the document that says it. */
  readonly subject: NamedDocument | undefined
}

/**
 * The claims whose subject is certain: by the row of a table, by a label such as `**文件**：` above, or because the document speaks of
 * itself. Every other number of lines is nobody's. Linear.
 */
export function countClaims(document: Document, settings: Settings): readonly CountClaim[] {
  const { text } = document
  const places = Array.from(text.matchAll(mayCount), ({ index }) => index)
  const hasColumns = mayBeColumn.test(text)
  if (places.length === 0 && !hasColumns) return []
  const paths = document.references.filter(
    (each): each is NamingReference => each.kind === 'link' || each.kind === 'mention',
  )
  const documents = naming(paths, settings.mentions.extensions)
  return [...(hasColumns ? inTables(document, documents) : []), ...inText(document, documents)].sort(
    (a, b) => a.span.start - b.span.start,
  )

  function* inText({ facts }: Document, named: readonly NamingReference[]): Iterable<CountClaim> {
    if (places.length === 0) return
    const around = namesAround(text, facts, named)
    let next = 0
    for (const run of facts.prose) {
      while ((places[next] ?? text.length) < run.span.start) next++
      if (run.block !== 'paragraph' || (places[next] ?? text.length) >= run.span.end) continue
      const joined = proseOf(text, run)
      for (const { start, index, number, unit, kind } of countsIn(joined.text)) {
        const before = joined.text.slice(0, start)
        const span = joined.spanOf(index, index + number.length)
        const beside = besides(text, named, span.start)
        const names = around(run.span.start, run.span)
        const label = names.find(({ how }) => how === 'label')
        if (/(?:本文档|本文|this document)[^。.；;]{0,30}$/iu.test(before)) {
          yield { span, claimed: countOf(number), unit, kind, subject: undefined }
        } else if (beside) {
          yield { span, claimed: countOf(number), unit, kind, subject: beside }
        } else if (sizeLabel.test(before) && label) {
          yield { span, claimed: countOf(number), unit, kind, subject: label }
        }
      }
    }
  }
}

/** The document that is named right before an opening bracket in which the number comes first: `a.md`（1481 行）. */
function besides(text: string, documents: readonly NamingReference[], offset: number): NamedDocument | undefined {
  const before = documents[firstFrom(documents, offset) - 1]
  if (!before || before.span.end > offset || offset - before.span.end > 12) return undefined
  const between = text.slice(before.span.end, offset)
  return /^[*\s]*[（(][\s约共近~≈]*$/.test(between) ? asNamed(before, 'block') : undefined
}

/** The end of what stands before a number: a bold label that says it is a size, and what has been counted behind it already. */
const sizeLabel =
  /\*\*(?:文档)?(?:规模|行数|总行数|大小|篇幅|章节数|章节数量|size|length|lines)\*\*\s*[:：]\s*(?:共\s*)?(?:\d[\d,]*\+?\s*(?:行|lines?)\s*[,，、/；;]?\s*(?:共|and)?\s*)?$/iu

/**
 * The end of a number that counts something: what `countsIn` finds holds one. Each letter in both its cases, for a pattern that
 * ignores case takes three times as long over Chinese text.
 */
const mayCount =
  /\d[+\s余]{0,20}(?:行|[lL][iI][nN][eE]|[cC][hH][aA][pP]|[sS][eE][cC][tT]|个?\s{0,9}(?:主要|一级)?\s{0,9}章节)/g

/** Stands in a text that has a column of such numbers. */
const mayBeColumn = /行\s?数|规\s?模|章\s?节\s?数|\b(?:lines|size|chapters)\b/i

/** A number with a unit in a text; places are indexes into it. */
export interface Count {
  /** Where the words before the number begin: `about`. */
  readonly start: number
  /** Where the number begins in the text. */
  readonly index: number
  readonly number: string
  readonly unit: keyof Measure
  readonly kind: CountClaim['kind']
}

const count =
  /(约|大约|近|超过|about|some|over|~|≈)?\s*(?<![\d.,第]|\d\s?[-–~/])(\d{1,3}(?:,\d{3})+|\d{1,6})(\+)?\s*(?:余)?(行(?!业|为|动|列|代码|内)|lines?\b(?! of)|(?:个)?(?:主要|一级)?章节|(?:main |numbered )?(?:chapters|sections)\b)/giu

/** Numbers with a unit; those that say how much was added or where something stands are none. */
export function countsIn(text: string): readonly Count[] {
  const found: Count[] = []
  for (const match of text.matchAll(count)) {
    const [whole, word, number = '', plus, unit = ''] = match
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    if (/(?:新增|增加|添加|减少|删除|前|后|每|第|扩展|added|removed|first|last)\s*(?:了|约)?\s*$/iu.test(before))
      continue
    const kind = plus || /超过|over/i.test(word ?? '') ? 'least' : word ? 'about' : 'exact'
    if (isChange.test(text.slice(match.index + whole.length, match.index + whole.length + 24))) continue
    const isLines = /^(?:行|lines?)/i.test(unit)
    if (!isLines && !/个|chapters|sections/i.test(whole)) continue
    const index = match.index + whole.indexOf(number)
    found.push({ start: match.index, index, number, unit: isLines ? 'lines' : 'chapters', kind })
  }
  return found
}

/** Stands behind a number that is no size: `3 sections added`. */
const isChange = /^\s+(?:(?:were|was|have been)\s+)?(?:added|removed|deleted|changed|longer|shorter|more|fewer)\b/i

const linesColumn = /^(?:文档)?(?:行数|总行数|规模|文档规模|lines|line count|size)$/iu
const chaptersColumn = /^(?:章节数|章节数量|主要章节数|chapters|number of chapters)$/iu

function* inTables({ text, facts }: Document, documents: readonly NamingReference[]): Iterable<CountClaim> {
  for (const { rows } of facts.tables) {
    const [header, ...others] = rows
    const columns = (header?.cells ?? []).flatMap((cell, index): { index: number; unit: keyof Measure }[] => {
      const title = slice(text, cell).replace(/[*\s]/g, '')
      if (linesColumn.test(title)) return [{ index, unit: 'lines' }]
      return chaptersColumn.test(title) ? [{ index, unit: 'chapters' }] : []
    })
    if (columns.length === 0) continue
    for (const row of others) {
      const [subject, another] = rowNames(row, documents)
      if (subject && !another) for (const { index, unit } of columns) yield* inCell(text, row, index, unit, subject)
    }
  }
}

function* inCell(
  text: string,
  row: TableRow,
  index: number,
  unit: keyof Measure,
  subject: NamedDocument,
): Iterable<CountClaim> {
  const cell = row.cells[index]
  const match =
    cell &&
    /^(\**\s*(约|~|≈)?\s*)(\d{1,3}(?:,\d{3})+|\d{1,6})(\+)?\s*(?:行|lines?|个|章|章节)?\s*\**$/iu.exec(
      slice(text, cell),
    )
  if (!cell || !match) return
  const [, lead = '', word, number = '', plus] = match
  const start = cell.start + lead.length
  const kind = plus ? 'least' : word ? 'about' : 'exact'
  yield { span: { start, end: start + number.length }, claimed: countOf(number), unit, kind, subject }
}

/** Whether the claim is true of a document of this length: within a tenth where it is said to be about so many. */
export function holds({ claimed, unit, kind }: CountClaim, measure: Measure): boolean {
  const actual = measure[unit]
  if (kind === 'least') return actual >= claimed
  return kind === 'about' ? Math.abs(actual - claimed) * 10 <= actual : actual === claimed
}
