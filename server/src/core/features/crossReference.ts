// A reference to a section, written in the forms that corpora use; and back, from the section to here.

import type { Edit } from '../changes/change.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import { parseNumber } from '../sectionNumber.ts'
import { between, lineAt, type Span, slice } from '../text.ts'
import { folderOf, nameOf, type Path, relative } from '../uri.ts'
import { bareNumber } from './numberFilter.ts'
import { titleHeading } from './references.ts'
import { encoded, shortestMention } from './writtenPath.ts'

/**
 * `link` [12.18 Title](path#anchor), `item` an item of a list with it and a description, `mention` a path in backticks with the number,
 * `callout` a quoted line that sends to the details, `row` a row of a table. Names that stay: clients keep them.
 */
export type CrossReferenceForm = (typeof crossReferenceForms)[number]
export const crossReferenceForms = ['link', 'item', 'mention', 'callout', 'row'] as const

export interface CrossReferenceTarget {
  readonly document: Document
  /** Undefined for the document as a whole. */
  readonly heading: Heading | undefined
}

export interface CrossReferenceOptions {
  /** By default what the document uses most. */
  readonly form?: CrossReferenceForm | undefined
  /** The day that an item or row is dated with: `2025-11-07`. Without it there is no date. */
  readonly today?: string | undefined
}

/** The edit that puts a reference in place of the span; what is selected there becomes the text of a link. */
export function crossReference(
  corpus: Corpus,
  document: Document,
  span: Span,
  target: CrossReferenceTarget,
  { form = usualForm(document, span.start), today }: CrossReferenceOptions = {},
): Edit {
  const selected = slice(document.text, span).replace(/\s+/g, ' ').trim()
  const text = selected === '' ? written(corpus, document, target, form, today) : link(document, target, selected)
  const isOwnLine = selected === '' && (form === 'item' || form === 'callout' || form === 'row')
  const { lines } = document.facts
  const before = document.text.slice(lines[lineAt(lines, span.start)] ?? 0, span.start)
  const feed = document.text.includes('\r\n') ? '\r\n' : '\n'
  const lead = isOwnLine && before.trim() !== '' ? (form === 'callout' ? feed + feed : feed) : ''
  return { path: document.path, span, text: lead + text, reason: 'target' }
}

/** The form that the document uses most for references to other documents; at the start of an item or table row that of such lines. */
export function usualForm(document: Document, offset: number): CrossReferenceForm {
  const { text, facts, references } = document
  if (facts.tables.some(({ span }) => span.start <= offset && offset <= span.end)) return 'link'
  const line = text.slice(facts.lines[lineAt(facts.lines, offset)] ?? 0, offset)
  if (line.trim() !== '') return mostUsed(document, references, ['link', 'mention'])
  return mostUsed(document, references, ['link', 'mention', 'item', 'callout'])
}

function mostUsed(
  document: Document,
  references: Document['references'],
  forms: readonly CrossReferenceForm[],
): CrossReferenceForm {
  const counts = new Map<CrossReferenceForm, number>(forms.map((form) => [form, 0]))
  for (const each of references) {
    const form =
      each.kind === 'section'
        ? 'mention'
        : each.kind === 'link' && each.target.path !== ''
          ? formOf(document, each.span)
          : undefined
    const count = form && counts.get(form)
    if (form && count !== undefined) counts.set(form, count + 1)
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

/** How a link stands: alone in its item, in a quote that begins with an emoji and a bold label, or among words. */
function formOf({ text, facts }: Document, span: Span): CrossReferenceForm {
  const start = facts.lines[lineAt(facts.lines, span.start)] ?? 0
  const before = text.slice(start, span.start)
  if (/^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\*\*|__)?$/.test(before)) return 'item'
  if (/^>\s*\p{Extended_Pictographic}?.*\*\*.*\*\*/u.test(before)) return 'callout'
  return 'link'
}

function written(
  corpus: Corpus,
  document: Document,
  target: CrossReferenceTarget,
  form: CrossReferenceForm,
  today: string | undefined,
): string {
  const isChinese = /\p{Script=Han}/u.test(document.text.slice(0, 4000))
  const own = link(document, target, titleOf(target))
  const dated = today === undefined ? '' : isChinese ? `（${today}）` : ` (${today})`
  const description = isChinese ? '说明' : 'description'
  switch (form) {
    case 'link':
      return own
    case 'item':
      return `- **${own}** - ${description}${dated}`
    case 'callout':
      return isChinese ? `> 📋 **详细文档**：${own}` : `> 📋 **Details**: ${own}`
    case 'row':
      return `| ${own.replaceAll('|', '\\|')} | ${description}${dated} |`
    case 'mention':
      return mention(corpus, document, target, isChinese) ?? own
  }
}

/** Undefined where the number or path cannot be written so that it is found. */
function mention(
  corpus: Corpus,
  document: Document,
  { document: target, heading }: CrossReferenceTarget,
  isChinese: boolean,
): string | undefined {
  const path = shortestMention(corpus, document, target.path) ?? relative(folderOf(document.path), target.path)
  const name = target.path === document.path ? '' : `\`${path}\``
  if (!heading || heading === titleHeading(target)) return name === '' ? undefined : name
  const number = heading.number && parseNumber(heading.number.text)
  if (!number || number.isBracketed) return undefined
  const plain = bareNumber(number.text)
  const isSingle = number.components.length === 1
  const words =
    number.unit !== undefined ? plain : !isChinese ? `Section ${plain}` : isSingle ? `第 ${plain} 节` : `${plain} 章节`
  return name === '' ? words : `${name} ${words}`
}

function titleOf({ document, heading }: CrossReferenceTarget): string {
  return (heading ?? titleHeading(document))?.title ?? nameOf(document.path)
}

/** A link relative to the document; to its title a document needs no fragment. */
function link(from: Document, { document: target, heading }: CrossReferenceTarget, words: string): string {
  const text = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[[\]\\]/g, '\\$&')
  const path = target.path === from.path ? '' : pathFrom(from.path, target.path)
  const isWhole = !heading || (heading === titleHeading(target) && path !== '')
  const fragment = isWhole || !heading ? '' : `#${encoded(heading.customId?.id ?? heading.anchor, 'link')}`
  return `[${text}](${path}${fragment})`
}

