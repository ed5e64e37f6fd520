// What is open while lines are scanned: containers, and at most one leaf block in them.

import type { Span } from '../../text.ts'
import { alertOf, type BlockFacts, type RawHeading } from '../reference/blocks.ts'
import type { Definition, ProseRun, TableRow } from '../types.ts'
import type { Leaf, OpenRun } from './leaf.ts'
import { skipBlanks, trimEnd } from './lines.ts'
import { cellsOf } from './tables.ts'
import { plainTitle } from './title.ts'
import type { Triggers } from './triggers.ts'

/** Where the scan puts what it finds. */
export interface ScanOutput extends BlockFacts {
  readonly definitions: Definition[]
  /** All runs in the order of the text; those of leaves are still to be filled. */
  readonly prose: ProseRun[]
  readonly leaves: Leaf[]
}

/** A block quote, with its start and the end of its last line; or a list item, with the width of its indentation. */
interface Container {
  readonly kind: 'quote' | 'item'
  readonly start: number
  readonly width: number
  end: number
}

interface Paragraph {
  readonly start: number
  readonly lines: number[]
  /** How many containers it stands in. */
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

interface Table {
  readonly rows: TableRow[]
  readonly depth: number
  end: number
}

const dollar = 36

/** Opening something puts nothing out; ending it does. */
export class OpenBlocks {
  readonly #text: string
  readonly #triggers: Triggers
  readonly #out: ScanOutput
  readonly containers: Container[] = []
  paragraph: Paragraph | undefined
  fence: Fence | undefined
  table: Table | undefined
  code: { readonly start: number; end: number } | undefined
  /** Whether the last line was a definition: a paragraph right behind it begins in ways of its own. */
  isBehindDefinition = false
  /** Where the line behind the last block of several lines begins that was read as a whole. */
  resumeAt = 0

  constructor(triggers: Triggers, out: ScanOutput) {
    this.#text = triggers.text
    this.#triggers = triggers
    this.#out = out
  }

  /** Forgets everything, and puts nothing out. */
  reset(): void {
    if (this.containers.length > 0) this.containers.length = 0
    this.paragraph = undefined
    this.fence = undefined
    this.table = undefined
    this.code = undefined
    this.isBehindDefinition = false
    this.resumeAt = 0
  }

  openQuote(start: number, end: number): void {
    this.containers.push({ kind: 'quote', start, width: 0, end })
  }

  openItem(width: number): void {
    this.containers.push({ kind: 'item', start: 0, width, end: 0 })
  }

  /** Index of the outermost block quote at or behind the depth; the number of containers where there is none. */
  quoteFrom(depth: number): number {
    const { containers } = this
    let index = depth
    while (index < containers.length && containers[index]?.kind !== 'quote') index++
    return index
  }

  /** Ends the leaf block, and every container deeper than `depth`. */
  endTo(depth: number): void {
    this.endLeaf()
    if (this.containers.length > depth) this.closeTo(depth)
  }

  closeTo(depth: number): void {
    while (this.containers.length > depth) {
      const container = this.containers.pop()
      if (container?.kind !== 'quote') continue
      const { start, end } = container
      this.#out.quotes.push({ span: { start, end }, alert: alertOf(this.#text, start) })
    }
  }

  endLeaf(): void {
    this.isBehindDefinition = false
    const { paragraph } = this
    if (paragraph) {
      this.paragraph = undefined
      const { start, lines, hasPrefixes } = paragraph
      this.#words('paragraph', { start, end: lines[lines.length - 1] ?? start }, lines, hasPrefixes)
    }
    if (this.table) this.#endTable()
    if (this.code) this.endCode()
  }

  /** Opens a paragraph whose text begins at `from`: behind a check box, where there is one. */
  openParagraph(start: number, from: number, end: number, depth: number): void {
    const { length } = this.containers
    const hasPrefixes = length > 0 && this.quoteFrom(0) < length
    this.paragraph = { start, lines: [from, end], depth, hasPrefixes }
  }

