// The scan of lines: which containers each continues or opens, for as long as every step is certain.

import { lineAt } from '../../text.ts'
import { closesFence } from './fences.ts'
import { listMarker, mayInterrupt } from './items.ts'
import { LeafBlocks, type Verdict } from './leafBlocks.ts'
import {
  atxHeading,
  carriageReturn,
  isBlankCharacter,
  isPlainStart,
  isThematicBreak,
  quoteMarker,
  skipBlanks,
  skipSpaces,
  space,
  tab,
} from './lines.ts'
import { OpenBlocks, type ScanOutput } from './open.ts'
import type { Reason } from './reasons.ts'
import { goesOnBehindCode } from './regions.ts'
import type { Triggers } from './triggers.ts'

/** Why a part is handed on: where it begins, and where the line is that is not certain. */
export interface Doubt {
  readonly reason: Reason
  readonly start: number
  readonly unsure: number
}

/**
 * Scans a text without lone carriage returns in chunks. A chunk begins at the margin with nothing open, and ends where
 * the next can begin: behind a blank line, at a heading, or at an item of the outermost list.
 */
export class BlockScan {
  readonly #text: string
  readonly #lines: readonly number[]
  readonly #hasReturns: boolean
  readonly #out: ScanOutput
  readonly #open: OpenBlocks
  readonly #leaves: LeafBlocks
  /** Where the chunk begins, and how long the lists were then. */
  #start = 0
  readonly #marks: Record<keyof ScanOutput, number> = {
    headings: 0,
    codeBlocks: 0,
    tables: 0,
    tasks: 0,
    quotes: 0,
    html: 0,
    definitions: 0,
    prose: 0,
    leaves: 0,
  }

  /** `lines`: the starts of lines of the text. */
  constructor(triggers: Triggers, lines: readonly number[], out: ScanOutput) {
    this.#text = triggers.text
    this.#lines = lines
    this.#hasReturns = triggers.text.includes('\r')
    this.#out = out
    this.#open = new OpenBlocks(triggers, out)
    this.#leaves = new LeafBlocks(triggers.text, this.#open, out)
  }

  /**
   * Scans from the offset on, a start of line with nothing open before it; undefined at the end of the text. Of a chunk
   * that is in doubt nothing is put out.
   */
  scan(from: number): Doubt | undefined {
    const text = this.#text
    const lines = this.#lines
    const open = this.#open
    let index = lineAt(lines, from)
    let isBehindBlank = true
    let at = from
    this.#begin(from)
    while (at < text.length) {
      const next = lines[index + 1] ?? text.length + 1
      let end = Math.min(next - 1, text.length)
      if (this.#hasReturns && end > at && text.charCodeAt(end - 1) === carriageReturn) end--
      const code = at < end ? text.charCodeAt(at) : space
      let reason: Reason | undefined
      if (isBlankCharacter(code) && skipBlanks(text, at, end) === end) {
        reason = this.#blankLine(open.quoteFrom(0), at, end)
        isBehindBlank = open.fence?.depth !== 0
      } else {
        if (at > this.#start && this.#canBegin(code, at, end, isBehindBlank)) {
          reason = this.#end()
          if (reason) return this.#doubt(reason, at)
          this.#begin(at)
        }
        reason =
          isPlainStart(code) && !open.fence && open.containers.length === 0
            ? this.#leaves.plain(at, end)
            : this.#line(at, end)
        isBehindBlank = false
      }
      if (reason) return this.#doubt(reason, at)
      index++
      at = next
      if (open.resumeAt <= at) continue
      at = open.resumeAt
      while ((lines[index] ?? at) < at) index++
    }
    const reason = this.#end()
    return reason && this.#doubt(reason, text.length)
  }

  #begin(at: number): void {
    const marks = this.#marks
    const out = this.#out
    this.#start = at
    marks.headings = out.headings.length
    marks.codeBlocks = out.codeBlocks.length
    marks.tables = out.tables.length
    marks.tasks = out.tasks.length
    marks.quotes = out.quotes.length
    marks.html = out.html.length
    marks.definitions = out.definitions.length
    marks.prose = out.prose.length
    marks.leaves = out.leaves.length
  }

  #doubt(reason: Reason, unsure: number): Doubt {
    const marks = this.#marks
    const out = this.#out
    this.#open.reset()
    out.headings.length = marks.headings
    out.codeBlocks.length = marks.codeBlocks
    out.tables.length = marks.tables
    out.tasks.length = marks.tasks
    out.quotes.length = marks.quotes
    out.html.length = marks.html
    out.definitions.length = marks.definitions
    out.prose.length = marks.prose
    out.leaves.length = marks.leaves
    return { reason, start: this.#start, unsure }
  }

  /** Whether nothing that is open can reach into this line, which is not blank. */
  #canBegin(code: number, at: number, end: number, isBehindBlank: boolean): boolean {
    const open = this.#open
    if (isBlankCharacter(code) || open.fence?.depth === 0) return false
    if (isBehindBlank) return !open.code || !goesOnBehindCode.test(this.#text.charAt(at))
    if (code === 35) return atxHeading(this.#text, at, end) !== undefined
    if (open.containers[0]?.kind !== 'item') return false
    const marker = listMarker(this.#text, at, end)
    return marker > 0 && skipBlanks(this.#text, at + marker, end) < end && !isThematicBreak(this.#text, at, end)
  }

  /** Ends a chunk. */
  #end(): Reason | undefined {
    const open = this.#open
    const { fence } = open
    if (fence?.marker === 36) return 'math'
    if (fence && fence.depth > 0) return 'fence-cut'
    if (fence) open.endFence(this.#text.length)
    open.endTo(0)
    return undefined
  }

  /** Takes the marks of open containers off the line. */
  #line(start: number, end: number): Reason | undefined {
    const text = this.#text
    const { containers, fence } = this.#open
    let at = start
    let depth = 0
    for (; depth < containers.length; depth++) {
      const container = containers[depth]
      const inner = skipSpaces(text, at)
      if (text.charCodeAt(inner) === tab) return 'tab'
      if (container?.kind === 'item') {
        if (inner >= end) at = inner
        else if (inner - at >= container.width) at += container.width
        else break
      } else if (container) {
        if (inner - at > 3 || text.charCodeAt(inner) !== quoteMarker) break
        at = inner + 1
        if (text.charCodeAt(at) === tab) return 'tab'
        if (text.charCodeAt(at) === space) at++
        container.end = end
      }
    }
    const first = skipSpaces(text, at)
    const isBlank = skipBlanks(text, first, end) === end
    if (text.charCodeAt(first) === tab && !isBlank && !(fence && depth >= fence.depth)) return 'tab'
    if (isBlank) return this.#blankLine(depth, at, end)
    if (!fence) return this.#blocks(at, first, end, depth)
    if (depth < fence.depth) return 'fence-cut'
    if (first - at < 4 && closesFence(text, first, end, fence.marker, fence.length)) this.#open.endFence(end)
    return undefined
  }

  /** A blank line carries the indentation of every list item, and ends block quotes that it does not mark. */
  #blankLine(depth: number, at: number, end: number): Reason | undefined {
    const open = this.#open
    const { fence, code } = open
    if (fence) return depth >= fence.depth ? undefined : 'fence-cut'
    if (!code) open.endLeaf()
    else if (skipSpaces(this.#text, at) < end) return 'tab'
    else if (end - at >= 4) code.end = end
    if (open.containers.length === 0) return undefined
    const quote = open.quoteFrom(depth)
    // Where a quote ends that is open at the very end of the text depends on what stands behind the marks of others.
    if (depth > 0 && end === this.#text.length && quote < open.containers.length) return 'lazy-line'
    open.closeTo(quote)
    return undefined
  }

  /** Opens containers until a leaf block begins or goes on. The line carries the marks of `marked` open containers. */
  #blocks(start: number, startFirst: number, end: number, marked: number): Reason | undefined {
    const text = this.#text
    const open = this.#open
    const leaves = this.#leaves
    const before = open.containers.length
    if (marked > 0 && open.quoteFrom(marked) < before) return 'lazy-line'
    const isOpen = open.paragraph !== undefined || open.table !== undefined
    let at = start
    let first = startFirst
    let depth = marked
    let isItemStart = false
    for (;;) {
      const code = text.charCodeAt(first)
      if (open.isBehindDefinition && code !== 91) return 'definition'
      if (first - at >= 4) return leaves.indented(at, end, depth)
      if (open.code) {
        if (goesOnBehindCode.test(text.charAt(first))) return 'behind-code'
        open.endCode()
      }
      if (open.table) {
        const verdict: Verdict = leaves.tableLine(first, end, depth)
        if (verdict !== 'other') return verdict
      }
      if (code === quoteMarker) {
        open.endTo(depth)
        open.openQuote(first, end)
        at = text.charCodeAt(first + 1) === space ? first + 2 : first + 1
        first = skipSpaces(text, at)
        if (text.charCodeAt(first) === tab || text.charCodeAt(at) === tab) return 'tab'
        if (first >= end) return undefined
        isItemStart = false
        depth++
        continue
      }
      const verdict: Verdict = isPlainStart(code) ? 'other' : leaves.start(at, first, end, depth)
      if (verdict !== 'other') return verdict
      const marker = listMarker(text, first, end)
      if (marker === 0) return leaves.paragraphLine(at, first, end, depth, isItemStart)
      const mayBegin = mayInterrupt(text, first, marker, end)
      if (open.paragraph && depth === open.containers.length && !mayBegin) return leaves.goOn(at, end, depth)
      if (isOpen && depth > marked && marked === before && !mayBegin) return 'interruption'
      const content = skipSpaces(text, first + marker)
      if (text.charCodeAt(content) === tab) return 'tab'
      if (content >= end) return 'empty-item'
      if (content - first - marker > 4) return 'item-code'
      open.endTo(depth)
      open.openItem(content - at)
      at = content
      first = content
      isItemStart = true
      depth++
    }
  }
}
