// What grows with the corpus and what must not: one edit at 100, 1,000 and 10,000 documents, and `check` of all of them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateCorpus, hubName } from '../corpus.ts'
import type { CorpusFolder } from '../corpusFolder.ts'
import { ourProgram } from '../ours.ts'
import { peakMemory, wallTime } from '../program.ts'
import { cacheIn, ourServer } from '../servers/kinds.ts'
import { startTalk, type Talk } from '../servers/talk.ts'
import { median, ratioOf } from '../statistics.ts'
import { counted, megabytes, milliseconds, type Row, tableText } from '../table.ts'
import type { Bench, GeneratedGroup } from './group.ts'
import { keystroke } from './keystrokes.ts'

const sizes = [100, 1000, 10_000] as const

/** Edits that count, and those before that do not. */
const edits = 30
const before = 5

export const growth: GeneratedGroup = {
  name: 'growth',
  async run(bench) {
    const corpora = sizes.map((size) => generateCorpus(bench.temporary(`growth-${size}`), size))
    const costs = await editCosts(bench, corpora)
    const { times, peaks } = await checkCosts(bench, corpora)
    return {
      title: 'growth: generated corpora of 100, 1,000 and 10,000 documents',
      rows: [...editRows(costs), ...checkRows(times, peaks)],
      notes: [sizesText(corpora)],
    }
  },
}

interface EditCosts {
  /** Milliseconds from a keystroke to the diagnostics of its document. */
  readonly hub: number[]
  readonly leaf: number[]
  /** Milliseconds from a keystroke in the hub to the diagnostics of the whole workspace. */
  readonly workspace: number[]
}

/** The servers of all sizes take turns. */
async function editCosts(bench: Bench, corpora: readonly CorpusFolder[]): Promise<readonly EditCosts[]> {
  const talks: Talk[] = []
  for (const { name, folder } of corpora) {
    bench.say(`${name}: one edit`)
    talks.push(await startTalk(ourServer(bench.temporary('cache-growth')), folder))
  }
  const costs = talks.map((): EditCosts => ({ hub: [], leaf: [], workspace: [] }))
  const ids: (readonly { uri: string; value: string }[])[] = []
  for (const [i, talk] of talks.entries()) {
    ids[i] = await workspaceIds(talk, [])
    for (const file of editedIn(corpora[i])) await talk.open(file, readFileSync(file, 'utf8'))
  }
  for (let stroke = -before; stroke < edits; stroke++) {
    for (const [i, talk] of talks.entries()) {
      const [hub, leaf] = editedIn(corpora[i])
      const cost = costs[i]
      if (!hub || !leaf || !cost) continue
      const took = [
        await keystroke(talk, hub, { line: 40 + ((stroke + before) % 10) * 480, character: 0 }),
        await keystroke(talk, leaf, { line: 4, character: 0 }),
      ]
      if (stroke < 0) continue
      cost.hub.push(took[0] ?? 0)
      cost.leaf.push(took[1] ?? 0)
      if (stroke >= bench.pairs) continue
      const start = performance.now()
      await talk.type(hub, { line: 40, character: 0 }, 'x')
      ids[i] = await workspaceIds(talk, ids[i] ?? [])
      cost.workspace.push(performance.now() - start)
    }
  }
  for (const talk of talks) await talk.stop()
  return costs
}

/** The hub, which is the same in all corpora, and a document like all others. */
function editedIn(corpus: CorpusFolder | undefined): readonly string[] {
  if (!corpus) return []
  return [join(corpus.folder, hubName), ...corpus.files.filter((file) => !file.endsWith('hub.md')).slice(7, 8)]
}

async function workspaceIds(talk: Talk, previousResultIds: readonly { uri: string; value: string }[]) {
  const { items } = await talk.ask<{ readonly items: readonly { uri: string; resultId?: string }[] }>(
    'workspace/diagnostic',
    { previousResultIds },
  )
  const now = new Map(previousResultIds.map(({ uri, value }) => [uri, value]))
  for (const { uri, resultId } of items) if (resultId !== undefined) now.set(uri, resultId)
  return [...now].map(([uri, value]) => ({ uri, value }))
}

function editRows(costs: readonly EditCosts[]): readonly Row[] {
  const [base] = costs
  return sizes.slice(1).flatMap((size, i): Row[] => {
    const cost = costs[i + 1]
    if (!base || !cost) return []
    const row = (work: string, of: keyof EditCosts, goal?: number): Row => ({
      work: `${work}, at ${counted(size)} documents`,
      ours: milliseconds(median(cost[of])),
      against: 'itself at 100',
      theirs: milliseconds(median(base[of])),
      ratio: ratioOf(cost[of], base[of]),
      ...(goal === undefined ? {} : { goal }),
    })
    return [
      row('an edit in the hub → its diagnostics', 'hub', 1.3),
      row('an edit in another document → its diagnostics', 'leaf', 1.3),
      row('an edit in the hub → those of the workspace', 'workspace'),
    ]
  })
}

async function checkCosts(bench: Bench, corpora: readonly CorpusFolder[]) {
  const env = cacheIn(bench.temporary('no-cache-growth'))
  const words = ['check', '--format', 'json', ...(bench.hasCache ? ['--no-cache'] : []), '.']
  const programs = corpora.map(({ folder }) => ourProgram(folder, words, env))
  const times = programs.map((): number[] => [])
  for (let round = 0; round < bench.pairs; round++) {
    bench.say(`check of generated corpora, round ${round + 1} of ${bench.pairs}`)
    for (const [i, program] of programs.entries()) times[i]?.push(await wallTime(program))
  }
  const peaks: (number | undefined)[] = []
  for (const program of programs) peaks.push(await peakMemory(program))
  return { times, peaks }
}

/** Linear growth is a ratio of at most ten; a program's own start makes it less. */
function checkRows(times: readonly (readonly number[])[], peaks: readonly (number | undefined)[]): readonly Row[] {
  const [, small = [], big = []] = times
  const [, smallPeak, bigPeak] = peaks
  return [
    {
      work: 'check of everything, time, at 10,000 documents',
      ours: milliseconds(median(big)),
      against: 'itself at 1,000',
      theirs: milliseconds(median(small)),
      ratio: ratioOf(big, small),
      goal: 10,
    },
    {
      work: 'check of everything, peak memory, at 10,000 documents',
      ours: megabytes(bigPeak),
      against: 'itself at 1,000',
      theirs: megabytes(smallPeak),
      ratio: (bigPeak ?? Number.NaN) / (smallPeak ?? Number.NaN),
      goal: 10,
    },
  ]
}

function sizesText(corpora: readonly CorpusFolder[]): string {
  return tableText(
    ['documents', 'text'],
    corpora.map(({ files, bytes }) => [counted(files.length), megabytes(bytes)]),
  )
}
