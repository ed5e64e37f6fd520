// How long a document is, as people count: its lines and its chapters.

import type { Document } from './document.ts'
import { titleWithoutNumber } from './number.ts'

export interface Measure {
  /** Line breaks, as `wc -l` counts them. */
  readonly lines: number
  /** Headings of depth 2 with a number; where there are none, all of depth 2 but the table of contents. */
  readonly chapters: number
}

/** Costs as many steps as there are headings. */
export function measureOf({ facts }: Document): Measure {
  const second = facts.headings.filter(({ depth, nested }) => depth === 2 && !nested)
  const numbered = second.filter(({ number }) => number !== undefined)
  const others = second.filter(({ title }) => !isContentsTitle(title))
  return { lines: facts.lines.length - 1, chapters: (numbered.length > 0 ? numbered : others).length }
}

/** Whether a title is that of a table of contents: `📑 目录`, `Contents`. */
export function isContentsTitle(title: string): boolean {
  const words = titleWithoutNumber(title).replace(/^[^\p{L}\p{N}]+/u, '')
  return /^(?:目录|目次|table of contents|contents|toc)$/iu.test(words.trim())
}
