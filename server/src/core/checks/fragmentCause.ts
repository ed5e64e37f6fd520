// Why a fragment names nothing: the anchors it may have meant, and in what it differs from each.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import { type AnchorRules, slug } from '../slug.ts'

/**
 * In what a fragment differs from a real anchor. `case`: upper case. `punctuation`: it keeps a colon, an emoji or the like,
 * which the anchor drops. `selector`: only the anchor has U+FE0F, the invisible end of an emoji. `leading`: the anchor
 * begins with the hyphen that a dropped emoji leaves. `hyphens`: they are missing or doubled. `spelling`: in more than one of these, or `_` for `-`. `repeated`: `-1` for a
 * heading that is there once. `number`: the title is the same, the number is not. `title`: the other way round. `start`:
 * the anchor goes on where the fragment ends.
 */
export type FragmentCause =
  | 'case'
  | 'punctuation'
  | 'selector'
  | 'leading'
  | 'hyphens'
  | 'spelling'
  | 'repeated'
  | 'number'
  | 'title'
  | 'start'

/** An anchor that may be meant. `heading` is undefined for an `id` in HTML. */
export interface FragmentGuess {
  readonly anchor: string
  readonly heading: Heading | undefined
  readonly cause: FragmentCause
}

/** Every name in a document by what is left of it when spelling, number or title are put aside. */
export interface FragmentNames {
  readonly rules: AnchorRules
  readonly all: ReadonlyMap<string, Heading | undefined>
  readonly loose: ReadonlyMap<string, readonly string[]>
  readonly byTitle: ReadonlyMap<string, readonly string[]>
  readonly byNumber: ReadonlyMap<string, readonly string[]>
  readonly sorted: readonly string[]
}

/** The names of a document, ready for questions. Costs as much as the document has headings and ids. */
export function fragmentNames(document: Document, rules: AnchorRules): FragmentNames {
  const all = new Map<string, Heading | undefined>()
  const loose = new Map<string, string[]>()
  const byTitle = new Map<string, string[]>()
  const byNumber = new Map<string, string[]>()
  for (const [name, target] of document.fragments) {
    const heading = target.kind === 'heading' ? target.heading : undefined
    all.set(name, heading)
    push(loose, looseKey(name, rules), name)
    if (!heading || heading.anchor !== name) continue
    push(byTitle, looseKey(titleWithoutNumber(heading.title), rules), name)
    if (heading.number) push(byNumber, looseKey(heading.number.text, rules), name)
  }
  return { rules, all, loose, byTitle, byNumber, sorted: [...all.keys()].sort() }
}

/**
 * The anchors that a fragment which names nothing may have meant, those with the first cause that applies and no others:
 * a difference in spelling before one in number, number before title. Numbers are compared as they stand in anchors and
 * never taken apart, for `3291` is 32.9.1 as well as 3.29.1. Empty when nothing is near.
 */
export function fragmentGuesses(fragment: string, names: FragmentNames): readonly FragmentGuess[] {
  const guess = (cause: FragmentCause) => (anchor: string) => ({ anchor, heading: names.all.get(anchor), cause })
  const spelled = names.loose.get(looseKey(fragment, names.rules)) ?? []
  if (spelled.length > 0) return spelled.map((anchor) => guess(spellingCause(fragment, anchor, names.rules))(anchor))
  const once = fragment.replace(/-\d{1,3}$/, '')
  if (once !== fragment && names.all.has(once)) return [guess('repeated')(once)]
  const sameTitle = titlesOf(fragment).flatMap((title) => names.byTitle.get(looseKey(title, names.rules)) ?? [])
  if (sameTitle.length > 0) return unique(sameTitle).map(guess('number'))
  const number = /^(?:[a-z]-)?\d+(?=-|$)|^[一二三四五六七八九十百零〇]+(?=[^\p{L}]|$)/u.exec(fragment)?.[0]
  const sameNumber = number === undefined ? [] : (names.byNumber.get(looseKey(number, names.rules)) ?? [])
  if (sameNumber.length > 0) return byCommonStart(fragment, sameNumber).map(guess('title'))
  const longer = startingWith(names.sorted, fragment)
  return longer === undefined ? [] : [guess('start')(longer)]
}

/** What is left of a name without case, punctuation, hyphens and invisible characters. */
function looseKey(name: string, rules: AnchorRules): string {
  return slug(name.normalize('NFC'), rules).replace(/-|_|\s|\ufe0f|\u200d/gu, '')
}

function spellingCause(fragment: string, anchor: string, rules: AnchorRules): FragmentCause {
  const plain = (name: string) => name.replaceAll('\ufe0f', '')
  if (fragment.toLowerCase() === anchor.toLowerCase()) return 'case'
  if (slug(fragment, rules) === anchor) return 'punctuation'
  if (plain(fragment) === plain(anchor)) return 'selector'
  if (!/^(?:-|\ufe0f)/.test(fragment) && anchor.replace(/^(?:-|\ufe0f)+/, '') === fragment) return 'leading'
  const joined = (name: string) => plain(name).toLowerCase().replaceAll('-', '')
  if (joined(fragment) === joined(anchor)) return 'hyphens'
  return slug(fragment, rules) === fragment.toLowerCase() ? 'spelling' : 'punctuation'
}

/** The fragment without the number it begins with, at every place where that may end: `27-2025-x` gives `2025-x`, `x`. */
function titlesOf(fragment: string): readonly string[] {
  const titles = [fragment]
  const group = /(?:[a-z]-)?\d[\dx]*-|[一二三四五六七八九十百零〇]{1,5}(?=\p{L})/uy
  for (let at = 0; ; ) {
    group.lastIndex = at
    const match = group.exec(fragment)
    if (!match || titles.length > 6) return titles.filter((title) => title !== '')
    at += match[0].length
    titles.push(fragment.slice(at))
  }
}

/** The only name that begins with the fragment, which must be long enough to mean something. */
function startingWith(sorted: readonly string[], fragment: string): string | undefined {
  const weight = [...fragment].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
  if (weight < 4) return undefined
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < fragment) low = middle + 1
    else high = middle
  }
  const [first, second] = [sorted[low], sorted[low + 1]]
  return first?.startsWith(fragment) && !second?.startsWith(fragment) ? first : undefined
}

function byCommonStart(fragment: string, names: readonly string[]): readonly string[] {
  const common = (name: string) => {
    let length = 0
    while (length < name.length && name[length] === fragment[length]) length++
    return length
  }
  return [...names].sort((a, b) => common(b) - common(a))
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}

function push(map: Map<string, string[]>, key: string, name: string): void {
  if (key === '') return
  const list = map.get(key)
  if (list) list.push(name)
  else map.set(key, [name])
}
