// A disk in memory, the buffers of an editor, and a session that is told of every step; with steps made at random.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import { isWithin, type Path } from '../../server/src/core/uri.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import type { CachePort, FilePort, FolderEntry } from '../../server/src/session/ports.ts'
import { Session } from '../../server/src/session/session.ts'

/** The folder that is opened. */
export const root = '/corpus'

/** What a disk with these files has in the folder; as on a real one, a folder is there while something is in it. */
export function entriesOf(files: Iterable<Path>, folder: Path): readonly FolderEntry[] | undefined {
  const entries = new Map<string, FolderEntry>()
  for (const path of files) {
    if (!path.startsWith(`${folder}/`)) continue
    const [name = '', ...rest] = path.slice(folder.length + 1).split('/')
    entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' })
  }
  return entries.size > 0 || folder === root ? [...entries.values()] : undefined
}

/** A disk in memory: as on a real one, a folder is there for as long as something is in it. */
export class Disk implements FilePort {
  readonly files = new Map<Path, string>()

  async list(folder: Path): Promise<readonly FolderEntry[] | undefined> {
    return entriesOf(this.files.keys(), folder)
  }

  async read(file: Path) {
    const text = this.files.get(file)
    if (text === undefined) return { kind: 'missing' as const }
    return { kind: 'text' as const, text, size: text.length, hasInvalidEncoding: false }
  }
}

/** The same disk, which also says by a hash whether a content is still the same: so a session can tell what it knows. */
export class HashedDisk extends Disk {
  override async read(file: Path) {
    return this.readNow(file)
  }

  readNow(file: Path) {
    const text = this.files.get(file)
    if (text === undefined) return { kind: 'missing' as const }
    const size = Buffer.byteLength(text)
    return { kind: 'text' as const, text, size, hasInvalidEncoding: false, hash: hashOf(text) }
  }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export type Step =
  | { readonly kind: 'write' | 'buffer'; readonly path: Path; readonly text: string }
  | { readonly kind: 'delete' | 'close'; readonly path: Path }
  | { readonly kind: 'move'; readonly path: Path; readonly to: Path }

const folders = [root, `${root}/a`, `${root}/a/b`, `${root}/01-c`] as const
const names = ['x.md', 'y.md', 'README.md', 'X.md', 'z.txt'] as const

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
  '[x](x.md#three) and [x](a/b/#One)',
  '[out](../../out.md) <a id="three"></a>',
  '`01-c/gone-y.md` and [y](/a/y#two)',
  '### 1.2 Three {#three}',
  '# 12. Twelve\n\n## 12.1 Bridges',
  '见 `x.md` 12.1 章节，`b/y.md` 1.2 章节',
  '另见 12.1 和 12.7 章节',
  '`y.md` **12.1 Three**',
  '| 文档 | 章节 |\n| --- | --- |\n| `x.md` | 12.1, 1.2 |',
  '<!-- doc-corpus-disable-next-line missing-file -->',
  '`x.md` 的 12.1',
  '- [x](x.md)\n- [y](a/y.md)',
  '| 旧 | 新 |\n| --- | --- |\n| `q.md` | `a/x.md` |',
  '[q](q.md) `a/q.md`',
  '## 1.1 A\n\n## 1.3 B\n\n## 1.2 C',
  '**版本**：v1.0\n\n**最后更新**：2025-01-01',
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
    text: fc.constantFrom(
      '{}',
      '{"exclude":["**/y.md"]}',
      '{"anchors":"gitlab"}',
      '{"severity":{"missing-heading":"hint","missing-mention":"ignore"}}',
      '{"include":["**/x.md"]}',
      '{"roots":["a"]}',
      '{"roots":["..","01-c"]}',
      '{"redirects":"a/x.md"}',
      '{"historical":["a/**"]}',
      '{"maximumSize":40}',
      '{"useGitignore":false}',
      '{"grammar":{"presets":[],"templates":["{file} 的 {number}"]}}',
      '{"numbering":{"**/x.md":["## 1.","### 1.1"]}}',
      '{"mentions":{"extensions":["txt"]}}',
    ),
  }),
)
/** Any step; the names and texts are few, so that they meet. */
export const step: fc.Arbitrary<Step> = fc.oneof(
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
export class World {
  readonly disk: Disk
  readonly buffers = new Map<Path, string>()
  readonly session: Session

  constructor(disk = new Disk(), cache?: CachePort) {
    this.disk = disk
    const log = { info: () => {}, warn: () => {}, error: (message: string) => expect.unreachable(message) }
    this.session = new Session({ files: disk, cache, clock: nodeClock, log })
  }

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
