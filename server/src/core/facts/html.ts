// What HTML in a document contributes: ids, links, headings, and the comments that steer the checks.

import { decodeString } from 'micromark-util-decode-string'
import type { Span } from '../text.ts'
import type { Anchor, Directive, Link } from './types.ts'

export interface HtmlFacts {
  readonly anchors: Anchor[]
  readonly links: Link[]
  readonly directives: Directive[]
  /** Text of `<h1>` … `<h6>` in blocks of HTML, which GitHub gives an anchor too. */
  readonly headings: { readonly span: Span; readonly text: string }[]
}

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/giy
const attribute = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g
const rawText = /^(?:script|style|textarea)$/i
/** Elements whose `name` is no place; browsers go to that of `a`, GitHub to any other, such as `<h3 name="x">`. */
const namesNoPlace = /^(?:meta|input|button|select|textarea|form|fieldset|output|map|object|iframe|param|slot|details)$/i
const notLinks = /^(?:link|base|script|use|form)$/i

/** Reads one piece of HTML: a block, or a single tag or comment in text. Linear in its length. */
export function readHtml(text: string, piece: Span, isBlock: boolean, out: HtmlFacts): void {
  let heading: { start: number; from: number } | undefined
  for (let at = text.indexOf('<', piece.start); at >= 0 && at < piece.end; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4)
      const end = close < 0 || close + 3 > piece.end ? piece.end : close + 3
      readComment(text, { start: at, end }, out)
      at = end
      continue
    }
    tag.lastIndex = at
    const match = tag.exec(text)
    if (!match || at + match[0].length > piece.end) {
      at++
      continue
    }
    const [whole, slash, name = '', attributes = ''] = match
    const end = at + whole.length
    if (slash === '') readAttributes(attributes, { start: at, end }, end - 1 - attributes.length, name, out)
    if (isBlock && /^h[1-6]$/i.test(name)) {
      if (slash === '') heading = { start: at, from: end }
      else if (heading) {
        const inner = text
          .slice(heading.from, at)
          .replace(/<[^<>]*>/g, '')
          .trim()
        out.headings.push({ span: { start: heading.start, end }, text: decodeReferences(inner) })
        heading = undefined
      }
    }
    at = end
    if (slash === '' && rawText.test(name)) at = endOfRawText(text, name, end, piece.end)
  }
}

function readAttributes(attributes: string, element: Span, offset: number, name: string, out: HtmlFacts): void {
  for (const match of attributes.matchAll(attribute)) {
    const key = (match[1] ?? '').toLowerCase()
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    const quoted = match[4] === undefined ? 1 : 0
    const end = offset + match.index + match[0].length - quoted
    const span = { start: end - value.length, end }
    if (key === 'id' || (key === 'name' && !namesNoPlace.test(name))) {
      if (value !== '') out.anchors.push({ kind: key as 'id' | 'name', span, id: value })
    } else if ((key === 'href' || key === 'src') && !notLinks.test(name)) {
      out.links.push({
        kind: 'html',
        span: element,
        textSpan: undefined,
        targetSpan: span,
        target: decodeReferences(value),
        titleSpan: undefined,
      })
    }
  }
}

/** HTML knows character references, but no backslash escapes. */
function decodeReferences(value: string): string {
  return decodeString(value.replaceAll('\\', '\\\\'))
}

function endOfRawText(text: string, name: string, from: number, end: number): number {
  const close = text.slice(from, end).toLowerCase().indexOf(`</${name.toLowerCase()}`)
  return close < 0 ? end : from + close
}

const directive = /^<!--\s*doc-corpus-(disable-next-line|disable-file|disable|enable)(?![\w-])([\w\s,-]*?)-->$/

function readComment(text: string, span: Span, out: HtmlFacts): void {
  if (span.end - span.start > 1000) return
  const match = directive.exec(text.slice(span.start, span.end))
  if (!match) return
  const codes = (match[2] ?? '').split(/[\s,]+/).filter((code) => code !== '' && !/^-+$/.test(code))
  out.directives.push({ span, action: match[1] as Directive['action'], codes })
}
