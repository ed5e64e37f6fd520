// When another document shows another face, what is found by looking again at a part is what is found by looking at everything.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { Problems } from '../../server/src/session/problems.ts'
import { root, World } from './world.ts'

const reference = fc.constantFrom(
  '[a](x.md#one)',
  '[a](x.md#one "t") and [b](y.md#two)',
  '[c](y.md#three)\n\n[c](x.md#three)',
  '见 `x.md` 12.1 章节，`y.md` 12.2 章节',
  '`y.md` **12.1 Three**',
  '另见 12.1 和 12.7 章节',
  '| 文档 | 章节 |\n| --- | --- |\n| `x.md` | 12.1, 12.2 |\n| `y.md` | 12.3 |',
  '<!-- doc-corpus-disable-next-line missing-heading -->\n[d](y.md#one) [e](x.md#two)',
  '[gone](gone.md) and `gone-too.md`',
  '# 12. Own\n\n[own](#one)',
)
const heading = fc.constantFrom(
  '# One',
  '## Two',
  '# 12. X',
  '## 12.1 Three',
  '## 12.2 Two',
  '### Three {#three}',
  'text',
)
const headings = fc.array(heading, { maxLength: 4 }).map((lines) => lines.join('\n\n'))
const change = fc.record({ path: fc.constantFrom('x.md', 'y.md'), text: headings, isAsked: fc.boolean() })

async function open(files: Readonly<Record<string, string>>) {
  const world = new World()
  for (const [name, text] of Object.entries(files)) world.disk.files.set(`${root}/${name}`, text)
  await world.session.open([root])
  const problems = new Problems(world.session)
  const path = `${root}/r.md`
  return {
    change: (name: string, text: string) => world.session.setBuffer(`${root}/${name}`, text, 1),
    kept: () => problems.of(path),
    anew: () => {
      const { corpus } = world.session
      return problemsOf(corpus, corpus.document(path) ?? expect.fail('It is there.'))
    },
  }
}

test('whatever headings come and go in two documents, a third has the problems that are found anew', async () => {
  const count = { same: 0, other: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(reference, { minLength: 1, maxLength: 6 }),
      fc.array(change, { minLength: 2, maxLength: 8 }),
      async (references, changes) => {
        const { change, kept, anew } = await open({
          'r.md': references.join('\n\n'),
          'x.md': '# One',
          'y.md': '## Two',
        })
        let before = kept()
        for (const { path, text, isAsked } of changes) {
          change(path, text)
          if (!isAsked) continue
          const now = kept()
          expect(now).toEqual(anew())
          count[JSON.stringify(now) === JSON.stringify(before) ? 'same' : 'other']++
          before = now
        }
        expect(kept()).toEqual(anew())
      },
    ),
    { numRuns: 400 },
  )
  expect([count.same > 100, count.other > 100]).toEqual([true, true])
})

test('after a change of its own text everything is looked at, also what another document had changed', async () => {
  const { change, kept, anew } = await open({ 'r.md': '[a](x.md#one)\n\n[b](x.md#two)\n', 'x.md': '# One\n\n## Two\n' })
  expect(kept()).toEqual([])
  change('x.md', '# One\n')
  change('r.md', '[b](x.md#two)\n\n[a](x.md#one)\n')
  expect(kept()).toMatchObject([{ target: 'x.md#two' }])
  expect(kept()).toEqual(anew())
})

test('a heading that nothing refers to leaves the very same list', async () => {
  const { change, kept } = await open({ 'r.md': '[a](x.md#one) [gone](gone.md)\n', 'x.md': '# One\n' })
  const before = kept()
  change('x.md', '# One\n\n## Two\n')
  expect(kept()).toBe(before)
  change('x.md', '# Two\n')
  expect(kept()).toHaveLength(2)
})
