// Tells in a fraction of the time which texts cannot hold a mention: nearly all of them.

import type { Part, Template } from './templates.ts'

/** Whether some template may match in `[start, end)` of a source text, in which words may be parted by line breaks. */
export type Trigger = (source: string, start: number, end: number) => boolean

/**
 * A test that is false only where none of the templates matches: one look at each character, nothing is kept. A number of several
 * components must have a word of a template beside it; other numbers and titles are looked for by their words.
 */
export function triggerOf(templates: readonly Template[]): Trigger {
  const long = templates.filter(isLong)
  const kinds = new Uint8Array(0x10000)
  const words = byUnit(wordsAlone(templates), (word) => word.charCodeAt(0))
  const before = byUnit(
    long.flatMap(({ before: parts }) => neighbour(parts) ?? []),
    lastUnit,
  )
  const behind = byUnit(
    long.flatMap(({ behind: parts }) => neighbour(parts) ?? []),
    (word) => word.charCodeAt(0),
  )
  const isFileBefore = long.some(({ before: parts }) => isFile(parts))
  const isFileBehind = long.some(({ behind: parts }) => isFile(parts))
  for (const first of words.keys()) kinds[first] = isWord
  for (const digit of '0123456789０１２３４５６７８９') kinds[digit.charCodeAt(0)] = isDigit

  const isNumeral = (unit: number) => kinds[unit] === isDigit
  const beginsAt = (source: string, at: number) =>
    words.get(source.charCodeAt(at))?.some((word) => source.startsWith(word, at)) ?? false

  /** Whether one of the words stands right before the number whose first digits end at `at`. */
  const hasWordBefore = (source: string, at: number) => {
    let from = at
    while (isNumeral(source.charCodeAt(from - 1))) from--
    if (/[A-Z]-/.test(source.slice(from - 2, from))) from -= 2
    if (source.charAt(from - 1) === '*' && before.has(asterisk)) return true
    for (const least = from - longestGap; from > least && isGap(source.charCodeAt(from - 1)); ) from--
    const last = source.charCodeAt(from - 1)
    if (before.get(last)?.some((word) => source.startsWith(word, from - word.length))) return true
    return isFileBefore && /[`)]$|\.[a-z]+$/i.test(source.slice(Math.max(0, from - 10), from))
  }

  /** The same behind the number that goes on at `at`, and where that ends. */
  const lookBehind = (source: string, at: number) => {
    let to = at
    while (isNumeral(source.charCodeAt(to)) || (isDot(source.charCodeAt(to)) && isNumeral(source.charCodeAt(to + 1))))
      to++
    const end = to
    for (const most = to + longestGap; to < most && isGap(source.charCodeAt(to)); ) to++
    const hasWord = behind.get(source.charCodeAt(to))?.some((word) => source.startsWith(word, to)) ?? false
    return { end, hasWord: hasWord || (isFileBehind && /[`[\w]/.test(source.charAt(to))) }
  }

  return (source, start, end) => {
    for (let at = start; at < end; at++) {
      const kind = kinds[source.charCodeAt(at)]
      if (kind === 0) continue
      if (kind === isWord) {
        if (beginsAt(source, at)) return true
      } else if (isDot(source.charCodeAt(at + 1)) && isNumeral(source.charCodeAt(at + 2))) {
        if (hasWordBefore(source, at)) return true
        const rest = lookBehind(source, at)
        if (rest.hasWord) return true
        at = rest.end - 1
      }
    }
    return false
  }
}

const isDigit = 1
const isWord = 2
const asterisk = 0x2a

/** Spaces, line breaks and the prefix of the next line between a number and its words are no longer than this. */
const longestGap = 16

function isGap(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x0a ||
    unit === 0x0d ||
    unit === 0x09 ||
    unit === 0x3e ||
    unit === asterisk ||
    unit === 0xa0 ||
    unit === 0x3000
  )
}

function isDot(unit: number): boolean {
  return unit === 0x2e || unit === 0xff0e
}

function isLong({ around, least }: Template): boolean {
  return around === 'number' && least > 1
}

function isFile(parts: readonly Part[]): boolean {
  return parts.find(({ kind }) => kind !== 'gap')?.kind === 'file'
}

/** Words or signs right next to the number or title. */
export function neighbour(parts: readonly Part[]): string | undefined {
  const first = parts.find(({ kind }) => kind !== 'gap')
  return first?.kind === 'literal' ? first.text : undefined
}

/** The words of templates that a number of several components does not lead to; none that begins with another. */
function wordsAlone(templates: readonly Template[]): readonly string[] {
  const words = templates.flatMap((template) => {
    const { before, behind, around } = template
    const beside = [neighbour(before), neighbour(behind)]
    if (isLong(template) && (beside.some((word) => word !== undefined) || isFile(before) || isFile(behind))) return []
    return (around === 'number' ? (beside[0] ?? beside[1]) : undefined) ?? longestWord([...before, ...behind]) ?? []
  })
  return [...new Set(words.filter((word) => !words.some((other) => other !== word && word.startsWith(other))))]
}

function longestWord(parts: readonly Part[]): string | undefined {
  const words = parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : []))
  return words.toSorted((a, b) => b.length - a.length)[0]
}

function byUnit(words: readonly string[], unitOf: (word: string) => number): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>()
  for (const word of new Set(words)) found.set(unitOf(word), [...(found.get(unitOf(word)) ?? []), word])
  return found
}

function lastUnit(word: string): number {
  return word.charCodeAt(word.length - 1)
}
