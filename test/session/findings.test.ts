// What an earlier run found is what would be found anew, before and after any change.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import type { Path } from '../../server/src/core/uri.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import type { CachePort, KeptTexts } from '../../server/src/session/ports.ts'
import { type Keeping, Problems } from '../../server/src/session/problems.ts'
import type { Session } from '../../server/src/session/session.ts'
import { type Disk, HashedDisk, hashOf, root, step, World } from './world.ts'

/** What is kept from one run to the next, in memory. */
class Kept implements KeptTexts {
  readonly texts = new Map<Path, string>()
  stores = 0

  async load(corpus: Path) {
    return this.texts.get(corpus)
  }

  async store(corpus: Path, text: string) {
    this.stores++
    this.texts.set(corpus, text)
    return undefined
  }
}

/** No facts are kept: so whatever is the same, is the same by its content. */
const cache: CachePort = {
  load: async () => undefined,
  store: async () => undefined,
  encode: (text) => Buffer.from(text),
  decode: (bytes) => Buffer.from(bytes).toString(),
  hash: hashOf,
}

/** A run that begins with these files, with these documents open. */
async function start(
  disk: Disk,
  kept: Kept,
  buffers: ReadonlyMap<Path, string> = new Map(),
  clock: Keeping['clock'] = nodeClock,
) {
  const world = new World(disk, cache)
  for (const [path, text] of buffers) {
    world.buffers.set(path, text)
    world.session.setBuffer(path, text, 1)
  }
  await world.session.open([root])
  const problems = new Problems(world.session, { texts: kept, clock })
  await problems.restore()
  const all = () => new Map([...world.session.corpus.documents()].map(({ path }) => [path, problems.of(path)]))
  return { world, problems, all }
}

/** All problems, by path, found anew. */
function foundIn({ corpus }: Session): ReadonlyMap<Path, unknown> {
  return new Map([...corpus.documents()].map((document) => [document.path, problemsOf(corpus, document)]))
}

/** Problems without their lines and columns, which only those have that were kept. */
function unplaced(all: ReturnType<Awaited<ReturnType<typeof start>>['all']>): ReadonlyMap<Path, unknown> {
  const names = new Set(['line', 'column', 'endLine', 'endColumn'])
  const bare = (problem: object) => Object.fromEntries(Object.entries(problem).filter(([name]) => !names.has(name)))
  return new Map([...all].map(([path, problems]) => [path, problems?.map(bare)]))
}

function exampleDisk(): Disk {
  const disk = new HashedDisk()
  disk.files.set(`${root}/README.md`, '# One\n\n[x](a/x.md#two) and [gone](gone.md)\n\n见 `a/x.md` 12.7 章节\n')
  disk.files.set(`${root}/a/x.md`, '# 12. One\n\n## 12.1 Two\n\n[up](../README.md#none)\n\n[l]: y.md\n\n[l]: z.md\n')
  disk.files.set(`${root}/a/y.md`, '# 13. One\n\n另见 12.1 章节\n')
  return disk
}

test('where nothing has changed, nothing is checked, and nothing is kept again', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const first = await start(disk, kept)
  expect([...first.all().values()].flat().length).toBeGreaterThan(3)
  expect(await first.problems.save()).toBeUndefined()
  const second = await start(disk, kept)
  expect(unplaced(second.all())).toEqual(foundIn(second.world.session))
  expect(second.problems.checkedCount).toBe(0)
  await second.problems.save()
  expect(kept.stores).toBe(1)
})

test('a document that is open as it is on disk changes nothing', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const first = await start(disk, kept)
  first.all()
  await first.problems.save()
  const text = disk.files.get(`${root}/a/x.md`) ?? expect.unreachable()
  const same = await start(disk, kept, new Map([[`${root}/a/x.md`, text]]))
  same.all()
  expect(same.problems.checkedCount).toBe(0)
  const other = await start(disk, kept, new Map([[`${root}/a/x.md`, `${text}\n`]]))
  other.all()
  expect(other.problems.checkedCount).toBe(3)
})

test('after an edit only what it can matter to is checked again', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const first = await start(disk, kept)
  first.all()
  await first.problems.save()
  const { world, problems, all } = await start(disk, kept)
  all()
  world.session.setBuffer(`${root}/README.md`, '# One\n\nNo more.\n', 1)
  expect(unplaced(all())).toEqual(foundIn(world.session))
  expect(problems.checkedCount).toBe(1)
  // The title of the other is asked for by its number.
  world.session.setBuffer(`${root}/a/x.md`, '# 14. One\n', 1)
  expect(unplaced(all())).toEqual(foundIn(world.session))
  expect(problems.checkedCount).toBe(3)
})

test('what is not known of every document is not kept', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const { world, problems, all } = await start(disk, kept)
  problems.of(`${root}/README.md`)
  await problems.save()
  all()
  world.session.setBuffer(`${root}/a/x.md`, '# 14. One\n', 1)
  await problems.save()
  expect(kept.stores).toBe(0)
  all()
  await problems.save()
  expect(kept.stores).toBe(1)
})

