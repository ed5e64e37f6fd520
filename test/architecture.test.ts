// The rules about the code itself: who imports whom and which libraries, as ARCHITECTURE.md says.

import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { read, type Source, sources, tableRows } from './harness/sources.ts'

const architecture = read('ARCHITECTURE.md')
const allowed = new Map(
  tableRows(architecture, '| layer | may import |').map(([layer = '', imports = '']) => [layer, list(imports)]),
)
const libraries = new Map(
  tableRows(architecture, '| library | imported in | why |').map(([name = '', places = '']) => [name, list(places)]),
)

interface Import {
  readonly from: Source
  /** As written between the quotes. */
  readonly name: string
  /** Loaded when it is needed, or a type only. */
  readonly isLate: boolean
}

const imports = sources.flatMap(importsOf)

test('the tables and the sources were really read', () => {
  expect([...allowed.keys()]).toEqual(['core', 'session', 'lsp', 'node', 'browser', 'cli', 'client', 'protocol'])
  const seen = [...allowed.keys()].filter((layer) => sources.some((source) => layerOf(source.path) === layer))
  expect(seen).toEqual([...allowed.keys()])
  expect(sources.length).toBeGreaterThan(60)
  expect(imports.filter(isRelative).length).toBeGreaterThan(200)
  expect(imports.filter((each) => !isRelative(each)).length).toBeGreaterThan(30)
  const lines = sources.flatMap(({ text }) => text.match(/^import\b/gm) ?? [])
  expect(imports.length).toBeGreaterThanOrEqual(lines.length)
})

test('an import is found however it is written', () => {
  const text = [
    "import a from './a.ts'",
    "import type { B } from './b.ts'",
    "import {\n  c,\n  type D,\n} from './c.ts'",
    "import './d.ts'",
    "export { e } from './e.ts'",
    "export * from './f.ts'",
    "const g = await import('./g.ts')",
    "const h = require('./h.ts')",
    "type I = import('./i.ts').I",
    "const from = 'no import'",
  ].join('\n')
  const names = importsOf({ path: 'x.ts', text }).map((each) => each.name)
  expect(names.sort()).toEqual('abcdefghi'.split('').map((letter) => `./${letter}.ts`))
})

test('each layer imports only what the table allows', () => {
  const forbidden = imports.filter(isRelative).flatMap(({ from, name }) => {
    const to = posix.join(posix.dirname(from.path), name)
    const [own, other] = [layerOf(from.path), layerOf(to)]
    const isAllowed = own === other || (own !== undefined && other !== undefined && allowed.get(own)?.includes(other))
    return isAllowed ? [] : [`${from.path} imports ${to}`]
  })
  expect(forbidden).toEqual([])
})

test('each library is imported where the table says', () => {
  const elsewhere = imports
    .filter((each) => !isRelative(each))
    .filter(({ from, name }) => !placesOf(libraryOf(name)).some((place) => isAt(from.path, place)))
    .map(({ from, name }) => `${from.path} imports ${name}`)
  expect(elsewhere).toEqual([])
})

test('every library and place in the table is in use', () => {
  const used = imports.filter((each) => !isRelative(each))
  const stale = [...libraries].flatMap(([library, places]) =>
    places
      .filter((place) => !used.some(({ from, name }) => libraryOf(name) === library && isAt(from.path, place)))
      .map((place) => `${library} in ${place}`),
  )
  expect(stale).toEqual([])
})

test('a check begins without what only other commands need', () => {
  const { reached, needed } = loadedBy(
    'server/src/cli/main.ts',
    'server/src/cli/program.ts',
    'server/src/cli/checkAnew.ts',
  )
  expect(reached.size).toBeGreaterThan(60)
  expect(needed).toContain('micromark')
  const large = ['pinyin-pro', 'zod', 'jsonc-parser', 'cli-progress', 'vscode-languageserver']
  expect(large.filter((library) => needed.has(library))).toEqual([])
})

