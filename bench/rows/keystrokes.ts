// From a keystroke to the diagnostics of the document it is in, the hub of a generated corpus: our server against VS Code's own.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Position } from 'vscode-languageserver/node'
import { generateCorpus, hubName } from '../corpus.ts'
import { proseLines } from '../places.ts'
import { ourServer } from '../servers/kinds.ts'
import { startTalk, type Talk, uriOf } from '../servers/talk.ts'
import { vscodeServer } from '../servers/vscodeServer.ts'
import { median, percentile } from '../statistics.ts'
import { counted, milliseconds } from '../table.ts'
import type { GeneratedGroup } from './group.ts'

/** So many keystrokes, after a few that do not count. */
const strokes = 60
const before = 5

export const keystrokes: GeneratedGroup = {
  name: 'keystrokes',
  async run(bench) {
    const corpus = generateCorpus(bench.temporary('keystrokes'), 1120)
    const hub = join(corpus.folder, hubName)
    const text = readFileSync(hub, 'utf8')
    const kind = vscodeServer(bench.peers)
    bench.say('keystrokes in a hub')
    const ours = await startTalk(ourServer(bench.temporary('cache-keystrokes')), corpus.folder)
    const theirs = kind && (await startTalk(kind, corpus.folder))
    await ours.ask('workspace/diagnostic', { previousResultIds: [] })
    const talks = theirs ? [ours, theirs] : [ours]
    for (const talk of talks) await talk.open(hub, text)
    const lines = proseLines(text, 10)
    const times = talks.map((): number[] => [])
    for (let i = -before; i < strokes; i++) {
      for (const [which, talk] of talks.entries()) {
        const took = await keystroke(talk, hub, lines[(i + before) % lines.length] ?? top)
        if (i >= 0) times[which]?.push(took)
      }
    }
    for (const talk of talks) await talk.stop()
    const [own = [], other = []] = times
    return {
      title: `a keystroke in a document of ${counted(text.split('\n').length)} lines that ${counted(referring(corpus.files))} others refer to`,
      rows: [
        {
          work: 'keystroke → its diagnostics, 95th percentile',
          ours: milliseconds(percentile(own, 0.95)),
          against: 'vscode-markdown-languageserver',
          theirs: milliseconds(percentile(other, 0.95)),
          ratio: percentile(own, 0.95) / percentile(other, 0.95),
          goal: 0.1,
        },
        {
          work: 'keystroke → its diagnostics, median',
          ours: milliseconds(median(own)),
          against: 'vscode-markdown-languageserver',
          theirs: milliseconds(median(other)),
          ratio: median(own) / median(other),
        },
      ],
    }
  },
}

const top: Position = { line: 0, character: 0 }

/** Types one character and waits for the diagnostics of the document; milliseconds. */
export async function keystroke(talk: Talk, file: string, position: Position): Promise<number> {
  const start = performance.now()
  await talk.type(file, position, 'x')
  await talk.ask('textDocument/diagnostic', { textDocument: { uri: uriOf(file) } })
  return performance.now() - start
}

function referring(files: readonly string[]): number {
  return files.filter((file) => readFileSync(file, 'utf8').includes('](../hub.md#')).length
}
