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
}

const kept = new WeakMap<Document, readonly ContentsEntry[]>()

/** In document order; empty where there is none. A line is an entry when it is an item that holds nothing but a link to a heading of the document. */
export function contentsEntries(document: Document): readonly ContentsEntry[] {
  let entries = kept.get(document)
  if (!entries) {
    entries = document.references.flatMap((reference): ContentsEntry | readonly [] => {
      if (reference.kind !== 'link' || reference.form !== 'inline' || reference.target.path !== '') return []
      const target =
        reference.target.fragment === undefined ? undefined : document.fragments.get(reference.target.fragment)
      if (target?.kind !== 'heading') return []
      const { lines, length } = document.facts
      const line = lineAt(lines, reference.span.start)
      const span = { start: lines[line] ?? 0, end: lines[line + 1] ?? length }
      const before = /^(\s*)([-*+]\s+|\d{1,9}[.)]\s+)$/.exec(document.text.slice(span.start, reference.span.start))
      const isAlone = document.text.slice(reference.span.end, span.end).trim() === ''
      return before && isAlone
        ? { span, indent: before[1] ?? '', marker: before[2] ?? '', headings: [target.heading] }
        : []
    })
    kept.set(document, entries)
  }
  return entries
}
