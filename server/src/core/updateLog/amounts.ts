// Numbers with a unit, as a log writes them: 约 9 处, 15+ 个, about 20.

import { objectCharacter } from '../facts/prose.ts'
import { countOf } from '../writtenCount.ts'
import type { Precision } from './logClaims.ts'

/**
 * The source of a pattern for a number, to be put before a unit: groups `about`, `number`, `plus`. No part of a version, a date, a range or
 * a file's name. To be used once in a pattern.
 */
export const amount =
  '(?<about>约|大约|近|about|some|roughly|~|≈)?\\s*(?<![\\d.,:/第A-Za-z_-])(?<number>\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?![\\d.]|,\\d)(?<plus>\\+|余)?'

export interface Amount {
  readonly claimed: number
  readonly precision: Precision
  /** Where the number stands in the text that was searched. */
  readonly start: number
  readonly end: number
}

/** The amount of a match of a pattern with `amount` in it. */
export function amountOf(match: RegExpMatchArray): Amount {
  const { number = '', about, plus } = match.groups ?? {}
  const whole = match[0]
  const inner = new RegExp(`(?<![\\d.,A-Za-z_-])${number}(?![\\d.]|,\\d)`).exec(whole)
  const start = (match.index ?? 0) + (inner?.index ?? whole.lastIndexOf(number))
  const precision = about ? 'about' : plus ? 'least' : 'exact'
  return { claimed: countOf(number), precision, start, end: start + number.length }
}

/** What stands between the brackets that follow an index, behind at most a few words; undefined where there are none. */
export function bracketBehind(
  text: string,
  index: number,
): { readonly start: number; readonly end: number; readonly words: string } | undefined {
  const match = bracket.exec(text.slice(index, index + 400))
  if (!match) return undefined
  const [whole, words = ''] = match
  const end = index + whole.length - 1
  return { start: end - words.length, end, words }
}

const bracket = new RegExp(`^[^（()）。，,；;：:、|\\d${objectCharacter}]{0,16}[（(]([^（()）]*)[）)]`, 'u')
