// What grows with the corpus and what must not: one edit at 100, 1,000 and 10,000 documents, and `check` of all of them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Position } from 'vscode-languageserver/node'
import { generateCorpus, hubName } from '../corpus.ts'
import type { CorpusFolder } from '../corpusFolder.ts'
import { ourProgram } from '../ours.ts'
import { proseLines } from '../places.ts'
import { peakMemory, wallTime } from '../program.ts'
import { cacheIn, ourServer } from '../servers/kinds.ts'
import { startTalk, type Talk } from '../servers/talk.ts'
import { median, ratioOf } from '../statistics.ts'
import { counted, megabytes, milliseconds, type Row, tableText } from '../table.ts'
import type { Bench, GeneratedGroup } from './group.ts'
import { keystroke } from './keystrokes.ts'

const top: Position = { line: 0, character: 0 }

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
  /** Milliseconds from a keystroke in the hub to what has changed in the diagnostics of the whole workspace. */
  readonly workspace: number[]
  /** The same from a new heading in the hub, which may change those of all who refer to it. */
  readonly title: number[]
}

/** The servers of all sizes take turns. */
async function editCosts(bench: Bench, corpora: readonly CorpusFolder[]): Promise<readonly EditCosts[]> {
  const editors: Editor[] = []
  for (const corpus of corpora) {
    bench.say(`${corpus.name}: one edit`)
    editors.push(await openEditor(await startTalk(ourServer(bench.temporary('cache-growth')), corpus.folder), corpus))
  }
  for (let stroke = -before; stroke < edits; stroke++) {
    for (const editor of editors) await edit(editor, stroke, stroke >= 0 && stroke < bench.pairs)
  }
  for (const { talk } of editors) await talk.stop()
  return editors.map(({ costs }) => costs)
}

/** A server, and the two documents that are edited: the hub, the same in all corpora, and one like all others. */
interface Editor {
  readonly talk: Talk
  readonly costs: EditCosts
  readonly hub: Edited
  readonly leaf: Edited
  ids: readonly ResultId[]
}

interface Edited {
  readonly file: string
  readonly lines: readonly Position[]
}

interface ResultId {
  readonly uri: string
  readonly value: string
}

async function openEditor(talk: Talk, { folder, files }: CorpusFolder): Promise<Editor> {
  const open = async (file: string): Promise<Edited> => {
    const text = readFileSync(file, 'utf8')
    await talk.open(file, text)
    return { file, lines: proseLines(text, 10) }
  }
  const ids = await workspaceIds(talk, [])
  const hub = await open(join(folder, hubName))
  const leaf = await open(files.filter((file) => file !== hub.file)[7] ?? hub.file)
  return { talk, costs: { hub: [], leaf: [], workspace: [], title: [] }, hub, leaf, ids }
}

/** One keystroke in each document; with `everywhere`, two more with the diagnostics of all documents after them. */
async function edit(editor: Editor, stroke: number, everywhere: boolean): Promise<void> {
  const { talk, costs, hub, leaf } = editor
  const at = ({ lines }: Edited) => lines[(stroke + before) % lines.length] ?? top
  const inHub = await keystroke(talk, hub.file, at(hub))
  const inLeaf = await keystroke(talk, leaf.file, at(leaf))
  if (stroke < 0) return
  costs.hub.push(inHub)
  costs.leaf.push(inLeaf)
  if (!everywhere) return
  costs.workspace.push(await workspaceTime(editor, at(hub), 'x'))
  costs.title.push(await workspaceTime(editor, top, '## One more\n\n'))
}

/** Types into the hub and asks for all that has become other; milliseconds. */
async function workspaceTime(editor: Editor, position: Position, typed: string): Promise<number> {
  const start = performance.now()
  await editor.talk.type(editor.hub.file, position, typed)
  editor.ids = await workspaceIds(editor.talk, editor.ids)
  return performance.now() - start
}

async function workspaceIds(talk: Talk, previousResultIds: readonly ResultId[]): Promise<readonly ResultId[]> {
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
      row('a new heading in the hub → those of the workspace', 'title'),
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
