// missing-heading against an oracle: remark and github-slugger must find the same links, with none of our code.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import GithubSlugger from 'github-slugger'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { slice } from '../../server/src/core/text.ts'

const project = resolve(import.meta.dirname, '../..')
const corpora = ['docs', 'examples', 'test/vscode/corpus', 'test/checks/anchors'].map((each) => join(project, each))

test('the links of this project that miss their heading are those of the oracle', () => {
  const results = corpora.map(compare)
  for (const { ours, oracle } of results) expect(ours).toEqual(oracle)
  const [judged, missing] = [sum(results.map((each) => each.judged)), sum(results.map((each) => each.oracle.length))]
  expect(judged, 'links with a fragment that the oracle judged').toBeGreaterThan(30)
  expect(missing, 'links that the oracle found broken').toBeGreaterThan(5)
})

const given = process.env.DOC_CORPUS_CORPUS

test.skipIf(!given)('and so are those of the corpus named by DOC_CORPUS_CORPUS', { timeout: 600_000 }, () => {
  const { ours, oracle, judged } = compare(resolve(given ?? ''))
  console.log(`${judged} links with a fragment, ${oracle.length} without their heading`)
  expect(judged).toBeGreaterThan(0)
  expect(ours).toEqual(oracle)
})

function compare(folder: string) {
  const files = filesIn(folder)
  const texts = new Map(
    files
      .filter((each) => each.endsWith('.md'))
      .map((each) => [each, readFileSync(each, 'utf8').replace(/^\ufeff/, '')]),
  )
  return { ours: ours(folder, files, texts), ...oracle(folder, texts) }
}

type Texts = ReadonlyMap<string, string>

/** `file offset destination` of each Markdown link that we report. Links in HTML are none of the oracle's business. */
function ours(folder: string, files: readonly string[], texts: Texts): readonly string[] {
  const corpus = new CorpusIndex()
  corpus.roots = [{ path: folder, settings: { ...defaultSettings, severity: {} } }]
  for (const file of files) corpus.files.add(file)
  for (const [file, text] of texts) {
    const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
    corpus.set(createDocument(file, text, { ...facts, directives: [] }, defaultSettings))
  }
  const found: string[] = []
  for (const document of corpus.documents()) {
    const reported = new Set(
      problemsOf(corpus, document)
        .filter(({ code }) => code === 'missing-heading')
        .map(({ span }) => span.start),
    )
    for (const reference of document.references) {
      if (reference.kind !== 'link' || reference.form === 'html') continue
      if (!reported.has(reference.target.fragmentSpan?.start ?? -1)) continue
      found.push(`${document.path} ${reference.span.start} ${slice(document.text, reference.targetSpan)}`)
    }
  }
  return found.sort()
}

/** What the oracle needs of a node of mdast. */
interface Node {
  readonly type: string
  readonly value?: unknown
  readonly alt?: unknown
  readonly url?: unknown
  readonly children?: readonly Node[]
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined
}

function oracle(folder: string, texts: Texts): { oracle: readonly string[]; judged: number } {
  const trees = new Map([...texts].map(([file, text]) => [file, parse(text)]))
  const anchors = new Map([...trees].map(([file, { tree }]) => [file, anchorsOf(tree)]))
  const found: string[] = []
  let judged = 0
  for (const [file, { tree, offset }] of trees) {
    for (const node of nodesOf(tree)) {
      if (!['link', 'image', 'definition'].includes(node.type) || typeof node.url !== 'string') continue
      if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(node.url) || !node.url.includes('#')) continue
      const [before = '', ...rest] = node.url.split('#')
      const fragment = decode(rest.join('#'))
      const target = targetOf(folder, file, decode(before.replace(/\?.*/, '')))
      const names = target === undefined ? undefined : anchors.get(target)
      if (!names || fragment === '' || fragment === 'top') continue
      judged++
      if (names.has(fragment) || /^L\d+/.test(fragment)) continue
      const start = (node.position?.start.offset ?? 0) + offset
      found.push(`${file} ${start} ${sourceOf(texts.get(file) ?? '', start, node.url)}`)
    }
  }
  return { oracle: found.sort(), judged }
}

/** Front matter is taken off first, for remark alone reads it as a heading between rules. */
function parse(text: string): { readonly tree: Node; readonly offset: number } {
  const offset = /^(---|\+\+\+)\r?\n[\s\S]*?\n\1[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0
  return { tree: remark().use(remarkGfm).parse(text.slice(offset)), offset }
}

function anchorsOf(tree: Node): ReadonlySet<string> {
  const slugger = new GithubSlugger()
  const names = new Set<string>()
  for (const node of nodesOf(tree)) {
    if (node.type === 'heading') {
      const title = textOf(node)
      names.add(slugger.slug(title))
      const custom = /\{#([^\s{}]+)\}\s*$/.exec(title)?.[1]
      if (custom !== undefined) names.add(custom)
    } else if (node.type === 'html' && typeof node.value === 'string') {
      const html = node.value.replace(/<!--[\s\S]*?-->/g, '')
      for (const [, name] of html.matchAll(/\s(?:id|name)\s*=\s*["']?([^\s"'>]+)/gi)) names.add(name ?? '')
      for (const [, title] of html.matchAll(/<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>/gi)) {
        names.add(slugger.slug((title ?? '').replace(/<[^>]*>/g, '').trim()))
      }
    }
  }
  return names
}

function textOf(node: Node): string {
  if (typeof node.value === 'string') return node.type === 'html' ? '' : node.value
  if (typeof node.alt === 'string') return node.alt
  return (node.children ?? []).map(textOf).join('')
}

function* nodesOf(node: Node): Iterable<Node> {
  yield node
  for (const child of node.children ?? []) yield* nodesOf(child)
}

/** The document that a path leads to, a folder's README and a left-out extension included. */
function targetOf(folder: string, from: string, path: string): string | undefined {
  if (path === '') return from
  const at = path.startsWith('/') ? join(folder, path) : resolve(dirname(from), path)
  if (existsSync(at) && statSync(at).isDirectory()) {
    return ['README.md', 'index.md', '_index.md'].map((name) => join(at, name)).find((each) => existsSync(each))
  }
  return existsSync(at) || path.endsWith('/') ? at : `${at}.md`
}

/** The destination as it stands in the text: mdast has it with escapes undone. */
function sourceOf(text: string, start: number, url: string): string {
  return text.indexOf(url, start) < 0 ? `? ${url}` : url
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/.git/'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
