// Leaf blocks as their lines come: headings, code, math, HTML, tables, definitions, paragraphs.

import { readDefinition } from './definitions.ts'
import { closingFence, fenceLength } from './fences.ts'
import { htmlEnd, htmlKind } from './htmlBlocks.ts'
import { checkBox, listMarker } from './items.ts'
import { atxHeading, isThematicBreak, isUnderline, quoteMarker, trimEnd } from './lines.ts'
import type { OpenBlocks, ScanOutput } from './open.ts'
import type { Reason } from './reasons.ts'
import { cellsOf, delimiterCells } from './tables.ts'

/** A reason for doubt; undefined where the line has been read; or it is something else. */
export type Verdict = Reason | 'other' | undefined

/**
 * Offsets of a line: `at`, where its content begins behind the marks of containers; `first`, its first character that is no
 * space; `end`. `depth`: how many of the open containers it stands in.
 */
export class LeafBlocks {
  readonly #text: string
  readonly #open: OpenBlocks
  readonly #out: ScanOutput
  readonly #mayDefine: boolean

  constructor(text: string, open: OpenBlocks, out: ScanOutput) {
    this.#text = text
    this.#open = open
    this.#out = out
    this.#mayDefine = text.includes(']:')
  }

  /** A line at the margin, outside of containers and fences, whose first character begins no block but a paragraph. */
  plain(at: number, end: number): Reason | undefined {
    const open = this.#open
    if (open.isBehindDefinition) return 'definition'
    if (open.code) open.endCode()
    if (open.table) open.addRow(at, end)
    else if (open.paragraph) open.paragraph.lines.push(at, end)
    else open.openParagraph(at, at, end, 0)
    return undefined
  }

  /** A line indented by four spaces or more. */
  indented(at: number, end: number, depth: number): Reason | undefined {
    const open = this.#open
    if (open.paragraph) return this.goOn(at, end, depth)
    if (open.containers.length > 0 || open.table) return 'indented-in-container'
    open.addCode(at, end)
    return undefined
  }

  /** Headings, fences, HTML and thematic breaks: what one line tells by itself. */
  start(at: number, first: number, end: number, depth: number): Verdict {
    const text = this.#text
    const open = this.#open
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
      case 36:
        return this.#fence(code, first, end, depth)
      case 60:
        return this.#html(at, first, end, depth)
      case 45:
      case 42:
      case 95:
      case 61: {
        if (open.paragraph && isUnderline(text, first, end)) {
          const underline = this.#underline(code, end, depth < open.containers.length)
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

  /** At the margin the lines down to the closing fence are passed over. */
  #fence(marker: number, first: number, end: number, depth: number): Verdict {
    const text = this.#text
    const open = this.#open
    const length = fenceLength(text, first, end)
    if (length === 0) return 'other'
    if (marker === 36 && open.containers.length > 0) return 'math'
    open.endTo(depth)
    open.openFence(marker, length, first, end)
    if (depth > 0) return undefined
    const newline = text.indexOf('\n', end)
    const closing = newline < 0 ? text.length : closingFence(text, newline + 1, marker, length)
    const closingEnd = text.indexOf('\n', closing)
    open.resumeAt = closingEnd < 0 ? text.length : closingEnd + 1
    if (closing < text.length) open.endFence(trimmedEnd(text, closingEnd < 0 ? text.length : closingEnd))
    return undefined
  }

  #html(at: number, first: number, end: number, depth: number): Verdict {
    const text = this.#text
    const open = this.#open
    const kind = htmlKind(text, first, end)
    if (kind === 0 || (kind === 7 && open.paragraph && depth === open.containers.length)) return 'other'
    if (open.containers.length > 0) return 'html-in-container'
    open.endLeaf()
    const block = htmlEnd(text, kind, first, end)
    this.#out.html.push({ span: { start: at, end: block.end }, isBlock: true })
    open.resumeAt = block.next
    return undefined
  }

  /** An underline makes a heading of the one line above it; below several lines micromark decides. */
  #underline(code: number, end: number, isLazy: boolean): Verdict {
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
  paragraphLine(at: number, first: number, end: number, depth: number, isItemStart: boolean): Reason | undefined {
    const text = this.#text
    const open = this.#open
    const code = text.charCodeAt(first)
    if (open.paragraph) {
      const table = code === 124 || code === 45 || code === 58 ? this.#delimiter(first, end, depth) : 'other'
      return table === 'other' ? this.goOn(at, end, depth) : table
    }
    if (depth < open.containers.length) open.closeTo(depth)
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
    const box = isItemStart && code === 91 ? checkBox(text, first, end) : 'none'
    if (box === 'unsure') return 'task'
    if (box !== 'none') this.#out.tasks.push({ span: { start: first, end: first + 3 }, isDone: box === 'done' })
    open.openParagraph(first, box === 'none' ? first : first + 3, end, depth)
    return undefined
  }

  /** One more line of the open paragraph. */
  goOn(at: number, end: number, depth: number): Reason | undefined {
    const open = this.#open
    const isLazy = depth < open.containers.length
    if (isLazy && open.containers.length > 1 && open.paragraph?.hasPrefixes) return 'lazy-line'
    open.continueParagraph(at, end, isLazy)
    return undefined
  }

  /** Turns a paragraph of one line into the head of a table, where the line is its delimiter row. */
  #delimiter(first: number, end: number, depth: number): Verdict {
    const text = this.#text
    const { paragraph, containers } = this.#open
    const count = delimiterCells(text, first, end)
    if (count === 0 || !paragraph) return 'other'
    if (depth < containers.length) return 'lazy-line'
    const [start = 0, headEnd = 0] = paragraph.lines
    if (count < 0 || paragraph.lines.length > 2 || start !== paragraph.start) return 'delimiter'
    if (!/\|.|.\|/.test(text.slice(start, headEnd).trim())) return 'delimiter'
    if (cellsOf(text, start, headEnd).length !== count) return 'other'
    this.#open.openTable(start, headEnd, end)
    return undefined
  }

  /** One more row of the open table, a reason where it is hard to say, or something else that ends the table. */
  tableLine(first: number, end: number, depth: number): Verdict {
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

/** The end of a line without its carriage return. */
function trimmedEnd(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end
}
