// Search of sections: what comes first, and what is found at all.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createSectionIndex,
  type SectionIndex,
  type SectionsOfDocument,
} from '../../server/src/core/features/sectionIndex.ts'
import { needsPinyin, searchSections } from '../../server/src/core/features/sectionSearch.ts'
import { fixture, root } from '../harness/fixture.ts'

/** The titles found, in order. */
function check(source: string, query: string, expected: readonly string[], limit?: number): void {
  const index = createSectionIndex(fixture(source).corpus)
  const found = searchSections(index, query, limit === undefined ? {} : { limit })
  expect(found.map(({ title, path }) => `${title} @${path.slice(root.length + 1)}`)).toEqual(expected)
}

const network = `
=== docs/12-network-stack/network-stack.md
# 12. 网络技术
## 12.1 概述
## 12.18 网络对比
### 12.18.1 延迟
## 12.180 备注
=== docs/04-storage/storage.md
# 04. Storage
## 04.10 Comparison
## 04.1 Overview of 12.18
=== docs/notes.md
text
`

test('the number itself comes first, then what lies below it, then numbers that begin so, then titles', () => {
  check(network, '12.18', [
    '12.18 网络对比 @docs/12-network-stack/network-stack.md',
    '12.18.1 延迟 @docs/12-network-stack/network-stack.md',
    '12.180 备注 @docs/12-network-stack/network-stack.md',
    '04.1 Overview of 12.18 @docs/04-storage/storage.md',
  ])
})

test('leading zeros make no difference, but the number as written is preferred', () => {
  check(network, '4.10', ['04.10 Comparison @docs/04-storage/storage.md'])
  check('# 4.1 A\n# 04.1 B\n', '04.1', ['04.1 B @a.md', '4.1 A @a.md'])
  check('# 4.1 A\n# 04.1 B\n', '4.1', ['4.1 A @a.md', '04.1 B @a.md'])
  check('# 3. A\n', '3', ['3. A @a.md'])
})

test('a number with words finds the section that has both', () => {
  check(network, '12.18 网络', ['12.18 网络对比 @docs/12-network-stack/network-stack.md'])
})

test('a bare number that no section carries finds nothing', () => {
  check(network, '99.1', [])
})

test('the whole title comes before its beginning, and that before the middle', () => {
  check('# A gateway\n# Gateway API\n# 3. Gateway\n', 'gateway', [
    '3. Gateway @a.md',
    'Gateway API @a.md',
    'A gateway @a.md',
  ])
})

test('a Chinese title is found by its characters, pinyin and initials', () => {
  const first = '12.18 网络对比 @docs/12-network-stack/network-stack.md'
  check(network, '网络对比', [first])
  check(network, 'wangluoduibi', [first])
  check(network, 'wldb', [first])
  check(network, 'wang luo dui', [first])
})

test('a document is found by its name, and one without headings as a whole', () => {
  check(network, 'network-stack', ['12. 网络技术 @docs/12-network-stack/network-stack.md'])
  check(network, 'notes', ['notes.md @docs/notes.md'])
})

test('words in any order, in title and path, are found', () => {
  check(network, 'comparison storage', ['04.10 Comparison @docs/04-storage/storage.md'])
})

test('a slip of the pen is forgiven', () => {
  check(network, 'comparsion', ['04.10 Comparison @docs/04-storage/storage.md'])
})

test('an empty query lists everything by path and place', () => {
  check('=== b.md\n# B\n## C\n=== a.md\n# A', '', ['A @a.md', 'B @b.md', 'C @b.md'])
})

test('the limit holds, exact ones first', () => {
  check('# Gateway one\n# Gatewy\n# Gateway\n', 'gateway', ['Gateway @a.md', 'Gateway one @a.md'], 2)
})

test('what is merely like the query is found only where few hold it', () => {
  const like = '# Gatewey\n'
  const found = (count: number) =>
    searchSections(createSectionIndex(fixture(`${'# Gateway\n'.repeat(count)}${like}`).corpus), 'gateway').length
  expect([found(1), found(49), found(50), found(60)]).toEqual([2, 50, 50, 60])
})

