// Problems that are kept are those that would be found anew, and few documents are checked again.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import type { Path } from '../../server/src/core/uri.ts'
import { Problems } from '../../server/src/session/problems.ts'
import type { Session } from '../../server/src/session/session.ts'
import { root, step, World } from './world.ts'

/** All problems, by path, asked of what is kept. */
function keptOf(session: Session, problems: Problems): ReadonlyMap<Path, unknown> {
  return new Map([...session.corpus.documents()].map(({ path }) => [path, problems.of(path)]))
}

/** All problems, by path, found anew. */
function foundIn({ corpus }: Session): ReadonlyMap<Path, unknown> {
  return new Map([...corpus.documents()].map((document) => [document.path, problemsOf(corpus, document)]))
}

test('after any change what is kept is what is found anew', async () => {
  let kept = 0
  let found = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(), async (steps, mask) => {
      const world = new World()
      world.disk.files.set(`${root}/README.md`, '# One\n\n[x](a/x.md#two)\n')
      world.disk.files.set(`${root}/a/x.md`, '# One\n')
      const problems = new Problems(world.session)
      await world.session.open([root])
      for (const [i, each] of steps.entries()) {
        await world.take(each)
        // Now and then several changes come before anybody asks.
        if ((mask >> (i % 30)) & 1) continue
        const before = problems.checkedCount
        expect(keptOf(world.session, problems)).toEqual(foundIn(world.session))
        found += world.session.corpus.size
        kept += world.session.corpus.size - (problems.checkedCount - before)
      }
      await world.session.settled()
      expect(keptOf(world.session, problems)).toEqual(foundIn(world.session))
      expect(problems.of(`${root}/none.md`)).toBeUndefined()
    }),
    { numRuns: 500 },
  )
  // The test means something only where documents are often kept, and often not.
  expect(kept).toBeGreaterThan(found / 4)
  expect(kept).toBeLessThan(found)
})

/** A hub, nine in ten of the documents refer to its heading, and one document that nobody refers to. */
async function largeWorld(count: number) {
  const world = new World()
  world.disk.files.set(`${root}/hub.md`, '# Hub\n\n## Heading\n\nText.\n')
  world.disk.files.set(`${root}/README.md`, '# Start\n')
  for (let i = 0; i < count - 2; i++) {
    const link = i % 10 === 0 ? `[next](gone.md) \`x-${i}.md\`` : '[hub](../hub.md#heading)'
    world.disk.files.set(`${root}/${i % 100}/page-${i}.md`, `# Page ${i}\n\n${link}\n`)
  }
  await world.session.open([root])
  const problems = new Problems(world.session)
  const ask = () => {
    const before = problems.checkedCount
    for (const { path } of world.session.corpus.documents()) problems.of(path)
    return problems.checkedCount - before
  }
  const checkedAfter = async (change: () => void | Promise<void>) => {
    await change()
    return ask()
  }
  expect(ask()).toBe(count)
  return { world, checkedAfter }
}

test.each([100, 10_000])('of %i documents only those are checked again that a change can matter to', async (count) => {
  const { world, checkedAfter } = await largeWorld(count)
  const { session, disk } = world
  const referring = Math.floor((count - 2) * 0.9)
  const hub = (text: string) => () => session.setBuffer(`${root}/hub.md`, text, 1)
  expect(await checkedAfter(() => {})).toBe(0)
  expect(await checkedAfter(hub('# Hub\n\n## Heading\n\nText.\n'))).toBe(1)
  expect(await checkedAfter(hub('# Hub\n\nMore text\n\n## Heading\n\nText: [x](gone.md)\n'))).toBe(1)
  expect(await checkedAfter(hub('# Hub\n\n## Other\n\nText.\n'))).toBe(referring + 1)
  expect(await checkedAfter(() => session.setBuffer(`${root}/README.md`, '# Other\n', 1))).toBe(1)
  expect(
    await checkedAfter(() => {
      disk.files.set(`${root}/7/new.md`, '# New\n')
      return session.changeFiles([{ path: `${root}/7/new.md`, kind: 'created' }])
    }),
  ).toBe(1)
  expect(
    await checkedAfter(() => {
      disk.files.delete(`${root}/7/page-7.md`)
      return session.changeFiles([{ path: `${root}/7/page-7.md`, kind: 'deleted' }])
    }),
  ).toBe(0)
  expect(
    await checkedAfter(() => {
      disk.files.set(`${root}/7/gone.md`, '# Here\n')
      return session.changeFiles([{ path: `${root}/7/gone.md`, kind: 'created' }])
    }),
  ).toBe(Math.ceil((count - 2) / 10) + 1)
})

test('a number alone depends on the documents of that number, and on no other', async () => {
  const count = 1000
  const world = new World()
  const write = (name: string, text: string) => world.disk.files.set(`${root}/${name}`, text)
  write('12-a/a.md', '# 12. A\n\n## 12.1 One\n')
  write('13-b/b.md', '# 13. B\n\n## 13.1 One\n')
  for (let i = 0; i < count; i++)
    write(`pages/p-${i}.md`, `# Page ${i}\n\n另见 ${i % 10 === 0 ? '12.1' : '99.1'} 章节。\n`)
  await world.session.open([root])
  const problems = new Problems(world.session)
  const checkedAfter = (path: string, text: string) => {
    world.session.setBuffer(`${root}/${path}`, text, 1)
    const before = problems.checkedCount
    for (const document of world.session.corpus.documents()) problems.of(document.path)
    return problems.checkedCount - before
  }
  expect(checkedAfter('12-a/a.md', '# 12. A\n\n## 12.1 One\n')).toBe(count + 2)
  expect(checkedAfter('13-b/b.md', '# 13. B\n\n## 13.1 Other\n')).toBe(1)
  expect(checkedAfter('12-a/a.md', '# 12. A\n\nText.\n\n## 12.1 One\n')).toBe(1)
  expect(checkedAfter('12-a/a.md', '# 12. A\n\n## 12.2 One\n')).toBe(count / 10 + 1)
  expect(checkedAfter('13-b/b.md', '# 12. B\n\n## 12.1 One\n')).toBe(count / 10 + 1)
  expect(checkedAfter('13-b/b.md', '# 14. B\n\n## 12.1 One\n')).toBe(count / 10 + 1)
})
