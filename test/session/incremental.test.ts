// A session that has lived through any number of changes knows the same as one that is opened on what is there now.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { incomingReferences } from '../../server/src/core/incoming.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import type { Session } from '../../server/src/session/session.ts'
import { root, type Step, step, World } from './world.ts'

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
        switch (resolution.kind) {
          case 'found': {
            const { rule, spelling, target, duplicates = [] } = resolution
            return [rule, spelling, target.kind, target.path, duplicates.map(({ span }) => span)]
          }
          case 'missing-heading':
            return [resolution.kind, resolution.document.path]
          case 'missing-section':
            return [resolution.kind, resolution.named?.document.path, resolution.named?.rule]
          case 'ambiguous-section':
            return [resolution.kind, resolution.candidates.map(({ path, heading }) => [path, heading.span])]
          default:
            return resolution
        }
      }),
      problems: problemsOf(corpus, document),
      incoming: [...incomingReferences(corpus, document.path)]
        .map((each) => `${each.document.path} ${each.reference.span.start}`)
        .sort(),
    })),
  }
}

/** A folder moved onto another brings a .gitignore along. */
const movedOnto: Step[] = [
  { kind: 'move', path: `${root}/a`, to: `${root}/d` },
  { kind: 'write', path: `${root}/a/.gitignore`, text: 'x.md' },
  { kind: 'move', path: `${root}/a`, to: `${root}/d` },
  { kind: 'write', path: `${root}/x.md`, text: '' },
]

/** A folder moved onto another replaces a document there. */
const overwritten: Step[] = [
  { kind: 'write', path: `${root}/a/b/x.md`, text: '' },
  { kind: 'move', path: `${root}/a/b`, to: `${root}/01-c/e` },
  { kind: 'move', path: `${root}/a`, to: `${root}/01-c/e` },
]

/** Two documents of one number, equally near; then one of them gets another. */
const renumbered: Step[] = [
  { kind: 'write', path: `${root}/README.md`, text: '另见 12.1 章节' },
  { kind: 'write', path: `${root}/a/x.md`, text: '# 12. Twelve\n\n## 12.1 Bridges' },
  { kind: 'write', path: `${root}/01-c/y.md`, text: '# 12. Twelve\n\n## 12.1 Bridges' },
]
const renumberedAgain: Step[] = [
  ...renumbered,
  { kind: 'write', path: `${root}/a/x.md`, text: '# 13. Thirteen\n\n## 12.1 Bridges' },
]

/** A document that is named beside a number, and in its row. */
const named: Step[] = [
  { kind: 'write', path: `${root}/a/x.md`, text: '# 12. Twelve\n\n## 12.1 Bridges\n\n另见 12.1 章节' },
  {
    kind: 'write',
    path: `${root}/a/y.md`,
    text: '见 `x.md` 12.1 章节\n\n| 文档 | 章节 |\n| --- | --- |\n| `x.md` | 12.1 |\n',
  },
]

test('after any changes a session knows what a new one would', async () => {
  let problems = 0
  let references = 0
  const rules = new Set<string>()
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
        for (const reference of document.references) {
          if (reference.kind !== 'section') continue
          const resolution = resolve(world.session.corpus, document, reference)
          rules.add(resolution.kind === 'found' ? resolution.rule : resolution.kind)
        }
      }
    }),
    { numRuns: 300, examples: [[movedOnto], [overwritten], [renumbered], [renumberedAgain], [named]] },
  )
  // The steps must lead somewhere: to references, and to some that are broken and some that are not.
  expect(references).toBeGreaterThan(1000)
  expect(problems).toBeGreaterThan(200)
  expect(problems).toBeLessThan(references)
  const wanted = ['named-with-it', 'named-in-row', 'this-document', 'document-number', 'missing-section']
  expect([...rules]).toEqual(expect.arrayContaining([...wanted, 'ambiguous-section']))
})
