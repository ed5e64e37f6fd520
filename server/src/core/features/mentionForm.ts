// How this document writes mentions of sections, so that a new one is written alike.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import type { Reference, SectionMention } from '../reference.ts'
import { resolve } from '../resolve.ts'
import { parseNumber } from '../sectionNumber.ts'
import { lineAt, type Span, slice, touches } from '../text.ts'
import { folderOf, relative } from '../uri.ts'
import { isChinese } from './documentLanguage.ts'
import { bareNumber } from './numberFilter.ts'
import type { NumberPlace } from './numberPlace.ts'
import { encoded, shortestMention } from './writtenPath.ts'

/** What is written for a section, and what has to be put in elsewhere so that it names this section. */
export interface WrittenMention {
  readonly text: string
  readonly also: { readonly span: Span; readonly text: string } | undefined
}

/** What stands before and behind a number: `第 ` and ` 节`. */
interface Wording {
  readonly before: string
  readonly after: string
}

type Used = { readonly kind: 'link' } | ({ readonly kind: 'words' } & Wording)

/** Writes mentions for one place: the words that the place has already are not written again. Undefined for what cannot be named by number. */
export function mentionWriter(
  corpus: Corpus,
  document: Document,
  place: NumberPlace,
  offset: number,
): (target: Document, heading: Heading) => WrittenMention | undefined {
  const used = usedIn(document, offset)
  const names = new Map<Document, string | undefined>()
  const nameOfTarget = (target: Document) => {
    if (!names.has(target)) names.set(target, mentionOf(corpus, document, target))
    return names.get(target)
  }
  return (target, heading) => {
    const number = numberOf(heading)
    if (number === undefined) return undefined
    const plain = worded(number, place, used, document, offset)
    if (plain === undefined) return undefined
    const isOwnLink = used.best.kind === 'link' && (place.cue === 'see' || place.cue === 'none')
    if (isOwnLink) return { text: spaced(document, place, link(document, target, heading)), also: undefined }
    if (isNamedAlone(corpus, document, place, target, heading)) {
      return { text: spaced(document, place, plain), also: undefined }
    }
    const name = nameOfTarget(target)
    if (name === undefined) return undefined
    if (place.cueStart === place.span.start || place.cue === 'see') {
      return { text: spaced(document, place, `${name} ${plain}`), also: undefined }
    }
    const before = /\p{Script=Han}$/u.test(document.text.slice(0, place.cueStart).slice(-1)) ? ' ' : ''
    return {
      text: spaced(document, place, plain),
      also: { span: { start: place.cueStart, end: place.cueStart }, text: `${before}${name} ` },
    }
  }
}

/** A number as text refers to it. */
interface Named {
  /** `12.18` for `12.18.`, `一` for `一、`. */
  readonly text: string
  /** Whether it says what it counts: `第三章`, `附录 A`. */
  readonly isPhrase: boolean
  readonly numeral: 'arabic' | 'chinese' | 'roman' | 'letter'
  /** Whether it has one component: `3 章节` is a count of chapters, `第 3 节` is a section. */
  readonly isSingle: boolean
}

/** Undefined for numbers that only count within their list. */
function numberOf(heading: Heading): Named | undefined {
  const parsed = heading.number && parseNumber(heading.number.text)
  const first = parsed?.components[0]
  if (!parsed || !first || parsed.isBracketed) return undefined
  const isSingle = parsed.components.length === 1
  return { text: bareNumber(parsed.text), isPhrase: parsed.unit !== undefined, numeral: first.numeral, isSingle }
}

/** The number with the words that are missing around it; undefined where the words that are there go with another kind of number. */
function worded(number: Named, place: NumberPlace, used: UsedForms, document: Document, offset: number) {
  const { text, isPhrase, numeral, isSingle } = number
  const isChinese = numeral === 'chinese'
  const hasUnit = /^[ \t]?(?:章节|小节|章|节|部分)/.test(document.text.slice(offset, offset + 8))
  const ordinal = isChinese ? { before: '第', after: '节' } : used.ordinal
  const whole = (words: Wording) => `${words.before}${text}${hasUnit ? '' : words.after}`
  switch (place.cue) {
    case 'code':
      return isChinese && !isPhrase ? undefined : text
    case 'cell':
      return isPhrase || !(isChinese || isSingle) ? text : whole(isChinese ? ordinal : used.single)
    case 'ordinal': {
      if (isPhrase) return text.startsWith('第') ? text.slice(1).trim() : undefined
      if (numeral === 'letter') return undefined
      const isAfterSpace = document.text.charAt(place.span.start - 1) === ' '
      return whole({ before: isAfterSpace ? '' : ordinal.before.slice(1), after: ordinal.after })
    }
    case 'sign':
      return isPhrase || isChinese ? undefined : text
    case 'word':
      return isPhrase ? text.replace(/^section\s+/i, '') : isChinese ? undefined : text
    default: {
      if (isPhrase) return text
      const words = place.cue === 'none' || used.best.kind === 'link' ? used.sure : used.best
      return whole(isChinese ? ordinal : isSingle && words.before === '' ? used.single : words)
    }
  }
}

