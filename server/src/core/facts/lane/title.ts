// The text of a title, where it is plain words and code.

import type { Span } from '../../text.ts'

/** A code span in a title, and the code in it. */
export interface TitleCode {
  readonly span: Span
  readonly content: string
}

const markup = /[\\*_~]|&[#\da-z]+;/i
/** One pair of double asterisks that is strong for certain (spec 6.2): letters stand inside of them, or the end right behind. */
const strong = /^([^\\*_~]*)\*\*(?=[\p{L}\p{N}])([^\\*_~]*)(?:(?<=[\p{L}\p{N}])\*\*(?!$)([^\\*_~]*)|(?<=\S)\*\*)$/u
const underscoresInWord = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu

/** The title of a heading with this content; undefined where other markup than code is in it. */
export function plainTitle(text: string, content: Span, codes: readonly TitleCode[]): string | undefined {
  let title = ''
  let from = content.start
  for (const code of codes) {
    const plain = plainWords(text, from, code.span.start)
    if (plain === undefined) return undefined
    title += plain + code.content
    from = code.span.end
  }
  const rest = plainWords(text, from, content.end)
  if (rest === undefined) return codes.length === 0 ? strongWords(text.slice(from, content.end)) : undefined
  return title + rest
}

function plainWords(text: string, start: number, end: number): string | undefined {
  const words = text.slice(start, end)
  return markup.test(words) && markup.test(words.replace(underscoresInWord, '')) ? undefined : words
}

function strongWords(words: string): string | undefined {
  const [, before, inside, behind = ''] = strong.exec(words) ?? []
  if (before === undefined || inside === undefined) return undefined
  const title = before + inside + behind
  return markup.test(title) ? undefined : title
}
