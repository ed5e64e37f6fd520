// What completion writes against what the grammar reads: each section that is offered is the one that the new reference names.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument, type Document } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { type CompletionItem, completion } from '../../server/src/core/features/completion.ts'
import { resolve as resolved } from '../../server/src/core/resolve.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'

const project = resolve(import.meta.dirname, '../..')

/** What is typed at the end of a section before somebody takes an item; `{doc}` is the path of a document from the root. */
const beginnings = [
  '参见 ',
  '写法见',
  '规则在第',
  '规则在 §',
  'See Section ',
  '规则 12.',
  '`{doc}` ',
  '详见 `{doc}` 第 ',
  '| 文档 | 章节 |\n| --- | --- |\n| `{doc}` | ',
  '## ',
  '### ',
]

test('a completed reference names the section that was offered, in the examples', () => {
  const { right, wrong } = taken(join(project, 'examples'), 12)
  expect(wrong).toEqual([])
  expect(right).toBeGreaterThan(300)
})

const given = process.env.DOC_CORPUS_CORPUS

test.skipIf(!given)('and in the corpus named by DOC_CORPUS_CORPUS', { timeout: 600_000 }, () => {
  const { right, wrong } = taken(resolve(given ?? ''), 100)
  console.log(`${right} references were right, ${wrong.length} wrong\n${wrong.slice(0, 20).join('\n')}`)
  expect(wrong.length).toBeLessThan(right / 100)
})

/** Takes items at `places` places behind each beginning; always the same ones. */
function taken(folder: string, places: number) {
  const corpus = read(folder)
  const documents = [...corpus.documents()].filter(({ facts }) => facts.headings.length > 2)
  const pick = picker()
  const wrong: string[] = []
  let right = 0
  for (let i = 0; i < places; i++) {
    const [document, other] = [pick(documents), pick(documents)]
    const at = document.text.indexOf('\n', pick(document.facts.headings).span.end - 1) + 1 || document.text.length
    for (const beginning of beginnings) {
      const typed = `\n${beginning.replace('{doc}', relative(folder, other.path).replaceAll('\\', '/'))}`
      const draft = replaced(corpus, document, document.text, { start: at, end: at }, `${typed}\n\n`)
      const { items } = completion(corpus, draft, at + typed.length)
      for (const item of items.length === 0 ? [] : [pick(items), pick(items), items[0]]) {
        if (!item || !isDecidable(item)) continue
        if (names(corpus, draft, item)) right++
        else
          wrong.push(`${relative(folder, document.path)}: ${typed.trim()}${item.text} → ${item.detail} ${item.label}`)
        corpus.set(draft)
      }
      corpus.set(document)
    }
  }
  return { right, wrong }
}

/** `A.1` is not read as a number in prose. */
function isDecidable({ label }: CompletionItem): boolean {
  return !/^[A-Z]\.\d/.test(label)
}

/** Whether the item, once it is taken, refers to its section; of the number of a heading, whether it is read as that. */
function names(
  corpus: CorpusIndex,
  draft: Document,
  { kind, span, text, also, target, label }: CompletionItem,
): boolean {
  const before = also
    ? draft.text.slice(0, also.span.start) + also.text + draft.text.slice(also.span.end, span.start)
    : draft.text.slice(0, span.start)
  const start = before.length
  const end = start + text.length
  const after = replaced(
    corpus,
    draft,
    before + draft.text.slice(span.start),
    { start, end: start + span.end - span.start },
    text,
  )
  if (kind === 'number') {
    return after.facts.headings.some(
      ({ span, number }) => span.start <= start && start <= span.end && number?.text === label,
    )
  }
  const reference = after.references.find(
    ({ kind, span }) => kind !== 'mention' && span.end > start && span.start < end,
  )
  const found = reference && resolved(corpus, after, reference)
  return (
    found?.kind === 'found' &&
    found.target.kind === 'heading' &&
    found.target.path === target?.path &&
    (found.target.heading.customId?.id ?? found.target.heading.anchor) === target.anchor
  )
}

function replaced(
  corpus: CorpusIndex,
  { path }: Document,
  text: string,
  { start, end }: { start: number; end: number },
  by: string,
) {
  const document = made(path, text.slice(0, start) + by + text.slice(end))
  corpus.set(document)
  return document
}

function read(folder: string): CorpusIndex {
  const corpus = new CorpusIndex()
  corpus.roots = [{ path: folder, settings: defaultSettings }]
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (/(?:^|[\\/])(?:\.git|node_modules)[\\/]/.test(name) || !name.endsWith('.md')) continue
    corpus.files.add(path)
    corpus.set(made(path, readFileSync(path, 'utf8').replaceAll('\r\n', '\n')))
  }
  return corpus
}

function made(path: string, text: string): Document {
  return createDocument(path, text, extractFacts(text, { anchors: 'github', headingsOnly: false }), defaultSettings)
}

function picker() {
  let seed = 7
  return <T>(from: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const one = from[seed % from.length]
    if (one === undefined) throw new Error('There is nothing to pick from.')
    return one
  }
}
