// All templates in force, sorted by what stands next to the number, so that few are tried at each.

import type { Settings } from '../settings.ts'
import { preset } from './presets.ts'
import { type Part, parseTemplate, type Template } from './templates.ts'

/** Templates by the character that must stand next to the number; those of the configuration go first. */
export interface Grammar {
  readonly byBefore: ReadonlyMap<string, readonly Template[]>
  readonly byBehind: ReadonlyMap<string, readonly Template[]>
  /** Templates in which a title or the name of a file stands on both sides, or there is nothing on one. */
  readonly others: readonly Template[]
  /** Templates without number. */
  readonly titled: readonly Template[]
  /** Matches a text that may hold a mention: one that holds a character of `byBefore` or `byBehind`, with a number near. */
  readonly trigger: RegExp
  /** Matches every text that `trigger` matches, and many others, in a fraction of the time. */
  readonly glance: RegExp
  /** The order in which templates were given: of two that cover as much, the first wins. */
  readonly order: ReadonlyMap<Template, number>
}

/** The grammar that a configuration asks for. Kept as long as the configuration. */
export function grammarOf({ grammar }: Settings): Grammar {
  let known = kept.get(grammar)
  if (!known) {
    const own = grammar.templates.flatMap((text) => {
      const parsed = parseTemplate(text)
      return 'template' in parsed ? [parsed.template] : []
    })
    known = sorted([...own, ...grammar.presets.flatMap(preset)])
    kept.set(grammar, known)
  }
  return known
}

const kept = new WeakMap<Settings['grammar'], Grammar>()

function sorted(templates: readonly Template[]): Grammar {
  const byBefore = new Map<string, Template[]>()
  const byBehind = new Map<string, Template[]>()
  const others: Template[] = []
  const numbered = templates.filter(({ around }) => around === 'number')
  for (const template of numbered) {
    const before = neighbour(template.before)
    const behind = neighbour(template.behind)
    if (before) add(byBefore, before.text.slice(-1), template)
    else if (behind) add(byBehind, behind.text.charAt(0), template)
    else others.push(template)
  }
  const titled = templates.filter(({ around }) => around === 'title')
  return {
    byBefore,
    byBehind,
    others,
    titled,
    trigger: triggerOf(templates),
    glance: glanceOf(templates),
    order: new Map(templates.map((template, i) => [template, i])),
  }
}

/** The words or signs right next to the number or title. */
function neighbour(parts: readonly Part[]): (Part & { kind: 'literal' }) | undefined {
  const first = parts.find(({ kind }) => kind !== 'gap')
  return first?.kind === 'literal' ? first : undefined
}

function add(map: Map<string, Template[]>, key: string, template: Template): void {
  const list = map.get(key)
  if (list) list.push(template)
  else map.set(key, [template])
}

/** What stands between a number and its words, line breaks with the prefix of the next line among it; bounded, so that it stays linear. */
const between = '[\\s>*]{0,12}'

const digit = '[\\d０-９]'
const shortNumber = `(?:${digit}|[A-Z](?![a-z])|[一二三四五六七八九十百零〇])`
const longNumber = `(?:[A-Z]-)?${digit}{1,3}[.．]${digit}`

/** How the name of a file ends that no other words tell from the number: a link, code, or a bare name. */
const endOfName = '(?:[`)]|\\.[a-z]{1,9})'

/** What must stand in a text for one of the templates to match. */
function triggerOf(templates: readonly Template[]): RegExp {
  const wordsByRest = new Map<string, Set<string>>()
  const need = (before: string, word: string, behind: string) => {
    const rest = `${before}@${behind}`
    wordsByRest.set(rest, (wordsByRest.get(rest) ?? new Set()).add(word))
  }
  let hasFileAlone = false
  for (const { before, behind, around, least } of templates) {
    const number = least > 1 ? longNumber : shortNumber
    const first = neighbour(before)
    const next = neighbour(behind)
    if (around === 'number' && first) need('', first.text, `${between}${number}`)
    else if (around === 'number' && next) need(`${digit}${between}`, next.text, '')
    else {
      const word = longestWord([...before, ...behind])
      if (word === undefined) hasFileAlone = true
      else need('', word, '')
    }
  }
  const alternatives = [...wordsByRest].map(([rest, words]) => rest.replace('@', anyOf([...words])))
  if (hasFileAlone) alternatives.push(`${endOfName}${between}${longNumber}`, `${longNumber}${between}[\`[\\w]`)
  return new RegExp(alternatives.length > 0 ? alternatives.join('|') : '(?!)', 'u')
}

/** A digit, or the words of templates that do without one. */
function glanceOf(templates: readonly Template[]): RegExp {
  const words = templates.flatMap(({ before, behind, around, least }) => {
    if (around === 'number' && least > 1) return []
    const word = around === 'number' ? neighbour(before)?.text : longestWord([...before, ...behind])
    return word === undefined ? [] : [word]
  })
  const shortest = words.filter((word) => !words.some((other) => other !== word && word.startsWith(other)))
  return new RegExp([digit, ...new Set(shortest.map(escaped))].join('|'))
}

function longestWord(parts: readonly Part[]): string | undefined {
  const words = parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : []))
  return words.toSorted((a, b) => b.length - a.length)[0]
}

function anyOf(words: readonly string[]): string {
  const single = words.filter((word) => word.length === 1)
  const longer = words.filter((word) => word.length !== 1).map(escaped)
  return `(?:${[...(single.length > 0 ? [`[${single.map(escaped).join('')}]`] : []), ...longer].join('|')})`
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
