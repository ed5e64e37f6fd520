// What is found among the few that can be like a text is what fuse.js finds among all.

import fc from 'fast-check'
import Fuse from 'fuse.js'
import { expect, test } from 'vitest'
import { likeEntries, type Searchable } from '../../server/src/core/features/fuzzySearch.ts'
import { letterSet, pairSet } from '../../server/src/core/features/letterSets.ts'
import type { Entry } from '../../server/src/core/features/sectionIndex.ts'

function entry(bare: string, name: string): Entry {
  const section = { path: '/a.md', heading: undefined, title: bare, span: { start: 0, end: 0 } }
  return { section, title: bare, bare, name, number: undefined }
}

function documentWith(all: readonly Entry[]): Searchable {
  return {
    entries: all,
    letters: Int32Array.from(all, ({ bare, name }) => letterSet(bare + name)),
    pairs: pairSet(all.flatMap(({ bare, name }) => [bare, name]).join('\n')),
  }
}

/** Letters are few, so that texts are often alike. */
const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', '网', '络', ' ', '1'),
  minLength: 1,
  maxLength: 45,
})
const entries = fc.array(
  fc.tuple(word, fc.oneof(fc.constant(''), word)).map(([bare, name]) => entry(bare, name)),
  {
    maxLength: 30,
  },
)

/** The text with some of its letters left out, doubled or replaced. */
const slips = fc.array(fc.tuple(fc.nat(44), fc.constantFrom('', 'a', 'cc', '网')), { maxLength: 6 })
function slipped(text: string, changes: readonly (readonly [number, string])[]): string {
  return changes.reduce((changed, [at, by]) => changed.slice(0, at) + by + changed.slice(at + 1), text)
}

test('nothing that fuse.js finds among all is missed, and the order is the same', () => {
  let found = 0
  fc.assert(
    fc.property(entries, fc.nat(), slips, (all, pick, changes) => {
      const text = slipped(all.length > 0 ? (all[pick % all.length]?.bare ?? '') : 'ab', changes).trim()
      if (text === '') return
      const keys = [
        { name: 'bare', weight: 3 },
        { name: 'name', weight: 2 },
      ]
      const fuse = new Fuse(all, { keys, threshold: 0.3, ignoreLocation: true, minMatchCharLength: 2 })
      const expected = fuse.search(text).map(({ item }) => item)
      const documents = [all.slice(0, 3), all.slice(3, 10), all.slice(10)].map(documentWith)
      expect(likeEntries(documents, text, Number.POSITIVE_INFINITY)).toEqual(expected)
      expect(likeEntries(documents, text, 2)).toEqual(expected.slice(0, 2))
      const known = new Set(expected.slice(0, 1))
      expect(likeEntries(documents, text, 2, known)).toEqual(expected.slice(1, 3))
      found += expected.length
    }),
    { numRuns: 2000 },
  )
  expect(found).toBeGreaterThan(300)
})
