// Runs in a process of its own: reads the documents it is told of, then works on their texts in one way, twice, and says how long it took.

import { readFileSync } from 'node:fs'
import { defaultSettings } from '../../server/src/core/settings.ts'

/** What the process prints, as JSON. */
export interface ReadingTimes {
  /** Milliseconds, the first time; nothing is compiled then that was not in use while loading. */
  readonly cold: number
  /** Milliseconds, the second time. */
  readonly warm: number
}

/** The ways of working, by name; each gives a number that keeps the work from being left out. */
const ways: Readonly<Record<string, () => Promise<(text: string) => number>>> = {
  lane: async () => {
    const { extractFacts } = await import('../../server/src/core/facts/extract.ts')
    const options = { anchors: defaultSettings.anchors, headingsOnly: false }
    return (text) => extractFacts(text, options).headings.length
  },
  reference: async () => {
    const { extractFacts } = await import('../../server/src/core/facts/extract.ts')
    const options = { anchors: defaultSettings.anchors, headingsOnly: false, extractor: 'reference' } as const
    return (text) => extractFacts(text, options).headings.length
  },
  micromark: async () => {
    const { markdownEvents } = await import('../../server/src/core/facts/reference/markdown.ts')
    return (text) => markdownEvents(text, 0).length
  },
  'markdown-it': async () => {
    const { loadMarkdownIt } = await import('../servers/vscodeServer.ts')
    const parser = loadMarkdownIt(process.argv[4] ?? '')
    return (text) => parser.parse(text, {}).length
  },
  scan: async () => scan,
}

const [, , way = '', list = ''] = process.argv
const work = await ways[way]?.()
if (!work) throw new Error(`There is no way '${way}'.`)
const texts: string[] = JSON.parse(readFileSync(list, 'utf8')).map((file: string) => readFileSync(file, 'utf8'))
const times: ReadingTimes = { cold: timed(work), warm: timed(work) }
console.log(JSON.stringify(times))

function timed(work: (text: string) => number): number {
  const start = performance.now()
  let sum = 0
  for (const text of texts) sum += work(text)
  const took = performance.now() - start
  if (sum < 0) console.error(sum)
  return took
}

/** Headings and inline links by lines alone, wrong on purpose: it knows nothing of code, HTML or containers. */
function scan(text: string): number {
  let found = 0
  let fence = false
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(start, end)
    if (line.startsWith('```')) fence = !fence
    else if (!fence) {
      if (line.startsWith('#')) found++
      for (const _ of line.matchAll(/\[[^\]\n]*\]\([^)\n]*\)/g)) found++
    }
    start = end + 1
  }
  return found
}
