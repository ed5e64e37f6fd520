// Where in unfinished prose a section number can stand: behind words that announce one, behind a document, in a cell.

import type { Document } from '../document.ts'
import type { NamedDocument } from '../reference.ts'
import { firstFrom, lineAt, type Span } from '../text.ts'
import { namedAround, namedBefore, namedInRow } from './namedDocuments.ts'

export interface NumberPlace {
  /**
   * What announces the number: `第`, `§`, `Section`, `见`, a document right before it (`document`), the row of a table (`cell`);
   * `none`: its own digits alone.
   */
  readonly cue: 'ordinal' | 'sign' | 'word' | 'see' | 'document' | 'cell' | 'none'
  /** What has been typed of the number or the title. */
  readonly typed: string
  /** Of `typed`; ends at the cursor. */
  readonly span: Span
  /** Where the cue begins, which is where the name of a document can be put in; the start of `span` where there is none. */
  readonly cueStart: number
  /** Documents named around the place, the one most likely meant first. */
  readonly named: readonly NamedDocument[]
  /** Whether only sections of the first of `named` can be meant. */
  readonly isOfNamed: boolean
}

/** No line is searched further back. */
const mostPrefix = 400

/** The start of a number or of a title in one word. */
const typedWord = String.raw`(?<typed>[\p{L}\p{N}.\-]{0,24})`

/** Numbers of a list before the one being typed: `12.1、12.3 和 `. */
const listed = String.raw`(?:\d[\d.]{0,12}[ \t]?(?:[,，、和与及/~～–-]|and\b|or\b|to\b|至|到)[ \t]?){0,9}`

/** Words with 见 in them that announce nothing: 常见, 意见. */
const noCue = '常意可看罕少听偏远预成起再遇想高主短定会接引拜显习惯多初只眼瞧碰撞梦相足政创灼洞异己先未不所必窥'

const cues: readonly (readonly [NumberPlace['cue'], RegExp])[] = [
  ['ordinal', new RegExp(String.raw`第[ \t]*${listed}(?<typed>[A-Za-z\d.\-]{0,24})$`, 'u')],
  ['sign', new RegExp(String.raw`§{1,2}[ \t]*${listed}${typedWord}$`, 'u')],
  ['word', new RegExp(String.raw`(?<![\p{L}\p{N}])(?:Sections?|Sec\.)[ \t]+${listed}${typedWord}$`, 'u')],
  ['word', new RegExp(String.raw`(?<![\p{L}\p{N}])sections?[ \t]+${listed}(?<typed>\d[\d.]{0,24})$`, 'u')],
  ['see', new RegExp(String.raw`(?<=[^${noCue}]|^)见[ \t]*${listed}${typedWord}$`, 'u')],
  ['see', new RegExp(String.raw`(?:参考|参阅|参照)[ \t]*[ \t：:]?[ \t]*${listed}${typedWord}$`, 'u')],
  ['see', new RegExp(String.raw`(?<![\p{L}\p{N}])[Ss]ee[ \t]+${listed}(?<typed>\d[\d.]{0,24})$`, 'u')],
]

/** Digits that nothing announces; not in a version, a path, a time, an amount of money, nor where a list item begins. */
const bare =
  /(?<![A-Za-z0-9_./\-:@#$¥￥€£%&+=~\\^<])(?<typed>(?:[A-Z]-)?\d{1,4}(?:\.\d{1,4}){0,6}\.?(?:[A-Za-z]{1,12}$)?)$/u

/**
 * What is being typed at the offset, likeliest meaning first; none where no number can stand. Judged by the line, and by what the
 * document names around it. The caller has seen that the place is neither code nor a link.
 */
export function numberPlaces(document: Document, offset: number): readonly NumberPlace[] {
  const { text, facts } = document
  const lineStart = facts.lines[lineAt(facts.lines, offset)] ?? 0
  const start = Math.max(lineStart, offset - mostPrefix)
  const line = text.slice(start, offset)
  const places: NumberPlace[] = []
  const add = (
    cue: NumberPlace['cue'],
    typed: string,
    named: readonly NamedDocument[],
    isOfNamed: boolean,
    cueStart?: number,
  ) => {
    const span = { start: offset - typed.length, end: offset }
    places.push({ cue, typed, span, cueStart: cueStart ?? span.start, named, isOfNamed })
  }
  const cell = cellTyped(text, lineStart, offset)
  const inRow = cell === undefined ? [] : namedInRow(document, offset)
  if (cell !== undefined && inRow.length > 0) add('cell', cell, inRow, true)
  for (const [cue, pattern] of cues) {
    const match = pattern.exec(line)
    if (!match) continue
    const typed = match.groups?.typed ?? ''
    const cueStart = start + match.index
    const before = namedBefore(document, cueStart)
    add(cue, typed, before ? [before] : namedAround(document, offset), before !== undefined, cueStart)
    break
  }
  const word = /[\p{L}\p{N}.-]{0,24}$/u.exec(line)?.[0] ?? ''
  const before = namedBefore(document, offset - word.length)
  if (before) add('document', word, [before], true)
  const digits = bare.exec(line)
  if (digits && !/^[ \t>]*(?:[-*+][ \t]+)*$/.test(line.slice(0, digits.index))) {
    add('none', digits.groups?.typed ?? '', namedAround(document, offset), false)
  }
  return places
}

/** What has been typed of the last number in a cell that holds nothing but numbers so far; undefined outside tables. */
function cellTyped(text: string, lineStart: number, offset: number): string | undefined {
  const line = text.slice(lineStart, offset)
  const bar = /(?<!\\)\|[^|]{0,200}$/.exec(line)
  if (!bar) return undefined
  const match = new RegExp(
    String.raw`^\|[ \t]*(?:§?\d[\d.]{0,16}[ \t]*[,，、;；/~–-][ \t]*){0,20}${typedWord}$`,
    'u',
  ).exec(bar[0])
  return match?.groups?.typed
}

/** Whether the table has a column here for numbers of sections: by its header, or by what stands in it. */
export function isNumberColumn({ text, facts }: Document, offset: number): boolean {
  const table = facts.tables[firstFrom(facts.tables, offset + 1) - 1]
  if (!table) return false
  const lineStart = facts.lines[lineAt(facts.lines, offset)] ?? 0
  const column = (text.slice(lineStart, offset).match(/(?<!\\)\|/g)?.length ?? 0) - (text[lineStart] === '|' ? 1 : 0)
  const contents = table.rows.flatMap(({ cells }) => {
    const cell = cells[column]
    return cell ? [text.slice(cell.start, cell.end)] : []
  })
  const [header = '', ...rest] = contents
  if (/章节|小节|节$|编号|条目|sections?\b|chapters?\b|§|№/iu.test(header)) return true
  return rest.some((cell) => /^§?\d{1,4}(?:\.\d{1,4})+(?=[\s,，、;；]|$)/u.test(cell))
}