test('a text that is not what was kept is as good as none', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const first = await start(disk, kept)
  first.all()
  await first.problems.save()
  const [[name, whole] = expect.unreachable()] = [...kept.texts]
  const [key = '', paths = '', found = '', , subjects = ''] = whole.split('\n\n')
  const { size } = first.world.session.corpus
  const broken = Array.from({ length: size }, () => '{').join('\n')
  for (const other of [[], [key], [key, '', '', '', ''], [key, '[]', ''], [key, '[1]', found], [key, paths, broken]]) {
    kept.texts.set(name, other.join('\n\n'))
    const { world, problems, all } = await start(disk, kept)
    expect(unplaced(all())).toEqual(foundIn(world.session))
    expect(problems.checkedCount).toBe(size)
  }
  // Who does not know what a finding depends on, checks again after any change.
  for (const asked of ['', '{}', '[0,1,7777]', '["a"]']) {
    const numbers = Array.from({ length: size }, () => asked).join('\n')
    kept.texts.set(name, [key, paths, found, ...(asked === '' ? [] : [numbers, subjects])].join('\n\n'))
    const { world, problems, all } = await start(disk, kept)
    expect(unplaced(all())).toEqual(foundIn(world.session))
    expect(problems.checkedCount).toBe(0)
    world.session.setBuffer(`${root}/a/x.md`, '# 14. One\n', 1)
    expect(unplaced(all())).toEqual(foundIn(world.session))
    expect(problems.checkedCount).toBe(size)
  }
})

test('of what was kept each document is read alone: where one is not whole, that one is checked', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const first = await start(disk, kept)
  first.all()
  await first.problems.save()
  const [[name, whole] = expect.unreachable()] = [...kept.texts]
  kept.texts.set(name, whole.replace('"code":"', '"code":"un'))
  const { world, problems, all } = await start(disk, kept)
  expect(unplaced(all())).toEqual(foundIn(world.session))
  expect(problems.checkedCount).toBe(1)
  await problems.save()
  expect(kept.stores).toBe(1)
})

test('between one document and the next everything else has its turn; where that changes something, nothing is kept', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  let time = 0
  let pauses = 0
  let during = () => {}
  const clock = {
    now: () => (time += 1000),
    async pause() {
      pauses++
      during()
    },
  }
  const { world, problems, all } = await start(disk, kept, undefined, clock)
  all()
  during = () => pauses === 2 && world.session.setBuffer(`${root}/a/x.md`, '# 14. One\n', 1)
  await problems.save()
  expect([kept.stores, pauses]).toEqual([0, 2])
  all()
  await problems.save()
  expect([kept.stores, pauses]).toEqual([1, 2 + world.session.corpus.size])
  const second = await start(disk, kept, world.buffers.set(`${root}/a/x.md`, '# 14. One\n'))
  expect(unplaced(second.all())).toEqual(foundIn(second.world.session))
  expect(second.problems.checkedCount).toBe(0)
})

test('what was found is kept again after a change, also of documents that nobody has asked about since', async () => {
  const [disk, kept] = [exampleDisk(), new Kept()]
  const first = await start(disk, kept)
  first.all()
  await first.problems.save()
  const second = await start(disk, kept)
  // Nothing but the document itself depends on its last line.
  disk.files.set(`${root}/README.md`, `${disk.files.get(`${root}/README.md`)}\n[gone](gone-too.md)\n`)
  await second.world.session.changeFiles([{ path: `${root}/README.md`, kind: 'changed' }])
  await second.problems.save()
  expect(kept.stores).toBe(1)
  second.problems.of(`${root}/README.md`)
  await second.problems.save()
  expect([kept.stores, second.problems.checkedCount]).toEqual([2, 1])
  const third = await start(disk, kept)
  expect(unplaced(third.all())).toEqual(foundIn(third.world.session))
  expect(third.problems.checkedCount).toBe(0)
})

test('after any changes, in this run or the one before, what was kept is what is found anew', async () => {
  let restored = 0
  let kept = 0
  let found = 0
  const steps = fc.array(step, { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), steps, async (before, staysOpen, after) => {
      const texts = new Kept()
      const first = await start(exampleDisk(), texts)
      for (const each of before) await first.world.take(each)
      await first.world.session.settled()
      first.all()
      await first.problems.save()
      const { disk, buffers } = first.world
      const { world, problems, all } = await start(disk, texts, staysOpen ? buffers : new Map())
      expect(unplaced(all())).toEqual(foundIn(world.session))
      if (problems.checkedCount > 0) {
        expect(world.session.fingerprint).not.toBe(first.world.session.fingerprint)
        return
      }
      restored++
      for (const each of after) {
        const checked = problems.checkedCount
        await world.take(each)
        expect(unplaced(all())).toEqual(foundIn(world.session))
        found += world.session.corpus.size
        kept += world.session.corpus.size - (problems.checkedCount - checked)
      }
    }),
    { numRuns: 300 },
  )
  // The test means something only where earlier findings are often good, and often spare a check.
  expect(restored).toBeGreaterThan(100)
  expect(kept).toBeGreaterThan(found / 4)
  expect(kept).toBeLessThan(found)
})