test('headings in quotes are no sections', () => {
  check('# A\n> # Quoted', 'quoted', [])
})

/** The same index, in which nothing tells beforehand that the query is not in a document or in a title. */
function lookedThrough({ documents }: SectionIndex, query: string): SectionIndex {
  const all = (document: SectionsOfDocument): SectionsOfDocument => ({
    path: document.path,
    entries: document.entries,
    words: `${document.words}\n${query}`,
    firsts: document.firsts,
    latin: document.latin,
    romanised: document.romanised,
    letters: document.letters.map(() => -1),
    pairs: document.pairs.map(() => -1),
    latinPairs: document.latinPairs.map(() => -1),
  })
  return { documents: documents.map(all) }
}

test('documents and titles that are not looked at hold nothing that would have been found', () => {
  const index = createSectionIndex(fixture(network).corpus)
  const pieces = [
    '12.18',
    '12',
    '04.1',
    '网络',
    '对比',
    'wl',
    'wangluo',
    'db',
    'storage',
    'over',
    'notes',
    'stack',
    'x',
  ]
  let found = 0
  for (const first of pieces) {
    for (const query of [first, ...pieces.flatMap((second) => [`${first} ${second}`, `${first}${second}`])]) {
      const here = searchSections(index, query)
      expect([query, here]).toEqual([query, searchSections(lookedThrough(index, query), query)])
      found += here.length
    }
  }
  expect(found).toBeGreaterThan(100)
})

const word = fc.constantFrom('网络', '对比', '概述', 'gateway', 'Overview', 'networks', 'limit', '12.1', '3', 'a')
const title = fc.tuple(fc.nat(3), fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', '', '-'))
const documents = fc.array(
  fc.tuple(
    fc.constantFrom('docs/gateway.md', 'docs/04-网络/概述.md', 'limits.md', 'b/a.md'),
    fc.array(title, { maxLength: 6 }),
  ),
  { minLength: 1, maxLength: 4 },
)
const typed = fc.oneof(
  fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', ''))
    .map(([words, by]) => words.join(by)),
  fc.constantFrom('wang', 'wangluo', 'wl db', 'duibi', 'gatewya', 'netwroks', 'overviw 网络', '12', '12.', 'gs', 'md'),
)

test('in any corpus a search finds what one finds that looks at every title, in the same order', () => {
  let found = 0
  fc.assert(
    fc.property(documents, typed, fc.constantFrom(undefined, 3), (written, query, limit) => {
      const texts = new Map(
        written.map(([path, titles]) => [
          path,
          titles.map(([depth, words, by]) => `${'#'.repeat(depth + 1)} ${words.join(by)}\n`).join(''),
        ]),
      )
      const source = [...texts].map(([path, text]) => `=== ${path}\n${text}`).join('')
      const index = createSectionIndex(fixture(source).corpus)
      const options = limit === undefined ? {} : { limit }
      const here = searchSections(index, query, options)
      expect(here).toEqual(searchSections(lookedThrough(index, query), query, options))
      found += here.length
    }),
    { numRuns: 800 },
  )
  expect(found).toBeGreaterThan(300)
})

test('pinyin is worked out when Latin letters are typed, not before', () => {
  const index = createSectionIndex(fixture('# 网络\n').corpus)
  const asked: string[] = []
  const watched: SectionIndex = {
    documents: index.documents.map((document) => ({
      path: document.path,
      entries: document.entries,
      words: document.words,
      firsts: document.firsts,
      letters: document.letters,
      pairs: document.pairs,
      get latin() {
        asked.push('pinyin')
        return document.latin
      },
      get latinPairs() {
        asked.push('pinyin')
        return document.latinPairs
      },
      get romanised() {
        asked.push('pinyin')
        return document.romanised
      },
    })),
  }
  searchSections(watched, '网络')
  searchSections(watched, '12.18')
  expect(asked).toEqual([])
  searchSections(watched, 'gateway')
  expect(asked).toEqual(['pinyin'])
  expect(['网络', '12.18', 'wl'].map(needsPinyin)).toEqual([false, false, true])
})