/** A space between Chinese and what begins with a letter, digit or sign of Markdown, where none stands yet. */
function spaced({ text }: Document, { cue, span }: NumberPlace, written: string): string {
  const isTight = cue === 'see' && /\p{Script=Han}/u.test(text.charAt(span.start - 1)) && /^[\w`[§]/.test(written)
  return isTight ? ` ${written}` : written
}

interface UsedForms {
  /** What is written most often. */
  readonly best: Used
  /** The same among words that make any number a reference, wherever it stands. */
  readonly sure: Wording
  /** The same among words with 第. */
  readonly ordinal: Wording
  /** For numbers of one component, which need words before them. */
  readonly single: Wording
}

/** What mentions of sections in the document look like most often; in a document without any, what is usual in its language. */
function usedIn(document: Document, offset: number): UsedForms {
  const counts = new Map<string, { readonly used: Used; count: number }>()
  const count = (used: Used) => {
    const key = used.kind === 'link' ? 'link' : `${used.before}|${used.after}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { used, count: 1 })
  }
  for (const each of document.references) {
    if (touches(each.span, offset)) continue // what is being typed is no model
    if (each.kind === 'section') {
      const wording = wordingOf(document, each)
      if (wording) count({ kind: 'words', ...wording })
    } else if (isNumberedLink(document, each)) count({ kind: 'link' })
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count).map(({ used }) => used)
  const wordings = sorted.filter((used) => used.kind === 'words')
  const inChinese = isChinese(document)
  const usual = inChinese ? { before: '', after: ' 章节' } : { before: 'Section ', after: '' }
  const sure = wordings.find(({ before, after }) => before !== '' || after !== '') ?? usual
  const ordinal = wordings.find(({ before }) => before.startsWith('第')) ?? { before: '第 ', after: ' 节' }
  const single = wordings.find(({ before }) => before !== '') ?? (inChinese ? ordinal : usual)
  return { best: sorted[0] ?? { kind: 'words', ...usual }, sure, ordinal, single }
}

/** A link to a section by its number, but for those of a table of contents. */
function isNumberedLink(document: Document, reference: Reference): boolean {
  if (reference.kind !== 'link' || !reference.target.fragment || !reference.textSpan) return false
  const isNumbered = /^\s*\d{1,4}(?:\.\d{1,4})*[.\s]/.test(slice(document.text, reference.textSpan))
  return isNumbered && !isListEntry(document, reference.span.start)
}

/** The words around the number of a mention; none around one in brackets or behind 见. Undefined for mentions that are no model. */
function wordingOf(
  { text }: Document,
  { form, span, targetSpan, textSpan, number }: SectionMention,
): Wording | undefined {
  if (number === undefined || textSpan) return undefined
  switch (form) {
    case 'unit':
    case 'ordinal':
    case 'word':
    case 'sign': {
      const before = text.slice(span.start, targetSpan.start)
      const after = text.slice(targetSpan.end, span.end)
      const isWhole = before + after !== '' && !/[\r\n\d]/.test(before + after)
      return isWhole ? { before, after } : undefined
    }
    case 'cited':
    case 'bracketed':
      return { before: '', after: '' }
    default:
      return undefined
  }
}

/** Whether a link begins an item of a list, as those of a table of contents do. */
function isListEntry({ text, facts }: Document, offset: number): boolean {
  const start = facts.lines[lineAt(facts.lines, offset)] ?? 0
  return /^[\s>]*(?:[-*+]|\d+[.)])[\s*]*$/.test(text.slice(start, offset))
}

/** Whether the number alone names this section here. */
function isNamedAlone(
  corpus: Corpus,
  document: Document,
  { named, isOfNamed, cue, span }: NumberPlace,
  target: Document,
  heading: Heading,
): boolean {
  if (isOfNamed || cue === 'code') return true
  const number = heading.number?.text
  if (number === undefined) return false
  const mention: SectionMention = {
    kind: 'section',
    form: 'unit',
    span,
    targetSpan: span,
    textSpan: undefined,
    number: bareNumber(number),
    title: undefined,
    certainty: 'certain',
    named,
  }
  const found = resolve(corpus, document, mention)
  return found.kind === 'found' && found.target.path === target.path
}

/** The name of a document in backticks, as short as it can be; undefined where it cannot be written so. */
function mentionOf(corpus: Corpus, document: Document, target: Document): string | undefined {
  const path = shortestMention(corpus, document, target.path) ?? relative(folderOf(document.path), target.path)
  return /^[\p{L}\p{N}_.\-/+&%^]+$/u.test(path) ? `\`${path}\`` : undefined
}

function link(document: Document, target: Document, heading: Heading): string {
  const title = heading.title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[[\]\\]/g, '\\$&')
  const path = target.path === document.path ? '' : relative(folderOf(document.path), target.path)
  const written = path
    .split('/')
    .map((part) => encoded(part, 'link'))
    .join('/')
  return `[${title}](${written}#${encoded(heading.customId?.id ?? heading.anchor, 'link')})`
}