function pathFrom(from: Path, to: Path): string {
  return relative(folderOf(from), to)
    .split('/')
    .map((part) => encoded(part, 'link'))
    .join('/')
}

/** Titles of sections that list related documents. */
const relatedTitle = /^(?:相关文档|相关章节|参考|参考文档|延伸阅读|related documents|related|see also|references)$/iu

/**
 * The edit that refers back: a new item at the end of the list of the target's section about related documents. Undefined where it has
 * no such section with a list, refers to the document already, or is the document itself.
 */
export function backReference(
  document: Document,
  from: Heading | undefined,
  target: Document,
  { today }: Pick<CrossReferenceOptions, 'today'> = {},
): Edit | undefined {
  if (target.path === document.path) return undefined
  const section = target.facts.headings.findLast(
    ({ nested, title }) => !nested && relatedTitle.test(titleWithoutNumber(title).replace(/^[^\p{L}\p{N}]+/u, '')),
  )
  if (!section) return undefined
  const own = link(target, { document, heading: from }, titleOf({ document, heading: from }))
  const inside = between(target.references, section.span.end, section.sectionEnd)
  const isThere = inside.some(
    (each) => each.kind === 'link' && own.endsWith(`](${slice(target.text, each.targetSpan)})`),
  )
  const { lines } = target.facts
  const last = inside.findLast((each) => {
    const start = lines[lineAt(lines, each.span.start)] ?? 0
    return each.kind === 'link' && /^\s*[-*+]\s/.test(target.text.slice(start, each.span.start))
  })
  if (isThere || !last) return undefined
  // The item may go on over further lines, up to the next item, an empty line or the end of the section.
  let line = lineAt(lines, last.span.end) + 1
  while (
    /^\s+\S/.test(target.text.slice(lines[line] ?? section.sectionEnd, section.sectionEnd).split('\n', 1)[0] ?? '')
  )
    line++
  const at = Math.min(lines[line] ?? target.text.length, section.sectionEnd)
  const start = lines[lineAt(lines, last.span.start)] ?? 0
  const marker = /^\s*[-*+]\s+(?:\*\*)?/.exec(target.text.slice(start, last.span.start))?.[0] ?? '- '
  const isBold = marker.endsWith('**')
  const isChinese = /\p{Script=Han}/u.test(target.text.slice(0, 4000))
  const dated = today === undefined ? '' : isChinese ? `（${today}）` : ` (${today})`
  const feed = target.text.includes('\r\n') ? '\r\n' : '\n'
  const lead = at > 0 && !/[\r\n]/.test(target.text.charAt(at - 1)) ? feed : ''
  const text = `${lead}${marker}${own}${isBold ? '**' : ''}${dated === '' ? '' : ` -${dated}`}${feed}`
  return { path: target.path, span: { start: at, end: at }, text, reason: 'words' }
}
