// A session that starts from what another one kept knows the same as one that reads everything.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { incomingReferences } from '../../server/src/core/incoming.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import type { Path } from '../../server/src/core/uri.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import type { CachePort, FileContent, FilePort, FileStamp, FolderEntry } from '../../server/src/session/ports.ts'
import { isSameStamp } from '../../server/src/session/ports.ts'
import { Session } from '../../server/src/session/session.ts'
import { entriesOf, hashOf, root } from './world.ts'

interface StoredFile {
  readonly text: string
  readonly stamp: FileStamp
  /** Changed so shortly before it is read that it has no stamp. */
  readonly isRecent: boolean
}

/** A disk in memory, with the stamps that a real one gives, and a count of what is read. */
class Disk implements FilePort {
  readonly files = new Map<Path, StoredFile>()
  reads = 0
  #clock = 0

  write(path: Path, text: string, isRecent = false): void {
    this.#clock++
    const stamp = { size: text.length, modified: this.#clock, changed: this.#clock, inode: this.#clock }
    this.files.set(path, { text, stamp, isRecent })
  }

  /** As a fresh checkout does: the same content, another file. */
  renew(path: Path): void {
    const file = this.files.get(path)
    if (file) this.write(path, file.text, file.isRecent)
  }

  async list(folder: Path): Promise<readonly FolderEntry[] | undefined> {
    return entriesOf(this.files.keys(), folder)
  }

  async read(path: Path, known?: FileStamp): Promise<FileContent> {
    const file = this.files.get(path)
    if (file && !file.isRecent && isSameStamp(file.stamp, known)) return { kind: 'unchanged' }
    return this.readNow(path)
  }

  readNow(path: Path): FileContent {
    const file = this.files.get(path)
    if (!file) return { kind: 'missing' }
    this.reads++
    return {
      kind: 'text',
      text: file.text,
      size: Buffer.byteLength(file.text),
      hasInvalidEncoding: file.text.includes('\ufffd'),
      stamp: file.isRecent ? undefined : file.stamp,
      hash: hashOf(file.text),
    }
  }
}

/** What is kept, in memory. */
class Kept implements CachePort {
  readonly stored = new Map<Path, Uint8Array>()
  stores = 0
  failure: string | undefined

  async load(folder: Path) {
    return this.stored.get(folder)
  }

  async store(folder: Path, bytes: Uint8Array) {
    this.stores++
    if (this.failure === undefined) this.stored.set(folder, bytes)
    return this.failure
  }

  encode(text: string) {
    return Buffer.from(text)
  }

  decode(bytes: Uint8Array) {
    return Buffer.from(bytes).toString()
  }

  hash(text: string) {
    return hashOf(text)
  }
}

async function opened(
  disk: FilePort,
  cache: CachePort | undefined,
  folders: readonly Path[] = [root],
  asksOnce = true,
) {
  const log = { info: () => {}, warn: () => {}, error: (message: string) => expect.unreachable(message) }
  const session = new Session({ files: disk, clock: nodeClock, log, cache, asksOnce })
  await session.open(folders)
  return session
}

/** All that can be asked of a corpus. */
function known({ corpus }: Session): unknown {
  const documents = [...corpus.documents()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return documents.map((document) => ({
    path: document.path,
    hasInvalidEncoding: document.hasInvalidEncoding,
    problems: problemsOf(corpus, document),
    facts: { ...document.facts },
    references: document.references,
    fragments: [...document.fragments.keys()],
    resolutions: document.references.map((reference) => {
      const resolution = resolve(corpus, document, reference)
      return 'document' in resolution ? [resolution.kind, resolution.document?.path] : resolution
    }),
    incoming: [...incomingReferences(corpus, document.path)].map((each) => each.document.path).sort(),
    text: document.text,
  }))
}

const example: readonly (readonly [string, string])[] = [
  [
    'README.md',
    '---\na: 1\n---\n# 一 One {#one}\n\n[x](a/x.md#two) `a/x.md` ~~[gone](no.md)~~ [l][m] [^n]\n\n[m]: a/x.md "T"\n',
  ],
  [
    'a/x.md',
    '# 1.2 Two\n\n**最后更新**：2025-11-07\n\n| a | `b` |\n|---|---|\n| see README.md | <a id="q"></a> |\n\n- [ ] task\n',
  ],
  ['a/y.md', '> [!NOTE]\n> quote <!-- doc-corpus-disable-file missing-file -->\n\n```js\ncode\n```\n\n$x$ [b](b.md)\n'],
]

function exampleDisk(): Disk {
  const disk = new Disk()
  for (const [name, text] of example) disk.write(`${root}/${name}`, text)
  return disk
}

test('where nothing has changed, no document is read and nothing is stored again', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const cold = await opened(disk, kept)
  expect(await cold.save()).toBeUndefined()
  expect(kept.stores).toBe(1)
  disk.reads = 0
  const warm = await opened(disk, kept)
  expect(disk.reads).toBe(0)
  expect([...warm.corpus.documents()].map(({ facts }) => facts.headings.map(({ title }) => title))).toEqual([
    ['一 One'],
    ['1.2 Two'],
    [],
  ])
  expect(disk.reads).toBe(0)
  expect(warm.fingerprint).toBe(cold.fingerprint)
  expect(known(warm)).toEqual(known(cold))
  expect(await warm.save()).toBeUndefined()
  expect(kept.stores).toBe(1)
})

test('a file of another stamp and the same content is read, but not taken apart again', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  await (await opened(disk, kept)).save()
  for (const path of [...disk.files.keys()]) disk.renew(path)
  const warm = await opened(disk, kept)
  expect(known(warm)).toEqual(known(await opened(disk, undefined)))
  await warm.save()
  disk.reads = 0
  await opened(disk, kept)
  expect(disk.reads).toBe(0)
})

