// What is open while lines are scanned: containers, and at most one leaf block in them.

import type { Span } from '../../text.ts'
import { alertOf, type BlockFacts, type RawHeading } from '../reference/blocks.ts'
import type { Definition, TableRow } from '../types.ts'
import type { Leaf } from './leaf.ts'
import { skipBlanks } from './lines.ts'
import { cellsOf } from './tables.ts'

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
  readonly #out: ScanOutput
  readonly containers: Container[] = []
  paragraph: Paragraph | undefined
  fence: Fence | undefined
  table: Table | undefined
  code: { readonly start: number; end: number } | undefined
  /** Whether the last line was a definition: a paragraph right behind it begins in ways of its own. */
  isBehindDefinition = false

  constructor(text: string, out: ScanOutput) {
    this.#text = text
    this.#out = out
  }

  /** Forgets everything, and puts nothing out. */
  reset(): void {
    this.containers.length = 0
    this.paragraph = undefined
    this.fence = undefined
    this.table = undefined
    this.code = undefined
    this.isBehindDefinition = false
  }

  /** Index of the outermost block quote at or behind the depth; the number of containers where there is none. */
  quoteFrom(depth: number): number {
    const index = this.containers.findIndex(({ kind }, i) => i >= depth && kind === 'quote')
    return index < 0 ? this.containers.length : index
  }

  /** Ends the leaf block, and every container deeper than `depth`. */
  endTo(depth: number): void {
    this.endLeaf()
    this.closeTo(depth)
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
    this.endCode()
    this.#endTable()
    this.isBehindDefinition = false
    const { paragraph } = this
    if (!paragraph) return
    this.paragraph = undefined
    const { start, lines, hasPrefixes } = paragraph
    const span = { start, end: lines.at(-1) ?? start }
    this.#out.leaves.push({ block: 'paragraph', span, lines, hasPrefixes, heading: undefined })
  }

  /** Opens a paragraph whose text begins at `from`: behind a check box, where there is one. */
  openParagraph(start: number, from: number, end: number, depth: number): void {
    const hasPrefixes = this.quoteFrom(0) < this.containers.length
    this.paragraph = { start, lines: [from, end], depth, hasPrefixes }
  }

  /** A lazy line carries the block quotes along that it does not mark. */
  continueParagraph(at: number, end: number, isLazy: boolean): void {
    if (isLazy) for (const container of this.containers) if (container.kind === 'quote') container.end = end
    this.paragraph?.lines.push(at, end)
  }

  /** `run` is the span of the prose in the heading: its content, with what stands behind it on an underlined line. */
  heading(form: RawHeading['form'], depth: number, span: Span, contentSpan: Span, run: Span): void {
    this.#out.leaves.push({
      block: 'heading',
      span: run,
      lines: [contentSpan.start, contentSpan.end],
      hasPrefixes: false,
      heading: { span, form, depth, contentSpan, nested: this.containers.length > 0 },
    })
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
    if (this.code) {
      const { start, end } = this.code
      this.#out.codeBlocks.push({ kind: 'indented', span: { start, end }, language: undefined })
    }
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
      if (span.start === span.end) continue
      const lines = [span.start, span.end]
      this.#out.leaves.push({ block: 'cell', span, lines, hasPrefixes: false, heading: undefined })
    }
  }

  #endTable(): void {
    const start = this.table?.rows[0]?.span.start
    if (this.table && start !== undefined) {
      this.#out.tables.push({ span: { start, end: this.table.end }, rows: this.table.rows })
    }
    this.table = undefined
  }
}
