// Documents that say what was true when they were written.

import picomatch from 'picomatch'
import type { Corpus } from '../corpus.ts'
import type { Settings } from '../settings.ts'
import { type Path, relative } from '../uri.ts'

const kept = new WeakMap<Settings, (path: string) => boolean>()

/** Whether the configuration names the document in `historical`. */
export function isHistorical(corpus: Corpus, path: Path): boolean {
  const root = corpus.rootOf(path)
  if (!root || root.settings.historical.length === 0) return false
  let matches = kept.get(root.settings)
  if (!matches) {
    matches = picomatch([...root.settings.historical], { dot: true })
    kept.set(root.settings, matches)
  }
  return matches(relative(root.path, path))
}