  /** A lazy line carries the block quotes along that it does not mark. */
  continueParagraph(at: number, end: number, isLazy: boolean): void {
    if (isLazy) for (const container of this.containers) container.end = end
    this.paragraph?.lines.push(at, end)
  }

  /** `run` is the span of the prose in the heading: its content, with what stands behind it on an underlined line. */
  heading(form: RawHeading['form'], depth: number, span: Span, contentSpan: Span, run: Span): void {
    const nested = this.containers.length > 0
    const isPlain = this.#triggers.next(contentSpan.start) >= contentSpan.end
    const text = isPlain ? plainTitle(this.#text, contentSpan, []) : undefined
    const lines = [contentSpan.start, contentSpan.end]
    if (text === undefined) {
      this.#open('heading', run, lines, false, { span, form, depth, contentSpan, nested })
      return
    }
    this.#out.headings.push({ span, form, depth, contentSpan, text, nested })
    if (text !== '') this.#out.prose.push({ span: run, block: 'heading', bounds: lines })
  }

  openFence(marker: number, length: number, first: number, end: number): void {
    const info = this.#text.slice(skipBlanks(this.#text, first + length, end), end)
    const language = marker === dollar ? undefined : info.split(/[ \t]/)[0] || undefined
    this.fence = { start: first, marker, length, depth: this.containers.length, language }
  }

  endFence(end: number): void {
    const { fence } = this
    if (!fence) return
    const kind = fence.marker === dollar ? 'math' : 'fenced'
    this.#out.codeBlocks.push({ kind, span: { start: fence.start, end }, language: fence.language })
    this.fence = undefined
  }

  /** One more line of indented code. */
  addCode(start: number, end: number): void {
    if (this.code) this.code.end = end
    else this.code = { start, end }
  }

  endCode(): void {
    if (!this.code) return
    const { start, end } = this.code
    this.#out.codeBlocks.push({ kind: 'indented', span: { start, end }, language: undefined })
    this.code = undefined
  }

  /** Makes the open paragraph the head of a table whose delimiter row ends at `end`. */
  openTable(headStart: number, headEnd: number, end: number): void {
    this.paragraph = undefined
    this.table = { rows: [], depth: this.containers.length, end }
    this.#row(this.table, headStart, headEnd)
  }

  addRow(start: number, end: number): void {
    if (!this.table) return
    this.#row(this.table, start, end)
    this.table.end = end
  }

  #row(table: Table, start: number, end: number): void {
    const cells = cellsOf(this.#text, start, end)
    table.rows.push({ span: { start, end }, cells })
    for (const span of cells) {
      if (span.start < span.end) this.#words('cell', span, [span.start, span.end], false)
    }
  }

  #endTable(): void {
    const start = this.table?.rows[0]?.span.start
    if (this.table && start !== undefined) {
      this.#out.tables.push({ span: { start, end: this.table.end }, rows: this.table.rows })
    }
    this.table = undefined
  }

  /** Puts out a block that holds words: as prose where nothing in it can be anything else, else to be looked into later. */
  #words(block: ProseRun['block'], span: Span, lines: number[], hasPrefixes: boolean): void {
    const isPlain = this.#triggers.next(lines[0] ?? 0) >= span.end
    if (isPlain) this.#out.prose.push({ span, block, bounds: trimmedLines(this.#text, lines) })
    else this.#open(block, span, lines, hasPrefixes, undefined)
  }

  #open(block: ProseRun['block'], span: Span, lines: number[], hasPrefixes: boolean, heading: Leaf['heading']): void {
    const run: OpenRun = { span, block, bounds: [] }
    this.#out.prose.push(run)
    this.#out.leaves.push({ run, lines, hasPrefixes, heading })
  }
}

/** The same lines without white space around them, but for the start of the first. */
function trimmedLines(text: string, lines: number[]): number[] {
  for (let i = 0; i < lines.length; i += 2) {
    const start = lines[i] ?? 0
    const end = lines[i + 1] ?? start
    if (i > 0) lines[i] = skipBlanks(text, start, end)
    lines[i + 1] = trimEnd(text, start, end)
  }
  return lines
}
