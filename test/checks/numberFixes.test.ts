// Fixes of numbers on documents made by chance: what is offered mends, and a renumbered document has nothing left to mend.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import type { DocumentFacts } from '../../server/src/core/facts/types.ts'
import { faultsIn } from '../../server/src/core/numbering/faults.ts'
import { renumbered } from '../../server/src/core/numbering/renumbered.ts'
import { numberedSections } from '../../server/src/core/numbering/sections.ts'
import { fixture } from '../harness/fixture.ts'
import { expectFixesToMend } from './problems.ts'

/** A document that counts, with some numbers or levels changed as people do by mistake. */
const documents = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(20), fc.constantFrom('last', 'first', 'depth', 'plain')), { maxLength: 3 }),
    fc.constantFrom('# Guide', '# 4. Guide', '# 04. Guide'),
  )
  .map(([counts, mistakes, title]) => {
    const base = /\d+/.exec(title)?.[0]
    const lines = counts.flatMap((below, i) => {
      const number = base === undefined ? `${i + 1}` : `${base}.${i + 1}`
      const children = Array.from({ length: below }, (_, k) => ({ depth: 3, number: `${number}.${k + 1}` }))
      return [{ depth: 2, number: base === undefined ? `${number}.` : number }, ...children]
    })
    for (const [at, kind] of mistakes) {
      const line = lines[at % lines.length]
      if (!line) continue
      if (kind === 'depth') line.depth = line.depth === 2 ? 3 : 2
      else if (kind === 'plain') line.number = ''
      else if (kind === 'first') line.number = line.number.replace(/\d+/, (digits) => String(Number(digits) + 1))
      else line.number = line.number.replace(/\d+(?=\.?$)/, (digits) => String(Number(digits) - 1))
    }
    return `${title}\n${lines.map(({ depth, number }, i) => `${'#'.repeat(depth)} ${number} T${i}\n`).join('')}`
  })

test('what is offered mends its problem and brings no other', () => {
  let [problems, fixes] = [0, 0]
  fc.assert(
    fc.property(documents, (text) => {
      const { corpus, document } = fixture(text)
      for (const problem of problemsOf(corpus, document)) {
        problems++
        fixes += expectFixesToMend(corpus, document, problem)
      }
    }),
    { numRuns: 300, seed: 7 },
  )
  expect(problems).toBeGreaterThan(200)
  expect(fixes).toBeGreaterThan(20)
})

test('in a renumbered document no number stands twice, is missing, or in the wrong place', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const { headings } = fixture(text).document.facts
      const numbers = renumbered(headings)
      const after = headings.map((heading): DocumentFacts['headings'][number] => {
        const number = numbers.get(heading)
        return number !== undefined && heading.number
          ? { ...heading, number: { ...heading.number, text: number } }
          : heading
      })
      expect(numberedSections(after).length).toBe(numberedSections(headings).length)
      expect(faultsIn(after, undefined).filter(({ code }) => code !== 'number-depth')).toEqual([])
    }),
    { numRuns: 300, seed: 7 },
  )
})
