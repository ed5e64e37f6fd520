// All templates in force, sorted by what stands next to the number, so that few are tried at each.

import type { Settings } from '../settings.ts'
import { preset } from './presets.ts'
import { parseTemplate, type Template } from './templates.ts'
import { neighbour, type Trigger, triggerOf } from './triggers.ts'

/** Templates by the character that must stand next to the number; those of the configuration go first. */
export interface Grammar {
  readonly byBefore: ReadonlyMap<string, readonly Template[]>
  readonly byBehind: ReadonlyMap<string, readonly Template[]>
  /** Templates in which a title or the name of a file stands on both sides, or there is nothing on one. */
  readonly others: readonly Template[]
  /** Templates without number. */
  readonly titled: readonly Template[]
  /** Whether the source of a text may hold a mention. */
  readonly mayMatch: Trigger
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
    if (before) add(byBefore, before.slice(-1), template)
    else if (behind) add(byBehind, behind.charAt(0), template)
    else others.push(template)
  }
  const titled = templates.filter(({ around }) => around === 'title')
  return {
    byBefore,
    byBehind,
    others,
    titled,
    mayMatch: triggerOf(templates),
    order: new Map(templates.map((template, i) => [template, i])),
  }
}

function add(map: Map<string, Template[]>, key: string, template: Template): void {
  const list = map.get(key)
  if (list) list.push(template)
  else map.set(key, [template])
}
