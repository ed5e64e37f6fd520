// Numbers that a log itself divides into parts: between brackets, in an equation, in the list below, in the last row of a table.

import { objectCharacter } from '../facts/prose.ts'
import { between, type Span, slice } from '../text.ts'
import { countOf } from '../writtenCount.ts'
import { type Amount, amount, amountOf, bracketBehind } from './amounts.ts'
import type { SumClaim } from './logClaims.ts'
import { type Log, type LogItem, listBelow } from './logItems.ts'

/** In no order. A part that is only an example, or said to be about so many, makes it none. */
export function sumClaims(log: Log): readonly SumClaim[] {
  const found = new Map<number, SumClaim>()
  const add = (claim: SumClaim | undefined) => {
    if (claim?.parts.some((part) => part > 0) && !found.has(claim.span.start)) found.set(claim.span.start, claim)
  }
  for (const [i, item] of log.items.entries()) {
    if (!/\d/.test(item.prose.text)) continue
    for (const claim of inEquations(item)) add(claim)
    for (const claim of inBrackets(item)) add(claim)
    add(inList(log, item, i))
  }
  for (const claim of inTables(log)) add(claim)
  return [...found.values()]
}

function claimOf(
  item: LogItem,
  { claimed, precision, start, end }: Amount,
  parts: readonly number[],
  of: SumClaim['of'],
  mayBe?: SumClaim['mayBe'],
): SumClaim {
  const claim = { kind: 'sum', span: item.prose.spanOf(start, end), claimed, precision, parts, of } as const
  return mayBe ? { ...claim, mayBe } : claim
}

const measure = '(?:个|篇|份|处|项|条|行|次|张|节|章)'

/** `27 + 8 + 1 = 36`, `61 个文档 + 2 个 README 文件 = 63 个文件`. */
function* inEquations(item: LogItem): Iterable<SumClaim> {
  const { text } = item.prose
  for (const match of text.matchAll(equation)) {
    const [whole, left = '', right = ''] = match
    const parts = left.split('+').map((part) => /\d+/.exec(part)?.[0])
    if (parts.some((part) => part === undefined)) continue
    const end = match.index + whole.length
    const start = end - right.length
    yield claimOf(
      item,
      { claimed: Number(right), precision: 'exact', start, end },
      parts.map((part) => Number(part)),
      'amounts',
    )
  }
}

const term = `\\d{1,6}(?:\\s*${measure}[^\\d+=，。；;、,（()）]{0,24}|\\s*)`
const equation = new RegExp(
  `(?<![\\d.,+=*/×^A-Za-z_-]\\s{0,3})((?:${term}\\+\\s*){1,8}${term})=\\s*(\\d{1,6})(?![\\d.%,]|\\s*[+*/×^-])`,
  'gu',
)

const counted = new RegExp(`${amount}\\s*(?<unit>${measure}|(?=[ ]?[a-z]))`, 'giu')

/** Words that say that what follows is a part only, or no part at all. */
const partial =
  /其中|包括|包含|含|例如|比如|如|等|主要|每|各|约|从|原|→|[.…]{2,}|\b(?:including|includes|such as|of which|each|per|mainly|e\.g|etc|from|about)\b/iu

/** `11 个（6 个视图文档 + 5 个主文档）`, `3 处（a.md 2 处、b.md 1 处）`, `新增子章节：11 个（27.14.1-27.14.7，9.1-9.2）`. */
function* inBrackets(item: LogItem): Iterable<SumClaim> {
  const { text } = item.prose
  for (const match of text.matchAll(counted)) {
    const whole = amountOf(match)
    if (isPartOfSum(text, match.index)) continue
    const { unit = '' } = match.groups ?? {}
    const bracket = bracketBehind(text, match.index + match[0].length)
    if (!bracket || partial.test(bracket.words)) continue
    const parts = amountsIn(bracket.words, unit)
    const words = text.slice(whole.end, bracket.start)
    const noun = nounOf(words) ?? nounOf(text.slice(0, whole.start))
    if (parts?.every(({ of }) => of === undefined || of === noun))
      yield claimOf(
        item,
        whole,
        parts.map(({ number }) => number),
        'amounts',
      )
    // One document may have several of what is counted.
    const names = /^(?:个|篇|份|处|项)$/.test(unit) ? namesIn(item, bracket.start, bracket.words) : 0
    if (names > 0) yield claimOf(item, whole, [names], 'documents', 'more')
    const isOfSections = sectionsWord.test(words) || sectionsBefore.test(text.slice(0, whole.start))
    const numbers = isOfSections ? sectionsIn(bracket.words) : undefined
    if (numbers !== undefined) yield claimOf(item, whole, [numbers], 'sections')
  }
}

