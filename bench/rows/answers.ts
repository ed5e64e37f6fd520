// How long an editor waits for an answer, once everything has been read: our server against VS Code's own, question by question.

import type { Place } from '../places.ts'
import { anchorPlaces, headingPlaces, pathPlaces } from '../places.ts'
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
    const places = {
      anchors: anchorPlaces(corpus, asked),
      paths: pathPlaces(corpus, asked),
      headings: headingPlaces(corpus, asked),
    }
    const kind = vscodeServer(bench.peers)
    const ours = await startTalk(ourServer(bench.temporary('cache-answers')), corpus.folder)
    const theirs = kind && (await startTalk(kind, corpus.folder))
    await ours.ask('workspace/diagnostic', { previousResultIds: [] })
    const rows: Row[] = []
    for (const question of questions) {
      bench.say(`${corpus.name}: ${question.work}`)
      rows.push(await compared(question, places[question.at], ours, theirs))
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
  readonly at: 'anchors' | 'paths' | 'headings'
  /** What is asked besides the document and the place. */
  readonly more?: (i: number) => object
  /** No document need be open for it. */
  readonly isOfWorkspace?: boolean
  /** A document is opened and edited before each question. */
  readonly isAfterEdit?: boolean
}

const queries = ['overview', 'network', '12.1', '网络', 'policy', 'architecture', 'limits', '存储']

const symbols = {
  method: 'workspace/symbol',
  at: 'anchors',
  more: (i: number) => ({ query: queries[i % queries.length] }),
  isOfWorkspace: true,
} as const

const questions: readonly Question[] = [
  { work: 'definition of a link to a heading', method: 'textDocument/definition', at: 'anchors' },
  { work: 'hover of a link to a heading', method: 'textDocument/hover', at: 'anchors' },
  { work: 'completion in the path of a link', method: 'textDocument/completion', at: 'paths' },
  {
    work: 'references of a link to a heading',
    method: 'textDocument/references',
    at: 'anchors',
    more: () => ({ context: { includeDeclaration: true } }),
  },
  {
    work: 'references of a heading',
    method: 'textDocument/references',
    at: 'headings',
    more: () => ({ context: { includeDeclaration: true } }),
  },
  { ...symbols, work: 'workspace symbol' },
  { ...symbols, work: 'workspace symbol, right after an edit', isAfterEdit: true },
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

async function ask(talk: Talk, question: Question, place: Place, i: number, into: Answers | undefined) {
  const { method, more, isOfWorkspace = false, isAfterEdit = false } = question
  const { file, text, position } = place
  const textDocument = { uri: uriOf(file) }
  const needsOpen = !isOfWorkspace || isAfterEdit
  if (needsOpen) await talk.open(file, text)
  if (isAfterEdit) await talk.type(file, { line: 0, character: 0 }, '\n')
  // Opening costs too, but the person is not waiting for it: an answer about the document comes behind it.
  if (needsOpen) await talk.ask('textDocument/documentSymbol', { textDocument })
  const start = performance.now()
  const answer = await talk.ask<unknown>(method, isOfWorkspace ? more?.(i) : { textDocument, position, ...more?.(i) })
  into?.times.push(performance.now() - start)
  if (into && !isEmpty(answer)) into.full++
  if (needsOpen) await talk.close(file)
}

function isEmpty(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true
  if (Array.isArray(answer)) return answer.length === 0
  return typeof answer === 'object' && 'items' in answer && Array.isArray(answer.items) && answer.items.length === 0
}
