// The scan of lines: containers, and the leaf blocks in them, for as long as every step is certain.

import type { Span } from '../../text.ts'
import type { BlockFacts, RawHeading } from '../reference/blocks.ts'
import { alertOf } from '../reference/blocks.ts'
import type { Definition, TableRow } from '../types.ts'
import { readDefinition } from './definitions.ts'
import { goesOnBehindCode } from './handover.ts'
import type { Leaf } from './leaf.ts'
import {
  atxHeading,
  carriageReturn,
  closesFence,
  fenceLength,
  htmlKind,
  isDigit,
  isThematicBreak,
  isUnderline,
  listMarker,
  quoteMarker,
  skipBlanks,
  skipSpaces,
  space,
  tab,
  trimEnd,
} from './lines.ts'
import type { Reason } from './reasons.ts'
import { cellsOf, delimiterCells } from './tables.ts'

/** Where the scan puts what it finds. */
export interface ScanOutput extends BlockFacts {
  readonly definitions: Definition[]
  readonly leaves: Leaf[]
}

/** A block quote, with its start and the end of its last line; or a list item, with the width of its indentation. */
type Container =
  | { readonly kind: 'quote'; readonly start: number; end: number }
  | { readonly kind: 'item'; readonly width: number }

interface Paragraph {
  readonly start: number
  readonly lines: number[]
  readonly depth: number
  readonly hasPrefixes: boolean
}

interface Fence {
  readonly start: number
  readonly marker: number
  readonly length: number
  readonly depth: number
  readonly language: string | undefined
}

/** What came of one chunk: where the next begins, or why it has to be handed on and where the line is that is not certain. */
export type ChunkResult = { readonly next: number } | { readonly reason: Reason; readonly unsure: number }

/**
 * Scans chunks of a text without lone carriage returns. A chunk begins at the margin with nothing open, and ends where
 * the next can begin: behind a blank line, at a heading, or at an item of the outermost list.
 */
export class BlockScan {
  readonly #text: string
  readonly #out: ScanOutput
  readonly #mayDefine: boolean
  #containers: Container[] = []
  #paragraph: Paragraph | undefined
  #fence: Fence | undefined
  #rows: TableRow[] | undefined
  #tableDepth = 0
  #isAfterDefinition = false
  #code: { readonly start: number; end: number } | undefined
  /** Where the line behind a block of several lines begins. */
  #skipTo = 0

  constructor(text: string, out: ScanOutput) {
    this.#text = text
    this.#out = out
    this.#mayDefine = text.includes(']:')
  }

  /** Scans the chunk that begins at the offset, a start of line. What a failed chunk has put out is the caller's to undo. */
  chunk(start: number): ChunkResult {
    const text = this.#text
    this.#reset()
    let isBehindBlank = true
    let at = start
    while (at < text.length) {
      const newline = text.indexOf('\n', at)
      const lineEnd = newline < 0 ? text.length : newline
      const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd
      if (at > start && this.#canBegin(at, end, isBehindBlank)) break
      const isBlank = skipBlanks(text, at, end) === end
      this.#skipTo = 0
      const reason = isBlank ? this.#blankLine(this.#depthOfBlank(), at, end) : this.#line(at, end)
      if (reason) return { reason, unsure: at }
      isBehindBlank = isBlank && this.#fence?.depth !== 0
      at = this.#skipTo || lineEnd + 1
    }
    const reason = this.#end()
    return reason ? { reason, unsure: at } : { next: Math.min(at, text.length) }
  }

  #reset(): void {
    this.#containers = []
    this.#paragraph = undefined
    this.#fence = undefined
    this.#rows = undefined
    this.#isAfterDefinition = false
    this.#code = undefined
  }

