// What the server's work consists of from the first folder listed to the last diagnostic, in processor time of its main thread:
// `node bench/programs/parts.ts CORPUS`. Everything is done once, in a new process, as at a cold start. Collecting garbage is in each part.

import { resolve as absolute } from 'node:path'
import { documentChecks, referenceChecks } from '../../server/src/core/checks/table.ts'
import { CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument, type Document } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { render } from '../../server/src/core/message.ts'
import { atRest } from '../../server/src/core/packed/atRest.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import { placesFrom } from '../../server/src/core/resolvePath.ts'
import { defaultSettings, severityOf } from '../../server/src/core/settings.ts'
import { noting } from '../../server/src/core/subjects.ts'
import { rangeOf } from '../../server/src/lsp/convert.ts'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { saveMemory } from '../../server/src/node/memory.ts'
import { directFiles } from '../../server/src/node/stampedFiles.ts'
import { Membership } from '../../server/src/session/membership.ts'

const [, , folder = '.'] = process.argv
saveMemory()
const parts = new Map<string, number>()
const corpus = new CorpusIndex()
corpus.watch(() => {})
const members = new Membership(
  directFiles,
  corpus,
  () => undefined,
  () => {},
)
const listing = await timedLater('listing', () => members.list([pathOfDisk(absolute(folder))]))
timed('listing', () => members.replace(listing))
corpus.roots = members.roots
for (const path of members.documents) {
  const content = await timedLater('reading and decoding', () => directFiles.read(path))
  if (content.kind !== 'text') continue
  timed('hashing', () => content.hash)
  const settings = corpus.rootOf(path)?.settings ?? defaultSettings
  const { anchors, maximumSize } = settings
  const options = { anchors, headingsOnly: content.size > maximumSize }
  const facts = timed('facts', () => extractFacts(content.text, options))
  const document = timed('references (grammar)', () => createDocument(path, content.text, facts, settings))
  const packed = timed('packing what rests', () => atRest(document))
  timed('index of who refers to what', () => {
    corpus.set(packed)
    corpus.index(path)
  })
}
const view = noting(corpus, () => {})
const found: { readonly document: Document; readonly problem: ReturnType<typeof problemsIn>[number] }[] = []
for (const document of corpus.documents()) for (const problem of problemsIn(document)) found.push({ document, problem })
timed('diagnostics as JSON', () =>
  JSON.stringify(
    found.map(({ document, problem }) => ({
      range: rangeOf(document, problem.span),
      message: render(problem.message, {}),
      code: problem.code,
    })),
  ),
)
report()

/** As `problemsOf` finds them, each part by itself. */
function problemsIn(document: Document) {
  const settings = corpus.rootOf(document.path)?.settings ?? defaultSettings
  const isOn = ({ code }: (typeof documentChecks)[number] | (typeof referenceChecks)[number]) =>
    severityOf(settings, code) !== 'ignore'
  const problems = documentChecks
    .filter(isOn)
    .flatMap((check) => timed(`check: ${groupOf(check.code)}`, () => check.problems(view, document)))
  const places = placesFrom(view, document.path)
  const resolved = timed('resolving', () =>
    document.references.map((reference) => ({ reference, to: resolve(view, document, reference, places) })),
  )
  for (const check of referenceChecks.filter(isOn)) {
    timed(check.code === 'title-mismatch' ? 'check: title-mismatch' : 'check: other codes of references', () => {
      for (const { reference, to } of resolved) {
        const problem = check.problem(view, document, reference, to)
        if (problem) problems.push(problem)
      }
    })
  }
  return problems
}

function groupOf(code: string): string {
  if (code === 'wrong-count' || code === 'log-claim') return code
  return /number/.test(code) ? 'numbers' : 'other codes of documents'
}

function timed<T>(part: string, work: () => T): T {
  const begin = processorTime()
  const result = work()
  parts.set(part, (parts.get(part) ?? 0) + processorTime() - begin)
  return result
}

/** The same of what these ports do at once, though it can be awaited. */
async function timedLater<T>(part: string, work: () => Promise<T>): Promise<T> {
  const begin = processorTime()
  const result = await work()
  parts.set(part, (parts.get(part) ?? 0) + processorTime() - begin)
  return result
}

/** Of the main thread so far, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function report(): void {
  const all = [...parts.values()].reduce((sum, each) => sum + each, 0)
  console.log(`${corpus.size} documents, ${found.length} problems; milliseconds of the main thread`)
  for (const [part, took] of [...parts, ['all', all] as const]) {
    console.log(`${took.toFixed(0).padStart(6)} ${((100 * took) / all).toFixed(0).padStart(4)} %  ${part}`)
  }
}