test('a file that had just been changed when it was read is read again, for it may have changed once more', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  disk.write(`${root}/a/x.md`, '# old\n', true)
  await (await opened(disk, kept)).save()
  const { stamp } = disk.files.get(`${root}/a/x.md`) ?? expect.unreachable()
  disk.files.set(`${root}/a/x.md`, { text: '# new\n', stamp, isRecent: false })
  const warm = await opened(disk, kept)
  expect(warm.corpus.document(`${root}/a/x.md`)?.facts.headings[0]?.title).toBe('new')
})

test('a file that changes behind the answer is found out, and the next answer is right', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  await (await opened(disk, kept)).save()
  const warm = await opened(disk, kept)
  const before = warm.generation
  disk.write(`${root}/a/x.md`, '# quite another\n')
  expect(warm.corpus.document(`${root}/a/x.md`)?.text).toBe('# quite another\n')
  await warm.settled()
  expect(warm.generation).toBeGreaterThan(before)
  expect(known(warm)).toEqual(known(await opened(disk, undefined)))
})

test('what an editor holds is never kept as the content of the file', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const session = await opened(disk, kept)
  const before = session.fingerprint
  session.setBuffer(`${root}/README.md`, '# in the editor\n', 1)
  expect(session.fingerprint).not.toBe(before)
  await session.save()
  expect(known(await opened(disk, kept))).toEqual(known(await opened(disk, undefined)))
})

test('what cannot be stored is said, and all answers are there', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  kept.failure = 'ENOSPC: no space left on device'
  const session = await opened(disk, kept)
  expect(await session.save()).toBe('ENOSPC: no space left on device')
  expect(known(session)).toEqual(known(await opened(disk, undefined)))
})

test('two folders of one workspace are kept apart', async () => {
  const disk = exampleDisk()
  disk.write('/other/README.md', '# Other\n')
  const kept = new Kept()
  await (await opened(disk, kept, [root, '/other'])).save()
  expect([...kept.stored.keys()].sort()).toEqual([root, '/other'].sort())
  kept.stored.set('/other', kept.stored.get(root) ?? new Uint8Array())
  disk.reads = 0
  const other = await opened(disk, kept, ['/other'])
  expect([...other.corpus.documents()].map(({ path }) => path)).toEqual(['/other/README.md'])
  expect(disk.reads).toBe(1)
})

const name = fc.constantFrom('README.md', 'a/x.md', 'a/y.md', 'b/README.md', 'b/z.md')
const piece = fc.constantFrom(
  ...example.map(([, text]) => text),
  '# One\n',
  '## 1.1 Two\n',
  '[x](a/x.md#one) and `b/z.md`\n',
  '[gone](nowhere.md) ![p](p.png "t")\n',
  '[l][label] [^f]\n\n[label]: b/z.md\n',
  'x\ufffdy 😀 \\[no\\](x.md)\n',
  '# half \ud800 a pair\n',
)
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('\n'))
const edit = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), name, text, isRecent: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'renew' as const), name }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      name: fc.constantFrom('.doc-corpus.json', 'b/.doc-corpus.json'),
      text: fc.constantFrom(
        '{}',
        '{"anchors":"gitlab"}',
        '{"maximumSize":30}',
        '{"mentions":{"extensions":["md","txt"]}}',
        '{"exclude":["a/y.md"]}',
      ),
      isRecent: fc.boolean(),
    }),
  },
)

test('after any changes between runs a warm start knows what a cold one does', async () => {
  let spared = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 3 }), { minLength: 1, maxLength: 5 }), async (rounds) => {
      const [disk, kept] = [exampleDisk(), new Kept()]
      await (await opened(disk, kept)).save()
      for (const [i, edits] of rounds.entries()) {
        for (const each of edits) {
          const path = `${root}/${each.name}`
          if (each.kind === 'write') disk.write(path, each.text, each.isRecent)
          else if (each.kind === 'renew') disk.renew(path)
          else disk.files.delete(path)
        }
        disk.reads = 0
        const warm = await opened(disk, kept, [root], i % 2 === 0)
        spared += disk.files.size - disk.reads
        await warm.save()
        expect(known(warm)).toEqual(known(await opened(disk, undefined)))
      }
    }),
    { numRuns: 150 },
  )
  expect(spared).toBeGreaterThan(300)
})

test('bytes that are not what was stored never stop a session', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  await (await opened(disk, kept)).save()
  const whole = kept.stored.get(root) ?? expect.unreachable()
  const cold = known(await opened(disk, undefined))
  for (let length = 0; length < whole.length; length++) {
    kept.stored.set(root, whole.subarray(0, length))
    expect(known(await opened(disk, kept))).toEqual(cold)
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1 }), async (changes) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, byte] of changes) bytes[at] = byte
      kept.stored.set(root, bytes)
      expect(known(await opened(disk, kept))).toHaveLength(example.length)
    }),
    { numRuns: 500 },
  )
})
