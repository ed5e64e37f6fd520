// A session that has lived through any number of changes knows the same as one that is opened on what is there now.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { incomingReferences } from '../../server/src/core/incoming.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import { isWithin, type Path } from '../../server/src/core/uri.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import type { FilePort, FolderEntry } from '../../server/src/session/ports.ts'
import { Session } from '../../server/src/session/session.ts'

const root = '/corpus'

/** A disk in memory: as on a real one, a folder is there for as long as something is in it. */
class Disk implements FilePort {
  readonly files = new Map<Path, string>()

  async list(folder: Path): Promise<readonly FolderEntry[] | undefined> {
    const entries = new Map<string, FolderEntry>()
    for (const path of this.files.keys()) {
      if (!path.startsWith(`${folder}/`)) continue
      const [name = '', ...rest] = path.slice(folder.length + 1).split('/')
      entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' })
    }
    return entries.size > 0 || folder === root ? [...entries.values()] : undefined
  }

  async read(file: Path) {
    const text = this.files.get(file)
    if (text === undefined) return { kind: 'missing' as const }
    return { kind: 'text' as const, text, size: text.length, hasInvalidEncoding: false }
  }
}

type Step =
  | { readonly kind: 'write' | 'buffer'; readonly path: Path; readonly text: string }
  | { readonly kind: 'delete' | 'close'; readonly path: Path }
  | { readonly kind: 'move'; readonly path: Path; readonly to: Path }

const folders = [root, `${root}/a`, `${root}/a/b`, `${root}/01-c`] as const
const names = ['x.md', 'y.md', 'README.md', 'z.txt'] as const

const folder = fc.constantFrom(...folders)
const file = fc.tuple(folder, fc.constantFrom(...names)).map(([where, name]) => `${where}/${name}`)
const line = fc.constantFrom(
  '# One',
  '## Two',
  '[x](x.md)',
  '[x](a/x.md#one)',
  '[up](../README.md#two)',
  '[y](./b/)',
  '[y](../01-c/Y.md)',
  '`b/x.md` and `c/y.md`',
  '[l][label]',
  '[label]: a/y.md',
  '[here](#one)',
)
const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n\n'))
const membership = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    path: fc.constantFrom(`${root}/.gitignore`, `${root}/a/.gitignore`),
    text: fc.constantFrom('x.md', 'b/', '/y.md', '*.md\n!README.md', ''),
  }),
  fc.record({
    kind: fc.constant('write' as const),
    path: fc.constantFrom(`${root}/.doc-corpus.json`, `${root}/a/.doc-corpus.json`),
    text: fc.constantFrom('{}', '{"exclude":["**/y.md"]}', '{"anchors":"gitlab"}', '{"include":["**/x.md"]}'),
  }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('write' as const, 'buffer' as const), path: file, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'close' as const), path: file }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('delete' as const), path: fc.constantFrom(...folders.slice(1)) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), path: file, to: file }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      path: fc.constantFrom(`${root}/a`, `${root}/a/b`),
      to: fc.constantFrom(`${root}/d`, `${root}/01-c/e`),
    }),
  },
  { weight: 1, arbitrary: membership },
)

/** A disk, the buffers of an editor, and a session that is told of every step. */
class World {
  readonly disk = new Disk()
  readonly buffers = new Map<Path, string>()
  readonly session = new Session({
    files: this.disk,
    clock: nodeClock,
    log: { info: () => {}, warn: () => {}, error: (message) => expect.unreachable(message) },
  })

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'write': {
        const isNew = !this.disk.files.has(step.path)
        this.disk.files.set(step.path, step.text)
        return this.session.changeFiles([{ path: step.path, kind: isNew ? 'created' : 'changed' }])
      }
      case 'buffer':
        if (step.path.endsWith('.txt')) return
        this.buffers.set(step.path, step.text)
        this.session.setBuffer(step.path, step.text, 1)
        return
      case 'close':
        this.buffers.delete(step.path)
        this.session.closeBuffer(step.path)
        return this.session.settled()
      case 'delete': {
        const gone = [...this.disk.files.keys()].filter((path) => isWithin(step.path, path))
        for (const path of gone) this.disk.files.delete(path)
        return gone.length > 0 ? this.session.changeFiles([{ path: step.path, kind: 'deleted' }]) : undefined
      }
      case 'move': {
        const moved = [...this.disk.files].filter(([path]) => isWithin(step.path, path))
        if (moved.length === 0 || isWithin(step.path, step.to)) return
        for (const [path] of moved) this.disk.files.delete(path)
        for (const [path, content] of moved) this.disk.files.set(`${step.to}${path.slice(step.path.length)}`, content)
        return this.session.changeFiles([
          { path: step.path, kind: 'deleted' },
          { path: step.to, kind: 'created' },
        ])
      }
    }
  }

  async rebuilt(): Promise<Session> {
    const log = { info: () => {}, warn: () => {}, error: () => {} }
    const session = new Session({ files: this.disk, clock: nodeClock, log })
    for (const [path, content] of this.buffers) session.setBuffer(path, content, 1)
    await session.open([root])
    return session
  }
}

/** All that can be asked of a corpus, as text. */
function known({ corpus }: Session): unknown {
  const documents = [...corpus.documents()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    roots: corpus.roots
      .map(({ path, settings }) => [path, settings.anchors, settings.include, settings.exclude])
      .sort(),
    documents: documents.map((document) => ({
      path: document.path,
      text: document.text,
      references: document.references.map((reference) => {
        const resolution = resolve(corpus, document, reference)
        if (resolution.kind === 'missing-heading') return [resolution.kind, resolution.document.path]
        if (resolution.kind !== 'found') return resolution
        return [resolution.rule, resolution.spelling, resolution.target.kind, resolution.target.path]
      }),
      problems: problemsOf(corpus, document),
      incoming: [...incomingReferences(corpus, document.path)]
        .map((each) => `${each.document.path} ${each.reference.span.start}`)
        .sort(),
    })),
  }
}

test('after any changes a session knows what a new one would', async () => {
  let problems = 0
  let references = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const world = new World()
      world.disk.files.set(`${root}/README.md`, '# One\n\n[x](a/x.md)\n')
      world.disk.files.set(`${root}/a/x.md`, '# One\n')
      await world.session.open([root])
      for (const each of steps) await world.take(each)
      await world.session.settled()
      const after = known(world.session)
      expect(after).toEqual(known(await world.rebuilt()))
      for (const document of world.session.corpus.documents()) {
        problems += problemsOf(world.session.corpus, document).length
        references += document.references.length
      }
    }),
    { numRuns: 300 },
  )
  // The steps must lead somewhere: to references, and to some that are broken and some that are not.
  expect(references).toBeGreaterThan(1000)
  expect(problems).toBeGreaterThan(200)
  expect(problems).toBeLessThan(references)
}, 60_000)
