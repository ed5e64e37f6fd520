// From the start of a server to the diagnostics of every document, and how long our event loop is held up meanwhile.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CorpusFolder } from '../corpusFolder.ts'
import type { Blocking } from '../programs/blocking.ts'
import { ourServer, rumdlServer } from '../servers/kinds.ts'
import { type ServerKind, startTalk, type Talk, uriOf } from '../servers/talk.ts'
import { vscodeServer } from '../servers/vscodeServer.ts'
import { median, ratioOf } from '../statistics.ts'
import { counted, megabytes, milliseconds, type Row } from '../table.ts'
import type { Bench, CorpusGroup } from './group.ts'

export const start: CorpusGroup = {
  name: 'start',
  async run(bench, corpus) {
    const kept = bench.temporary('kept-cache')
    await timed(ourServer(kept), corpus, pullWorkspace)
    // Where the first server left nothing behind, there is no warm start to measure.
    const isKept = readdirSync(kept).length > 0
    const subjects = subjectsFor(bench, isKept ? kept : undefined)
    const runs = new Map<string, Run[]>(subjects.map(({ name }) => [name, []]))
    for (let round = 0; round < bench.pairs; round++) {
      for (const { name, kind, everything } of subjects) {
        bench.say(`${corpus.name}: start of ${name}, round ${round + 1} of ${bench.pairs}`)
        runs.get(name)?.push(await timed(kind(), corpus, everything))
      }
    }
    return {
      title: 'server: from start to the diagnostics of every document',
      rows: rows(runs, corpus),
      notes: [
        ...(isKept ? [] : ['The server keeps nothing for its next start yet: there is no warm start to measure.']),
        counts(runs),
        await blockingText(bench, corpus),
      ],
    }
  },
}

interface Subject {
  readonly name: string
  kind(): ServerKind
  /** Asks for the diagnostics of all documents; gives how many there are. */
  readonly everything: (talk: Talk, corpus: CorpusFolder) => Promise<number>
}

interface Run {
  readonly time: number
  readonly peak: number | undefined
  readonly diagnostics: number
}

const [workspace, opening, warm, vscode, rumdl] = [
  'doc-corpus, `workspace/diagnostic`',
  'doc-corpus, opening and pulling each',
  'doc-corpus, `workspace/diagnostic`, warm cache',
  'vscode-markdown-languageserver, opening and pulling each',
  'rumdl server, opening and pulling each',
] as const

function subjectsFor(bench: Bench, kept: string | undefined): readonly Subject[] {
  const theirs = vscodeServer(bench.peers)
  const native = rumdlServer(bench.peers)
  let caches = 0
  const fresh = () => ourServer(bench.temporary(`cache-${++caches}`))
  return [
    { name: workspace, kind: fresh, everything: pullWorkspace },
    ...(theirs ? [{ name: vscode, kind: () => theirs, everything: openAll }] : []),
    { name: opening, kind: fresh, everything: openAll },
    ...(native ? [{ name: rumdl, kind: () => native, everything: openAll }] : []),
    ...(kept ? [{ name: warm, kind: () => ourServer(kept), everything: pullWorkspace }] : []),
  ]
}

async function timed(kind: ServerKind, corpus: CorpusFolder, everything: Subject['everything']): Promise<Run> {
  const begin = performance.now()
  const talk = await startTalk(kind, corpus.folder)
  const diagnostics = await everything(talk, corpus)
  const time = performance.now() - begin
  const peak = talk.peak()
  await talk.stop()
  return { time, peak, diagnostics }
}

/** One question about all documents. */
async function pullWorkspace(talk: Talk): Promise<number> {
  const { items } = await talk.ask<{ readonly items: readonly Report[] }>('workspace/diagnostic', {
    previousResultIds: [],
  })
  return items.reduce((sum, report) => sum + (report.items?.length ?? 0), 0)
}

/** Opens every document, then asks about each without waiting for the answer before: so a server may use all cores. */
async function openAll(talk: Talk, { files }: CorpusFolder): Promise<number> {
  for (const file of files) await talk.open(file, readFileSync(file, 'utf8'))
  const reports = await Promise.all(
    files.map((file) => talk.ask<Report>('textDocument/diagnostic', { textDocument: { uri: uriOf(file) } })),
  )
  return reports.reduce((sum, report) => sum + (report.items?.length ?? 0), 0)
}

interface Report {
  readonly items?: readonly unknown[]
}

function rows(runs: ReadonlyMap<string, readonly Run[]>, { bytes }: CorpusFolder): readonly Row[] {
  const times = (name: string) => (runs.get(name) ?? []).map(({ time }) => time)
  const peaks = (name: string) => (runs.get(name) ?? []).flatMap(({ peak }) => (peak === undefined ? [] : [peak]))
  const time = (ours: string, other: string, goal?: number): Row => ({
    work: `time, ${ours.replace('doc-corpus, ', '')}`,
    ours: milliseconds(median(times(ours))),
    against: other,
    theirs: milliseconds(median(times(other))),
    ratio: ratioOf(times(ours), times(other)),
    ...(goal === undefined ? {} : { goal }),
  })
  const most = (name: string) => (peaks(name).length > 0 ? median(peaks(name)) : undefined)
  const memory = (other: string, goal?: number): Row => ({
    work: 'peak memory of the server',
    ours: megabytes(most(workspace)),
    against: other,
    theirs: megabytes(most(other)),
    ratio: ratioOf(peaks(workspace), peaks(other)),
    ...(goal === undefined ? {} : { goal }),
  })
  const limit = 250e6
  return [
    time(workspace, vscode, 0.1),
    time(workspace, rumdl, 0.15),
    time(opening, vscode),
    time(opening, rumdl),
    ...(runs.has(warm) ? [time(warm, workspace)] : []),
    memory(vscode, 0.4),
    memory(rumdl),
    {
      work: 'peak memory of the server',
      ours: megabytes(most(workspace)),
      against: 'what a corpus of 19.6 MB may take',
      theirs: megabytes(limit),
      ratio: (most(workspace) ?? Number.NaN) / limit,
      ...(bytes <= 20e6 ? { goal: 1 } : {}),
    },
  ]
}

function counts(runs: ReadonlyMap<string, readonly Run[]>): string {
  const parts = [...runs].map(([name, [first]]) => `${name}: ${counted(first?.diagnostics ?? 0)}`)
  return `Diagnostics received: ${parts.join('; ')}. The memory of vscode-markdown-languageserver is without that of its client, which parses for it.`
}

/** One more run with a timer that notices when it is late; it counts from the handshake on. */
async function blockingText(bench: Bench, corpus: CorpusFolder): Promise<string> {
  if (process.platform === 'win32') return 'How long the event loop was held up is not measured here: no signals.'
  const report = join(bench.temporary('blocking'), 'report.json')
  const module = join(import.meta.dirname, '../programs/blocking.ts')
  const talk = await startTalk(ourServer(bench.temporary('cache-blocking'), { module, report }), corpus.folder)
  if (talk.pid !== undefined) process.kill(talk.pid, 'SIGUSR2')
  await pullWorkspace(talk)
  await talk.stop()
  const { longestTurn, max, p99 } = JSON.parse(readFileSync(report, 'utf8')) as Blocking
  return `Our event loop, from the handshake to the answer: held up for ${milliseconds(max)} at most, ${milliseconds(p99)} in the 99th percentile (nothing over 50 ms is the aim); ${milliseconds(longestTurn)} of processor time in one turn at most, which is the same on a busy machine.`
}
