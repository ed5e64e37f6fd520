// How much a log says has come or gone: references, sections, lines, documents that were linked, files in a folder.

import { objectCharacter } from '../facts/prose.ts'
import type { Table } from '../facts/types.ts'
import { named } from '../grammar/naming.ts'
import { rowNames } from '../grammar/rows.ts'
import type { NamedDocument, PathMention } from '../reference.ts'
import { between, slice } from '../text.ts'
import { countOf } from '../writtenCount.ts'
import { amountForms, form } from './amountForms.ts'
import { type Amount, amount, amountOf } from './amounts.ts'
import type { AmountClaim, FolderClaim, LinesBeforeClaim, SizeClaim } from './logClaims.ts'
import { type Log, type LogItem, labelledDocument, listBelow, onlyDocument } from './logItems.ts'

type Claim = AmountClaim | LinesBeforeClaim | FolderClaim | SizeClaim

/** In no order. A number that nobody can attribute to documents is none. */
export function amountClaims(log: Log): readonly Claim[] {
  const found: Claim[] = []
  const taken = new Set<number>()
  const add = (claim: Claim) => {
    if (taken.has(claim.span.start)) return
    taken.add(claim.span.start)
    found.push(claim)
  }
  for (const [index, item] of log.items.entries()) {
    if (!/\d/.test(item.prose.text)) continue
    for (const claim of fromTo(item)) add(claim)
    for (const claim of counts(log, item, index)) add(claim)
    const folder = inFolder(log, item, index)
    if (folder) add(folder)
  }
  for (const claim of inTitles(log)) add(claim)
  for (const table of log.document.facts.tables) for (const claim of inTable(log, table)) add(claim)
  return found
}

/** Stands in every text that one of the forms fits. */
const mayCount = /引用|链接|关联|章节|小节|行|reference|link|section|lines/i

/** What is about other things than documents of the corpus. */
const elsewhere = /外部|external|wikipedia|参考文献|代码示例/iu

function* counts(log: Log, item: LogItem, index: number): Iterable<AmountClaim> {
  const { text } = item.prose
  if (!mayCount.test(text) || elsewhere.test(text)) return
  for (const { of, pattern } of amountForms) {
    for (const match of text.matchAll(pattern)) {
      const found = amountOf(match)
      const subjects = subjectsOf(log, item, index, isAtStart(text, match.index), of)
      if (!subjects) continue
      const listed = listBelow(log, index).length
      yield { kind: kindOf(of), of, ...placed(item, found), subjects, ...(listed > 0 ? { listed } : {}) }
    }
  }
}

function kindOf(of: AmountClaim['of']): AmountClaim['kind'] {
  switch (of) {
    case 'references':
    case 'references added':
      return 'references'
    case 'sections added':
    case 'sections removed':
      return 'sections'
    case 'lines added':
      return 'growth'
    case 'linked':
      return 'linked'
  }
}

function placed({ prose }: LogItem, { claimed, precision, start, end }: Amount) {
  return { span: prose.spanOf(start, end), claimed, precision }
}

/** Whether it is what the item is about: nothing but a mark stands before it. */
function isAtStart(text: string, index: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(0, index).replace(/^[^\p{L}\p{N}]*(?:交叉|文档)?/u, ''))
}

/**
 * The documents that a number counts in: those that the item names, else those of its own list, else those of the item around it,
 * else those of `更新文档：3 个（…）` in the same list. Undefined where there are none. Documents that are linked need none.
 */
function subjectsOf(
  log: Log,
  item: LogItem,
  index: number,
  isAtStart: boolean,
  of: AmountClaim['of'],
): readonly NamedDocument[] | undefined {
  if (of === 'linked') return []
  if (item.documents.length > 0) return item.documents.map((each) => named(each, 'block'))
  const own = listBelow(log, index)
  const naming = own.flatMap(({ documents: [first] }) => (first ? [named(first, 'block')] : []))
  if (own.length > 0 && naming.length === own.length) return naming
  for (let above = item.above; above; above = above.above) {
    if (above.documents.length > 0) return above.documents.map((each) => named(each, 'block'))
  }
  const label = of === 'references' ? ownDocument(log, item, index) : undefined
  if (label) return [label]
  return isAtStart ? besideDocuments(log, item, index) : undefined
}

