// A corpus to measure on: a folder, which of its files are documents, and what they hold.

import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface CorpusFolder {
  /** The last part of the path, or what was generated: tables never show where a corpus lies. */
  readonly name: string
  readonly folder: string
  /** Documents, as absolute paths, sorted: not those in hidden folders or in `node_modules`. */
  readonly files: readonly string[]
  readonly bytes: number
  /** Whether the text is prose in Latin letters: goals differ for it. */
  readonly isLatin: boolean
}

/** Lists the documents of a folder. Throws where it holds none. */
export function corpusIn(folder: string, name = basename(folder)): CorpusFolder {
  const files = globSync('**/*.{md,markdown}', { cwd: folder, exclude: isLeftOut })
    .map((file) => join(folder, file))
    .sort()
  if (files.length === 0) throw new Error(`There is no Markdown document in ${folder}.`)
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  return { name, folder, files, bytes, isLatin: isLatin(files) }
}

function isLeftOut(name: string): boolean {
  return /(?:^|[/\\])(?:\.[^/\\.]+|node_modules)$/.test(name)
}

/** Fewer than one in a hundred characters of a sample is Han. */
function isLatin(files: readonly string[]): boolean {
  const step = Math.max(1, Math.floor(files.length / 50))
  const sample = files.filter((_, i) => i % step === 0).map((file) => readFileSync(file, 'utf8'))
  const text = sample.join('')
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) < text.length / 100
}
