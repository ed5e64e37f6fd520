// The scan of lines: which blocks each begins, continues or ends, for as long as every step is certain.

import { readDefinition } from './definitions.ts'
import { htmlEnd, htmlKind } from './htmlBlocks.ts'
import { checkBox, listMarker, mayInterrupt } from './items.ts'
import {
  atxHeading,
  carriageReturn,
  closesFence,
  fenceLength,
  isThematicBreak,
  isUnderline,
  quoteMarker,
  skipBlanks,
  skipSpaces,
  space,
  tab,
  trimEnd,
} from './lines.ts'
import { OpenBlocks, type ScanOutput } from './open.ts'
import type { Reason } from './reasons.ts'
import { goesOnBehindCode } from './regions.ts'
import { cellsOf, delimiterCells } from './tables.ts'

/** What came of one chunk: where the next begins, or why it is handed on and where the line is that is not certain. */
export type ChunkResult = { readonly next: number } | { readonly reason: Reason; readonly unsure: number }

/** A line, its containers' marks taken off: content begins at `first`, which `at` may precede by indentation. */
interface Line {
  readonly at: number
  readonly first: number
  readonly end: number
  /** How many of the open containers the line carries the marks of. */
  readonly depth: number
}

/**
 * Scans chunks of a text without lone carriage returns. A chunk begins at the margin with nothing open, and ends where
 * the next can begin: behind a blank line, at a heading, or at an item of the outermost list.
 */
export class BlockScan {
  readonly #text: string
  readonly #out: ScanOutput
  readonly #open: OpenBlocks
  readonly #mayDefine: boolean
  /** Where the line behind a block of several lines begins; 0 for a block of one. */
  #skipTo = 0

  constructor(text: string, out: ScanOutput) {
    this.#text = text
    this.#out = out
    this.#open = new OpenBlocks(text, out)
    this.#mayDefine = text.includes(']:')
  }

