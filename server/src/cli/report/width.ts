// How many columns of a terminal a text takes.

import { eastAsianWidth } from 'get-east-asian-width'

let segmenter: Intl.Segmenter | undefined

/** Loading it takes longer than listing a thousand files, and only a terminal needs it. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** What takes no column of its own: combining marks, joiners, control characters. */
const isInvisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}\p{Surrogate}]/u

const isEmoji = /^\p{Emoji_Presentation}|^\p{Extended_Pictographic}\ufe0f|^\p{Regional_Indicator}{2}/u

/** Columns of a text: 2 for a full-width character (UAX #11) or emoji, 0 for a mark that joins the one before. */
export function widthOf(text: string): number {
  let width = 0
  if (isPlain(text)) return text.length
  for (const { segment } of graphemesOf(text)) width += graphemeWidth(segment)
  return width
}

/** The characters of a text as a reader counts them, each with its width. */
export function* characters(text: string): Iterable<{ readonly text: string; readonly width: number }> {
  for (const { segment } of graphemesOf(text)) yield { text: segment, width: graphemeWidth(segment) }
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

function graphemeWidth(segment: string): number {
  if (isInvisible.test(segment)) return 0
  if (isEmoji.test(segment)) return 2
  return eastAsianWidth(segment.codePointAt(0) ?? 0)
}
