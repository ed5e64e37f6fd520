// The guide, the examples and the schema say what the code does.

import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { problemsOf } from '../server/src/core/checks/run.ts'
import { type Corpus, CorpusIndex } from '../server/src/core/corpus.ts'
import { createDocument, type Document } from '../server/src/core/document.ts'
import { extractFacts } from '../server/src/core/facts/extract.ts'
import { defaultSeverities, problemCodes } from '../server/src/core/problemCodes.ts'
import { resolve } from '../server/src/core/resolve.ts'
import { defaultSettings, type Settings } from '../server/src/core/settings.ts'
import { settingsSchema } from '../server/src/core/settingsShape.ts'
import { lineAt, slice } from '../server/src/core/text.ts'
import { isDocumentPath } from '../server/src/core/uri.ts'
import { readConfiguration } from '../server/src/session/configuration.ts'
import { checkout, read, sources, tableRows } from './harness/sources.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly default?: unknown
  readonly enum?: readonly string[]
}

const schema = JSON.parse(JSON.stringify(settingsSchema())) as Schema
const configuration = read('docs/configuration.md')

test('the schema that is shipped is the one the code makes', () => {
  expect(JSON.parse(read('server/schema/doc-corpus.schema.json')), 'run scripts/schema.mjs').toEqual(schema)
})

