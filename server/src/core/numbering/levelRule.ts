// A level of numbered headings, written as an example of its first heading.

import { parseNumber, type SectionNumber } from '../sectionNumber.ts'

/** How the headings of one depth are numbered. */
export interface LevelRule {
  /** 1 to 6. */
  readonly depth: number
  /** The first number of the level, without that of the document; the others are spelled like it. */
  readonly first: SectionNumber
  /** Whether the number of the document's title stands before it. */
  readonly hasDocument: boolean
}

/** Reads an example: `## 1.`, `### {document}.1.1`, `## 一、`. Undefined for anything else. */
export function levelRule(example: string): LevelRule | undefined {
  const match = /^(#{1,6}) (\{document\}\.)?(\S.{0,39})$/u.exec(example)
  const first = match && parseNumber(match[3] ?? '')
  return first ? { depth: match[1]?.length ?? 1, first, hasDocument: match[2] !== undefined } : undefined
}
