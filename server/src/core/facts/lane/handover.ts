// Hands a region of blocks, or the text of one leaf, to micromark; the reference extractor's readers take its events.

import { parse, postprocess, preprocess } from 'micromark'
import type { Chunk, Event, ParseContext, Token } from 'micromark-util-types'
import { extensions } from '../reference/markdown.ts'
import type { Leaf } from './leaf.ts'
import { skipBlanks } from './lines.ts'

/** What micromark made of a region, before the text in it is read. */
export interface Region {
  readonly start: number
  readonly end: number
  readonly events: Event[]
}

/** One parser for a document: definitions and footnotes of all its parts come together in it. */
export class HandOver {
  readonly #text: string
  readonly #parser: ParseContext = parse({ extensions: extensions() })

  constructor(text: string) {
    this.#text = text
  }

  /** Labels found so far, in the form of `normalizeIdentifier`; the lane adds those it finds. */
  get definitions(): string[] {
    return this.#parser.defined
  }

  get footnotes(): string[] {
    const parser: ParseContext & { gfmFootnotes?: string[] } = this.#parser
    parser.gfmFootnotes ??= []
    return parser.gfmFootnotes
  }

  /**
   * Reads the blocks from the offset, a start of line with nothing open before it, past `unsure`, to the next place where
   * nothing is open. Labels in it become known; its text is read by `finish`, once all labels are.
   */
  region(start: number, unsure: number): Region {
    const known = [this.definitions.length, this.footnotes.length] as const
    let shortest = unsure + 1 - start
    for (;;) {
      const { end, isBehindBlank, mayBeOpen } = regionEnd(this.#text, start, start + shortest)
      this.#parser.lazy = {}
      const events = this.#parser.document(pointAt(start)).write(this.#chunks(start, end))
      if (end >= this.#text.length) return { start, end, events }
      const isClosed = isBehindBlank ? !mayBeOpen || !isOpenAtEnd(this.#text, events) : endsInList(events)
      if (isClosed) return { start, end, events }
      this.definitions.length = known[0]
      this.footnotes.length = known[1]
      shortest = 2 * (end - start)
    }
  }

  /** All the rest of the document as one region. */
  rest(start: number): Region {
    const end = this.#text.length
    return { start, end, events: this.#parser.document(pointAt(start)).write(this.#chunks(start, end)) }
  }

  /** The events of a region with its text. */
  finish(region: Region): readonly Event[] {
    return postprocess(region.events)
  }

  /** The events of a leaf's text, between those of the block itself. */
  leaf(leaf: Leaf): readonly Event[] {
    const { lines } = leaf
    const tokenizer = this.#parser.text({ line: 1, column: 1, offset: lines[0] ?? 0 })
    let events: Event[] = []
    for (let i = 0; i + 1 < lines.length; i += 2) {
      const start = lines[i] ?? 0
      const isLast = i + 2 >= lines.length
      const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1
      if (i > 0 && start > lineStart)
        tokenizer.defineSkip({ ...pointAt(start), line: i / 2 + 1, column: start - lineStart + 1 })
      const end = isLast ? (lines[i + 1] ?? 0) : this.#text.indexOf('\n', lines[i + 1] ?? 0) + 1
      const chunks = this.#chunks(start, end)
      events = tokenizer.write(isLast ? chunks : chunks.slice(0, -1))
    }
    const block = { type: tokenType[leaf.block], start: pointAt(leaf.span.start), end: pointAt(leaf.span.end) } as Token
    return postprocess([['enter', block, tokenizer], ...events, ['exit', block, tokenizer]])
  }

  #chunks(start: number, end: number): Chunk[] {
    return preprocess()(this.#text.slice(start, end), undefined, true)
  }
}

const tokenType = { paragraph: 'paragraph', heading: 'atxHeadingText', cell: 'tableContent' } as const

function pointAt(offset: number) {
  return { line: 1, column: 1, offset, _index: 0, _bufferIndex: -1 }
}

const mayOpen = /`{3}|~{3}|\$\$|^ {0,3}<[!?a-z]/i
const listItem = /^(?:[-+*]|\d{1,9}[.)])[ \t]+\S/

interface RegionEnd {
  readonly end: number
  readonly isBehindBlank: boolean
  /** Whether a line before it looks as if it opened what only a mark of its own ends. */
  readonly mayBeOpen: boolean
}

/**
 * The next line, at least `shortest` on, that stands at the margin behind a blank one, or is an item of the list that
 * the region begins with. What follows indented code goes on with it where it would be read otherwise by itself.
 */
function regionEnd(text: string, start: number, shortest: number): RegionEnd {
  let isBehindBlank = false
  let isBehindCode = false
  let mayBeOpen = false
  let isList = false
  for (let at = start; at < text.length; ) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline < 0 ? text.length : newline
    const line = text.slice(at, Math.min(lineEnd, at + 80))
    const isBlank = skipBlanks(text, at, lineEnd) >= (text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd)
    const isItem = listItem.test(line)
    if (at === start) isList = isItem
    else if (!isBlank && at >= shortest && !/^[ \t]/.test(line) && !(isBehindCode && goesOnBehindCode.test(line))) {
      if (isBehindBlank || (isList && isItem)) return { end: at, isBehindBlank, mayBeOpen }
    }
    mayBeOpen ||= mayOpen.test(line)
    isBehindBlank = isBlank
    if (!isBlank) isBehindCode = /^(?: {4}|[ ]{0,3}\t)/.test(line)
    at = lineEnd + 1
  }
  return { end: text.length, isBehindBlank: true, mayBeOpen: false }
}

/** First characters of what micromark reads otherwise right behind indented code, even over blank lines. */
export const goesOnBehindCode = /^[-+*\d<>|:[]/

/** Whether a list at the margin is the last thing. */
function endsInList(events: readonly Event[]): boolean {
  return (
    lastExit(events, (type) => closedByContainer.has(type) || type === 'chunkFlow')?.type.startsWith('list') === true
  )
}

const closedByContainer = new Set(['listOrdered', 'listUnordered', 'blockQuote', 'gfmFootnoteDefinition'])

/** Whether the last block is a fence, math or HTML without its end, be it in a list item that ends before the next line. */
function isOpenAtEnd(text: string, events: readonly Event[]): boolean {
  const flow = lastExit(events, (type) => type === 'chunkFlow')?._tokenizer?.events
  const block = flow && lastExit(flow, (type) => !/^(?:lineEnding|lineEndingBlank|linePrefix)$/.test(type))
  if (!flow || !block) return false
  if (block.type === 'codeFenced' || block.type === 'mathFlow') return countFences(flow, block) < 2
  return block.type === 'htmlFlow' && !isClosedHtml(text.slice(block.start.offset, block.end.offset).trimStart())
}

function lastExit(events: readonly Event[], matches: (type: string) => boolean): Token | undefined {
  return events.findLast(([kind, token]) => kind === 'exit' && matches(token.type))?.[1]
}

function countFences(events: readonly Event[], block: Token): number {
  return events.filter(
    ([kind, token]) =>
      kind === 'exit' &&
      (token.type === 'codeFencedFence' || token.type === 'mathFlowFence') &&
      token.start.offset >= block.start.offset,
  ).length
}

function isClosedHtml(html: string): boolean {
  if (html.startsWith('<!--')) return html.includes('-->')
  if (html.startsWith('<?')) return html.includes('?>')
  if (html.startsWith('<![CDATA[')) return html.includes(']]>')
  if (/^<![a-z]/i.test(html)) return html.includes('>')
  return !/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i.test(html) || /<\/(?:script|pre|style|textarea)>/i.test(html)
}
