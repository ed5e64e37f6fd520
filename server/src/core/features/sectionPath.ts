// The sections that hold a place, from the outermost in: the breadcrumb of numbers and titles.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'

/**
 * Headings of the sections that hold the offset, outermost first; none before the first heading. Headings in quotes and
 * lists open no section. A heading's own offset gives the heading last.
 */
export function sectionPath(document: Document, offset: number): readonly Heading[] {
  const path: Heading[] = []
  for (const heading of document.facts.headings) {
    if (heading.span.start > offset) break
    if (heading.nested) continue
    while ((path.at(-1)?.depth ?? 0) >= heading.depth) path.pop()
    path.push(heading)
  }
  return path
}
