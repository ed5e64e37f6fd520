// From the start of a real VS Code to the first answer and to all problems, with nothing from before and for the second time.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../../test/vscode/host/chromium.ts'
import { withCopy } from '../../test/vscode/host/suiteHost.ts'
import { corpusIn } from '../corpusFolder.ts'
import { type HeadingLink, headingLink } from '../editor/link.ts'
import { type Scene, type Start, startsOf } from '../editor/starts.ts'
import { ourProgram } from '../ours.ts'
import { output } from '../program.ts'
import { median, ratioOf } from '../statistics.ts'
import { milliseconds, type Row, tableText } from '../table.ts'
import type { Bench, CorpusGroup } from './group.ts'

/** Needs a browser and, the first time, half a gigabyte for VS Code; it runs only when it is asked for. */
export const editor: CorpusGroup = {
  name: 'editor',
  isExtra: true,
  run: (bench, { folder }) => withCopy(folder, 'corpus', (copy) => measured(bench, copy)),
}

const root = join(import.meta.dirname, '../..')
const pictures = join(root, '.cache', 'screenshots')

type Name = 'ours' | 'worker' | 'alone'
type Times = 'cold' | 'warm'
/** One for each round. */
type Runs = Readonly<Record<Name, Readonly<Record<Times, Start[]>>>>

async function measured(bench: Bench, folder: string) {
  mkdirSync(pictures, { recursive: true })
  const link = headingLink(corpusIn(folder))
  const expected = await problemsOf(folder)
  const scenes = scenesOf(folder, link, expected)
  const runs: Runs = { ours: starts(), worker: starts(), alone: starts() }
  const browser = await launchChromium()
  try {
    for (let round = 1; round <= bench.pairs; round++) {
      for (const [name, scene] of Object.entries(scenes) as [Name, Scene][]) {
        bench.say(`VS Code, ${name}, round ${round} of ${bench.pairs}`)
        const places = ['cold', 'warm'].map((times) => join(pictures, `bench-${name}-${times}.png`))
        const [cold, warm] = await startsOf(browser, bench.temporary(`editor-${name}`), scene, places)
        if (cold) runs[name].cold.push(cold)
        if (warm) runs[name].warm.push(warm)
      }
    }
  } finally {
    await browser.close()
  }
  return {
    title: 'a real VS Code: from its start to the first answer and to all problems',
    rows: rows(runs),
    notes: notes(runs, expected),
  }
}

function starts(): Record<Times, Start[]> {
  return { cold: [], warm: [] }
}

function scenesOf(folder: string, link: HeadingLink, problems: string): Readonly<Record<Name, Scene>> {
  const ours = { folder, link, extension: root, hover: link.title, problems }
  return {
    ours: { ...ours, kind: 'node' },
    worker: { ...ours, kind: 'web' },
    // What VS Code itself says over a link.
    alone: { folder, link, extension: undefined, kind: 'node', hover: 'Follow link', problems: undefined },
  }
}

/** What the status bar has to say when VS Code knows of as many problems as `check` prints; it does not count hints. */
async function problemsOf(folder: string): Promise<string> {
  const printed = await output(ourProgram(folder, ['check', '--no-cache', '--format', 'json'], {}))
  const { problems } = JSON.parse(printed) as { readonly problems: readonly { readonly severity: string }[] }
  const words = { error: 'Errors', warning: 'Warnings', information: 'Infos' }
  const parts = Object.entries(words).flatMap(([severity, word]) => {
    const count = problems.filter((problem) => problem.severity === severity).length
    return count === 0 ? [] : [`${word}: ${count}`]
  })
  return parts.join(', ') || 'No Problems'
}

function rows(runs: Runs): readonly Row[] {
  const row = (times: Times, work: string, of: (start: Start) => number): Row => {
    const [ours, alone] = [runs.ours[times].map(of), runs.alone[times].map(({ hover }) => hover)]
    return {
      work: `${work}, ${times}`,
      ours: milliseconds(median(ours)),
      against: 'VS Code alone, the first hover of its own',
      theirs: milliseconds(median(alone)),
      ratio: ratioOf(ours, alone),
    }
  }
  return (['cold', 'warm'] as const).flatMap((times) => [
    row(times, 'first hover of a link to a heading', ({ hover }) => hover),
    row(times, 'all problems', ({ problems }) => problems),
  ])
}

function notes(runs: Runs, expected: string): readonly string[] {
  const line = (work: string, name: Name, of: (start: Start) => number) => [
    work,
    ...(['cold', 'warm'] as const).map((times) => milliseconds(median(runs[name][times].map(of)))),
  ]
  const table = tableText(
    ['medians, from the moment the page is asked for', 'cold', 'warm'],
    [
      line('VS Code alone: the text of the document', 'alone', ({ text }) => text),
      line('VS Code alone: its own links are underlined', 'alone', ({ links }) => links),
      line('VS Code alone: its own hover of the link', 'alone', ({ hover }) => hover),
      line('with Doc Corpus: the text of the document', 'ours', ({ text }) => text),
      line('with Doc Corpus: VS Code’s own links are underlined', 'ours', ({ links }) => links),
      line('with Doc Corpus: its server is started', 'ours', ({ server }) => server),
      line('with Doc Corpus: the first hover', 'ours', ({ hover }) => hover),
      line('with Doc Corpus: all problems', 'ours', ({ problems }) => problems),
      line('… from the start of the server to the first hover', 'ours', ({ hover, server }) => hover - server),
      line('… from the start of the server to all problems', 'ours', ({ problems, server }) => problems - server),
      line('… processor time of the server until both are there', 'ours', ({ processorTime }) => processorTime),
      line('server in a web worker: the first hover', 'worker', ({ hover }) => hover),
      line('server in a web worker: all problems', 'worker', ({ problems }) => problems),
    ],
  )
  const ours = [runs.ours, runs.worker].flatMap(({ cold, warm }) => [...cold, ...warm])
  const others = ours.filter(({ label }) => label !== expected).length
  const isAll = others === 0 ? 'every time' : `not in ${others} of ${ours.length} starts, where they changed no more`
  return [
    table,
    `The status bar came to “${expected}”, as many as \`check\` prints (VS Code counts no hints), ${isAll}.`,
    'VS Code is that of the npm package `code-server` with its workbench in a headless browser, Doc Corpus in its extension host and the server a process of its own, as on a remote machine. A document is opened at a link to a heading of another; the mouse moves over the link three times a second until the hover is on the screen. Cold: no user data, no cache of facts, nothing kept by the browser. Warm: the second start, of all processes but the browser’s, with what the first one left. In a web worker there is no disk: VS Code hands over each file, and nothing is kept for the next start.',
  ]
}
