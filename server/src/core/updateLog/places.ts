// Where something stands in a document, as a log names it: the section, the line.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import { lineAt } from '../text.ts'
import type { Place } from './model.ts'

/** The section that holds the offset, by binary search. */
export function placeAt(document: Document, offset: number): Place {
  const heading = headingAt(document, offset)
  return { number: heading?.number?.text ?? null, title: heading ? titleWithoutNumber(heading.title) : null }
}

/** The line that holds the offset, from 1. */
export function lineOf(document: Document, offset: number): number {
  return lineAt(document.facts.lines, offset) + 1
}

/** The heading of the section that holds the offset; undefined before the first. By binary search. */
export function headingAt({ facts }: Document, offset: number): Heading | undefined {
  const { headings } = facts
  let low = 0
  let high = headings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((headings[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  for (let i = low - 1; i >= 0; i--) if (!headings[i]?.nested) return headings[i]
  return undefined
}
