// The headings whose anchors are nearest to a fragment that names none: what to offer instead.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'

/**
 * Up to `most` headings, the nearest first: those whose anchor, letters and digits alone, contains the fragment or lies in
 * it, or begins with the same three characters or more. Costs as many steps as the document has headings.
 */
export function nearestHeadings(document: Document, fragment: string, most: number): readonly Heading[] {
  const wanted = bare(fragment)
  if (wanted === '') return []
  return document.facts.headings
    .map((heading) => ({ heading, likeness: likeness(bare(heading.anchor), wanted) }))
    .filter(({ likeness }) => likeness >= 3)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ heading }) => heading)
}

function bare(anchor: string): string {
  return anchor.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function likeness(anchor: string, wanted: string): number {
  const shorter = Math.min(anchor.length, wanted.length)
  if (shorter >= 2 && (anchor.includes(wanted) || wanted.includes(anchor))) return 100 + shorter
  let same = 0
  while (same < shorter && anchor[same] === wanted[same]) same++
  return same
}