const isName = new RegExp(`^(?:${objectCharacter}|[\\w./-]+)$`, 'u')

/** How many documents stand there; none where there is anything else. */
function namesIn({ documents, prose }: LogItem, start: number, words: string): number {
  const parts = words.split(/[、；;，]|,\s/).map((part) => part.trim())
  const span = prose.spanOf(start, start + words.length)
  return parts.every((part) => isName.test(part)) && between(documents, span.start, span.end).length === parts.length
    ? parts.length
    : 0
}

const sectionsWord = /章节|小节|节|sections?\b|chapters?\b/iu
const sectionsBefore = /(?:章节|小节|sections?|chapters?)\**\s*[:：]\s*\**\s*$/iu

/** Inside brackets a number is a part of what stands before them. */
function isPartOfSum(text: string, index: number): boolean {
  const open = Math.max(text.lastIndexOf('（', index), text.lastIndexOf('(', index))
  return open >= 0 && !/[）)]/.test(text.slice(open, index))
}

interface PartAmount {
  readonly number: number
  /** The end of what is counted: 文档 in 视图文档; undefined where the part does not say. */
  readonly of: string | undefined
}

/** Each part, where every one has exactly one number of the same unit; undefined for words of another kind. */
function amountsIn(words: string, unit: string): readonly PartAmount[] | undefined {
  const isSum = /[+＋]/.test(words)
  const parts = words.split(isSum ? /[+＋]/ : /[、；;，]|,\s|\s(?:and|与|和)\s/).map((part) => part.trim())
  if (parts.length < 2) return undefined
  const amounts = parts.map((part) => partAmount(part, unit, isSum))
  return amounts.every((each) => each !== undefined) ? amounts : undefined
}

function partAmount(part: string, unit: string, isSum: boolean): PartAmount | undefined {
  if (isSum) {
    const match = /^[^\d.]*?(\d{1,6})(?![\d.])(?:\s*[个篇份处项条行次张节章])?(\s*[^\d]*)$/u.exec(part)
    return match ? { number: Number(match[1]), of: nounOf(match[2] ?? '') } : undefined
  }
  if (unit === '') {
    const labelled = /[:：]\s*(\d{1,6})$/.exec(part)
    return labelled ? { number: Number(labelled[1]), of: undefined } : undefined
  }
  const pattern = new RegExp(`(?<![\\d.,])(\\d{1,6})\\s*${unit}`, 'gu')
  const [first, another] = [...part.matchAll(pattern)]
  if (!first || another) return undefined
  const behind = part.slice(first.index + first[0].length)
  return first.index === 0 || behind === '' ? { number: Number(first[1]), of: nounOf(behind) } : undefined
}

