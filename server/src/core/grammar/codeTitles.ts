// Sections named in backticks with the word for a section behind them: `31.5 eBPF 在网络中的应用` 章节.

import { objectCharacter, type Prose } from '../facts/prose.ts'
import type { DocumentFacts } from '../facts/types.ts'
import { firstFrom, type Span, slice } from '../text.ts'

/** Offsets into the document. */
export interface CodeTitle {
  /** Number, title and what follows the code up to the end of the word. */
  readonly span: Span
  readonly numberSpan: Span
  readonly titleSpan: Span
}

const word = new RegExp(`${objectCharacter}[ \t*]{0,4}(?:章节|小节|一节)`, 'g')
const numbered = /^((?:[A-Z]-)?\d{1,3}(?:\.\d{1,3}){1,5})\.?\s+(\S.{0,80})$/

/** Every such place in a run. */
export function codeTitles(text: string, { codeSpans }: DocumentFacts, prose: Prose): readonly CodeTitle[] {
  return [...prose.text.matchAll(word)].flatMap(({ 0: found, index }) => {
    const source = prose.spanOf(index, index + 1)
    const code = codeSpans[firstFrom(codeSpans, source.end) - 1]
    if (!code || code.span.start < source.start) return []
    const [, number, title] = numbered.exec(slice(text, code.contentSpan)) ?? []
    if (number === undefined || title === undefined) return []
    const { start, end } = code.contentSpan
    return {
      span: { start, end: prose.spanOf(index, index + found.length).end },
      numberSpan: { start, end: start + number.length },
      titleSpan: { start: end - title.length, end },
    }
  })
}
