// What a log says of which documents are new, updated or gone: by lists and tables, and by how many it says there are.

import { type NamingReference, named } from '../grammar/naming.ts'
import type { NamedDocument } from '../reference.ts'
import { between, type Span, slice } from '../text.ts'
import type { DocumentStatus, DocumentsClaim, StatusClaim } from './logClaims.ts'
import { type Log, type LogItem, listBelow } from './logItems.ts'

/** In no order. */
export function listClaims(log: Log): readonly (DocumentsClaim | StatusClaim)[] {
  const counts = [...log.items.flatMap((item, i) => countsOf(log, item, i)), ...countsInTitles(log)]
  const tables = [...tablesOf(log), ...listsOf(log)]
  const lists = [
    ...tables,
    ...counts.flatMap(({ status, list, isInTitle }) => (list && !isInTitle ? [{ status, entries: list }] : [])),
  ]
  const claims: (DocumentsClaim | StatusClaim)[] = lists.flatMap(({ status, entries }) =>
    entries.map((entry): StatusClaim => statusOf(status, entry)),
  )
  const listed = new Map(
    verbs.map(([status]) => [
      status,
      lists.filter((each) => each.status === status).map(({ entries }) => namesIn(entries)),
    ]),
  )
  for (const { count, status, list, otherCounts } of counts) {
    claims.push({
      kind: 'documents',
      ...count,
      status,
      own: list && namesIn(list),
      otherCounts,
      lists: listed.get(status) ?? [],
    })
  }
  return claims
}

interface Entry {
  readonly span: Span
  readonly subject: NamedDocument
  /** What is said of it. */
  readonly words: string
}

function entryOf({ span }: NamingReference, subject: NamedDocument, words: string): Entry {
  return { span, subject, words }
}

/** Among updated documents may stand one that is new, and says so. */
function statusOf(status: DocumentStatus, { span, subject, words }: Entry): StatusClaim {
  const isMetadata = status === 'changed' && /元数据更新|仅.{0,4}元数据|metadata[ -](?:update|only)/i.test(words)
  const isNew = status === 'changed' && /新增文档|新增文件|新建|new (?:document|file)/i.test(words)
  return { kind: 'status', span, subject, status: isMetadata ? 'metadata' : isNew ? 'added' : status }
}

function namesIn(entries: readonly Entry[]): readonly NamedDocument[] {
  return [...new Map(entries.map(({ subject }) => [subject.path, subject])).values()]
}

/** Tables in a section whose title says what they list. */
function tablesOf({ document, documents }: Log): readonly { status: DocumentStatus; entries: readonly Entry[] }[] {
  const { text, facts } = document
  return facts.headings
    .filter(({ nested }) => !nested)
    .flatMap(({ title, span }, i, sections) => {
      const status = statusInTitle(title)
      if (!status) return []
      const end = sections[i + 1]?.span.start ?? text.length
      return between(facts.tables, span.end, end).map(({ rows }) => ({
        status,
        entries: rows.slice(1).flatMap((row) => {
          const [subject, another] = between(documents, row.span.start, row.span.end)
          return subject && !another ? [entryOf(subject, named(subject, 'row'), slice(text, row.span))] : []
        }),
      }))
    })
}

/** Lists in such a section: of those items that begin with a document. */
function listsOf(log: Log): readonly { status: DocumentStatus; entries: readonly Entry[] }[] {
  const lists = new Map<LogItem['heading'], { status: DocumentStatus; entries: Entry[] }>()
  for (const { heading, prose, documents, isItem, above } of log.items) {
    const status = heading && isItem ? statusInTitle(heading.title) : undefined
    const [first] = documents
    if (!status || !first || first.span.start - prose.offsetAt(0) > 4 || above) continue
    const list = lists.get(heading) ?? { status, entries: [] }
    list.entries.push(entryOf(first, named(first, 'block'), prose.text))
    lists.set(heading, list)
  }
  return [...lists.values()]
}

const documentsWord = '(?:文档|文件|documents?|files?)'
const verbs: readonly (readonly [DocumentStatus, string])[] = [
  ['added', '(?:新增|新建|新创建|创建|(?<!更|刷|重)新|added|new|created)'],
  ['changed', '(?:更新(?:了|的|现有|已有)?|修改(?:了|的)?|改动|变更|updated|changed|modified)'],
  ['removed', '(?:删除|移除|removed|deleted)'],
]

const titles = verbs.map(
  ([status, verb]) =>
    [
      status,
      new RegExp(
        `(?:^|[^\\p{L}])(?:${verb}(?:的|了的)?\\s*${documentsWord}|${documentsWord}\\s*${verb})\\s*(?:列表|清单|list)?\\s*$`,
        'iu',
      ),
    ] as const,
)

/** What a title such as `新增文档` or `Updated documents` says of the documents listed below it; undefined for any other. */
export function statusInTitle(title: string): DocumentStatus | undefined {
  const words = title.replace(countBehind, '')
  return titles.find(([, pattern]) => pattern.test(words))?.[0]
}

const number = '(?<about>约|共|大约|about|some|~)?\\s*(?<number>\\d{1,4})(?<plus>\\+)?'
const unit = '(?:个|篇|份)'

