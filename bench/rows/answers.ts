// How long an editor waits for an answer, once everything has been read: our server against VS Code's own, question by question.

import type { Place } from '../places.ts'
import { headingPlaces, linkPlaces } from '../places.ts'
import { ourServer } from '../servers/kinds.ts'
import { startTalk, type Talk, uriOf } from '../servers/talk.ts'
import { vscodeServer } from '../servers/vscodeServer.ts'
import { percentile } from '../statistics.ts'
import { milliseconds, type Row } from '../table.ts'
import type { CorpusGroup } from './group.ts'

/** Each question is asked at so many places. */
const asked = 60

export const answers: CorpusGroup = {
  name: 'answers',
  async run(bench, corpus) {
    const [links, headings] = [linkPlaces(corpus, asked), headingPlaces(corpus, asked)]
    const kind = vscodeServer(bench.peers)
    const ours = await startTalk(ourServer(bench.temporary('cache-answers')), corpus.folder)
    const theirs = kind && (await startTalk(kind, corpus.folder))
    await ours.ask('workspace/diagnostic', { previousResultIds: [] })
    const rows: Row[] = []
    for (const question of questions) {
      bench.say(`${corpus.name}: ${question.work}`)
      const places = question.at === 'headings' ? headings : links
      rows.push(await compared(question, places, ours, theirs))
    }
    await ours.stop()
    await theirs?.stop()
    return {
      title: 'answers, 95th percentile',
      rows,
      notes: [
        `Up to ${asked} places, one in a document, each asked of both servers in turn after one question that does not count; documents are open. In brackets: how many answers were not empty. A ratio stands only where both servers have answers.`,
      ],
    }
  },
}

interface Question {
  readonly work: string
  readonly method: string
  readonly at: 'links' | 'headings'
  /** What is asked besides the document and the place. */
  readonly more?: (i: number) => object
}

const queries = ['overview', 'network', '12.1', '网络', 'policy', 'architecture', 'limits', '存储']

const questions: readonly Question[] = [
  { work: 'definition of a link', method: 'textDocument/definition', at: 'links' },
  { work: 'hover of a link', method: 'textDocument/hover', at: 'links' },
  { work: 'completion in the path of a link', method: 'textDocument/completion', at: 'links' },
  {
    work: 'references of a link',
    method: 'textDocument/references',
    at: 'links',
    more: () => ({ context: { includeDeclaration: true } }),
  },
  {
    work: 'references of a heading',
    method: 'textDocument/references',
    at: 'headings',
    more: () => ({ context: { includeDeclaration: true } }),
  },
  {
    work: 'workspace symbol',
    method: 'workspace/symbol',
    at: 'links',
    more: (i) => ({ query: queries[i % queries.length] }),
  },
]

interface Answers {
  readonly times: number[]
  full: number
}

async function compared(
  question: Question,
  places: readonly Place[],
  ours: Talk,
  theirs: Talk | undefined,
): Promise<Row> {
  const [own, other]: [Answers, Answers] = [
    { times: [], full: 0 },
    { times: [], full: 0 },
  ]
  // The first question of its kind makes a server read what it has put off.
  const first = places[0]
  if (first) for (const talk of [ours, theirs]) if (talk) await ask(talk, question, first, 0, undefined)
  for (const [i, place] of places.entries()) {
    await ask(ours, question, place, i, own)
    if (theirs) await ask(theirs, question, place, i, other)
  }
  const cost = ({ times, full }: Answers) =>
    times.length === 0 ? 'not measured' : `${milliseconds(percentile(times, 0.95))} (${full} of ${times.length})`
  return {
    work: question.work,
    ours: cost(own),
    against: 'vscode-markdown-languageserver',
    theirs: other.full > 0 || other.times.length === 0 ? cost(other) : 'has no such answer',
    ...(own.full > 0 && other.full > 0
      ? { ratio: percentile(own.times, 0.95) / percentile(other.times, 0.95), goal: 0.3 }
      : {}),
  }
}

async function ask(talk: Talk, { method, more }: Question, place: Place, i: number, into: Answers | undefined) {
  const { file, text, position } = place
  await talk.open(file, text)
  // Opening costs too, but the person is not waiting for it: an answer about the document comes behind it.
  await talk.ask('textDocument/documentSymbol', { textDocument: { uri: uriOf(file) } })
  const start = performance.now()
  const answer = await talk.ask<unknown>(method, { textDocument: { uri: uriOf(file) }, position, ...more?.(i) })
  into?.times.push(performance.now() - start)
  if (into && !isEmpty(answer)) into.full++
  await talk.close(file)
}

function isEmpty(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true
  if (Array.isArray(answer)) return answer.length === 0
  return typeof answer === 'object' && 'items' in answer && Array.isArray(answer.items) && answer.items.length === 0
}
