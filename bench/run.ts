// `npm run bench`: measures this project and its peers side by side, and prints ratios as Markdown.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { generateCorpus } from './corpus.ts'
import { type CorpusFolder, corpusIn } from './corpusFolder.ts'
import { machineText } from './machine.ts'
import { canReadPeaks } from './memory.ts'
import { type Options, optionsOf, usage } from './options.ts'
import { hasCache } from './ours.ts'
import { installPeers } from './peers.ts'
import { profileText } from './profile.ts'
import { answers } from './rows/answers.ts'
import { check } from './rows/check.ts'
import { editor } from './rows/editor.ts'
import { facts } from './rows/facts.ts'
import type { Bench, CorpusGroup, GeneratedGroup } from './rows/group.ts'
import { growth } from './rows/growth.ts'
import { handover } from './rows/handover.ts'
import { keystrokes } from './rows/keystrokes.ts'
import { start } from './rows/start.ts'
import { counted, megabytes, type Section, sectionText } from './table.ts'

const onCorpora: readonly CorpusGroup[] = [check, facts, handover, start, answers, editor]
const onGenerated: readonly GeneratedGroup[] = [keystrokes, growth]

const options = read()
let count = 0
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'doc-corpus-bench-')))
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

const corpora = named(options)
const text = options.profile ? corpora.map(profileText).join('\n\n') : await measured(options, corpora)
console.log(`\n${text}`)
if (options.write && !options.profile) writeFileSync(join(import.meta.dirname, '../docs/benchmark.md'), `${text}\n`)

function read(): Options {
  try {
    return optionsOf(
      process.argv.slice(2),
      [...onCorpora, ...onGenerated].map(({ name }) => name),
    )
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

/** The corpora that the words name, generated ones behind the others. */
function named({ folders, generate }: Options): readonly CorpusFolder[] {
  try {
    return [
      ...folders.map((each) => corpusIn(resolve(each))),
      ...generate.map((count) => generateCorpus(temporary(`generated-${count}`), count)),
    ]
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}

async function measured({ only, pairs, editor }: Options, corpora: readonly CorpusFolder[]): Promise<string> {
  const peers = await installPeers()
  const bench: Bench = {
    pairs,
    peers,
    hasCache: await hasCache(),
    temporary,
    say: (text) => console.error(text),
  }
  const isWanted = ({ name, isExtra }: { readonly name: string; readonly isExtra?: boolean }) =>
    only.includes(name) || (isExtra ? editor : only.length === 0)
  const blocks = [head(pairs, peers.texts)]
  for (const corpus of corpora) {
    const text = corpus.isLatin ? 'prose in Latin letters' : 'prose with Chinese'
    const size = `${counted(corpus.files.length)} documents, ${megabytes(corpus.bytes)} of ${text}`
    blocks.push(`## Corpus: ${corpus.name}`, `${size}.`)
    for (const group of onCorpora.filter(isWanted)) {
      blocks.push(sectionText(await attempted(group.name, () => group.run(bench, corpus))))
    }
  }
  const generated = onGenerated.filter(isWanted)
  if (generated.length > 0) blocks.push('## Generated corpora')
  for (const group of generated) blocks.push(sectionText(await attempted(group.name, () => group.run(bench))))
  return blocks.join('\n\n')
}

function head(pairs: number, peers: readonly string[]): string {
  const date = new Date().toISOString().slice(0, 10)
  return [
    '# Benchmark',
    'Written by `npm run bench`. Milliseconds and megabytes hold only against each other: what counts are the ratios, Doc Corpus divided by the other, so less than 1 is better. Where our own time goes: [the command line](performance.md), [the server](performance-server.md).',
    machineText(date, pairs, peers),
    ...(pairs < 5 ? ['**Provisional**: fewer than five rounds.'] : []),
    ...(canReadPeaks ? [] : ['Peak memory of other processes cannot be read on this operating system.']),
  ].join('\n\n')
}

/** A group that fails says so in its place, and the others go on. */
async function attempted(name: string, run: () => Promise<Section>): Promise<Section> {
  try {
    return await run()
  } catch (error) {
    console.error(error)
    process.exitCode = 1
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
    return { title: name, rows: [], notes: [`Not measured: ${withoutPaths(reason)}`] }
  }
}

/** What is written down names no place of this machine. */
function withoutPaths(text: string): string {
  return text.replace(/(?:[A-Za-z]:)?[\\/][^\s']+[\\/]/g, '…/')
}

/** An empty folder with this name and a number. */
function temporary(name: string): string {
  const made = join(folder, `${++count}-${name}`)
  mkdirSync(made)
  return made
}
