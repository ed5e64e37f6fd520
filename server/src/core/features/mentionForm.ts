// How this document writes mentions of sections, so that a new one is written alike.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import type { SectionMention } from '../reference.ts'
import { resolve } from '../resolve.ts'
import { parseNumber } from '../sectionNumber.ts'
import { lineAt, type Span, touches } from '../text.ts'
import { folderOf, relative } from '../uri.ts'
import { bareNumber } from './numberFilter.ts'
import type { NumberPlace } from './numberPlace.ts'
import { encoded, shortestMention } from './pathCompletion.ts'

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
  const used = place.cue === 'cell' ? undefined : usedIn(document, offset)
  const behind = document.text.slice(offset, offset + 8)
  const names = new Map<Document, string | undefined>()
  const nameOfTarget = (target: Document) => {
    if (!names.has(target)) names.set(target, mentionOf(corpus, document, target))
    return names.get(target)
  }
  return (target, heading) => {
    const number = numberOf(heading)
    if (number === undefined) return undefined
    const plain = worded(number, place, used, document, behind)
    if (plain === undefined) return undefined
    const isOwnLink = used?.best.kind === 'link' && (place.cue === 'see' || place.cue === 'none')
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

/** A number as text refers to it: `12.18` for `12.18.`, `一` for `一、`. Undefined for numbers that only count within their list. */
function numberOf(
  heading: Heading,
): { readonly text: string; readonly isPhrase: boolean; readonly isChinese: boolean } | undefined {
  const parsed = heading.number && parseNumber(heading.number.text)
  if (!parsed || parsed.isBracketed) return undefined
  return {
    text: bareNumber(parsed.text),
    isPhrase: parsed.unit !== undefined,
    isChinese: parsed.components[0]?.numeral === 'chinese',
  }
}

function worded(
  { text, isPhrase, isChinese }: { readonly text: string; readonly isPhrase: boolean; readonly isChinese: boolean },
  { cue, span }: NumberPlace,
  used: UsedForms | undefined,
  document: Document,
  behind: string,
): string | undefined {
  const hasUnit = /^[ \t]?(?:章节|小节|章|节|部分)/.test(behind)
  switch (cue) {
    case 'cell':
      return isChinese && !isPhrase ? undefined : text
    case 'ordinal': {
      if (isPhrase) return text.startsWith('第') ? text.slice(1).trim() : undefined
      const { before, after } = used?.ordinal ?? { before: '第 ', after: ' 节' }
      const gap = isChinese || document.text.charAt(span.start - 1) === ' ' ? '' : before.replace(/^第/, '')
      return `${gap}${text}${hasUnit ? '' : isChinese ? after.trim() : after}`
    }
    case 'sign':
      return isPhrase || isChinese ? undefined : text
    case 'word':
      return isPhrase ? text.replace(/^section\s+/i, '') : isChinese ? undefined : text
    default: {
      if (isPhrase) return text
      if (isChinese) return hasUnit ? `第${text}` : `第${text}节`
      if (hasUnit || used?.best.kind !== 'words') return text
      return `${used.best.before}${text}${used.best.after}`
    }
  }
}

/** A space between Chinese and what begins with a letter, digit or sign of Markdown, where none stands yet. */
function spaced({ text }: Document, { cue, span }: NumberPlace, written: string): string {
  const isTight = cue === 'see' && /\p{Script=Han}/u.test(text.charAt(span.start - 1)) && /^[\w`[§]/.test(written)
  return isTight ? ` ${written}` : written
}

interface UsedForms {
  readonly best: Used
  readonly ordinal: Wording | undefined
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
    }
    if (each.kind === 'link' && each.target.fragment && each.textSpan && !isListEntry(document, each.span.start)) {
      if (/^\s*\d{1,4}(?:\.\d{1,4})*[.\s]/.test(document.text.slice(each.textSpan.start, each.textSpan.end))) {
        count({ kind: 'link' })
      }
    }
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count).map(({ used }) => used)
  const ordinal = sorted.find((used) => used.kind === 'words' && used.before.startsWith('第'))
  const isChinese = /\p{Script=Han}/u.test(document.text.slice(0, 4000))
  return {
    best:
      sorted[0] ??
      (isChinese ? { kind: 'words', before: '', after: ' 章节' } : { kind: 'words', before: 'Section ', after: '' }),
    ordinal: ordinal?.kind === 'words' ? ordinal : undefined,
  }
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
  if (isOfNamed || cue === 'cell') return true
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
