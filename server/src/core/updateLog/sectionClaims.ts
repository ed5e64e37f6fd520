// Sections that a log names, and what it says of them: that they are new, that they changed, or only that they are there.

import { named } from '../grammar/naming.ts'
import type { SectionMention } from '../reference.ts'
import { between, firstFrom, type Span, slice } from '../text.ts'
import { statusInTitle } from './listClaims.ts'
import type { LogClaim, SectionVerb } from './logClaims.ts'
import { type Log, labelledDocument, listBelow } from './logItems.ts'

type SectionClaim = LogClaim & { readonly kind: 'section' }

/** In no order; titles without a number are none. */
export function sectionClaims(log: Log): readonly SectionClaim[] {
  const { document } = log
  const mentions = document.references.filter((each): each is SectionMention => each.kind === 'section')
  const columns = changeColumns(log)
  const lists = changeLists(log)
  const parts = changedParts(log)
  const places = new Set(mentions.map(({ targetSpan }) => targetSpan.start))
  const below = belowDocuments(log).filter(({ span }) => !places.has(span.start))
  const written = mentions.flatMap((reference): SectionClaim | readonly [] => {
    if (reference.number === undefined) return []
    const isChanged =
      within(parts, reference.span) ||
      within(columns, reference.span) ||
      (within(lists, reference.span) && isBracketed(log, reference))
    const verb = isAdded(log, reference) ? 'added' : (goneVerb(log, reference) ?? (isChanged ? 'changed' : 'named'))
    return { kind: 'section', span: reference.targetSpan, reference, verb }
  })
  return [...written, ...below]
}

/** `新增 12.18 标题`, `changed 12.1 Title` and ``removed `12.2 Title` `` in the list below the name of a document. */
function belowDocuments({ document: { text }, items }: Log): readonly SectionClaim[] {
  return items.flatMap(({ above, span: item }): SectionClaim | readonly [] => {
    const [document, another] = above?.documents ?? []
    const match =
      /^(新增|added|修改|改标题|changed|retitled|删除|removed|改编号|renumbered)\s+`?(\d{1,4}(?:\.\d{1,4})+)(?=[\s.:：`–—-]|$)/u.exec(
        slice(text, item),
      )
    if (!match || !document || another) return []
    const [whole, word = '', number = ''] = match
    const span = { start: item.start + whole.length - number.length, end: item.start + whole.length }
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
    return { kind: 'section', span, reference, verb: verbs[word] ?? 'changed' }
  })
}

const verbs: Readonly<Record<string, SectionVerb>> = {
  新增: 'added',
  added: 'added',
  删除: 'removed',
  removed: 'removed',
  改编号: 'was',
  renumbered: 'was',
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
  return form !== 'quoted' && !isAboutContent(text, span)
}

/** `12.18 章节的引用`: something in the section, not the section. */
function isAboutContent(text: string, { end }: Span): boolean {
  return /^[*”"」\s]*(?:章节|节|小节|section)?\s*(?:的|中|里|内|引用|链接|文档|references?\b|links?\b)/i.test(
    text.slice(end, end + 12),
  )
}

/** `删除 12.3 章节`, `Removed section 4.2`; `将 12.3 章节并入 12.2`, `4.2 节 → 4.3 节`: what was there before. Undefined for anything else. */
function goneVerb({ document: { text } }: Log, { span, form }: SectionMention): 'removed' | 'was' | undefined {
  const before = text.slice(Math.max(0, span.start - 120), span.start).replace(/\s*\n[\s>]*/g, ' ')
  const behind = text.slice(span.end, span.end + 16)
  const isRemoved =
    /(?:删除|移除|去除|删去)(?:了)?\s*(?:`[^`]{1,80}`\s*(?:中)?(?:的)?\s*)?(?:原|旧)?(?:有)?(?:的)?\s*(?:子)?(?:章节|小节)?\s*[*“"「]*\s*$|\b(?:removed?|deleted?|dropped)\s+(?:`[^`]{1,80}`\s+)?(?:the\s+)?(?:old\s+)?(?:sections?\s+)?[*“"]*\s*$/i.test(
      before,
    )
  if (isRemoved) return form === 'quoted' || isAboutContent(text, span) ? undefined : 'removed'
  const isOld =
    /(?:^|[^\p{Script=Han}])(?:原|旧)(?:有)?(?:的)?\s*[*“"「]*\s*$|\b(?:former|old)\s+(?:sections?\s+)?[*“"]*\s*$/iu.test(
      before,
    )
  const isMoved =
    /^[*”"」\s）)]*(?:章节|节|小节)?\s*(?:→|->|=>|(?:已)?(?:改为|改成|并入|合并|移至|移到|移入|重新编号)|(?:was |were )?(?:moved|merged|renumbered)\b)/iu.test(
      behind,
    )
  return isOld || isMoved ? 'was' : undefined
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

/** `更新位置：第 8.2 节` and the list below such words, where the document has been named by a label. */
function changedParts(log: Log): readonly Part[] {
  return log.items
    .flatMap((item, i): readonly Part[] => {
      if (!changedPart.test(item.prose.text) || !labelledDocument(log, item)) return []
      return [{ span: item.span }, ...listBelow(log, i).map(({ span }) => ({ span }))]
    })
    .sort(byPlace)
}

const changedPart = /^\**(?:更新|修改|变更)(?:的)?(?:位置|章节)\**\s*[:：]|^\**(?:updated|changed) sections?\**\s*:/iu

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
