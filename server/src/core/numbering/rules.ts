// What the configuration says of the numbering of a document.

import picomatch from 'picomatch'
import type { Corpus } from '../corpus.ts'
import type { Settings } from '../settings.ts'
import { type Path, relative } from '../uri.ts'
import { type LevelRule, levelRule } from './levelRule.ts'

/** Levels in the order in which they are configured; empty where sections of the document have no numbers that mean anything. */
export type NumberingRules = readonly LevelRule[]

/** The rules for a document: those of the last glob that matches it. Undefined where nothing is configured. */
export function rulesFor(corpus: Corpus, path: Path): NumberingRules | undefined {
  const root = corpus.rootOf(path)
  if (!root || Object.keys(root.settings.numbering).length === 0) return undefined
  let rules = kept.get(root.settings)
  if (!rules) {
    rules = Object.entries(root.settings.numbering).map(([glob, examples]) => ({
      matches: picomatch(glob, { dot: true }),
      levels: examples.flatMap((example) => levelRule(example) ?? []),
    }))
    kept.set(root.settings, rules)
  }
  const name = relative(root.path, path)
  return rules.findLast(({ matches }) => matches(name))?.levels
}

const kept = new WeakMap<
  Settings,
  readonly { readonly matches: (path: string) => boolean; readonly levels: NumberingRules }[]
>()
