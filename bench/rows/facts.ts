// The facts of the whole corpus, in process: our lane against markdown-it, micromark, a naive scan and our own reference extractor.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CorpusFolder } from '../corpusFolder.ts'
import { output, type Program, peakMemory } from '../program.ts'
import type { ReadingTimes } from '../programs/read.ts'
import { median, ratioOf } from '../statistics.ts'
import { megabytes, milliseconds, type Row } from '../table.ts'
import type { Bench, CorpusGroup } from './group.ts'

export const facts: CorpusGroup = {
  name: 'facts',
  async run(bench, corpus) {
    const programs = readers(bench, corpus)
    const times = new Map<string, ReadingTimes[]>()
    for (let round = 0; round < bench.pairs; round++) {
      bench.say(`${corpus.name}: facts, round ${round + 1} of ${bench.pairs}`)
      for (const [way, program] of programs) {
        times.set(way, [...(times.get(way) ?? []), JSON.parse(await output(program))])
      }
    }
    const peaks = new Map<string, number | undefined>()
    for (const [way, program] of programs) if (isQuick(way)) peaks.set(way, await peakMemory(program))
    return {
      title: 'facts of the whole corpus, in process',
      rows: rows(corpus, times, peaks),
      notes: [
        'Each time in a new process, files read before the clock starts; “again” is the second time in that process. Memory is that of the process with all texts in it.',
      ],
    }
  },
}

function readers(bench: Bench, corpus: CorpusFolder): readonly (readonly [string, Program])[] {
  const list = join(bench.temporary('files'), 'files.json')
  writeFileSync(list, JSON.stringify(corpus.files))
  const markdownIt = bench.peers.folder('markdown-it')
  const ways = ['lane', 'scan', ...(markdownIt ? ['markdown-it'] : []), 'micromark', 'reference']
  const program = join(import.meta.dirname, '../programs/read.ts')
  return ways.map((way) => {
    const words = [program, way, list, ...(way === 'markdown-it' && markdownIt ? [markdownIt] : [])]
    return [way, { command: process.execPath, words, folder: import.meta.dirname, fine: [0] }]
  })
}

/** The slow ones take too long to run them once more. */
function isQuick(way: string): boolean {
  return way !== 'micromark' && way !== 'reference'
}

function rows(
  { isLatin }: CorpusFolder,
  times: ReadonlyMap<string, readonly ReadingTimes[]>,
  peaks: ReadonlyMap<string, number | undefined>,
): readonly Row[] {
  const cold = (way: string) => (times.get(way) ?? []).map((each) => each.cold)
  const warm = (way: string) => (times.get(way) ?? []).map((each) => each.warm)
  const cost = (way: string) => {
    const peak = peaks.get(way)
    return `${milliseconds(median(cold(way)))}${peak === undefined ? '' : `, ${megabytes(peak)}`}`
  }
  const row = (against: string, way: string, goal?: number): Row => ({
    work: 'all facts',
    ours: cost('lane'),
    against,
    theirs: cost(way),
    ratio: ratioOf(cold('lane'), cold(way)),
    ...(goal === undefined ? {} : { goal }),
  })
  return [
    row('markdown-it, parse', 'markdown-it', isLatin ? 1 : 0.4),
    row('micromark, events only', 'micromark', isLatin ? 0.1 : 0.03),
    row('naive scan of lines', 'scan', 4),
    row('our reference extractor', 'reference'),
    {
      work: 'all facts, again',
      ours: milliseconds(median(warm('lane'))),
      against: 'markdown-it, again',
      theirs: milliseconds(median(warm('markdown-it'))),
      ratio: ratioOf(warm('lane'), warm('markdown-it')),
    },
  ]
}
