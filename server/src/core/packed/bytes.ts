// Numbers and texts as few bytes: a writer that grows, and a reader that is never led out of its bytes.

import type { Span } from '../text.ts'

/** Seven bits to a byte, the lowest first; the eighth says that more follow. Offsets are written as distances, so most take one byte. */
export class PackWriter {
  #bytes = new Uint8Array(1024)
  #length = 0
  readonly #indices = new Map<string, number>()
  readonly #texts: string[] = []

  /** How many bytes have been written. */
  get length(): number {
    return this.#length
  }

  /** All texts that were written, each once, in the order of their indices. */
  get texts(): readonly string[] {
    return this.#texts
  }

  /** What has been written so far. */
  taken(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  /** A whole number from 0. */
  number(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow(this.#bytes.length * 2)
    let rest = value
    for (; rest > 127 && rest <= 0x7fffffff; rest >>= 7) this.#bytes[this.#length++] = (rest & 127) | 128
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  /** A whole number of either sign: the sign is the lowest bit. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value)
  }

  flag(value: boolean): void {
    this.number(value ? 1 : 0)
  }

  /** The value's place in the list of all that it can be. */
  oneOf<T>(all: readonly T[], value: T): void {
    this.number(all.indexOf(value))
  }

  text(value: string): void {
    let index = this.#indices.get(value)
    if (index === undefined) {
      index = this.#texts.length
      this.#indices.set(value, index)
      this.#texts.push(value)
    }
    this.number(index)
  }

  /** The span, its start as the distance from the base. */
  span(span: Span, base: number): void {
    this.signed(span.start - base)
    this.number(span.end - span.start)
  }

  /** What may be missing: a flag, then what there is. */
  maybe<T>(value: T | undefined, write: (value: T) => void): void {
    this.flag(value !== undefined)
    if (value !== undefined) write(value)
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.number(items.length)
    for (const item of items) write(item)
  }

  /** Spans and what else they bring, each given the start of the one before it. */
  spans<T extends { readonly span: Span }>(items: readonly T[], write: (item: T, start: number) => void): void {
    let before = 0
    this.list(items, (item) => {
      this.span(item.span, before)
      before = item.span.start
      write(item, before)
    })
  }

  bytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow((this.#length + bytes.length) * 2)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #grow(size: number): void {
    const larger = new Uint8Array(size)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/**
 * Reads what `PackWriter` wrote, in the same order. Bytes that were never written by it give numbers that mean nothing:
 * then `isBroken` is true in the end, and nothing that was read may be used.
 */
export class PackReader {
  readonly #bytes: Uint8Array
  readonly #end: number
  readonly #limit: number
  readonly #textAt: (index: number) => string | undefined
  #at: number
  #isBroken = false

  /** Reads `[at, end)` of the bytes; `limit` is the largest offset that a span may have. */
  constructor(
    bytes: Uint8Array,
    at: number,
    end: number,
    limit: number,
    textAt: (index: number) => string | undefined,
  ) {
    this.#bytes = bytes
    this.#at = at
    this.#end = Math.min(end, bytes.length)
    this.#limit = limit
    this.#textAt = textAt
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Where the next number begins. */
  get at(): number {
    return this.#at
  }

  number(): number {
    let value = 0
    for (let factor = 1; this.#at < this.#end && factor <= 2 ** 42; factor *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
    this.#isBroken = true
    return 0
  }

  signed(): number {
    const value = this.number()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  flag(): boolean {
    return this.number() === 1
  }

  oneOf<T>(all: readonly [T, ...T[]]): T {
    const value = all[this.number()]
    if (value === undefined) this.#isBroken = true
    return value ?? all[0]
  }

  text(): string {
    const text = this.#textAt(this.number())
    if (text === undefined) this.#isBroken = true
    return text ?? ''
  }

  span(base: number): Span {
    const start = base + this.signed()
    const end = start + this.number()
    if (start < 0 || end > this.#limit) this.#isBroken = true
    return { start, end }
  }

  maybe<T>(read: () => T): T | undefined {
    return this.flag() ? read() : undefined
  }

  /** Every item takes a byte at least, so a count that cannot be true is found out before anything is made. */
  list<T>(read: () => T): T[] {
    const count = this.number()
    if (count > this.#end - this.#at) this.#isBroken = true
    const items: T[] = []
    for (let i = 0; i < count && !this.#isBroken; i++) items.push(read())
    return items
  }

  spans<T>(read: (span: Span) => T): T[] {
    let before = 0
    return this.list(() => {
      const span = this.span(before)
      before = span.start
      return read(span)
    })
  }
}

/** A span that may be missing. */
export function writeSpan(to: PackWriter, span: Span | undefined, start: number): void {
  to.maybe(span, (each) => to.span(each, start))
}

/** A span that may be missing. */
export function readSpan(from: PackReader, start: number): Span | undefined {
  return from.maybe(() => from.span(start))
}
