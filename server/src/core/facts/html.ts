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

/** Reads one piece of HTML: a block, or a single tag or comment in text. Linear in its length. */
export function readHtml(text: string, piece: Span, isBlock: boolean, out: HtmlFacts): void {
  const html = text.slice(piece.start, piece.end)
  let heading: { readonly start: number; readonly from: number } | undefined
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const comment = endOfComment(html, at)
    if (comment !== undefined) {
      readComment(html.slice(at, comment), piece.start + at, out)
      at = comment
      continue
    }
    const tag = tagAt(html, at)
    if (tag === 'unfinished') return
    if (!tag) {
      at++
      continue
    }
    const { name, isClosing, attributes, end } = tag
    const start = piece.start + at
    if (!isClosing) {
      readAttributes(
        html.slice(attributes, end - 1),
        { start, end: piece.start + end },
        piece.start + attributes,
        name,
        out,
      )
    }
    if (isBlock && /^h[1-6]$/.test(name)) {
      if (!isClosing) heading = { start, from: end }
      else if (heading) {
        const inner = html.slice(heading.from, at).replace(/<[^<>]*>/g, '')
        out.headings.push({
          span: { start: heading.start, end: piece.start + end },
          text: decodeReferences(inner).trim(),
        })
        heading = undefined
      }
    }
    at = isClosing ? end : endOfRawText(html, name, end)
  }
}

/** What is no element: comments (those of HTML 5 may be as short as `<!-->`), sections of CDATA, instructions. */
const enclosed: readonly (readonly [open: string, close: string, overlap: number])[] = [
  ['<!--', '-->', 2],
  ['<![CDATA[', ']]>', 9],
  ['<?', '?>', 2],
]

/** Where the comment or its like that begins here ends; the end of the piece where it is not closed. */
function endOfComment(html: string, at: number): number | undefined {
  for (const [open, close, overlap] of enclosed) {
    if (!html.startsWith(open, at)) continue
    const end = html.indexOf(close, at + overlap)
    return end < 0 ? html.length : end + close.length
  }
  return undefined
}

interface Tag {
  /** In lower case. */
  readonly name: string
  readonly isClosing: boolean
  /** Where the attributes begin. They end before `end - 1`. */
  readonly attributes: number
  readonly end: number
}

const tagName = /<(\/?)([a-z][a-z0-9-]{0,50})(?=[\s/>])/iy

/**
 * The tag that begins here; undefined for a `<` that is text. A quote counts behind `=` only, and what never ends takes
 * in the rest of the piece, as in browsers.
 */
function tagAt(html: string, at: number): Tag | 'unfinished' | undefined {
  tagName.lastIndex = at
  const match = tagName.exec(html)
  if (!match) return undefined
  const attributes = at + match[0].length
  let isValue = false
  for (let i = attributes; i < html.length; i++) {
    const char = html.charAt(i)
    if (char === '>') {
      return { name: (match[2] ?? '').toLowerCase(), isClosing: match[1] === '/', attributes, end: i + 1 }
    }
    if (isValue && (char === '"' || char === "'")) {
      const close = html.indexOf(char, i + 1)
      if (close < 0) return 'unfinished'
      i = close
    }
    isValue = char === '=' || (isValue && /\s/.test(char))
  }
  return 'unfinished'
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
/** Elements whose `name` is no place; browsers go to that of `a`, GitHub to any other, such as `<h3 name="x">`. */
const namesNoPlace = /^(?:meta|input|button|select|textarea|form|fieldset|output|map|object|iframe|param|slot|details)$/
const notLinks = /^(?:link|base|script|use|form)$/

function readAttributes(attributes: string, element: Span, offset: number, name: string, out: HtmlFacts): void {
  for (const match of attributes.matchAll(attribute)) {
    const key = (match[1] ?? '').toLowerCase()
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    const isBare = match[2] === undefined && match[3] === undefined
    const end = offset + match.index + match[0].length - (isBare ? 0 : 1)
    const span = { start: end - value.length, end }
    if (key === 'id' || (key === 'name' && !namesNoPlace.test(name))) {
      if (value !== '') out.anchors.push({ kind: key, span, id: decodeReferences(value) })
    } else if ((key === 'href' || key === 'src') && !notLinks.test(name) && (value !== '' || !isBare)) {
      const target = decodeReferences(value)
      out.links.push({
        kind: 'html',
        span: element,
        textSpan: undefined,
        targetSpan: span,
        target,
        titleSpan: undefined,
      })
    }
  }
}

/** HTML knows character references, but no backslash escapes. */
function decodeReferences(value: string): string {
  return decodeString(value.replaceAll('\\', '\\\\'))
}

const rawTextEnds: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'textarea', 'title'].map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]),
)

/** Where the tags go on behind an element that holds no tags; right behind its own tag for every other element. */
function endOfRawText(html: string, name: string, from: number): number {
  const close = rawTextEnds.get(name)
  if (!close) return from
  close.lastIndex = from
  return close.exec(html)?.index ?? html.length
}

const directive = /^<!--\s*doc-corpus-(disable-next-line|disable-file|disable|enable)(?![\w-])([\w\s,-]*?)-->$/
const actions = ['disable-next-line', 'disable-file', 'disable', 'enable'] as const

function readComment(comment: string, start: number, out: HtmlFacts): void {
  if (comment.length > 1000) return
  const match = directive.exec(comment)
  const action = actions.find((each) => each === match?.[1])
  if (!match || !action) return
  const codes = (match[2] ?? '').split(/[\s,]+/).filter((code) => code !== '' && !/^-+$/.test(code))
  out.directives.push({ span: { start, end: start + comment.length }, action, codes })
}
