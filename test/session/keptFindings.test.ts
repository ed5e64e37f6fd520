// What is kept of a check is read again document by document, and is what it was.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allFindings, type Finding, FindingsText, keptUnder } from '../../server/src/session/keptFindings.ts'

const finding: fc.Arbitrary<Finding> = fc.record({
  problems: fc.constant([]),
  sections: fc.nat(),
  references: fc.nat(),
  links: fc.nat(),
})
/** Some names, and many numbers in a row, so that documents ask about many subjects, and about the same ones. */
const subjects = fc
  .record({ names: fc.array(fc.string()), first: fc.nat({ max: 3000 }), count: fc.nat({ max: 1500 }) })
  .map(({ names, first, count }) => [...names, ...Array.from({ length: count }, (_, i) => String(first + i))])
const documents = fc.uniqueArray(fc.tuple(fc.string(), finding, subjects), { selector: ([path]) => path, maxLength: 6 })

test('whatever was found and asked is read again, by the same fingerprint only', async () => {
  let most = 0
  await fc.assert(
    fc.asyncProperty(documents, async (all) => {
      const written = new FindingsText('key')
      for (const [path, found, asked] of all) written.add(path, found, asked)
      const texts = { load: async () => written.text, store: async () => undefined }
      expect(await keptUnder('/corpus', 'another', texts)).toBeUndefined()
      const kept = (await keptUnder('/corpus', 'key', texts)) ?? expect.unreachable()
      expect([...(allFindings(kept) ?? [])]).toEqual(all.map(([path, found]) => [path, found]))
      // The last document first: of the lines behind it none has been read.
      for (const [path, , asked] of all.toReversed()) expect(kept.subjects(path)).toEqual(asked)
      expect([kept.finding('not there'), kept.subjects('not there')]).toEqual([undefined, undefined])
      most = Math.max(most, new Set(all.flatMap(([, , asked]) => asked)).size)
    }),
    { numRuns: 40 },
  )
  // More than share a line.
  expect(most).toBeGreaterThan(1000)
})
