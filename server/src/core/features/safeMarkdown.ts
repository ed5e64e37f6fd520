// Text of a document as Markdown that is safe to show elsewhere: nothing in it links, loads, runs or is HTML.

import type { Document } from '../document.ts'
import { isWide } from '../facts/prose.ts'
import { encloses, type Span, slice } from '../text.ts'
import { within } from './within.ts'

/** Markdown that shows exactly this text, on one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[&<>[\]`]/g, entity)
    .replace(/[\\*_#~|$]/g, (sign, at: number, whole: string) => (isInEntity(whole, at) ? sign : `\\${sign}`))
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/**
 * A character that could begin or end a construct, as a character reference. A backslash would not do: a bare URL before
 * it takes it in (GFM's extended autolinks), and sets free what it escapes.
 */
function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

function isInEntity(text: string, at: number): boolean {
  return text.charAt(at) === '#' && text.charAt(at - 1) === '&'
}

/** A span of code that shows exactly this text, whatever backticks it holds; empty for empty text. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  const fence = '`'.repeat(longestRun(line) + 1)
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${padding}${line}${padding}${fence}`
}

/** A fenced block that shows exactly these lines. A language that is no plain word is left out. */
export function codeBlock(lines: readonly string[], language: string | undefined): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1))
  return `${fence}${/^[\w+#-]{1,20}$/.test(language ?? '') ? language : ''}\n${lines.join('\n')}\n${fence}`
}

/**
 * The inline content of a paragraph or cell on one line: emphasis and code stay, a link or image is its text, HTML is
 * left out, and every bracket is escaped, so that no parser can find a link that was not there. What is longer than the
 * limit (in UTF-16 units, about) is cut, with `…`.
 */
export function safeInline(document: Document, span: Span, limit: number): string {
  const atoms = atomsIn(document, span, limit)
  const last = atoms.at(-1)
  const end = atoms.length > limit && last ? last.span.start : span.end
  const { shown, isCut } = shownBetween(document.text, { start: span.start, end }, atoms, limit)
  return isCut || end < span.end ? `${shown.trim()}…` : shown.trim()
}

/** A piece of the paragraph that is not shown as it is written. */
interface Atom {
  readonly span: Span
  /** Shown in its place, as Markdown; of a link the span whose content is shown. */
  readonly shown: string | Span
}

interface Inline {
  readonly shown: string
  readonly isCut: boolean
}

/** The atoms in order, outer ones first; only so many of each kind that the limit is surely reached. */
function atomsIn({ text, facts }: Document, span: Span, limit: number): readonly Atom[] {
  const atoms: Atom[] = []
  for (const { kind, span: own, textSpan, targetSpan } of firstWithin(facts.links, span, limit)) {
    const isAddress = kind === 'autolink' || kind === 'literal'
    atoms.push({ span: own, shown: isAddress ? escapeMarkdown(slice(text, targetSpan)) : (textSpan ?? '') })
  }
  for (const label of firstWithin(facts.labels, span, limit)) {
    if (label.isDefined && label.textSpan) atoms.push({ span: label.span, shown: label.textSpan })
  }
  for (const code of firstWithin(facts.codeSpans, span, limit)) {
    const { start, end } = code.contentSpan
    atoms.push({ span: code.span, shown: codeSpan(text.slice(start, Math.min(end, start + limit))) })
  }
  for (const task of firstWithin(facts.tasks, span, limit)) {
    atoms.push({ span: task.span, shown: task.isDone ? '☑' : '☐' })
  }
  return atoms.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end).slice(0, limit + 1)
}

function firstWithin<T extends { readonly span: Span }>(items: readonly T[], span: Span, limit: number): readonly T[] {
  const found: T[] = []
  for (const item of within(items, span)) {
    found.push(item)
    if (found.length > limit) break
  }
  return found
}

function shownBetween(text: string, span: Span, atoms: readonly Atom[], limit: number): Inline {
  let shown = ''
  let at = span.start
  const addPlain = (end: number) => {
    const cut = Math.min(end, at + Math.max(0, limit - shown.length))
    const isInPair = cut < end && /[\ud800-\udbff]/.test(text.charAt(cut - 1))
    shown += plain(text, at, isInPair ? cut - 1 : cut)
    return cut < end
  }
  for (const atom of atoms) {
    if (atom.span.start < at || atom.span.end > span.end) continue
    if (addPlain(atom.span.start) || shown.length >= limit) return { shown, isCut: true }
    if (typeof atom.shown === 'string')
      shown += opensCode(atom.shown) && wouldSpoil.test(shown) ? ` ${atom.shown}` : atom.shown
    else {
      const outer = atom.shown
      const inner = atoms.filter((each) => each !== atom && encloses(outer, each.span))
      const part = shownBetween(text, outer, inner, limit - shown.length)
      shown += part.shown
      if (part.isCut) return { shown, isCut: true }
    }
    at = atom.span.end
  }
  const isCut = addPlain(span.end)
  return { shown, isCut }
}

function opensCode(shown: string): boolean {
  return shown.startsWith('`')
}

/** What would take in the backtick of the code behind it: another backtick, a backslash, a bare URL or address. */
const wouldSpoil = /[`\\]$|(?::\/\/|www\.|@)\S*$/i

const special = /\\[!-/:-@[-`{-~]|<!--[\s\S]*?-->|<\/?[a-z][^<>]*>|[ \t\\]*(?:\r\n?|\n)[ \t>]*|[[\]<`]/gi

function plain(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(special, (found, index: number) => {
    if (/^\\[&<>[\]`]$/.test(found)) return entity(found.slice(1))
    if (/^\\\S/.test(found)) return found
    if (/[\r\n]/.test(found) && !found.startsWith('<')) {
      const before = text.charCodeAt(start + index - 1)
      return isWide(before) && isWide(text.charCodeAt(start + index + found.length)) ? '' : ' '
    }
    if (found.length === 1) return entity(found)
    return /^<br\b/i.test(found) ? ' ' : ''
  })
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}
