// The pieces of prose in a leaf: between line ends and what is no prose.

import { skipBlanks, trimEnd } from './lines.ts'

/** Collects the pieces of one leaf after the other, from left to right. */
export class Pieces {
  readonly #text: string
  /** Of the leaf, as in `Leaf`. */
  #lines: readonly number[] = []
  /** Index in `#lines` of the line that has been come to. */
  #line = 0
  /** Where the open piece begins; it may lie ahead of what has been passed. */
  start = 0
  /** Start and end of each piece in turn. */
  bounds: number[] = []

  constructor(text: string) {
    this.#text = text
  }

  begin(lines: readonly number[], bounds: number[]): void {
    this.#lines = lines
    this.#line = 0
    this.start = lines[0] ?? 0
    this.bounds = bounds
  }

  /** Passes the line ends before the offset; returns where to go on: the offset, or the start of the piece behind it. */
  pass(offset: number): number {
    const lines = this.#lines
    for (; this.#line + 2 < lines.length; this.#line += 2) {
      const lineEnd = lines[this.#line + 1] ?? 0
      if (lineEnd > offset) break
      const next = skipBlanks(this.#text, lines[this.#line + 2] ?? 0, lines[this.#line + 3] ?? 0)
      if (this.start <= lineEnd) {
        this.#close(trimEnd(this.#text, this.start, lineEnd))
        this.start = next
      } else if (this.start < next) this.start = next
    }
    return Math.max(offset, this.start)
  }

  /** What stands in `[start, end)` is no prose. */
  leaveOut(start: number, end: number): void {
    this.#close(start)
    this.start = end
  }

  /** Goes back to an earlier place, given how many bounds there were and where the open piece began. */
  back(bounds: number, start: number): void {
    this.bounds.length = bounds
    this.start = start
  }

  /** Ends the last piece. */
  finish(): void {
    const end = this.#lines[this.#lines.length - 1] ?? this.start
    this.pass(end)
    this.#close(trimEnd(this.#text, this.start, end))
  }

  /** Where the line ends that has been come to. */
  lineEnd(): number {
    return this.#lines[this.#line + 1] ?? this.start
  }

  /** Whether a line ends in `[start, end)`. */
  crossesLine(start: number, end: number): boolean {
    if (this.#lines.length <= 2) return false
    const newline = this.#text.indexOf('\n', start)
    return newline >= 0 && newline < end
  }

  #close(end: number): void {
    if (end > this.start) this.bounds.push(this.start, end)
  }
}