/** `更新文档：44 个`, `更新了 44 个文档`, `44 个文档已更新`, `Updated documents: 44`, `44 updated documents`, `44 documents updated`. */
const forms = verbs.map(
  ([status, verb]) =>
    [
      status,
      [
        new RegExp(
          `(?:${verb}(?:的|了的)?\\s*${documentsWord}|${documentsWord}\\s*${verb})(?:数量?|总数)?\\**\\s*[：:]\\s*\\**\\s*${number}\\s*(?:${unit}|${documentsWord}|(?=\\**\\s*(?:$|[（(，。,.])))`,
          'iu',
        ),
        new RegExp(
          `${verb}(?:了|的)?\\s*${number}\\s*(?:${unit}\\s*${documentsWord}(?!间|之间|引用|链接|索引|目录|编号|类)|(?:documents?|files?)\\b)`,
          'iu',
        ),
        new RegExp(`${number}\\s*${unit}\\s*${documentsWord}\\s*(?:已|被)${verb}`, 'iu'),
        new RegExp(`${number}\\s+${verb}\\s+${documentsWord}`, 'iu'),
        new RegExp(`${number}\\s+${documentsWord}\\s+(?:were |have been |was )?${verb}(?!\\p{L})`, 'iu'),
      ],
    ] as const,
)

interface CountFound {
  readonly count: Pick<DocumentsClaim, 'span' | 'claimed' | 'precision'>
  readonly status: DocumentStatus
  readonly list: readonly Entry[] | undefined
  readonly otherCounts: readonly number[]
  /** The list is that of a section, which is read anyway. */
  readonly isInTitle?: boolean
}

/** `### 新建文档（11 个）`, `## Updated documents (12)` over a list in which each item begins with a document. */
function countsInTitles(log: Log): readonly CountFound[] {
  const { text, facts } = log.document
  return facts.headings.flatMap((heading): CountFound | readonly [] => {
    const { title, titleSpan, nested } = heading
    const status = nested ? undefined : statusInTitle(title)
    const written = slice(text, titleSpan)
    const match = status && countBehind.exec(written)
    if (!match) return []
    const items = log.items.filter((item) => item.heading === heading && item.isItem && !item.above)
    const list = items.flatMap(({ documents: [first], prose }) =>
      first && first.span.start - prose.offsetAt(0) <= 4 ? [entryOf(first, named(first, 'block'), prose.text)] : [],
    )
    if (list.length === 0 || list.length !== items.length) return []
    const [whole, number = ''] = match
    const start = titleSpan.start + match.index + whole.indexOf(number)
    const count = { span: { start, end: start + number.length }, claimed: Number(number), precision: 'exact' } as const
    return { count, status, list, otherCounts: [items.length], isInTitle: true }
  })
}

/** The number of what a section lists, at the end of its title. */
const countBehind = /\s*[（(]\s*(\d{1,4})\s*(?:个|篇|份|documents?|files?)?\s*[）)]\s*$/iu

/** Numbers of documents in one item, each with the list behind it. */
function countsOf(log: Log, item: LogItem, index: number): readonly CountFound[] {
  const { prose } = item
  // Below the name of a document stands what changed in it.
  if (!/\d/.test(prose.text) || (item.above && item.above.documents.length > 0)) return []
  const found = new Map<number, CountFound>()
  for (const [status, patterns] of forms) {
    for (const pattern of patterns) {
      const match = pattern.exec(prose.text)
      if (!match?.groups) continue
      const { number = '', about, plus } = match.groups
      const at = match.index + match[0].search(new RegExp(`(?<!\\d)${number}(?!\\d)`))
      const span = prose.spanOf(at, at + number.length)
      if (found.has(span.start)) continue
      const precision = plus ? 'least' : about && about !== '共' ? 'about' : 'exact'
      const end = match.index + match[0].length
      const { list, otherCounts } = listOf(log, item, index, end)
      found.set(span.start, { count: { span, claimed: Number(number), precision }, status, list, otherCounts })
    }
  }
  return [...found.values()]
}

/** What stands between brackets right behind the number, or else the list below. */
function listOf(log: Log, item: LogItem, index: number, end: number): Pick<CountFound, 'list' | 'otherCounts'> {
  const { prose, documents } = item
  const bracket = /^[\s个篇份*]*(?:文档|文件)?\s*[（(]([^（()）]*)[）)]/u.exec(prose.text.slice(end))
  if (bracket) {
    const words = bracket[1] ?? ''
    const start = end + bracket[0].lastIndexOf(words)
    const span = prose.spanOf(start, start + words.length)
    const inside = between(documents, span.start, span.end)
    const parts = words.split(/[、；;，]|,\s|\s(?:and|与|和)\s/).filter((part) => part.trim() !== '')
    const isList = inside.length > 0 && parts.length === inside.length
    const entries = inside.map((each) => entryOf(each, named(each, 'block'), words))
    return { list: isList ? entries : undefined, otherCounts: parts.length > 1 ? [parts.length] : [] }
  }
  const below = listBelow(log, index)
  const naming = below.flatMap((each) => {
    const [first] = each.documents
    return first ? [entryOf(first, named(first, 'block'), each.prose.text)] : []
  })
  // A list in which hardly anything names a document lists something else.
  if (naming.length === 0 || naming.length * 2 <= below.length || !isListOfDocuments(below)) {
    return { list: undefined, otherCounts: below.length > 0 ? [below.length] : [] }
  }
  const others = below.filter(({ documents }) => documents.length === 0).map(several)
  const sum = others.reduce((total, each) => total + each, 0)
  const names = new Set(naming.map(({ subject }) => subject.path)).size
  return { list: naming, otherCounts: others.length > 0 ? [naming.length + sum, names + sum] : [] }
}

/** For how many documents an item stands that names none: `L-0 到 L-4（5 个层次文档）`. */
function several({ prose: { text } }: LogItem): number {
  return Number(/(\d{1,3})\s*(?:个|篇|份|documents\b|files\b)/i.exec(text)?.[1] ?? 1)
}

/** Whether the items begin with the names of documents. */
function isListOfDocuments(items: readonly LogItem[]): boolean {
  const beginning = items.filter(({ documents: [first], prose }) => {
    return first !== undefined && first.span.start - prose.offsetAt(0) <= 8
  })
  return beginning.length * 2 > items.length
}