  /** Whether nothing that is open can reach into this line. */
  #canBegin(at: number, end: number, isBehindBlank: boolean): boolean {
    const code = this.#text.charCodeAt(at)
    if (code === space || code === tab || at >= end || this.#fence?.depth === 0) return false
    if (isBehindBlank) return !this.#code || !goesOnBehindCode.test(this.#text.charAt(at))
    if (code === 35) return atxHeading(this.#text, at, end) !== undefined
    const marker = this.#containers[0]?.kind === 'item' ? listMarker(this.#text, at, end) : 0
    return marker > 0 && skipBlanks(this.#text, at + marker, end) < end && !isThematicBreak(this.#text, at, end)
  }

  #end(): Reason | undefined {
    if (this.#fence?.marker === 36) return 'math'
    if (this.#fence && this.#fence.depth > 0) return 'fence-cut'
    if (this.#fence) this.#endFence(this.#text.length)
    this.#endLeaf()
    this.#closeTo(0)
    return undefined
  }

  /** A blank line carries the indentation of every list item, and the marks of no block quote. */
  #depthOfBlank(): number {
    const quote = this.#containers.findIndex(({ kind }) => kind === 'quote')
    return quote < 0 ? this.#containers.length : quote
  }

  #line(start: number, end: number): Reason | undefined {
    const text = this.#text
    let at = start
    let depth = 0
    for (; depth < this.#containers.length; depth++) {
      const container = this.#containers[depth]
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
    if (text.charCodeAt(first) === tab && skipBlanks(text, first, end) < end) {
      const isInFence = this.#fence !== undefined && depth >= this.#fence.depth
      if (!isInFence) return 'tab'
    }
    if (skipBlanks(text, first, end) === end) return this.#blankLine(depth, at, end)
    if (this.#fence) {
      if (depth < this.#fence.depth) return 'fence-cut'
      if (first - at < 4 && closesFence(text, first, end, this.#fence.marker, this.#fence.length)) this.#endFence(end)
      return undefined
    }
    return this.#blocks(at, first, end, depth)
  }

  #blankLine(depth: number, at: number, end: number): Reason | undefined {
    if (this.#fence) return depth >= this.#fence.depth ? undefined : 'fence-cut'
    if (!this.#code) this.#endLeaf()
    else if (skipSpaces(this.#text, at) < end) return 'tab'
    else if (end - at >= 4) this.#code.end = end
    const quote = this.#containers.findIndex(({ kind }, i) => i >= depth && kind === 'quote')
    if (quote >= 0) this.#closeTo(quote)
    return undefined
  }

  /** Blocks that begin at `first`, in the `depth` containers whose marks the line carries. `at` is behind the last mark. */
  #blocks(from: number, begin: number, end: number, matched: number): Reason | undefined {
    const text = this.#text
    if (matched > 0 && this.#containers.some(({ kind }, i) => i >= matched && kind === 'quote')) return 'lazy-line'
    let at = from
    let first = begin
    let depth = matched
    let isItemStart = false
    const isOpen = this.#paragraph !== undefined || this.#rows !== undefined
    const before = this.#containers.length
    for (;;) {
      const open = this.#containers.length
      const isLazy = depth < open
      const code = text.charCodeAt(first)
      if (this.#isAfterDefinition && code !== 91) return 'definition'
      if (first - at >= 4) {
        if (this.#paragraph) return this.#continue(at, end, isLazy)
        if (open > 0 || this.#rows) return 'indented-in-container'
        return this.#indentedCode(from, end)
      }
      if (this.#code && goesOnBehindCode.test(text.charAt(first))) return 'behind-code'
      if (this.#code) this.#endCode()
      if (this.#rows) {
        const verdict = this.#tableLine(first, end, depth)
        if (verdict !== undefined) return verdict === 'row' ? undefined : verdict
      }
      if (code === 35) {
        const heading = atxHeading(text, first, end)
        if (heading) {
          this.#endLeaf()
          this.#closeTo(depth)
          const isEmpty = heading.start === heading.end
          const from = isEmpty ? first + heading.depth : heading.start
          const content = { start: from, end: isEmpty ? from : heading.end }
          this.#heading('atx', heading.depth, { start: first, end }, content, content)
          return undefined
        }
      } else if (code === quoteMarker) {
        this.#endLeaf()
        this.#closeTo(depth)
        this.#containers.push({ kind: 'quote', start: first, end })
        depth++
        at = first + 1
        if (text.charCodeAt(at) === tab) return 'tab'
        if (text.charCodeAt(at) === space) at++
        first = skipSpaces(text, at)
        if (text.charCodeAt(first) === tab) return 'tab'
        if (first >= end) return undefined
        isItemStart = false
        continue
      } else if (code === 96 || code === 126 || code === 36) {
        const length = fenceLength(text, first, end)
        if (length > 0) return this.#openFence(code, length, first, end, depth)
      } else if (code === 60) {
        const kind = htmlKind(text, first, end)
        if (kind > 0 && !(kind === 7 && this.#paragraph && !isLazy)) {
          if (depth > 0 || open > 0) return 'html-in-container'
          this.#endLeaf()
          this.#html(kind, from, first, end)
          return undefined
        }
      } else if (code === 45 || code === 42 || code === 95 || code === 61) {
        if (this.#paragraph && isUnderline(text, first, end)) {
          const underline = this.#underline(code, end, isLazy)
          if (underline !== 'text') return underline
        }
        if (isThematicBreak(text, first, end)) {
          this.#endLeaf()
          this.#closeTo(depth)
          return undefined
        }
      }
      if (code === 91 && this.#mayDefine && text.charCodeAt(first + 1) === 94) {
        const close = text.indexOf(']', first)
        if (close < 0 || close >= end || text.charCodeAt(close + 1) === 58) return 'footnote'
      }
      const marker = listMarker(text, first, end)
      if (marker > 0) {
        if (this.#paragraph && !isLazy && !this.#interrupts(first, marker, end)) return this.#continue(at, end, false)
        if (isOpen && depth > matched && matched === before && !this.#interrupts(first, marker, end))
          return 'interruption'
        const content = skipSpaces(text, first + marker)
        if (text.charCodeAt(content) === tab) return 'tab'
        if (content >= end) return 'empty-item'
        if (content - first - marker > 4) return 'item-code'
        this.#endLeaf()
        this.#closeTo(depth)
        this.#containers.push({ kind: 'item', width: content - at })
        depth++
        at = content
        first = content
        isItemStart = true
        continue
      }
      if (this.#paragraph) {
        if (code === 124 || code === 45 || code === 58) {
          const table = this.#delimiter(first, end, isLazy)
          if (table !== 'text') return table
        }
        return this.#continue(at, end, isLazy)
      }
      if (isLazy) this.#closeTo(depth)
      return this.#begin(first, end, depth, isItemStart)
    }
  }

  /** A list item may interrupt a paragraph when it is not empty, and starts with 1 where it is ordered (spec 5.2). */
  #interrupts(first: number, marker: number, end: number): boolean {
    const text = this.#text
    if (skipBlanks(text, first + marker, end) === end) return false
    return !isDigit(text.charCodeAt(first)) || (marker === 2 && text.charCodeAt(first) === 49)
  }

  #begin(first: number, end: number, depth: number, isItemStart: boolean): Reason | undefined {
    const text = this.#text
    const code = text.charCodeAt(first)
    if (code === 91 && this.#mayDefine) {
      const definition = readDefinition(text, first, end)
      if (definition === 'unsure') return 'definition'
      if (definition) {
        if (depth > 0) return 'definition'
        this.#out.definitions.push(definition)
        this.#isAfterDefinition = true
        return undefined
      }
      if (this.#isAfterDefinition) return 'definition'
    }
    const box = isItemStart && code === 91 ? this.#checkBox(first, end) : 'none'
    if (box === 'unsure') return 'task'
    const hasPrefixes = this.#containers.some(({ kind }) => kind === 'quote')
    const from = box === 'none' ? first : first + 3
    this.#paragraph = { start: first, lines: [from, end], depth, hasPrefixes }
    return undefined
  }

  #checkBox(first: number, end: number): 'none' | 'read' | 'unsure' {
    const text = this.#text
    const mark = text.charCodeAt(first + 1)
    if (text.charCodeAt(first + 2) !== 93 || (mark !== space && mark !== 120 && mark !== 88)) {
      return mark === tab && text.charCodeAt(first + 2) === 93 ? 'unsure' : 'none'
    }
    const behind = text.charCodeAt(first + 3)
    if (behind !== space || skipBlanks(text, first + 3, end) === end) return 'unsure'
    this.#out.tasks.push({ span: { start: first, end: first + 3 }, isDone: mark !== space })
    return 'read'
  }

  #continue(at: number, end: number, isLazy: boolean): Reason | undefined {
    const paragraph = this.#paragraph
    if (!paragraph) return undefined
    if (isLazy && this.#containers.length > 1 && paragraph.hasPrefixes) return 'lazy-line'
    if (isLazy) for (const container of this.#containers) if (container.kind === 'quote') container.end = end
    paragraph.lines.push(at, end)
    return undefined
  }

  /** An underline makes a heading of the one line above it; below several lines micromark decides. */
  #underline(code: number, end: number, isLazy: boolean): Reason | 'text' | undefined {
    const paragraph = this.#paragraph
    if (!paragraph) return 'text'
    if (isLazy) return code === 45 ? 'text' : 'lazy-line'
    if (paragraph.lines.length > 2 || paragraph.depth !== this.#containers.length) return 'setext-lines'
    if (this.#mayDefine && this.#text.charCodeAt(paragraph.start) === 91) return 'setext-lines'
    const [start = 0, lineEnd = 0] = paragraph.lines
    if (start !== paragraph.start) return 'setext-lines'
    this.#paragraph = undefined
    const to = trimEnd(this.#text, start, lineEnd)
    this.#heading('setext', code === 61 ? 1 : 2, { start, end }, { start, end: to }, { start, end: lineEnd })
    return undefined
  }

  #heading(form: RawHeading['form'], depth: number, span: Span, contentSpan: Span, run: Span): void {
    this.#isAfterDefinition = false
    this.#out.leaves.push({
      block: 'heading',
      span: run,
      lines: [contentSpan.start, contentSpan.end],
      hasPrefixes: false,
      heading: { span, form, depth, contentSpan, nested: this.#containers.length > 0 },
    })
  }

  #openFence(marker: number, length: number, first: number, end: number, depth: number): Reason | undefined {
    if (marker === 36 && (depth > 0 || this.#containers.length > 0)) return 'math'
    this.#endLeaf()
    this.#closeTo(depth)
    const info = this.#text.slice(first + length, end).trim()
    const language = marker === 36 ? undefined : info.split(/[ \t]/)[0] || undefined
    this.#fence = { start: first, marker, length, depth, language }
    return undefined
  }

  #endFence(end: number): void {
    const fence = this.#fence
    if (!fence) return
    const kind = fence.marker === 36 ? 'math' : 'fenced'
    this.#out.codeBlocks.push({ kind, span: { start: fence.start, end }, language: fence.language })
    this.#fence = undefined
  }

  #indentedCode(start: number, end: number): Reason | undefined {
    if (this.#code) this.#code.end = end
    else this.#code = { start, end }
    return undefined
  }

  #endCode(): void {
    if (this.#code)
      this.#out.codeBlocks.push({
        kind: 'indented',
        span: { start: this.#code.start, end: this.#code.end },
        language: undefined,
      })
    this.#code = undefined
  }

  /** A block of HTML begins with its indentation. */
  #html(kind: number, start: number, first: number, end: number): void {
    const close = kind <= 5 ? this.#endOfRawHtml(kind, first) : this.#endOfBlankTerminated(end)
    this.#out.html.push({ span: { start, end: close.end }, isBlock: true })
    this.#skipTo = close.next
  }

  /** Kinds 1 to 5 end with the line that holds their end mark, or with the document. */
  #endOfRawHtml(kind: number, first: number): { readonly end: number; readonly next: number } {
    const text = this.#text
    let found = -1
    if (kind === 1) {
      const close = /<\/(?:script|pre|style|textarea)>/gi
      close.lastIndex = first
      found = close.exec(text)?.index ?? -1
    } else {
      const mark = kind === 2 ? '-->' : kind === 3 ? '?>' : kind === 4 ? '>' : ']]>'
      found = text.indexOf(mark, first + 2)
    }
    if (found < 0) return { end: text.length, next: text.length }
    const newline = text.indexOf('\n', found)
    if (newline < 0) return { end: text.length, next: text.length }
    return { end: text.charCodeAt(newline - 1) === carriageReturn ? newline - 1 : newline, next: newline + 1 }
  }

  /** Kinds 6 and 7 end before a blank line. */
  #endOfBlankTerminated(firstEnd: number): { readonly end: number; readonly next: number } {
    const text = this.#text
    let last = firstEnd
    for (;;) {
      const newline = text.indexOf('\n', last)
      if (newline < 0) return { end: last, next: text.length }
      const start = newline + 1
      const following = text.indexOf('\n', start)
      const lineEnd = following < 0 ? text.length : following
      const end = text.charCodeAt(lineEnd - 1) === carriageReturn && lineEnd > start ? lineEnd - 1 : lineEnd
      if (skipBlanks(text, start, end) === end) return { end: last, next: start }
      last = end
    }
  }

  /** Turns the last line of the paragraph into the head of a table, where the line is its delimiter row. */
  #delimiter(first: number, end: number, isLazy: boolean): Reason | 'text' | undefined {
    const text = this.#text
    const paragraph = this.#paragraph
    const count = delimiterCells(text, first, end)
    if (count === 0 || !paragraph) return 'text'
    if (isLazy) return 'lazy-line'
    const headEnd = paragraph.lines.at(-1) ?? 0
    const headStart = paragraph.lines.at(-2) ?? 0
    if (count < 0 || headStart !== paragraph.start || paragraph.lines.length > 2) return 'delimiter'
    const cells = cellsOf(text, headStart, headEnd)
    if (cells.length !== count || !text.slice(headStart, headEnd).includes('|')) return 'delimiter'
    this.#paragraph = undefined
    this.#rows = []
    this.#tableDepth = this.#containers.length
    this.#row(headStart, headEnd)
    this.#tableEnd = end
    return undefined
  }

  #tableEnd = 0

  /** Whether the line is one more row; a reason where it is hard to say; undefined where it begins something else. */
  #tableLine(first: number, end: number, depth: number): Reason | 'row' | undefined {
    const text = this.#text
    if (depth !== this.#containers.length || depth !== this.#tableDepth) return 'table-end'
    const code = text.charCodeAt(first)
    if (code === 60 && htmlKind(text, first, end) > 0) return 'table-end'
    if (code === 91 && this.#mayDefine) return 'table-end'
    const begins =
      code === quoteMarker ||
      (code === 35 && atxHeading(text, first, end) !== undefined) ||
      ((code === 96 || code === 126 || code === 36) && fenceLength(text, first, end) > 0) ||
      isThematicBreak(text, first, end) ||
      listMarker(text, first, end) > 0
    if (begins) {
      this.#endTable()
      return undefined
    }
    this.#row(first, end)
    this.#tableEnd = end
    return 'row'
  }

  #row(start: number, end: number): void {
    const cells = cellsOf(this.#text, start, end)
    this.#rows?.push({ span: { start, end }, cells })
    for (const span of cells) {
      if (span.start === span.end) continue
      const lines = [span.start, span.end]
      this.#out.leaves.push({ block: 'cell', span, lines, hasPrefixes: false, heading: undefined })
    }
  }

  #endTable(): void {
    const start = this.#rows?.[0]?.span.start
    if (this.#rows && start !== undefined)
      this.#out.tables.push({ span: { start, end: this.#tableEnd }, rows: this.#rows })
    this.#rows = undefined
  }

  /** Ends whatever leaf block is open. */
  #endLeaf(): void {
    this.#endCode()
    this.#endTable()
    this.#isAfterDefinition = false
    const paragraph = this.#paragraph
    if (!paragraph) return
    this.#paragraph = undefined
    const { start, lines, hasPrefixes } = paragraph
    this.#out.leaves.push({
      block: 'paragraph',
      span: { start, end: lines.at(-1) ?? start },
      lines,
      hasPrefixes,
      heading: undefined,
    })
  }

  #closeTo(depth: number): void {
    while (this.#containers.length > depth) {
      const container = this.#containers.pop()
      if (container?.kind !== 'quote') continue
      const { start, end } = container
      this.#out.quotes.push({ span: { start, end }, alert: alertOf(this.#text, start) })
    }
  }
}
