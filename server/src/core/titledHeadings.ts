// Which headings of a document carry a title, as far as a person who quotes it would write it.

import type { DocumentFacts, Heading } from './facts/types.ts'
import { titleWithoutNumber } from './number.ts'

/**
 * The headings with this title, with their number or without, in their order; see `plainTitle` for when titles are the same.
 * Headings in quotes and lists are no sections. Empty where there is none. The first question costs as many steps as there are headings.
 */
export function headingsTitled(facts: DocumentFacts, title: string): readonly Heading[] {
  let titles = kept.get(facts)
  if (!titles) {
    titles = titlesOf(facts)
    kept.set(facts, titles)
  }
  return titles.get(plainTitle(title)) ?? []
}

/** Whether a title is written as that of the heading, with its number or without. */
export function isTitleOf(heading: Heading, title: string): boolean {
  // Most are written just as they are.
  const isSame = heading.title.endsWith(title) && titleWithoutNumber(heading.title) === title
  return (isSame && /[\p{L}\p{N}]/u.test(title)) || keysOf(heading).includes(plainTitle(title))
}

/** What titles are compared by: letters, digits and symbols without case, spaces, punctuation and emoji. */
export function plainTitle(title: string): string {
  if (isPlain.test(title)) return title.toLowerCase().replace(punctuation, '')
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{So}\p{Mn}\p{Cf}`]/gu, '')
}

/** Nothing but characters that have one form only, and punctuation: then less has to be asked of each. */
const isPlain = /^[ -~一-\u9fff、。，：；！？（）【】《》“”—]*$/
const punctuation = /[\s!"#%&'()*,\-./:;?@[\\\]_{}`、。，：；！？（）【】《》“”—]+/g

const kept = new WeakMap<DocumentFacts, ReadonlyMap<string, readonly Heading[]>>()

function titlesOf(facts: DocumentFacts): ReadonlyMap<string, readonly Heading[]> {
  const titles = new Map<string, Heading[]>()
  for (const heading of facts.headings) {
    if (heading.nested) continue
    for (const key of keysOf(heading)) {
      const same = titles.get(key)
      if (same) same.push(heading)
      else titles.set(key, [heading])
    }
  }
  return titles
}

function keysOf({ title, number }: Heading): readonly string[] {
  const whole = plainTitle(title)
  const bare = number ? plainTitle(titleWithoutNumber(title)) : whole
  return (bare === whole ? [whole] : [whole, bare]).filter((key) => key !== '')
}
