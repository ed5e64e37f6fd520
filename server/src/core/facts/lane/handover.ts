// Hands a region of blocks, or the text of one leaf, to micromark; the reference extractor's readers take its events.

import { parse, postprocess } from 'micromark'
import type { Chunk, Event, ParseContext, Token } from 'micromark-util-types'
import { chunksOf, extensions } from '../reference/markdown.ts'
import type { Labels } from './inlines.ts'
import type { Leaf } from './leaf.ts'
import { endsInList, isOpenAtEnd, regionEnd } from './regions.ts'

/**
 * Characters that micromark is given at once, of blocks and of a paragraph or title: what it does with more grows faster
 * than the text, up to the square. Of some thousand documents of GitHub's projects the longest part has 24,000, the longest
 * paragraph 900.
 */
const longestRegion = 30_000
const longestLeaf = 10_000

/** What micromark made of a region, before the text in it is read. */
export interface Region {
  readonly start: number
  readonly end: number
  readonly events: Event[]
}

/** Made once: to put its constructs together takes longer than it takes to read most parts. */
let parser: ParseContext | undefined

/** What is handed over of one document: definitions and footnotes of all its parts come together. */
export class HandOver {
  readonly #text: string
  /** Labels found so far, in the form of `normalizeIdentifier`; the lane adds those it finds. */
  readonly definitions: string[]
  readonly footnotes: string[]

  /** `known`: labels that are defined outside the text. */
  constructor(text: string, known?: Labels) {
    this.#text = text
    this.definitions = [...(known?.definitions ?? [])]
    this.footnotes = [...(known?.footnotes ?? [])]
  }

  /** The parser, with what is known of this document and of no line. */
  get #parser(): ParseContext {
    parser ??= parse({ extensions: extensions() })
    return Object.assign(parser, { defined: this.definitions, gfmFootnotes: this.footnotes, lazy: {} })
  }

  /**
   * Reads the blocks from the offset, a start of line with nothing open before it, past `unsure`, to the next place where
   * nothing is open. Labels in it become known; its text is read by `finish`, once all labels are. Undefined where that is
   * too long.
   */
  region(start: number, unsure: number): Region | undefined {
    const known = [this.definitions.length, this.footnotes.length] as const
    let shortest = unsure + 1 - start
    for (;;) {
      const { end, isBehindBlank, mayBeOpen } = regionEnd(this.#text, start, start + shortest)
      if (end - start > longestRegion) return undefined
      const events = this.#parser.document(pointAt(start)).write(this.#chunks(start, end))
      if (end >= this.#text.length) return { start, end, events }
      const isClosed = (isBehindBlank || endsInList(events)) && !(mayBeOpen && isOpenAtEnd(this.#text, events))
      if (isClosed) return { start, end, events }
      this.definitions.length = known[0]
      this.footnotes.length = known[1]
      shortest = 2 * (end - start)
    }
  }

  /** All the rest of the document as one region; undefined where that is too long. */
  rest(start: number): Region | undefined {
    const end = this.#text.length
    if (end - start > longestRegion) return undefined
    return { start, end, events: this.#parser.document(pointAt(start)).write(this.#chunks(start, end)) }
  }

  /** The events of a region with its text. */
  finish(region: Region): readonly Event[] {
    return postprocess(region.events)
  }

  /** The events of a leaf's text, between those of the block itself; undefined where it is too long. */
  leaf(leaf: Leaf): readonly Event[] | undefined {
    const { lines } = leaf
    if (leaf.run.span.end - leaf.run.span.start > longestLeaf) return undefined
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
    const { block: kind, span } = leaf.run
    const block = { type: tokenType[kind], start: pointAt(span.start), end: pointAt(span.end) } as Token
    return postprocess([['enter', block, tokenizer], ...events, ['exit', block, tokenizer]])
  }

  #chunks(start: number, end: number): Chunk[] {
    return chunksOf(this.#text.slice(start, end))
  }
}

const tokenType = { paragraph: 'paragraph', heading: 'atxHeadingText', cell: 'tableContent' } as const

function pointAt(offset: number) {
  return { line: 1, column: 1, offset, _index: 0, _bufferIndex: -1 }
}
