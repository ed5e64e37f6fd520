// The whole programs that `check` is measured against, each on the same corpus.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CorpusFolder } from '../corpusFolder.ts'
import { ourProgram } from '../ours.ts'
import { nativeRumdl, type Peers } from '../peers.ts'
import type { Program } from '../program.ts'
import { cacheIn } from '../servers/kinds.ts'
import type { Bench } from './group.ts'

/** Programs by what they are; those that are not here are left out. */
export interface CheckPrograms {
  /** The two codes about links, without a cache. */
  readonly ours: Program
  /** All codes, without a cache. */
  readonly oursAll: Program
  /** The two codes, with the cache that a run before has left; undefined as long as there is none. */
  readonly oursWarm: Program | undefined
  readonly rumdl: Program | undefined
  readonly rumdlWarm: Program | undefined
  readonly remark: Program | undefined
  readonly cat: Program | undefined
  readonly scan: Program
  /** Node doing nothing: what our program cannot go below. */
  readonly node: Program
}

export function checkPrograms(bench: Bench, corpus: CorpusFolder): CheckPrograms {
  const { folder } = corpus
  const list = join(bench.temporary('files'), 'files.json')
  writeFileSync(list, JSON.stringify(corpus.files))
  const noCache = bench.hasCache ? ['--no-cache'] : []
  const json = ['check', '--format', 'json']
  const links = ['--only', 'missing-file', '--only', 'missing-heading']
  const nowhere = cacheIn(bench.temporary('no-cache'))
  const kept = cacheIn(bench.temporary('our-cache'))
  const node = (...words: string[]): Program => ({ command: process.execPath, words, folder, fine: [0] })
  return {
    ours: ourProgram(folder, [...json, ...links, ...noCache, '.'], nowhere),
    oursAll: ourProgram(folder, [...json, ...noCache, '.'], nowhere),
    oursWarm: bench.hasCache ? ourProgram(folder, [...json, ...links, '.'], kept) : undefined,
    rumdl: rumdl(bench.peers, folder, '--no-cache'),
    rumdlWarm: rumdl(bench.peers, folder, '--cache-dir', bench.temporary('rumdl-cache')),
    remark: remark(bench.peers, folder),
    cat: cat(`${list}.names`, corpus),
    scan: node(join(import.meta.dirname, '../programs/scanFiles.ts'), list),
    node: node('-e', '0'),
  }
}

/** Exit code 1: it found something, or left out a document that is not UTF-8. */
function rumdl(peers: Peers, folder: string, ...words: readonly string[]): Program | undefined {
  const installed = peers.folder('rumdl')
  if (!installed) return undefined
  const rules = ['check', '.', '--isolated', '--enable', 'MD051,MD057', '--output-format', 'json']
  return { command: nativeRumdl(installed), words: [...rules, ...words], folder, fine: [0, 1, 2] }
}

/** Without `repository:false` the plug-in would ask git which web address the links to its host have. */
function remark(peers: Peers, folder: string): Program | undefined {
  const installed = peers.folder('remark-validate-links')
  if (!installed) return undefined
  const modules = join(installed, 'node_modules')
  const links = `${join(modules, 'remark-validate-links', 'index.js')}=repository:false`
  const plugins = ['--use', join(modules, 'remark-gfm', 'index.js'), '--use', links]
  const words = ['.', '--no-config', '--no-ignore', '--no-color', '--no-stdout', '--quiet', '--ext', 'md,markdown']
  const program = join(modules, 'remark-cli', 'cli.js')
  return { command: process.execPath, words: [program, ...words, ...plugins], folder, fine: [0, 1] }
}

/** xargs hands on as many names at a time as `cat` can take. */
function cat(names: string, { files, folder }: CorpusFolder): Program | undefined {
  if (process.platform === 'win32') return undefined
  writeFileSync(names, files.join('\0'))
  return { command: 'sh', words: ['-c', 'xargs -0 cat < "$0" > /dev/null', names], folder, fine: [0] }
}