/** In a list that is about the document of the section, `**文档统计**：`, the one that a label names. */
function ownDocument(log: Log, item: LogItem, index: number): NamedDocument | undefined {
  let head: LogItem | undefined
  for (let i = index - 1; i >= index - mostBeside && !head; i--) {
    const each = log.items[i]
    if (!each || each.heading !== item.heading) break
    if (!each.isItem) head = each
  }
  return head &&
    /^\**(?:文档(?:统计|信息|特性|内容)|document (?:statistics|figures))\**\s*[:：]\s*$/iu.test(head.prose.text)
    ? labelledDocument(log, item)
    : undefined
}

const documentsLabel =
  /^[^\p{L}\p{N}]*(?:(?:新增|更新|修改|创建|变更)(?:的)?(?:文档|文件)|(?:new|added|updated|changed|modified) (?:documents|files))\**\s*[:：]/iu

/** Items of a list that are farther away are not looked at: what stands there is not said of the number. */
const mostBeside = 40

/** The documents that the items of the same list name as new or updated, if all of those items name theirs. */
function besideDocuments(log: Log, item: LogItem, index: number): readonly NamedDocument[] | undefined {
  if (!item.isItem) return undefined
  const isBeside = (other: LogItem) =>
    other.heading === item.heading && (other.isItem || other.indent > item.indent) && other.indent >= item.indent
  const labels: number[] = []
  const note = (at: number) => {
    const other = log.items[at]
    if (other && other.indent === item.indent && documentsLabel.test(other.prose.text)) labels.push(at)
  }
  for (let i = index - 1; i >= index - mostBeside && isBesideAt(i); i--) note(i)
  for (let i = index + 1; i <= index + mostBeside && isBesideAt(i); i++) note(i)
  const names = labels.map((at) => {
    const inItem = log.items[at]?.documents ?? []
    const below = listBelow(log, at)
    const first = below.flatMap(({ documents }) => documents.slice(0, 1))
    return inItem.length > 0 ? inItem : first.length === below.length ? first : []
  })
  if (names.length === 0 || names.some((each) => each.length === 0)) return undefined
  return names.flat().map((each) => named(each, 'block'))

  function isBesideAt(at: number): boolean {
    const other = log.items[at]
    return other !== undefined && isBeside(other)
  }
}

/** `2025-trends.md 交叉引用（7 处）` as the title of a section. */
function* inTitles({ document: { text, facts }, documents }: Log): Iterable<AmountClaim> {
  const pattern = form(
    `(?:引用|references?|links?)[^（()）]{0,8}[（(]\\s*${amount}\\s*(?:处|references?|links?)?\\s*[）)]$`,
  )
  for (const { titleSpan, nested } of facts.headings) {
    const inTitle = nested ? [] : between(documents, titleSpan.start, titleSpan.end)
    const [match] = inTitle.length === 0 ? [] : slice(text, titleSpan).matchAll(pattern)
    if (!match) continue
    const { claimed, precision, start, end } = amountOf(match)
    const span = { start: titleSpan.start + start, end: titleSpan.start + end }
    const subjects = inTitle.map((each) => named(each, 'section'))
    yield { kind: 'references', of: 'references added', span, claimed, precision, subjects }
  }
}

const linesColumn =
  /^(?:文档)?(?:行数|总行数|规模|行数变化|新增行数|增加行数|增量|lines|linecount|linesadded|addedlines|size)$/iu
const addedLinesColumn = /新增|增加|增量|变化|added/iu
const linkedColumn = /^(?:新增|添加)(?:的)?(?:交叉)?(?:引用|链接)(?:数)?$|^(?:new|added)(?:references|links)$/iu

/** `+50` in a column of lengths, `3 个文档` in one of new references, where the row names one document. */
function* inTable({ document: { text }, documents }: Log, { rows }: Table): Iterable<AmountClaim> {
  const [header, ...others] = rows
  const titles = (header?.cells ?? []).map((cell) => slice(text, cell).replace(/[*\s]/g, ''))
  for (const [index, title] of titles.entries()) {
    const isLines = linesColumn.test(title)
    if (!isLines && !linkedColumn.test(title)) continue
    const sign = addedLinesColumn.test(title) ? '[+＋]?' : '[+＋]'
    const pattern = isLines
      ? form(`^\\**\\s*${sign}\\s*${amount}\\s*(?:行|lines)?\\s*\\**$`)
      : form(`^\\**\\s*[+＋]?\\s*${amount}\\s*(?:处|个\\s*(?:新)?文档|documents)?\\s*\\**$`)
    for (const row of others) {
      const [subject, another] = rowNames(row, documents)
      const cell = row.cells[index]
      const [match] = !subject || another || !cell ? [] : slice(text, cell).matchAll(pattern)
      if (!match || !subject || !cell) continue
      const { claimed, precision, start, end } = amountOf(match)
      const span = { start: cell.start + start, end: cell.start + end }
      const kind = isLines ? 'growth' : 'references'
      yield { kind, of: isLines ? 'lines added' : 'references added', span, claimed, precision, subjects: [subject] }
    }
  }
}

