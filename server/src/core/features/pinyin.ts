// Chinese text in Latin letters, so that it can be found from a Latin keyboard.

import { pinyin } from 'pinyin-pro'

export interface Romanised {
  /** Syllables without tones and spaces, other letters and digits as they are, lower case: `wangluoduibi`. */
  readonly full: string
  /** First letters of the syllables: `wldb`. */
  readonly initials: string
}

/** The pinyin of a text; undefined where there is no Chinese character in it. About 12 µs for a title that is new. */
export function romanised(text: string): Romanised | undefined {
  if (!/\p{Script=Han}/u.test(text)) return undefined
  let known = kept.get(text)
  if (!known) {
    known = romanise(text)
    if (kept.size >= mostKept) kept.clear()
    kept.set(text, known)
  }
  return known
}

/** With each character that is typed the titles of a document are the same but for one. */
const kept = new Map<string, Romanised>()
const mostKept = 50_000

function romanise(text: string): Romanised {
  let full = ''
  let initials = ''
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]/gu)) {
    const isHan = /^\p{Script=Han}/u.test(run)
    for (const syllable of isHan ? pinyin(run, { toneType: 'none', type: 'array', v: true }) : [run]) {
      full += syllable
      initials += isHan ? syllable.slice(0, 1) : syllable
    }
  }
  return { full, initials }
}
