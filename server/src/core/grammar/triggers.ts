// Tells in a fraction of the time which texts cannot hold a mention: nearly all of them.

import type { Part, Template } from './templates.ts'

/**
 * A test on the source of a text: false means that none of the templates matches in it. Line breaks with the prefix of the next
 * line may stand anywhere between a number and its words.
 */
export function triggerOf(templates: readonly Template[]): (source: string) => boolean {
  // Most templates need a number of several components, and few texts have one.
  const long = patternOf(templates.filter(isLong))
  const short = patternOf(templates.filter((template) => !isLong(template)))
  const words = wordsOf(templates.filter((template) => !isLong(template)))
  return (source) =>
    (/\d[.．]\d|[０-９]/.test(source) && long.test(source)) || (words.test(source) && short.test(source))
}

/** Words or signs right next to the number or title. */
export function neighbour(parts: readonly Part[]): string | undefined {
  const first = parts.find(({ kind }) => kind !== 'gap')
  return first?.kind === 'literal' ? first.text : undefined
}

function isLong({ around, least }: Template): boolean {
  return around === 'number' && least > 1
}

/** Bounded, so that each pattern stays linear. */
const between = '[\\s>*]{0,12}'
const digit = '[\\d０-９]'
const shortNumber = `(?:${digit}|[A-Z](?![a-z])|[一二三四五六七八九十百零〇])`
const longNumber = `(?:[A-Z]-)?${digit}{1,3}[.．]${digit}`

/** How the name of a file ends and begins that no words tell from the number: a link, code, or a bare name. */
const endOfName = '(?:[`)]|\\.[a-z]{1,9})'
const startOfName = '[`[\\w]'

function patternOf(templates: readonly Template[]): RegExp {
  const wordsByRest = new Map<string, Set<string>>()
  const others = new Set<string>()
  const need = (before: string, word: string, behind: string) => {
    const rest = `${before}@${behind}`
    wordsByRest.set(rest, (wordsByRest.get(rest) ?? new Set()).add(word))
  }
  for (const { before, behind, around, least } of templates) {
    const number = least > 1 ? longNumber : shortNumber
    const first = neighbour(before)
    const next = neighbour(behind)
    const word = longestWord([...before, ...behind])
    if (around === 'number' && first) need('', first, `${between}${number}`)
    else if (around === 'number' && next) need(`${digit}${between}`, next, '')
    else if (word !== undefined) need('', word, '')
    else if (before.some(({ kind }) => kind === 'file')) others.add(`${endOfName}${between}${number}`)
    else others.add(`${number}[\\d.．]{0,20}${between}${startOfName}`)
  }
  const alternatives = [...wordsByRest].map(([rest, words]) => rest.replace('@', anyOf([...words])))
  return anyPattern([...alternatives, ...others])
}

/** The words without which no short number and no title is a mention. */
function wordsOf(templates: readonly Template[]): RegExp {
  const words = templates.flatMap(({ before, behind, around }) => {
    const word = around === 'number' ? neighbour(before) : undefined
    return word ?? longestWord([...before, ...behind]) ?? []
  })
  const shortest = words.filter((word) => !words.some((other) => other !== word && word.startsWith(other)))
  return anyPattern([...new Set(shortest.map(escaped))])
}

function longestWord(parts: readonly Part[]): string | undefined {
  const words = parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : []))
  return words.toSorted((a, b) => b.length - a.length)[0]
}

function anyPattern(alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.length > 0 ? alternatives.join('|') : '(?!)')
}

function anyOf(words: readonly string[]): string {
  const single = words.filter((word) => word.length === 1)
  const longer = words.filter((word) => word.length !== 1).map(escaped)
  return `(?:${[...(single.length > 0 ? [`[${single.map(escaped).join('')}]`] : []), ...longer].join('|')})`
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
