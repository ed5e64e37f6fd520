// Sections that a log names, and what it says of them: that they are new, that they changed, or only that they are there.

import { named } from '../grammar/naming.ts'
import type { SectionMention } from '../reference.ts'
import { between, firstFrom, type Span, slice } from '../text.ts'
import { statusInTitle } from './listClaims.ts'
import type { LogClaim } from './logClaims.ts'
import { type Log, listBelow } from './logItems.ts'

type SectionClaim = LogClaim & { readonly kind: 'section' }

/** In no order; titles without a number are none. */
export function sectionClaims(log: Log): readonly SectionClaim[] {
  const { document } = log
  const mentions = document.references.filter((each): each is SectionMention => each.kind === 'section')
  const columns = changeColumns(log)
  const lists = changeLists(log)
  const places = new Set(mentions.map(({ targetSpan }) => targetSpan.start))
  const below = belowDocuments(log).filter(({ span }) => !places.has(span.start))
  const written = mentions.flatMap((reference): SectionClaim | readonly [] => {
    if (reference.number === undefined) return []
    const verb = isAdded(log, reference)
      ? 'added'
      : within(columns, reference.span) || (within(lists, reference.span) && isBracketed(log, reference))
        ? 'changed'
        : 'named'
    return { kind: 'section', span: reference.targetSpan, reference, verb }
  })
  return [...written, ...below]
}

/** `新增 12.18 标题` and `changed 12.1 Title` in the list below the name of a document. */
function belowDocuments({ items }: Log): readonly SectionClaim[] {
  return items.flatMap(({ above, prose }): SectionClaim | readonly [] => {
    const [document, another] = above?.documents ?? []
    const match = /^(?:(新增|added)|修改|改标题|changed|retitled)\s+(\d{1,4}(?:\.\d{1,4})+)(?=[\s.:：]|$)/u.exec(
      prose.text,
    )
    if (!match || !document || another) return []
    const [whole, added, number = ''] = match
    const span = prose.spanOf(whole.length - number.length, whole.length)
    const reference: SectionMention = {
      kind: 'section',
      form: 'unit',
      span,
      targetSpan: span,
      textSpan: undefined,
      number,
      title: undefined,
      certainty: 'certain',
      named: [named(document, 'block')],
    }
    return { kind: 'section', span, reference, verb: added === undefined ? 'changed' : 'added' }
  })
}

/** `新增 **12.18 … **章节`, `Added section 4.2`; but not `新增 12.18 章节的引用`. */
function isAdded({ document: { text } }: Log, { span, form }: SectionMention): boolean {
  const before = text.slice(Math.max(0, span.start - 30), span.start).replace(/\s*\n[\s>]*/g, ' ')
  if (
    !/(?:新增|新建)(?:了)?\s*(?:子)?(?:章节)?\s*[*“"「]*\s*$|\b(?:add|added|new)\s+(?:the\s+)?(?:sections?\s+)?[*“"]*\s*$/i.test(
      before,
    )
  ) {
    return false
  }
  const behind = text.slice(span.end, span.end + 12)
  return (
    form !== 'quoted' &&
    !/^[*”"」\s]*(?:章节|节|小节|section)?\s*(?:的|中|里|引用|链接|文档|references?\b|links?\b)/i.test(behind)
  )
}

/** Cells of columns that say which sections of the document in the row changed. */
function changeColumns({ document: { text, facts } }: Log): readonly Part[] {
  return facts.tables
    .flatMap(({ rows: [header, ...rows] }) =>
      (header?.cells ?? []).flatMap((cell, index) => {
        const title = slice(text, cell)
        const isChange =
          /(?:更新|修改|新增|变更|改动|涉及)(?:的)?(?:章节|小节|部分)|\b(?:updated?|changed?|added|new)\s+sections?\b/i.test(
            title,
          )
        return isChange ? rows.flatMap(({ cells }) => cells[index] ?? []) : []
      }),
    )
    .map((span) => ({ span }))
    .sort(byPlace)
}

const changeLabel =
  /(?:更新|修改)(?:的)?(?:文档|文件)(?:列表|清单)?\**\s*[：:]|\b(?:updated|changed|modified) (?:documents|files)\**\s*:/i

/** Lists of updated documents, by the title of their section or the words above, `- a.md (12.18 章节)`. */
function changeLists(log: Log): readonly Part[] {
  return log.items
    .flatMap(({ prose, span, heading, isItem }, i): readonly Part[] => {
      if (isItem && heading && statusInTitle(heading.title) === 'changed') return [{ span }]
      return changeLabel.test(prose.text) ? listBelow(log, i).map(({ span }) => ({ span })) : []
    })
    .sort(byPlace)
}

interface Part {
  readonly span: Span
}

function byPlace(a: Part, b: Part): number {
  return a.span.start - b.span.start
}

function within(parts: readonly Part[], { start }: Span): boolean {
  return start < (parts[firstFrom(parts, start + 1) - 1]?.span.end ?? 0)
}

/** The number stands between brackets behind the one document that the item names. */
function isBracketed({ document: { text }, documents }: Log, { span }: SectionMention): boolean {
  const line = text.lastIndexOf('\n', span.start) + 1
  const before = between(documents, Math.max(0, span.start - 200), span.start).at(-1)
  if (!before) return false
  const gap = text.slice(before.span.end, span.start)
  return before.span.start >= line - 200 && /^[`*\s]*[（(][^）)]*$/.test(gap)
}
