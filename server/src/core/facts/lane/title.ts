// The text of a title, where it is plain words and code.

import type { Span } from '../../text.ts'
import type { Leaf } from './leaf.ts'

/** A code span in a title, and the code in it. */
export interface TitleCode {
  readonly span: Span
  readonly content: string
}

const markup = /[\\*_~&]/
const underscoresInWord = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu

/** The title of a heading's leaf; undefined where other markup than code is in it. */
export function plainTitle(text: string, leaf: Leaf, codes: readonly TitleCode[]): string | undefined {
  const [start = 0, end = 0] = leaf.lines
  let title = ''
  let from = start
  for (const code of [...codes, { span: { start: end, end }, content: '' }]) {
    const plain = text.slice(from, code.span.start)
    if (markup.test(plain) && markup.test(plain.replace(underscoresInWord, ''))) return undefined
    title += plain + code.content
    from = code.span.end
  }
  return title
}
