// Tables of contents: the items of a list that lead to headings of the same document.

import type { Document } from './document.ts'
import type { Heading } from './facts/types.ts'
import { lineAt, type Span } from './text.ts'

/** One line of a table of contents. */
export interface ContentsEntry {
  /** The line with its line break. */
  readonly span: Span
  readonly indent: string
  /** What begins the item, with the space behind it: `- `. */
  readonly marker: string
  /** The headings that it leads to; mostly one. */
  readonly headings: readonly Heading[]
  /** Where the section begins that it stands in, -1 before all: what stands together there is one table. */
  readonly table: number
}

const kept = new WeakMap<Document, readonly ContentsEntry[]>()

/** This many entries together are a table of contents, whatever they lead to. */
const surelyTable = 4

/**
 * In document order; empty where there is none. A line is an entry when it is an item that holds nothing but a link to a heading of the
 * document, and stands in a table: among several, or where one of them leads to the heading right behind them. Else it is a hint to read on.
 */
export function contentsEntries(document: Document): readonly ContentsEntry[] {
  let entries = kept.get(document)
  if (!entries) {
    entries = tables(itemsOf(document)).flatMap((table) => (isTable(document, table) ? firstOfEach(table) : []))
    kept.set(document, entries)
  }
  return entries
}

/** The same, those that stand together together. */
export function tables(entries: readonly ContentsEntry[]): readonly (readonly ContentsEntry[])[] {
  const found = new Map<number, ContentsEntry[]>()
  for (const entry of entries) {
    const same = found.get(entry.table)
    if (same) same.push(entry)
    else found.set(entry.table, [entry])
  }
  return [...found.values()]
}

/** A table lists each heading once; what leads to it again is a hint, too. */
function firstOfEach(table: readonly ContentsEntry[]): readonly ContentsEntry[] {
  const listed = new Set<Heading>()
  return table.filter(({ headings }) => {
    const isNew = headings.some((each) => !listed.has(each))
    for (const each of headings) listed.add(each)
    return isNew
  })
}

function isTable({ facts }: Document, table: readonly ContentsEntry[]): boolean {
  if (table.length >= surelyTable) return true
  const next = facts.headings.find(({ span, nested }) => !nested && span.start > (table[0]?.table ?? -1))
  return table.some(({ headings }) => headings.some((each) => each === next))
}

function itemsOf(document: Document): readonly ContentsEntry[] {
  const { lines, length, headings } = document.facts
  const sections = headings.filter(({ nested }) => !nested).map(({ span }) => span.start)
  return document.references.flatMap((reference): ContentsEntry | readonly [] => {
    if (reference.kind !== 'link' || reference.form !== 'inline' || reference.target.path !== '') return []
    const target =
      reference.target.fragment === undefined ? undefined : document.fragments.get(reference.target.fragment)
    if (target?.kind !== 'heading') return []
    const line = lineAt(lines, reference.span.start)
    const span = { start: lines[line] ?? 0, end: lines[line + 1] ?? length }
    const before = /^(\s*)([-*+]\s+|\d{1,9}[.)]\s+)$/.exec(document.text.slice(span.start, reference.span.start))
    const isAlone = document.text.slice(reference.span.end, span.end).trim() === ''
    if (!before || !isAlone) return []
    const [first = Infinity] = sections
    const table = span.start < first ? -1 : (sections[lineAt(sections, span.start)] ?? -1)
    return { span, indent: before[1] ?? '', marker: before[2] ?? '', headings: [target.heading], table }
  })
}