const lineCount = (name: string) => `(?<![\\d.,])(?<${name}>\\d{1,3}(?:,\\d{3})+|\\d{1,6})`
const fromToForms = [
  form(
    `从\\s*${lineCount('from')}\\s*行?\\s*(?:增加|增长|扩展|扩充|减少|缩减|精简|变)?(?:到|至|为)\\s*(?:了)?\\s*${lineCount('to')}\\s*行`,
  ),
  form(`${lineCount('from')}\\s*(?:行|lines)?\\s*(?:→|->|=>)\\s*${lineCount('to')}\\s*(?:行(?!业|为|动|列)|lines\\b)`),
  form(`\\bfrom\\s+${lineCount('from')}\\s+(?:lines\\s+)?to\\s+${lineCount('to')}\\s+lines\\b`),
]

/** `从 404 行增加到 642 行`, `404 → 642 lines`, of the one document that the item names, or the item around it. */
function* fromTo(item: LogItem): Iterable<LinesBeforeClaim | SizeClaim> {
  const documents = item.documents.length > 0 ? item.documents : (item.above?.documents ?? [])
  const subject = onlyDocument(documents)
  if (!subject) return
  const subjects = [named(subject, 'block')]
  for (const pattern of fromToForms) {
    for (const match of item.prose.text.matchAll(pattern)) {
      const { from = '', to = '' } = match.groups ?? {}
      const [whole] = match
      const at = match.index + whole.indexOf(from)
      const end = match.index + whole.lastIndexOf(to)
      const common = { precision: 'exact', subjects } as const
      yield { kind: 'linesBefore', span: item.prose.spanOf(at, at + from.length), claimed: countOf(from), ...common }
      yield { kind: 'lines', span: item.prose.spanOf(end, end + to.length), claimed: countOf(to), ...common }
    }
  }
}

const inFolderForm = form(
  `^(?:[^\\p{L}\\p{N}]*${objectCharacter}[^\\p{L}\\p{N}]{0,4}|[^:：（(]{0,40}[（(](?<path>[\\w.-]+(?:/[\\w.-]+)*/)[）)]\\**|[^\\p{L}\\p{N}]*(?<bare>[\\w.-]+(?:/[\\w.-]+)*/)\\**)[:：]\\**\\s*${amount}\\s*(?:(?:个|篇|份)\\s*(?:Markdown\\s*|md\\s*)?(?:文件|文档)(?!夹|组)|(?:Markdown )?(?:files|documents)\\b)`,
)

/** `` `01-axioms/`：6 个文件 ``, `公理层文档（01-axioms/）：6 个文件`: what lies in a folder. */
function inFolder(log: Log, item: LogItem, index: number): FolderClaim | undefined {
  const [match] = item.prose.text.matchAll(inFolderForm)
  if (!match) return undefined
  const written = match.groups?.path ?? match.groups?.bare
  const folder = written === undefined ? folderIn(log, item) : mentionOf(item, match[0].indexOf(written), written)
  if (!folder) return undefined
  const around: PathMention[] = []
  for (let above = item.above; above; above = above.above) {
    const each = folderIn(log, above)
    if (each) around.push(each)
  }
  const listed = listBelow(log, index).length
  return { kind: 'files', ...placed(item, amountOf(match)), folder, around, listed }
}

/** A path that stands in prose, where only names of files are mentions. */
function mentionOf({ prose }: LogItem, index: number, path: string): PathMention {
  const span = prose.spanOf(index, index + path.length)
  const target = { path, pathSpan: span, fragment: undefined, fragmentSpan: undefined }
  return { kind: 'mention', form: 'prose', span, targetSpan: span, textSpan: undefined, target }
}

/** The first path of the item, where it is that of a folder. */
function folderIn({ document }: Log, { span }: LogItem): PathMention | undefined {
  const inside = between(document.references, span.start, span.end)
  const first = inside.find((each): each is PathMention => each.kind === 'mention')
  return first?.target.path.endsWith('/') ? first : undefined
}
