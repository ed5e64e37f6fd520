// The outline of a document: its sections as a tree.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { type Span, slice } from '../text.ts'

export interface OutlineItem {
  readonly heading: Heading
  /** Never empty: a heading without a title is named by its markers. */
  readonly name: string
  /** The whole section, its subsections included. */
  readonly span: Span
  /** The title, within `span`. */
  readonly selection: Span
  readonly children: readonly OutlineItem[]
}

interface Growing extends OutlineItem {
  readonly children: Growing[]
}

/** The sections of the document, subsections within their parents; headings in quotes and lists are left out. */
export function outline(document: Document): readonly OutlineItem[] {
  const top: Growing[] = []
  const open: Growing[] = []
  for (const heading of document.facts.headings) {
    if (heading.nested) continue
    while ((open.at(-1)?.heading.depth ?? 0) >= heading.depth) open.pop()
    const item = itemOf(document, heading)
    const siblings = open.at(-1)?.children ?? top
    siblings.push(item)
    open.push(item)
  }
  return top
}

function itemOf(document: Document, heading: Heading): Growing {
  const span = { start: heading.span.start, end: Math.max(heading.sectionEnd, heading.span.end) }
  return { heading, name: headingName(document, heading), span, selection: heading.titleSpan, children: [] }
}

/** The title on one line; the markers of a heading without one. Never empty. */
export function headingName(document: Document, heading: Heading): string {
  const name = heading.title.replace(/\s+/g, ' ').trim()
  return name === '' ? slice(document.text, heading.span).trim() || '#' : name
}
