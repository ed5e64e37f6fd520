// Where in unfinished prose a section number can stand: behind words that announce one, behind a document, in a cell.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { NamedDocument } from '../reference.ts'
import { lineAt, type Span } from '../text.ts'
import { namedAt } from './namedDocuments.ts'

export interface NumberPlace {
  /**
   * What announces the number: `第`, `§`, `Section`, `见`, a document right before it (`document`), the row of a table (`cell`), backticks (`code`);
   * `none`: its own digits alone.
   */
  readonly cue: 'ordinal' | 'sign' | 'word' | 'see' | 'document' | 'cell' | 'code' | 'none'
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
const typedWord = String.raw`(?<typed>(?:[\p{L}\p{N}][\p{L}\p{N}.\-]{0,23})?)`

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

const numbersInCell = new RegExp(
  String.raw`^\|[ \t]*(?:§?\d[\d.]{0,16}[ \t]*[,，、;；/~–-][ \t]*){0,20}${typedWord}$`,
  'u',
)

/** Digits that nothing announces; not in a version, a path, a time, an amount of money, nor where a list item begins. */
const bare =
  /(?<![A-Za-z0-9_./\-:@#$¥￥€£%&+=~\\^<])(?<typed>(?:[A-Z]-)?\d{1,4}(?:\.\d{1,4}){0,6}\.?(?:[A-Za-z]{1,12}$)?)$/u

/**
 * What is being typed at the offset, likeliest meaning first; none where no number can stand. Judged by the line, and by what the
 * document names around it. The caller has seen that the place is neither code nor a link.
 */
export function numberPlaces(corpus: Corpus, document: Document, offset: number): readonly NumberPlace[] {
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
  const digits = bare.exec(line)
  const word = /[\p{L}\p{N}][\p{L}\p{N}.-]{0,23}$/u.exec(line)?.[0] ?? ''
  const cell = cellTyped(line)
  const announced = announcedIn(line)
  const isName = /[\w`*）)]/.test(
    line
      .slice(0, line.length - word.length)
      .trimEnd()
      .slice(-1),
  )
  if (cell === undefined && !announced && !digits && !isName) return []
  const named = namedAt(corpus, document, offset)
  if (cell !== undefined && named.inRow.length > 0) add('cell', cell, named.inRow, true)
  if (announced) {
    const cueStart = start + announced.index
    const before = named.before(cueStart)
    add(announced.cue, announced.typed, before ? [before] : named.around, before !== undefined, cueStart)
  }
  const before = named.before(offset - word.length)
  if (before) add('document', word, [before], true)
  if (digits && !/^[ \t>]*(?:[-*+][ \t]+)*$/.test(line.slice(0, digits.index))) {
    add('none', digits.groups?.typed ?? '', named.around, false)
  }
  return places
}

function announcedIn(line: string) {
  for (const [cue, pattern] of cues) {
    const match = pattern.exec(line)
    if (match) return { cue, index: match.index, typed: match.groups?.typed ?? '' }
  }
  return undefined
}

/** What has been typed of the last number in a cell that holds nothing but numbers so far; undefined outside tables. */
function cellTyped(line: string): string | undefined {
  const bar = /(?<!\\)\|[^|]{0,200}$/.exec(line)
  return bar ? numbersInCell.exec(bar[0])?.groups?.typed : undefined
}