test('the guide documents every key of the configuration, and no other', () => {
  const section = configuration.slice(configuration.indexOf('## Keys'), configuration.indexOf('## Settings of VS Code'))
  const documented = [...section.matchAll(/^### (.+)$/gm)].map((match) => match[1])
  expect(documented).toEqual(keysOf(schema))
})

test('the guide gives each key its default and its choices', () => {
  for (const [key, { default: value, enum: choices = [] }] of leavesOf(schema)) {
    const from = configuration.indexOf(`### ${key}\n`)
    const text = configuration.slice(from, configuration.indexOf('\n## ', from)).split('\n### ')[0] ?? ''
    const written = /Default:\s`(.*)`/.exec(text)?.[1]
    if (value === undefined) expect(written, key).toBeUndefined()
    else expect(JSON.parse(written ?? 'null'), key).toEqual(value)
    for (const choice of choices) expect(text, key).toContain(`"${choice}"`)
  }
})

test('the guide documents every setting of the editor with its default', () => {
  const manifest: Readonly<Record<string, { readonly default: unknown }>> = JSON.parse(read('package.json')).contributes
    .configuration.properties
  const rows = tableRows(configuration, '| Setting | Default | Meaning |')
  const documented = Object.fromEntries(rows.map(([name = '', value = '']) => [unquoted(name), unquoted(value)]))
  const declared = Object.entries(manifest).map(([name, { default: value }]) => [name, String(value)])
  expect(documented).toEqual(Object.fromEntries(declared))
})

test('the settings and commands of the editor are ones the client knows, or the server asks it for', () => {
  const known = ['server/src/lsp/preferences.ts', 'server/src/protocol.ts']
  const client = sources
    .filter(({ path }) => path.startsWith('client/') || known.includes(path))
    .map(({ text }) => text)
  const { commands, configuration: settings } = JSON.parse(read('package.json')).contributes
  const names: string[] = [
    ...commands.map((each: { readonly command: string }) => each.command),
    // The language client reads this one by itself.
    ...Object.keys(settings.properties).filter((name) => name !== 'docCorpus.trace.server'),
  ]
  const own = names.map((name) => name.slice('docCorpus.'.length))
  expect(own.length).toBeGreaterThan(2)
  expect(own.filter((name) => !client.some((text) => text.includes(`${name}'`)))).toEqual([])
})

test('the guide lists every problem code with its default severity, and has a page for it', () => {
  const rows = tableRows(read('docs/problems.md'), '| Code | Default | What it means |')
  const listed = rows.map(([code = '', severity = '']) => [/^\[`([\w-]+)`\]\(\1\.md\)$/.exec(code)?.[1], severity])
  expect(listed).toEqual(Object.entries(defaultSeverities))
  const pages = new Set(readdirSync(`${checkout}/docs`))
  expect(problemCodes.filter((code) => !pages.has(`${code}.md`))).toEqual([])
})

test('the guide documents every option of the command line, and no other', () => {
  const guide = read('docs/command-line.md')
  const documented = new Set(guide.match(/--[a-z][a-z-]+/g))
  const code = sources.filter(({ path }) => path.startsWith('server/src/cli/')).map(({ text }) => text)
  // As commander declares them: '--format <format>', '-r, --root <dir>'.
  const declared = new Set(
    code.flatMap((text) =>
      [...text.matchAll(/(?:[oO]ption\(\s*|version\(version, )['"](?:-\w, )?(--[a-z][a-z-]+)/g)].map((m) => m[1]),
    ),
  )
  expect(declared.size).toBeGreaterThan(5)
  expect([...documented].filter((option) => !declared.has(option))).toEqual([])
  expect([...declared].filter((option) => option && !documented.has(option))).toEqual([])
})

test('in the guide every reference leads somewhere, without leaving the guide', () => {
  expect(faultsIn(corpusOf('docs'))).toEqual([])
})

test('in the pages beside the guide every reference leads somewhere', () => {
  const pages = [
    'README.md',
    'README.zh-cn.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'ARCHITECTURE.md',
    'server/README.md',
  ]
  const others = ['docs', 'examples', 'server/src', 'client/src', 'test', 'scripts'].flatMap(filesIn)
  const corpus = corpusOf('', pages, [...others, 'LICENSE', 'package.json'])
  expect(corpus.size).toBeGreaterThan(pages.length)
  expect(faultsIn(corpus, pages)).toEqual([])
})

test('in the examples every reference leads somewhere, but for the faults that are there to be seen', () => {
  const examples = corpusOf('examples')
  expect(examples.size).toBeGreaterThan(12)
  const shown = [
    'malformed-metadata 最后更新',
    'missing-file ../12-network-stack/networking.md',
    'missing-heading 991：文件不存在',
    'wrong-case ../06-policy-opa/Policy-OPA.md',
    'missing-label 没有',
    'missing-label nowhere',
    'missing-mention 15-storage-stack/snapshots.md',
    'duplicate-number 99.7.1',
    'number-parent 99.6.2',
    'missing-section 06.9.9',
    'title-mismatch 06.8',
  ]
  const path = 'examples/docs/99-broken/broken.md'
  expect(faultsIn(examples).map((fault) => fault.replace(/:\d+/, ''))).toEqual(shown.map((each) => `${path} ${each}`))
})

test('the document of faults names what it shows', () => {
  const examples = corpusOf('examples')
  const document = examples.document('/checkout/examples/docs/99-broken/broken.md')
  const codes = document ? problemsOf(examples, document).map(({ code }) => code) : []
  expect(new Set(codes).size).toBeGreaterThan(5)
  expect(codes.filter((code) => !document?.text.includes(`\`${code}\``))).toEqual([])
})

test('the counts in the update log of the examples are those of the files', () => {
  const log = read('examples/docs/UPDATE-2026-11-07.md')
  const inTable = [...log.matchAll(/\| `([^`]+\.md)` \| (\d+) \| (\d+) \|/g)]
  const inText = [...log.matchAll(/\*\*文件\*\*：`([^`]+\.md)`\s+\*\*文档规模\*\*：(\d+) 行，(\d+) 个主要章节/g)]
  expect([inTable.length, inText.length]).toEqual([4, 2])
  const examples = corpusOf('examples')
  for (const [whole, name = '', lines, chapters] of [...inTable, ...inText]) {
    const end = name.replace(/^storage-stack/, '15-storage-stack').replace(/^docs\//, '')
    const document = examples.document(`/checkout/examples/docs/${end}`)
    const numbered = document?.facts.headings.filter((heading) => heading.depth === 2 && heading.number)
    expect([document?.text.split('\n').length, numbered?.length], whole).toEqual([Number(lines) + 1, Number(chapters)])
  }
})

/** A folder of the checkout as a corpus, with its configuration; or given documents, with files that are only there. */
function corpusOf(folder: string, documents = filesIn(folder), others: readonly string[] = []): Corpus {
  const { settings } =
    folder === '' ? { settings: defaultSettings } : readConfiguration(read(`${folder}/.doc-corpus.json`))
  if (!settings) throw new Error(`The configuration of ${folder} cannot be used.`)
  const corpus = new CorpusIndex()
  corpus.roots = [{ path: folder === '' ? '/checkout' : `/checkout/${folder}`, settings }]
  for (const name of [...documents, ...others]) {
    const path = `/checkout/${name}`
    corpus.files.add(path)
    if (isDocumentPath(path)) corpus.set(documentAt(path, read(name), settings))
  }
  return corpus
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(checkout, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

function documentAt(path: string, text: string, settings: Settings): Document {
  return createDocument(path, text, extractFacts(text, { anchors: settings.anchors, headingsOnly: false }), settings)
}

/**
 * `file:line code target` for all that is wrong, in order, in some of the documents or in all: what the checks report,
 * and references that get no verdict.
 */
function faultsIn(corpus: Corpus, only?: readonly string[]): readonly string[] {
  const nameOf = (document: Document) => document.path.slice('/checkout/'.length)
  const documents = [...corpus.documents()].filter((document) => !only || only.includes(nameOf(document)))
  return documents.flatMap((document) => {
    const unresolved = document.references.flatMap((reference) => {
      if (reference.kind === 'mention' && reference.form === 'tree') return []
      const { kind } = resolve(corpus, document, reference)
      return kind === 'ambiguous' || kind === 'unknown' ? [{ code: kind, span: reference.targetSpan }] : []
    })
    return [...problemsOf(corpus, document), ...unresolved].map(({ code, span }) => {
      const line = lineAt(document.facts.lines, span.start) + 1
      return `${nameOf(document)}:${line} ${code} ${slice(document.text, span)}`
    })
  })
}

/** Dotted names of the keys, a group being named by its keys alone. */
function leavesOf(part: Schema, prefix = ''): readonly (readonly [string, Schema])[] {
  return Object.entries(part.properties ?? {}).flatMap(([name, value]) =>
    value.properties ? leavesOf(value, `${prefix}${name}.`) : [[`${prefix}${name}`, value] as const],
  )
}

function keysOf(part: Schema): readonly string[] {
  return leavesOf(part).map(([key]) => key)
}

function unquoted(cell: string): string {
  return cell.replaceAll('`', '')
}
