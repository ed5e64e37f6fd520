// A reference to a section or document, written in the forms that corpora use.

import type { Edit } from '../changes/change.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { parseNumber } from '../sectionNumber.ts'
import { lineAt, type Span, slice } from '../text.ts'
import { folderOf, nameOf, type Path, relative } from '../uri.ts'
import { isChinese } from './documentLanguage.ts'
import { leadsTo } from './leadsTo.ts'
import { bareNumber } from './numberFilter.ts'
import { item, onOwnLines, row, tableAt } from './ownLines.ts'
import { titleHeading } from './references.ts'
import { within } from './within.ts'
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

/**
 * The edit that puts a reference in place of the span; what is selected there becomes the text of a link. Items, callouts and rows get
 * lines of their own. A mention that would not lead to the target becomes a link.
 */
export function crossReference(
  corpus: Corpus,
  document: Document,
  span: Span,
  target: CrossReferenceTarget,
  { form = usualForm(document, span.start), today }: CrossReferenceOptions = {},
): Edit {
  const selected = linkText(slice(document.text, span)).replace(/\s+/g, ' ').trim()
  const linked = inLine(document, span, link(document, target, selected === '' ? titleMarkdown(target) : selected))
  if (selected !== '') return linked
  const isCell = tableAt(document, span.start) !== undefined
  const own = link(document, target, titleMarkdown(target))
  const day = dated(document, today)
  const words = wordsOf(document)
  switch (form) {
    case 'link':
      return linked
    case 'mention':
      return mentioned(corpus, document, span, target) ?? linked
    case 'row':
      return row(document, span, [escapedPipes(own), `${words.description}${day}`], words.heading)
    case 'item':
      return isCell ? linked : item(document, span, `**${own}** - ${words.description}${day}`)
    case 'callout':
      return isCell ? linked : onOwnLines(document, span, `> 📋 **${words.details}${words.colon}${own}`, true)
  }
}

/** The edit that puts a link with number and title in place of the span, whatever stands there. */
export function linkedTo(document: Document, span: Span, target: CrossReferenceTarget): Edit {
  return inLine(document, span, link(document, target, titleMarkdown(target)))
}

/**
 * The edit that puts a mention in place of the span: the path in backticks, and the number. Undefined where the section has no
 * number, or what is written would not lead to it.
 */
export function mentioned(
  corpus: Corpus,
  document: Document,
  span: Span,
  target: CrossReferenceTarget,
): Edit | undefined {
  const text = mention(corpus, document, target, isChinese(document))
  const edit = text === undefined ? undefined : inLine(document, span, text)
  return edit && leadsTo(corpus, edit, target) ? edit : undefined
}

function inLine(document: Document, span: Span, text: string): Edit {
  const isCell = tableAt(document, span.start) !== undefined
  return { path: document.path, span, text: isCell ? escapedPipes(text) : text, reason: 'target' }
}

/** The form that the document uses most for references to other documents; at the start of an item or table row that of such lines. */
export function usualForm(document: Document, offset: number): CrossReferenceForm {
  const { text, facts, references } = document
  if (tableAt(document, offset)) return 'link'
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

/** What a reference says besides its target, in the language of the document. */
function wordsOf(document: Document) {
  return isChinese(document)
    ? { description: '说明', details: '详细文档', colon: '**：', heading: ['文档', '说明'] }
    : { description: 'description', details: 'Details', colon: '**: ', heading: ['Document', 'Description'] }
}

export function dated(document: Document, today: string | undefined): string {
  if (today === undefined) return ''
  return isChinese(document) ? `（${today}）` : ` (${today})`
}

/** Undefined where the number or path cannot be written so that it is found. */
function mention(
  corpus: Corpus,
  document: Document,
  { document: target, heading }: CrossReferenceTarget,
  inChinese: boolean,
): string | undefined {
  const path = shortestMention(corpus, document, target.path) ?? relative(folderOf(document.path), target.path)
  const name = target.path === document.path ? '' : `\`${path}\``
  if (!heading || heading === titleHeading(target)) return name === '' ? undefined : name
  const number = heading.number && parseNumber(heading.number.text)
  if (!number || number.isBracketed) return undefined
  const plain = bareNumber(number.text)
  const isSingle = number.components.length === 1
  const words =
    number.unit !== undefined ? plain : !inChinese ? `Section ${plain}` : isSingle ? `第 ${plain} 节` : `${plain} 章节`
  return name === '' ? words : `${name} ${words}`
}

/** The title as it is written, marks included; as plain text where there are links in it, which cannot stand in a link. */
export function titleMarkdown({ document, heading }: CrossReferenceTarget): string {
  const titled = heading ?? titleHeading(document)
  if (!titled || titled.title.trim() === '') return linkText(nameOf(document.path))
  const { links, labels, anchors } = document.facts
  const isSimple = [links, labels, anchors].every((facts) => isNoneIn(facts, titled.titleSpan))
  return linkText(isSimple ? slice(document.text, titled.titleSpan) : titled.title)
}

function isNoneIn(facts: readonly { readonly span: Span }[], span: Span): boolean {
  for (const _ of within(facts, span)) return false
  return true
}

/** Markdown that can stand between the brackets of a link: links in it give their text, other brackets are escaped. */
function linkText(markdown: string): string {
  const withoutLinks = markdown.replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
  return withoutLinks
    .replace(/`[^`]*`|\\[\s\S]|[[\]]/g, (part) => (/^[[\]]$/.test(part) ? `\\${part}` : part))
    .replace(/\\$/, '')
}

function escapedPipes(text: string): string {
  return text.replace(/\\[\s\S]|\|/g, (part) => (part === '|' ? '\\|' : part))
}

/** A link relative to the document; to its title a document needs no fragment. */
export function link(from: Document, { document: target, heading }: CrossReferenceTarget, words: string): string {
  const path = target.path === from.path ? '' : pathFrom(from.path, target.path)
  const isWhole = !heading || (heading === titleHeading(target) && path !== '')
  const fragment = isWhole || !heading ? '' : `#${encoded(heading.customId?.id ?? heading.anchor, 'link')}`
  const destination = path + fragment === '' ? encoded(nameOf(target.path), 'link') : path + fragment
  return `[${words.replace(/\s+/g, ' ').trim()}](${destination})`
}

function pathFrom(from: Path, to: Path): string {
  const path = relative(folderOf(from), to)
    .split('/')
    .map((part) => encoded(part, 'link'))
    .join('/')
  // What comes before a colon would be a scheme.
  return /^[a-z][a-z\d+.-]*:/i.test(path) ? `./${path}` : path
}
