// A log that was written from the facts holds: whatever changed, verification finds nothing wrong with it.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { render } from '../../server/src/core/message.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { slice } from '../../server/src/core/text.ts'
import { updateFacts } from '../../server/src/core/updateLog/updateFacts.ts'
import { verifyLog } from '../../server/src/core/updateLog/verify.ts'
import { freshLog } from '../../server/src/node/freshLog.ts'
import type { FilePort } from '../../server/src/session/ports.ts'
import { fixture, root } from '../harness/fixture.ts'

const nowhere: FilePort = {
  list: () => Promise.resolve(undefined),
  read: () => Promise.resolve({ kind: 'missing' }),
}

const names = ['12-net/network-stack.md', '12-net/README.md', '15-disk/disk-stack.md', 'overview.md', 'README.md']
const words = fc.constantFrom(
  '网络',
  'Text.',
  '见 [a](overview.md)',
  '`12-net/network-stack.md`',
  '见 `15-disk/disk-stack.md` 1.2 章节。',
  '`README.md`（2.1、2.2 章节）',
  '1,481 行',
  '- [ ] 待办',
  '',
)

const section = fc.record({ major: fc.integer({ min: 1, max: 3 }), minor: fc.integer({ min: 1, max: 3 }), body: words })
const documentText = fc.record({
  day: fc.constantFrom('2025-11-06', '2025-11-07'),
  sections: fc.array(section, { maxLength: 5 }),
  /** How much space is between sections, which nobody sees. */
  gap: fc.constantFrom<string>('\n', '\n\n'),
})

/** The text of each document that is there, in the order of `names`. */
const state = fc.tuple(...names.map(() => fc.option(documentText, { freq: 5 })))

function sourceOf(
  documents: readonly (typeof documentText extends fc.Arbitrary<infer T> ? T | null : never)[],
): string {
  const parts = documents.flatMap((document, i) => {
    if (!document) return []
    const sections = document.sections.map(({ major, minor, body }) => `## ${major}.${minor} 节 ${minor}\n\n${body}\n`)
    return `=== t/${names[i]}\n# ${i + 1} 文档 ${i}\n\n**最后更新**：${document.day}\n\n${sections.join(document.gap)}`
  })
  return `=== first.md\n# 首\n${parts.join('')}`
}

test.for(['zh', 'en'] as const)('a log that was written says nothing wrong: %s', async (language) => {
  let claims = 0
  let layoutOnly = 0
  await fc.assert(
    fc.asyncProperty(
      state,
      state,
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      async (old, others, same) => {
        // Some documents differ in their layout alone.
        const now = others.map((other, i) => (same[i] && old[i] ? { ...old[i], gap: '\n\n\n' } : other))
        const [before, after] = [fixture(sourceOf(old)).corpus, fixture(sourceOf(now)).corpus]
        const [log, scope, day] = [`${root}/t/UPDATE-2025-11-07.md`, `${root}/t`, '2025-11-07']
        const facts = updateFacts({
          before,
          after,
          root,
          scope,
          log,
          day,
          renames: new Map(),
          leftOut: new Set(),
          unknown: [],
        })
        const base = 'a'.repeat(40)
        // Every document is mentioned, also those in which nothing but the layout changed.
        const mentioned = facts.documents.map(({ file }) => `${root}/${file}`)
        const request = { root, scope, log, day, base, head: base, language, mentioned }
        const written = await freshLog(after, facts, request, nowhere)
        if ('failure' in written) throw new Error(render(written.failure))
        const found = extractFacts(written.text, { anchors: 'github', headingsOnly: false })
        const document = createDocument(log, written.text, found, defaultSettings)
        const renames = new Map(
          facts.documents.flatMap(({ file, from }) =>
            from === undefined ? [] : [[`${root}/${file}`, `${root}/${from}`]],
          ),
        )
        const verdicts = verifyLog(document, { before, after, renames })
        claims += verdicts.length
        layoutOnly += facts.totals.formatOnly
        const wrong = verdicts.filter(({ holds }) => !holds)
        expect(
          wrong.map(
            ({ span, kind, message }) => `${slice(written.text, span)} ${kind} ${message ? render(message) : ''}`,
          ),
        ).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
  expect(claims).toBeGreaterThan(500)
  expect(layoutOnly).toBeGreaterThan(5)
})
