// What a log says of how long documents are: beside their names, in their items, behind words that stand for them, and all together.

import { type Count, countClaims, countsIn } from '../claims.ts'
import { objectCharacter } from '../facts/prose.ts'
import { named } from '../grammar/naming.ts'
import type { NamedDocument } from '../reference.ts'
import { between, encloses, slice } from '../text.ts'
import { plainTitle } from '../titledHeadings.ts'
import { countOf } from '../writtenCount.ts'
import { statusInTitle } from './listClaims.ts'
import type { SizeClaim, TotalClaim } from './logClaims.ts'
import { headingsAround, type Log, type LogItem, labelledDocument, onlyDocument } from './logItems.ts'

/** In the order of the text, but for totals, which come last. */
export function sizeClaims(log: Log): readonly (SizeClaim | TotalClaim)[] {
  const claims = new Map<number, SizeClaim>()
  for (const { span, claimed, unit, kind, subject } of countClaims(log.document, log.settings)) {
    claims.set(span.start, { kind: unit, span, claimed, precision: kind, subjects: subject && [subject] })
  }
  const aliases = aliasesOf(log)
  const totals: { readonly item: LogItem; readonly count: Count }[] = []
  for (const item of log.items) {
    if (!/[行章]|lines|chapters|sections/i.test(item.prose.text)) continue
    for (const count of [...countsIn(item.prose.text), ...labelledCounts(item)]) {
      const { number, unit, kind, index } = count
      const span = item.prose.spanOf(index, index + number.length)
      if (claims.has(span.start)) continue
      const before = item.prose.text.slice(0, count.start)
      if (unit === 'lines' && totalLabel.test(before.slice(-longestAlias))) {
        totals.push({ item, count })
        continue
      }
      const subjects =
        aliasedBy(aliases, before) ??
        inItem(item, before) ??
        ofNewDocument(item, before) ??
        inFigures(log, item, before)
      if (!subjects) continue
      claims.set(span.start, { kind: unit, span, claimed: countOf(number), precision: kind, subjects })
    }
  }
  const sizes = [...claims.values()].sort((a, b) => a.span.start - b.span.start)
  const lines = sizes.filter(({ kind, subjects }) => kind === 'lines' && subjects)
  return [...sizes, ...totals.flatMap(({ item, count }) => totalOf(log, item, count, lines))]
}

/** `lines: 1481, chapters: 12` in a list of new documents, and `total lines: 3688`. */
function labelledCounts({ prose: { text }, heading }: LogItem): readonly Count[] {
  const total =
    /(?:总行数|total lines)\**\s*[:：]\s*\**\s*(?<about>约|about|~)?\s*(?<number>\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.]|,\d)(?!\s*(?:行|lines))/iu.exec(
      text,
    )
  if (total?.groups) {
    const { about, number = '' } = total.groups
    const index = total.index + total[0].length - number.length
    return [{ start: index, index, number, unit: 'lines', kind: about ? 'about' : 'exact' }]
  }
  if (!heading || statusInTitle(heading.title) !== 'added') return []
  return [...text.matchAll(/\b(lines|chapters)\s*[:：]\s*(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.]|,\d)/gi)].map(
    (match): Count => {
      const [whole, unit = '', number = ''] = match
      const index = match.index + whole.length - number.length
      return {
        start: match.index,
        index,
        number,
        unit: unit.toLowerCase() === 'lines' ? 'lines' : 'chapters',
        kind: 'exact',
      }
    },
  )
}

const totalLabel = /(?:总行数|行数总计|行数合计|total(?: number of)? lines|lines in total)\**\s*[:：]?\s*\**\s*$/iu

/** What a total adds up: the lengths in its own section, or else in the nearest one around it that has two documents or more, the whole log left out. */
function totalOf(log: Log, item: LogItem, count: Count, lines: readonly SizeClaim[]): readonly TotalClaim[] {
  const span = item.prose.spanOf(count.index, count.index + count.number.length)
  for (const heading of headingsAround(log, item.heading)) {
    if (heading.depth === 1 && heading !== item.heading) break
    const parts = between(lines, heading.span.start, heading.sectionEnd)
    const names = new Set(parts.map(({ subjects }) => subjects?.[0]?.path))
    if (names.size < 2) continue
    return [{ kind: 'total', span, claimed: countOf(count.number), precision: count.kind, parts }]
  }
  return []
}