  /** Scans the chunk that begins at the offset, a start of line. What a failed chunk has put out is the caller's to undo. */
  chunk(start: number): ChunkResult {
    const text = this.#text
    this.#open.reset()
    let isBehindBlank = true
    let at = start
    while (at < text.length) {
      const newline = text.indexOf('\n', at)
      const lineEnd = newline < 0 ? text.length : newline
      const end = lineEnd > at && text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd
      if (at > start && this.#canBegin(at, end, isBehindBlank)) break
      const isBlank = skipBlanks(text, at, end) === end
      this.#skipTo = 0
      const reason = isBlank ? this.#blankLine(this.#open.quoteFrom(0), at, end) : this.#line(at, end)
      if (reason) return { reason, unsure: at }
      isBehindBlank = isBlank && this.#open.fence?.depth !== 0
      at = this.#skipTo || lineEnd + 1
    }
    const reason = this.#end()
    return reason ? { reason, unsure: at } : { next: Math.min(at, text.length) }
  }

  /** Whether nothing that is open can reach into this line. */
  #canBegin(at: number, end: number, isBehindBlank: boolean): boolean {
    const code = this.#text.charCodeAt(at)
    if (code === space || code === tab || at >= end || this.#open.fence?.depth === 0) return false
    if (isBehindBlank) return !this.#open.code || !goesOnBehindCode.test(this.#text.charAt(at))
    if (code === 35) return atxHeading(this.#text, at, end) !== undefined
    const marker = this.#open.containers[0]?.kind === 'item' ? listMarker(this.#text, at, end) : 0
    return marker > 0 && skipBlanks(this.#text, at + marker, end) < end && !isThematicBreak(this.#text, at, end)
  }

  #end(): Reason | undefined {
    const { fence } = this.#open
    if (fence?.marker === 36) return 'math'
    if (fence && fence.depth > 0) return 'fence-cut'
    if (fence) this.#open.endFence(this.#text.length)
    this.#open.endTo(0)
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
    if (!fence) return this.#blocks({ at, first, end, depth })
    if (depth < fence.depth) return 'fence-cut'
    if (first - at < 4 && closesFence(text, first, end, fence.marker, fence.length)) this.#open.endFence(end)
    return undefined
  }

  /** A blank line carries the indentation of every list item, and ends block quotes that it does not mark. */
  #blankLine(depth: number, at: number, end: number): Reason | undefined {
    const { fence, code } = this.#open
    if (fence) return depth >= fence.depth ? undefined : 'fence-cut'
    if (!code) this.#open.endLeaf()
    else if (skipSpaces(this.#text, at) < end) return 'tab'
    else if (end - at >= 4) code.end = end
    this.#open.closeTo(this.#open.quoteFrom(depth))
    return undefined
  }

  /** Opens containers until a leaf block begins or goes on. */
  #blocks(line: Line): Reason | undefined {
    const text = this.#text
    const open = this.#open
    const before = open.containers.length
    if (line.depth > 0 && open.quoteFrom(line.depth) < before) return 'lazy-line'
    const isOpen = open.paragraph !== undefined || open.table !== undefined
    let { at, first, depth } = line
    const { end } = line
    let isItemStart = false
    for (;;) {
      if (open.isBehindDefinition && text.charCodeAt(first) !== 91) return 'definition'
      const here = { at, first, end, depth }
      if (first - at >= 4) return this.#indented(here)
      if (open.code && goesOnBehindCode.test(text.charAt(first))) return 'behind-code'
      open.endCode()
      if (open.table) {
        const verdict = this.#tableLine(here)
        if (verdict !== 'other') return verdict
      }
      if (text.charCodeAt(first) === quoteMarker) {
        open.endTo(depth)
        open.containers.push({ kind: 'quote', start: first, end })
        at = text.charCodeAt(first + 1) === space ? first + 2 : first + 1
        first = skipSpaces(text, at)
        if (text.charCodeAt(first) === tab || text.charCodeAt(at) === tab) return 'tab'
        if (first >= end) return undefined
        isItemStart = false
        depth++
        continue
      }
      const leaf = this.#leafStart(here)
      if (leaf !== 'other') return leaf
      const marker = listMarker(text, first, end)
      if (marker === 0) return this.#paragraphLine(here, isItemStart)
      const mayBegin = mayInterrupt(text, first, marker, end)
      if (open.paragraph && depth === open.containers.length && !mayBegin) return this.#continue(here)
      if (isOpen && depth > line.depth && line.depth === before && !mayBegin) return 'interruption'
      const content = skipSpaces(text, first + marker)
      if (text.charCodeAt(content) === tab) return 'tab'
      if (content >= end) return 'empty-item'
      if (content - first - marker > 4) return 'item-code'
      open.endTo(depth)
      open.containers.push({ kind: 'item', width: content - at })
      at = content
      first = content
      isItemStart = true
      depth++
    }
  }

  #indented(line: Line): Reason | undefined {
    const open = this.#open
    if (open.paragraph) return this.#continue(line)
    if (open.containers.length > 0 || open.table) return 'indented-in-container'
    open.addCode(line.at, line.end)
    return undefined
  }

  /** Headings, fences, HTML and thematic breaks: what one line tells by itself. */
  #leafStart({ at, first, end, depth }: Line): Reason | 'other' | undefined {
    const text = this.#text
    const open = this.#open
    const isLazy = depth < open.containers.length
    const code = text.charCodeAt(first)
    switch (code) {
      case 35: {
        const heading = atxHeading(text, first, end)
        if (!heading) return 'other'
        open.endTo(depth)
        const isEmpty = heading.start === heading.end
        const from = isEmpty ? first + heading.depth : heading.start
        const content = { start: from, end: isEmpty ? from : heading.end }
        open.heading('atx', heading.depth, { start: first, end }, content, content)
        return undefined
      }
      case 96:
      case 126:
      case 36: {
        const length = fenceLength(text, first, end)
        if (length === 0) return 'other'
        if (code === 36 && open.containers.length > 0) return 'math'
        open.endTo(depth)
        open.openFence(code, length, first, end)
        return undefined
      }
      case 60: {
        const kind = htmlKind(text, first, end)
        if (kind === 0 || (kind === 7 && open.paragraph && !isLazy)) return 'other'
        if (open.containers.length > 0) return 'html-in-container'
        open.endLeaf()
        const block = htmlEnd(text, kind, first, end)
        this.#out.html.push({ span: { start: at, end: block.end }, isBlock: true })
        this.#skipTo = block.next
        return undefined
      }
      case 45:
      case 42:
      case 95:
      case 61: {
        if (open.paragraph && isUnderline(text, first, end)) {
          const underline = this.#underline(code, end, isLazy)
          if (underline !== 'other') return underline
        }
        if (!isThematicBreak(text, first, end)) return 'other'
        open.endTo(depth)
        return undefined
      }
      case 91: {
        if (!this.#mayDefine || text.charCodeAt(first + 1) !== 94) return 'other'
        const close = text.indexOf(']', first)
        return close < 0 || close >= end || text.charCodeAt(close + 1) === 58 ? 'footnote' : 'other'
      }
      default:
        return 'other'
    }
  }

  /** An underline makes a heading of the one line above it; below several lines micromark decides. */
  #underline(code: number, end: number, isLazy: boolean): Reason | 'other' | undefined {
    const open = this.#open
    const { paragraph } = open
    if (!paragraph) return 'other'
    if (isLazy) return code === 45 ? 'other' : 'lazy-line'
    const [start = 0, lineEnd = 0] = paragraph.lines
    const isOneLine = paragraph.lines.length === 2 && start === paragraph.start
    if (!isOneLine || paragraph.depth !== open.containers.length) return 'setext-lines'
    if (this.#mayDefine && this.#text.charCodeAt(start) === 91) return 'setext-lines'
    open.paragraph = undefined
    const content = { start, end: trimEnd(this.#text, start, lineEnd) }
    open.heading('setext', code === 61 ? 1 : 2, { start, end }, content, { start, end: lineEnd })
    return undefined
  }

  /** A line that begins no block of its own: it goes on a paragraph, turns one into a table, or begins one. */
  #paragraphLine(line: Line, isItemStart: boolean): Reason | undefined {
    const text = this.#text
    const open = this.#open
    const { first, end, depth } = line
    const code = text.charCodeAt(first)
    if (open.paragraph) {
      const table = code === 124 || code === 45 || code === 58 ? this.#delimiter(line) : 'other'
      return table === 'other' ? this.#continue(line) : table
    }
    open.closeTo(depth)
    if (code === 91 && this.#mayDefine) {
      const definition = readDefinition(text, first, end)
      if (definition === 'unsure' || (definition && depth > 0) || (!definition && open.isBehindDefinition))
        return 'definition'
      if (definition) {
        this.#out.definitions.push(definition)
        open.isBehindDefinition = true
        return undefined
      }
    }
    const box = isItemStart ? checkBox(text, first, end) : 'none'
    if (box === 'unsure') return 'task'
    if (box !== 'none') this.#out.tasks.push({ span: { start: first, end: first + 3 }, isDone: box === 'done' })
    open.openParagraph(first, box === 'none' ? first : first + 3, end, depth)
    return undefined
  }

  #continue({ at, end, depth }: Line): Reason | undefined {
    const open = this.#open
    const isLazy = depth < open.containers.length
    if (isLazy && open.containers.length > 1 && open.paragraph?.hasPrefixes) return 'lazy-line'
    open.continueParagraph(at, end, isLazy)
    return undefined
  }

  /** Turns a paragraph of one line into the head of a table, where the line is its delimiter row. */
  #delimiter({ first, end, depth }: Line): Reason | 'other' | undefined {
    const text = this.#text
    const { paragraph, containers } = this.#open
    const count = delimiterCells(text, first, end)
    if (count === 0 || !paragraph) return 'other'
    if (depth < containers.length) return 'lazy-line'
    const [start = 0, headEnd = 0] = paragraph.lines
    if (count < 0 || paragraph.lines.length > 2 || start !== paragraph.start) return 'delimiter'
    const isHead = cellsOf(text, start, headEnd).length === count && /\|.|.\|/.test(text.slice(start, headEnd).trim())
    if (!isHead) return 'delimiter'
    this.#open.openTable(start, headEnd, end)
    return undefined
  }

  /** One more row of the open table, a reason where it is hard to say, or something else that ends the table. */
  #tableLine({ first, end, depth }: Line): Reason | 'other' | undefined {
    const text = this.#text
    const open = this.#open
    if (depth !== open.containers.length || depth !== open.table?.depth) return 'table-end'
    const code = text.charCodeAt(first)
    if (code === 60 && htmlKind(text, first, end) > 0) return 'table-end'
    if (code === 91 && this.#mayDefine) return 'table-end'
    const isOther =
      code === quoteMarker ||
      (code === 35 && atxHeading(text, first, end) !== undefined) ||
      ((code === 96 || code === 126 || code === 36) && fenceLength(text, first, end) > 0) ||
      isThematicBreak(text, first, end) ||
      listMarker(text, first, end) > 0
    if (isOther) open.endLeaf()
    else open.addRow(first, end)
    return isOther ? 'other' : undefined
  }
}
