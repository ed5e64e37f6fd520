// `check` as a whole program against rumdl, remark-validate-links, `cat` and a bare scan of lines.

import type { CorpusFolder } from '../corpusFolder.ts'
import { output, type Program, peakMemory, wallTime } from '../program.ts'
import { interleaved, median, ratioOf } from '../statistics.ts'
import { counted, megabytes, milliseconds, type Row } from '../table.ts'
import { type CheckPrograms, checkPrograms } from './checkPrograms.ts'
import { type Bench, type CorpusGroup, large } from './group.ts'

export const check: CorpusGroup = {
  name: 'check',
  async run(bench, corpus) {
    const programs = checkPrograms(bench, corpus)
    bench.say(`${corpus.name}: whole programs`)
    // What has a cache fills it; for all others the files come into the memory of the operating system.
    for (const [, program] of inRounds(programs)) await wallTime(program)
    const times = await interleaved(
      bench.pairs,
      Object.fromEntries(inRounds(programs).map(([name, program]) => [name, () => wallTime(program)])),
    )
    if (programs.remark) times.remark = [await wallTime(programs.remark)]
    bench.say(`${corpus.name}: memory of whole programs`)
    const peaks = new Map<string, number | undefined>()
    for (const [name, program] of inRounds(programs)) peaks.set(name, await peakMemory(program))
    return {
      title: 'check: whole programs, from start to end',
      rows: rows(bench, corpus, { times, peaks }),
      notes: [
        await found(programs),
        'Every program ran once before: files are in the memory of the operating system, and Node has kept what it compiled.',
      ],
    }
  },
}

interface Measured {
  readonly times: Readonly<Record<string, readonly number[]>>
  readonly peaks: ReadonlyMap<string, number | undefined>
}

/** All but the one that takes so long that it runs once, by itself. */
function inRounds(programs: CheckPrograms): readonly (readonly [string, Program])[] {
  return Object.entries(programs).filter(([name, program]) => program && name !== 'remark')
}

function rows({ hasCache }: Bench, { bytes }: CorpusFolder, { times, peaks }: Measured): readonly Row[] {
  const row = (work: string, ours: string, against: string, other: string, goal?: number): Row => {
    const [mine, theirs] = [times[ours] ?? [], times[other] ?? []]
    return {
      work,
      ours: cost(mine, peaks.get(ours)),
      against,
      theirs: cost(theirs, peaks.get(other)),
      ratio: theirs.length === 1 ? median(mine) / median(theirs) : ratioOf(mine, theirs),
      ...(goal === undefined ? {} : { goal }),
    }
  }
  const warm = 'check of references, warm cache'
  return [
    row('check of references, no cache', 'ours', 'rumdl, MD051 and MD057', 'rumdl', bytes >= large ? 0.6 : 1),
    hasCache
      ? row(warm, 'oursWarm', 'rumdl, its warm cache', 'rumdlWarm', bytes >= large ? 0.4 : 1)
      : {
          work: warm,
          ours: 'no cache yet',
          against: 'rumdl, its warm cache',
          theirs: cost(times.rumdlWarm ?? [], peaks.get('rumdlWarm')),
          goal: bytes >= large ? 0.4 : 1,
        },
    row('check of everything, no cache', 'oursAll', 'rumdl, MD051 and MD057', 'rumdl'),
    row('check of references, no cache', 'ours', 'remark-validate-links, one run', 'remark'),
    row('check of references, no cache', 'ours', 'a bare scan of lines on Node', 'scan'),
    row('check of references, no cache', 'ours', '`cat` of the same files', 'cat'),
    row('check of references, no cache', 'ours', 'Node starting and doing nothing', 'node'),
  ]
}

function cost(times: readonly number[], peak: number | undefined): string {
  const time = milliseconds(median(times))
  return peak === undefined ? time : `${time}, ${megabytes(peak)}`
}

/** What the programs found: whoever is fast must also have done the work. */
async function found({ ours, rumdl }: CheckPrograms): Promise<string> {
  const { documents, references, problems } = JSON.parse(await output(ours)) as {
    readonly documents: number
    readonly references: number
    readonly problems: readonly { readonly code: string }[]
  }
  const count = (code: string) => counted(problems.filter((problem) => problem.code === code).length)
  const own = `Doc Corpus read ${counted(documents)} documents with ${counted(references)} references and found ${count('missing-file')} missing files and ${count('missing-heading')} missing headings`
  if (!rumdl) return `${own}.`
  const text = await output(rumdl)
  const rule = (name: string) => counted(text.split(`"${name}"`).length - 1)
  return `${own}; rumdl reported ${rule('MD057')} times MD057 and ${rule('MD051')} times MD051.`
}