/** Words that add to a document; a number behind them is not its length. */
const adding =
  /(?:新增|增加|添加|补充|扩展|减少|删除|移除|修改|更新|修正|原|从|由|[→+]|\b(?:add|remov|delet|chang|updat|from|grew|new)\w*)/iu
const isNew = /(?:新增|新建|创建)(?:的)?(?:文档|文件)|\bnew (?:document|file)/giu

/** The one document that the item names before an open bracket in which the number stands: `a.md (新增文档，1481 行)`. */
function inItem({ documents, span, prose }: LogItem, before: string): readonly NamedDocument[] | undefined {
  const bracket = Math.max(before.lastIndexOf('（'), before.lastIndexOf('('))
  if (bracket < 0 || /[）)]/.test(before.slice(bracket))) return undefined
  if (adding.test(before.slice(bracket).replace(isNew, ''))) return undefined
  const subject = onlyDocument(documents)
  if (!subject || subject.span.end > prose.offsetAt(bracket)) return undefined
  return encloses(span, subject.span) ? [named(subject, 'block')] : undefined
}

/** `- a.md：标题，1481 行` in a list of new documents. */
function ofNewDocument(
  { documents, heading, isItem, prose }: LogItem,
  before: string,
): readonly NamedDocument[] | undefined {
  const subject = onlyDocument(documents)
  if (!isItem || !subject || !heading || statusInTitle(heading.title) !== 'added') return undefined
  const isFirst = subject.span.start - prose.offsetAt(0) <= 4
  return isFirst && !adding.test(before) ? [named(subject, 'block')] : undefined
}

/** `文档行数：535 行` in a section in which a label names one document. */
function inFigures(log: Log, item: LogItem, before: string): readonly NamedDocument[] | undefined {
  const subject = item.documents.length === 0 && figureLabel.test(before) ? labelledDocument(log, item) : undefined
  return subject && [subject]
}

const figureLabel = /^\**(?:文档)?(?:行数|规模|篇幅|章节数|章节数量|size|length|lines|chapters)\**\s*[:：]\s*\**\s*$/iu

/** Words that stand for a document in more places than this are not asked for. */
const mostAlike = 30

/** Sorted: words that stand for a document, without spaces and punctuation, and what it is called there. */
type Aliases = readonly { readonly words: string; readonly subject: NamedDocument }[]

/** No words for a document are longer, in characters. */
const longestAlias = 200

/** The document that is called so everywhere in the log: `网络对比 1169 行`, where a row or title says `网络对比分析`. */
function aliasedBy(aliases: Aliases, before: string): readonly NamedDocument[] | undefined {
  const subject = before.slice(-longestAlias).replace(/[（(]\s*$/u, '')
  const words = plainTitle(/[^，,、；;。：:（()）|*]*$/u.exec(subject)?.[0] ?? '')
  if (words.length < 3 || words.includes(objectCharacter)) return undefined
  let low = 0
  for (let high = aliases.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((aliases[middle]?.words ?? '') < words) low = middle + 1
    else high = middle
  }
  const near = aliases.slice(low, low + mostAlike + 1).filter((alias) => alias.words.startsWith(words))
  return near.length > 0 && near.length <= mostAlike ? near.map(({ subject }) => subject) : undefined
}

/** First cells of rows that name one document, and titles of sections that a label gives one document. */
function aliasesOf(log: Log): Aliases {
  const { document, documents, items } = log
  const { text, facts } = document
  const found: { words: string; subject: NamedDocument }[] = []
  for (const { rows } of facts.tables) {
    for (const { cells, span } of rows.slice(1)) {
      const subject = onlyDocument(between(documents, span.start, span.end))
      const [first] = cells
      if (!subject || !first || encloses(first, subject.span)) continue
      found.push({ words: plainTitle(slice(text, first)), subject: named(subject, 'row') })
    }
  }
  for (const { heading, prose, documents: names } of items) {
    const [subject] = names
    if (!heading?.title || !subject || names.length !== 1 || !isLabel.test(prose.text)) continue
    const title = heading.number ? heading.title.slice(heading.number.text.length) : heading.title
    found.push({ words: plainTitle(title), subject: named(subject, 'label') })
  }
  return found.filter(({ words }) => words.length >= 3).sort((a, b) => (a.words < b.words ? -1 : 1))
}

/** `**文件**：` and nothing but the document behind it. */
const isLabel = new RegExp(
  `^\\**\\s*(?:文件|文档|路径|文件路径|位置|file|document|path)\\**\\s*[:：]\\**\\s*(?:${objectCharacter}|[\\w./-]+)\\s*$`,
  'iu',
)
