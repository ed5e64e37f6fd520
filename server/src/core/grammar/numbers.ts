// Numbers that stand in prose and could be those of sections: one by one, and in lists and ranges.

/** One number in a text: indices into it. */
export interface NumberToken {
  readonly start: number
  readonly end: number
  readonly text: string
  /** How many components it has: 3 for `06.9.4`. */
  readonly components: number
}

/** Numbers that follow each other with nothing but separators between them: `12.1 和 12.17.1`, `30.4-30.8, 30.9`. Never empty. */
export type NumberList = readonly [NumberToken, ...NumberToken[]]

/** A section number has few components, and none of them is as long as a year. */
const mostComponents = 6
const mostDigits = 3

const arabic = /(?:[A-Z]-)?[\d０-９]+(?:[.．][\d０-９]+)*/g

/** Numerals that are words or letters count only behind the word that makes them numbers. */
const inWords = [
  { word: /第/, numeral: /(?<=第\s{0,2})[一二三四五六七八九十百零〇]{1,5}/g },
  { word: /附录|Appendi/, numeral: /(?<=(?:附录|Appendix|Appendices)\s{0,2})[A-Z](?:\.\d{1,3})*(?![\p{L}\d])/gu },
  { word: /Part|Chapter|Section/, numeral: /(?<=(?:Part|Chapter|Section)s?\s{1,2})[IVXLC]{1,6}(?![\p{L}\d])/gu },
] as const

export const separator =
  /^\s*(?:[,，、;；]|和|与|及|以及|或|至|到|and|or|to|through|&|[-–—~～])\s*(?:and\s+|和|与|及)?$/

/** Longer than any separator with its spaces. */
const longestSeparator = 12

/** All numbers of a text, in lists. Numbers that are plainly something else are left out. Linear. */
export function numberLists(text: string): readonly NumberList[] {
  const lists: [NumberToken, ...NumberToken[]][] = []
  let last: [NumberToken, ...NumberToken[]] | undefined
  for (const match of numerals(text)) {
    const found = tokenAt(match)
    const previous = last?.at(-1)
    const continues = previous !== undefined && isSeparator(text, previous.end, match.index)
    if (!found || !endsWell(text, found.end) || (!continues && !startsWell(text, found.start))) {
      // The unit of the last number is that of all: `98.75-99.5%`, `2.0 和 2.5x`.
      if (continues) lists.pop()
      last = undefined
    } else if (last && continues) {
      last.push(found)
    } else {
      last = [found]
      lists.push(last)
    }
  }
  return lists
}

function numerals(text: string): readonly RegExpExecArray[] {
  const found = [...text.matchAll(arabic)]
  const others = inWords.filter(({ word }) => word.test(text)).flatMap(({ numeral }) => [...text.matchAll(numeral)])
  return others.length === 0 ? found : [...found, ...others].sort((a, b) => a.index - b.index)
}

function tokenAt({ 0: text, index }: RegExpExecArray): NumberToken | undefined {
  const components = text.split(/[.．]/)
  if (components.length > mostComponents) return undefined
  if (components.some((part) => part.replace(/^[A-Z]-/, '').length > mostDigits)) {
    if (!/^[一二三四五六七八九十百零〇IVXLC]+$/.test(text)) return undefined
  }
  const start = index
  return { start, end: start + text.length, text, components: components.length }
}

function isSeparator(text: string, from: number, to: number): boolean {
  return to > from && to - from <= longestSeparator && separator.test(text.slice(from, to))
}

/** Not in the middle of a word, a path, a formula, an amount: `v2.0`, `/3.1`, `$1.50`, `≈0.3`, `-2.5`. */
function startsWell(text: string, start: number): boolean {
  return !/[\p{Script=Latin}\d_./\\:$€£¥#@%&=<>≤≥≈~～+×^±-]/u.test(text.charAt(start - 1))
}

/** Not the beginning of something longer: `1.30+`, `2.0-beta`, `99.9%`, `3.2.x`, `10.1:80`, `1.5x`. */
function endsWell(text: string, end: number): boolean {
  const next = text.charAt(end)
  if (/[\p{Script=Latin}\d_%％‰°℃$€+×^@=<>≈]/u.test(next)) return false
  if (/[.:：/~～–-]/.test(next))
    return !/[\p{Script=Latin}_*]/u.test(text.charAt(end + 1)) && !/^[:/]\d/.test(text.slice(end, end + 2))
  return true
}
