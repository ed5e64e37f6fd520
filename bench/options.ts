// The words of `npm run bench`.

import { parseArgs } from 'node:util'

export interface Options {
  /** Folders to measure on. */
  readonly folders: readonly string[]
  /** Sizes of corpora to generate and to measure on like those given. */
  readonly generate: readonly number[]
  /** Names of groups; empty for all. */
  readonly only: readonly string[]
  /** Whether the group that starts a real VS Code runs besides all others. */
  readonly editor: boolean
  readonly pairs: number
  /** Whether, instead of measuring against others, it is told where our own time goes. */
  readonly profile: boolean
  /** Whether the result becomes docs/benchmark.md. */
  readonly write: boolean
}

export const usage = `npm run bench -- CORPUS… [--only NAME] [--editor] [--pairs N] [--generate N] [--write]
npm run bench -- CORPUS… --profile

  CORPUS        folders of Markdown documents to measure on
  --only NAME   one group of measurements; may be repeated
  --editor      also start a real VS Code, in a browser without a window; the group 'editor'
  --pairs N     rounds in which each thing is measured once (default: 5)
  --generate N  measure also on a generated corpus of N documents; may be repeated
  --write       write the result to docs/benchmark.md
  --profile     tell where the time of our command goes, and measure nothing else`

/** Reads the words. Throws a sentence where they make no sense. */
export function optionsOf(words: readonly string[], groups: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      editor: { type: 'boolean', default: false },
      pairs: { type: 'string', default: '5' },
      generate: { type: 'string', multiple: true, default: [] },
      profile: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  })
  const unknown = values.only.find((name) => !groups.includes(name))
  if (unknown !== undefined) throw new Error(`There is no group '${unknown}'. There are: ${groups.join(', ')}.`)
  return {
    folders: positionals,
    generate: values.generate.map((value) => whole('--generate', value)),
    only: values.only,
    editor: values.editor,
    pairs: whole('--pairs', values.pairs),
    profile: values.profile,
    write: values.write,
  }
}

function whole(name: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new Error(`${name} takes a whole number from 1, not '${value}'.`)
  return Number(value)
}