test('a check of what has not changed begins without what reads documents', () => {
  const { reached, needed } = loadedBy('server/src/cli/main.ts')
  expect(reached).toContain('server/src/cli/knownFindings.ts')
  expect(reached).not.toContain('server/src/session/session.ts')
  expect([...needed].sort()).toEqual(['get-east-asian-width', 'node:*', 'picocolors', 'vscode-uri'])
})

/** All files that load with these at once, and the libraries. */
function loadedBy(...entries: string[]) {
  const reached = new Set(entries)
  const needed = new Set<string>()
  for (const path of reached) {
    for (const { from, name, isLate } of imports) {
      if (from.path !== path || isLate) continue
      if (name.startsWith('.')) reached.add(posix.join(posix.dirname(path), name))
      else needed.add(libraryOf(name))
    }
  }
  return { reached, needed }
}

test('nothing but modules of our own and libraries is imported late, for a bundle in parts has nothing else', () => {
  const late = imports.filter(({ isLate }) => isLate)
  expect(late.length).toBeGreaterThan(10)
  expect(late.filter(({ name }) => name.startsWith('.') && !name.endsWith('.ts')).map(({ name }) => name)).toEqual([])
})

test('every library comes from a package that package.json names', () => {
  const { devDependencies, dependencies } = JSON.parse(read('package.json'))
  const named = new Set([...Object.keys(devDependencies), ...Object.keys(dependencies ?? {}), 'node:*'])
  // The editor gives this one at run time.
  const missing = [...libraries.keys()].filter((library) => library !== 'vscode' && !named.has(library))
  expect(missing).toEqual([])
})

test('core and session are compiled without the types of any platform', () => {
  const base = JSON.parse(read('tsconfig.base.json')).compilerOptions
  for (const layer of ['core', 'session']) {
    const own = JSON.parse(read(`server/src/${layer}/tsconfig.json`)).compilerOptions
    expect({ types: own.types ?? base.types, lib: own.lib ?? base.lib }).toEqual({ types: [], lib: ['ES2023'] })
  }
})

test('a source file is short and begins with a comment that says what it is for', () => {
  const odd = sources.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    const length = text.endsWith('\n') ? lines.length - 1 : lines.length
    return [
      ...(/^\/\/ \S.{15,}/.test(lines[0] ?? '') ? [] : [`${path} does not begin with a comment`]),
      ...(length < 350 ? [] : [`${path} has ${length} lines`]),
    ]
  })
  expect(odd).toEqual([])
})

function importsOf(from: Source): readonly Import[] {
  const forms = [
    /^\s*(?:import|export)\b[^'";=()]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g,
  ]
  return forms.flatMap((form) =>
    [...from.text.matchAll(form)].map((match) => {
      const isLate = /^\s*(?:import|export)\s+type\b|^(?:import|require)\(/.test(match[0])
      return { from, name: match[1] ?? '', isLate }
    }),
  )
}

function isRelative(each: Import): boolean {
  return each.name.startsWith('.')
}

/** `server/src/core/uri.ts` is in core, `server/src/protocol.ts` is protocol, all of the client is client, JSON is data. */
function layerOf(path: string): string | undefined {
  if (path.startsWith('client/src/')) return 'client'
  if (path.endsWith('.json')) return 'data'
  return /^server\/src\/([a-z]+)(?:\/|\.ts$)/i.exec(path)?.[1]
}

/** The package of an import: `vscode-languageserver/node` is `vscode-languageserver`; all of Node is `node:*`. */
function libraryOf(name: string): string {
  if (name.startsWith('node:')) return 'node:*'
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

function placesOf(library: string): readonly string[] {
  return libraries.get(library) ?? []
}

/** Whether the file is, or lies in, a place as the table writes it: `core/facts`, `core/uri.ts`, `client`. */
function isAt(path: string, place: string): boolean {
  const full =
    place === 'client' || place.startsWith('client/') ? place.replace('client', 'client/src') : `server/src/${place}`
  return path === full || path.startsWith(`${full}/`)
}

function list(cell: string): readonly string[] {
  return cell
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
}
