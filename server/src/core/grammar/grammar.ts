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
    trigger: triggerOf([...byBefore.keys()], [...byBehind.keys()], others, titled),
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

function triggerOf(
  before: readonly string[],
  behind: readonly string[],
  others: readonly Template[],
  titled: readonly Template[],
): RegExp {
  const words = [...others, ...titled].flatMap(({ behind: parts, before: back }) => {
    const literals = [...parts, ...back].flatMap((part) => (part.kind === 'literal' ? [part.text] : []))
    const longest = literals.toSorted((a, b) => b.length - a.length)[0]
    return longest === undefined ? [] : [escaped(longest)]
  })
  const alternatives = [
    ...(before.length > 0 ? [`${setOf(before)}${between}[\\d０-９A-Z一二三四五六七八九十]`] : []),
    ...(behind.length > 0 ? [`[\\d０-９]${between}${setOf(behind)}`] : []),
    ...new Set(words),
  ]
  return new RegExp(alternatives.length > 0 ? alternatives.join('|') : '(?!)', 'u')
}

function setOf(characters: readonly string[]): string {
  return `[${characters.map(escaped).join('')}]`
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
