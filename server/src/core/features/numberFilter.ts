// Which sections the beginning of a number, of a title or of its pinyin could mean.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import { foldCase } from '../uri.ts'
import type { Romanised } from './pinyin.ts'
import { sectionsOf } from './sectionIndex.ts'

/** What has been typed, ready to be compared. */
export interface Wanted {
  /** As typed, and without leading zeros in its components. */
  readonly number: { readonly written: string; readonly value: string } | undefined
  /** What stands behind the number, case folded. */
  readonly letters: string
}

/** Takes apart what has been typed: `12.`, `网络`, `wlcl`, `12.wl`. */
export function wantedBy(typed: string): Wanted {
  const text = foldCase(typed)
  const number = /^(?:[a-z]-)?\d{1,4}(?:\.\d{1,4})*\.?/.exec(text)?.[0]
  return {
    number: number === undefined ? undefined : { written: number, value: withoutZeros(number) },
    letters: text.slice(number?.length ?? 0),
  }
}

/**
 * Numbered headings that could be meant, in their order; headings in quotes and lists are no sections. Costs a few steps for each heading;
 * where letters have been typed, and the document is new, its titles are turned into pinyin (12 µs each).
 */
export function* headingsWanted(document: Document, wanted: Wanted): Iterable<Heading> {
  const { headings } = document.facts
  if (wanted.letters === '') {
    for (const heading of headings) if (isNumbered(heading, wanted.number)) yield heading
    return
  }
  const sections = sectionsOf(document)
  const isLatin = /[a-z]/.test(wanted.letters)
  if (!sections.words.includes(wanted.letters) && !(isLatin && sections.latin.includes(wanted.letters))) return
  for (const [i, { section, title, bare }] of sections.entries.entries()) {
    const { heading } = section
    if (!heading || !isNumbered(heading, wanted.number)) continue
    if (isTitled(wanted.letters, title, bare, isLatin ? sections.romanised[i] : undefined)) yield heading
  }
}

/** Whether letters, case folded, could mean a title: they stand in it, or its pinyin or initials begin with them, or long ones stand there. */
export function isTitled(letters: string, title: string, bare: string, latin: Romanised | undefined): boolean {
  return (
    title.includes(letters) ||
    bare.startsWith(letters) ||
    latin?.full.startsWith(letters) ||
    latin?.initials.startsWith(letters) ||
    (letters.length > 2 && (latin?.full.includes(letters) || latin?.initials.includes(letters))) ||
    false
  )
}

/** The number without zeros before its components: `04.10` is `4.10`. */
export function withoutZeros(number: string): string {
  return number.replace(/(?<![\d])0+(?=\d)/g, '')
}

/** The number without what surrounds it: `12.18` of `12.18.` and of `§12.18`, so that `12.` means what is below 12. */
export function bareNumber(number: string): string {
  return number.replace(/^§{1,2}\s*/, '').replace(/[.．、:\s]+$/, '')
}

/** The title without its number, as text on one line. */
export function titleOf(heading: Heading): string {
  return titleWithoutNumber(heading.title).replace(/\s+/g, ' ')
}

function isNumbered({ nested, number }: Heading, wanted: Wanted['number']): boolean {
  if (nested || !number) return false
  if (!wanted) return true
  const text = bareNumber(number.text).toLowerCase()
  return text.startsWith(wanted.written) || withoutZeros(text).startsWith(wanted.value)
}