/** The last word of what is counted, by its last two characters in Chinese: 文档 in `个主要文档（`, `file` in `new files`. Undefined for `在 a 中`. */
function nounOf(words: string): string | undefined {
  const plain = words.replace(/[\s*（(：:]+$/u, '').trim()
  if (plain === '' || /^(?:在|来自|于|位于|in |at |from )/iu.test(plain)) return undefined
  const last = /(\p{Script=Han}{1,2}|[A-Za-z-]+)$/u.exec(plain)?.[1]
  return last === undefined || /^[个篇份处项条行次张节章]$/u.test(last)
    ? undefined
    : last.toLowerCase().replace(/s$/, '')
}

/** How many sections are named, `27.14.1-27.14.7` for seven; undefined where anything else is. */
function sectionsIn(words: string): number | undefined {
  const parts = words.split(/[、；;，]|,\s/).map((part) => part.trim())
  let count = 0
  for (const part of parts) {
    const match =
      /^(?:§\s*)?(\d{1,4}(?:\.\d{1,4})*)\.?(?:\s*[-–~至到]\s*(\d{1,4}(?:\.\d{1,4})*))?(?:\s+\D{1,40})?$/u.exec(part)
    if (!match) return undefined
    const [, from = '', to] = match
    if (!from.includes('.') && parts.length === 1) return undefined
    const size = to === undefined ? 1 : rangeSize(from, to)
    if (size === undefined) return undefined
    count += size
  }
  return count
}

function rangeSize(from: string, to: string): number | undefined {
  const [a, b] = [from.split('.'), to.split('.')]
  const isSame = a.length === b.length && a.slice(0, -1).every((each, i) => each === b[i])
  const size = Number(b.at(-1)) - Number(a.at(-1)) + 1
  return isSame && size > 0 ? size : undefined
}

const listLabel = new RegExp(`[:：]\\s*\\**\\s*${amount}\\s*(?<unit>${measure})[^\\d]{0,24}$`, 'u')

/** `新增交叉引用：5 处` over a list in which each item says how many of them are its own. */
function inList(log: Log, item: LogItem, index: number): SumClaim | undefined {
  const { text } = item.prose
  const match = listLabel.exec(text)
  const unit = match?.groups?.unit
  if (!match || unit === undefined || unit === '行') return undefined
  const own = new RegExp(`[:：]\\s*\\**\\s*(\\d{1,6})(\\+|余)?\\s*${unit}`, 'gu')
  const below = listBelow(log, index)
  const numbers = below.map((each) => {
    const [first, another] = [...each.prose.text.matchAll(own)]
    return first && !another && first[2] === undefined && !/约|about|~/.test(each.prose.text)
      ? Number(first[1])
      : undefined
  })
  if (numbers.length < 2 || !numbers.every((number) => number !== undefined)) return undefined
  const isOfFiles = /^[^\d]*文[件档]/u.test(text.slice(match.index + match[0].lastIndexOf(unit)))
  // Of what lies in a folder, a list often has a part.
  return claimOf(item, amountOf(match), numbers, 'amounts', isOfFiles ? 'more' : undefined)
}

const totalRow = /^(?:总计|合计|共计|totals?|sum)$/iu
const nestedRow = /其中|小计|包括|[└├]|of which|subtotal/iu
/** Columns whose numbers do not add up. */
const otherColumn =
  /率|%|占比|比例|平均|序号|编号|行号|位置|日期|版本|评分|得分|分数|最|average|ratio|rate|score|max|min|#|percent/iu

/** The last row of a table, where it is a total. */
function* inTables({ document: { text, facts } }: Log): Iterable<SumClaim> {
  for (const { rows } of facts.tables) {
    const [header, ...others] = rows
    const total = others.pop()
    const titleOf = (cell: Span | undefined) => (cell ? slice(text, cell).replace(/[*\s]/g, '') : '')
    if (!header || !total || others.length < 2 || !totalRow.test(titleOf(total.cells[0]))) continue
    if (others.some(({ cells: [first] }) => nestedRow.test(titleOf(first)))) continue
    for (const [index, cell] of total.cells.entries()) {
      const title = titleOf(header.cells[index])
      const claimed = cellAmount(text, cell)
      const parts = others.map(({ cells }) => cellAmount(text, cells[index]))
      if (index === 0 || otherColumn.test(title) || !claimed || !parts.every((part) => part !== undefined)) continue
      const numbers = parts.map(({ value }) => value)
      if (!parts.every(({ precision }) => precision === 'exact')) continue
      const claim = { span: claimed.span, claimed: claimed.value, precision: claimed.precision, parts: numbers }
      // The same document may stand in two rows.
      const isOfFiles = /文档|文件|doc|file/iu.test(title)
      yield { kind: 'sum', ...claim, of: 'amounts', ...(isOfFiles ? { mayBe: 'less' } : {}) }
    }
  }
}

const wholeCell = new RegExp(`^\\**\\s*${amount}\\s*${measure}?\\s*\\**$`, 'u')

function cellAmount(text: string, cell: Span | undefined) {
  const match = cell && wholeCell.exec(slice(text, cell))
  if (!cell || !match) return undefined
  const { precision, start, end } = amountOf(match)
  const span = { start: cell.start + start, end: cell.start + end }
  return { value: countOf(slice(text, span)), precision, span } as const
}
