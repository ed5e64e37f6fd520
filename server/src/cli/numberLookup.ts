// Finds headings by their number as people type it: `12.18`, `04.10` for `4.10`.

import type { Document } from '../core/document.ts'
import type { Heading } from '../core/facts/types.ts'

export interface NumberedHeading {
  readonly document: Document
  readonly heading: Heading
}

/** Whether a word can be the number of a section written in digits. */
export function isNumber(word: string): boolean {
  return /^(?:[A-Z]-)?\d{1,4}(?:\.\d{1,4})*\.?$/.test(word)
}

/** Every heading of the documents with this number, leading zeros and a dot at the end aside; by path, then the shallowest first. */
export function headingsNumbered(documents: Iterable<Document>, number: string): readonly NumberedHeading[] {
  const wanted = key(number).join('.')
  return numbered(documents)
    .filter(({ heading }) => key(heading.number?.text ?? '').join('.') === wanted)
    .sort((a, b) => {
      if (a.document.path !== b.document.path) return a.document.path < b.document.path ? -1 : 1
      return a.heading.depth - b.heading.depth
    })
}

/** Up to three numbers, as written, that share most of the components with one that no heading has. */
export function nearestNumbers(documents: Iterable<Document>, number: string): readonly string[] {
  const wanted = key(number)
  const likeness = new Map<string, readonly [shared: number, distance: number]>()
  for (const { heading } of numbered(documents)) {
    const text = heading.number?.text ?? ''
    const own = key(text)
    let shared = 0
    while (shared < wanted.length && own[shared] === wanted[shared]) shared++
    const distance =
      Math.abs(Number(own[shared] ?? 0) - Number(wanted[shared] ?? 0)) + Math.abs(own.length - wanted.length)
    if (shared > 0 || wanted.length === 1) likeness.set(text, [shared, distance])
  }
  return [...likeness]
    .filter(([, [, distance]]) => Number.isFinite(distance))
    .sort(([x, a], [y, b]) => b[0] - a[0] || a[1] - b[1] || (x < y ? -1 : 1))
    .slice(0, 3)
    .map(([text]) => text)
}

function numbered(documents: Iterable<Document>): NumberedHeading[] {
  return [...documents].flatMap((document) =>
    document.facts.headings
      .filter(({ number, nested }) => number !== undefined && !nested)
      .map((heading) => ({ document, heading })),
  )
}

function key(number: string): readonly string[] {
  return number
    .replace(/[.．、]$/, '')
    .split('.')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
}
