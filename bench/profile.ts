// Where the time of our command goes: profiles of V8 on the main thread, summed by what the sources are for.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CorpusFolder } from './corpusFolder.ts'
import { ourCommand } from './ours.ts'
import { cacheIn } from './servers/kinds.ts'
import { median } from './statistics.ts'
import { counted, milliseconds, sectionText, tableText } from './table.ts'

/** What a profile holds, as V8 writes it. Times are in microseconds. */
interface Profile {
  readonly nodes: readonly ProfileNode[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

interface ProfileNode {
  readonly id: number
  readonly callFrame: {
    readonly functionName: string
    readonly url: string
    readonly lineNumber: number
    readonly columnNumber: number
  }
  readonly children?: readonly number[]
}

/** What a source file is for, by the first pattern that its path fits. */
const layers: readonly (readonly [string, RegExp])[] = [
  ['facts: micromark', /node_modules\/(?:micromark|decode-named|character-entities)|core\/facts\/reference\//],
  ['facts: names of headings, numbers', /core\/(?:facts\/naming|facts\/lane\/title|number\.|slug)|github-slugger/],
  ['facts: inside of blocks', /core\/facts\/lane\/(?:inlines|atoms|pieces|resource|backticks|triggers)/],
  ['facts: blocks', /core\/facts\/lane\/|core\/text/],
  ['facts: metadata, HTML, order', /core\/facts\//],
  ['references and grammar', /core\/(?:grammar|document|destination|sectionNumber|reference)/],
  ['checks', /core\/checks\//],
  ['resolving', /core\//],
  [
    'what is kept: reading and writing it',
    /node\/(?:cache|checksum|factsStore|diskRecord)|session\/(?:kept|cache|factsCache|findings)|cli\/(?:known|asked)/,
  ],
  ['listing folders', /session\/(?:discovery|ignoring|listing|membership)|node_modules\/(?:ignore|picomatch)/],
  ['reading and decoding files', /node\/(?:files|stampedFiles|roots)|session\/content/],
  ['session', /session\/|node\//],
  ['words and output', /cli\/|commander|picocolors/],
]

const others = {
  gc: 'collecting garbage',
  node: 'Node: start, and loading what runs',
  program: 'V8 outside of functions',
}
const runs = 5

/** Microseconds between two samples; where many times as much lies between them, something else had the processor. */
const interval = 250
const longestSample = 4 * interval

/** The profiles of a check of the corpus, as Markdown. Builds the command line anew, with source maps. */
export function profileText({ folder, name, files }: CorpusFolder): string {
  const root = join(import.meta.dirname, '..')
  spawnSync(process.execPath, ['esbuild.mjs', '--quiet', '--only=server/dist/cli.js'], { cwd: root, stdio: 'inherit' })
  const links = ['check', '--format', 'json', '--only', 'missing-file', '--only', 'missing-heading', '.']
  const all = ['check', '--format', 'json', '.']
  const kinds = [
    ['check of references, no cache', [...links, '--no-cache']],
    ['check of everything, no cache', [...all, '--no-cache']],
    ['check of references, warm cache', links],
  ] as const
  const cache = mkdtempSync(join(tmpdir(), 'doc-corpus-profile-'))
  try {
    const sections = kinds.map(([title, words]) =>
      sectionText({ title, rows: [], notes: [tableOf(folder, words, cache)] }),
    )
    return [`## Profile: ${name}, ${counted(files.length)} documents`, ...sections].join('\n\n')
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

function tableOf(folder: string, words: readonly string[], cache: string): string {
  // What keeps something needs one run to write it, and one to compile what reads it.
  for (let i = 0; i < 2; i++) run(folder, words, cache, [])
  const found = Array.from({ length: runs }, () => profiled(folder, words, cache))
  const names = new Set(found.flatMap((times) => [...times.keys()]))
  const total = median(found.map((times) => [...times.values()].reduce((sum, time) => sum + time, 0)))
  const time = (layer: string) => median(found.map((times) => times.get(layer) ?? 0))
  const rows = [...names]
    .map((layer) => ({ layer, time: time(layer) }))
    .sort((a, b) => b.time - a.time)
    .map(({ layer, time }) => [layer, milliseconds(time), `${Math.round((100 * time) / total)} %`])
  return tableText(['what', 'time', 'share'], [...rows, ['all', milliseconds(total), '']])
}

/** Milliseconds by layer of one run. */
function profiled(folder: string, words: readonly string[], cache: string): ReadonlyMap<string, number> {
  const made = mkdtempSync(join(tmpdir(), 'doc-corpus-profile-'))
  try {
    run(folder, words, cache, ['--cpu-prof', '--cpu-prof-interval', String(interval), '--cpu-prof-dir', made])
    const file = readdirSync(made)[0]
    if (file === undefined) throw new Error('Node wrote no profile.')
    return timesByLayer(JSON.parse(readFileSync(join(made, file), 'utf8')))
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

function run(folder: string, words: readonly string[], cache: string, flags: readonly string[]): void {
  const { command, words: own } = ourCommand(...words)
  const env = { ...process.env, ...cacheIn(cache) }
  const { status } = spawnSync(command, [...flags, ...own], { cwd: folder, env, stdio: 'ignore' })
  if (status !== 0 && status !== 1) throw new Error(`The check ended with ${status}.`)
}

/** Own time of each function, given to the layer of the nearest function of ours or of a library around it. */
function timesByLayer({ nodes, samples, timeDeltas }: Profile): ReadonlyMap<string, number> {
  const own = new Map<number, number>()
  for (const [i, id] of samples.entries())
    own.set(id, (own.get(id) ?? 0) + Math.min(timeDeltas[i] ?? 0, longestSample) / 1000)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const times = new Map<string, number>()
  const waiting: { readonly id: number; readonly around: string }[] = [{ id: nodes[0]?.id ?? 0, around: others.node }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = byId.get(next.id)
    if (!node) continue
    const layer = layerOf(node) ?? next.around
    const time = own.get(node.id) ?? 0
    if (time > 0 && node.callFrame.functionName !== '(idle)') times.set(layer, (times.get(layer) ?? 0) + time)
    for (const id of node.children ?? []) waiting.push({ id, around: layer })
  }
  return times
}

function layerOf({ callFrame }: ProfileNode): string | undefined {
  const { functionName, url, lineNumber, columnNumber } = callFrame
  if (functionName === '(garbage collector)') return others.gc
  if (functionName === '(program)') return others.program
  if (/^node:internal\/(?:modules|bootstrap|process)/.test(url)) return others.node
  if (!url.startsWith('file:')) return undefined
  // The top of a module runs while it is loaded.
  if (functionName === '' && lineNumber === 0 && columnNumber === 0) return others.node
  const source = mapOf(fileURLToPath(url))?.findEntry(lineNumber, columnNumber)
  const path = source && 'originalSource' in source ? source.originalSource : url
  return layers.find(([, pattern]) => pattern.test(path))?.[0]
}

const maps = new Map<string, SourceMap | undefined>()

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    const map = readdirSync(dirname(file)).find((name) => join(dirname(file), name) === `${file}.map`)
    maps.set(file, map === undefined ? undefined : new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))))
  }
  return maps.get(file)
}
