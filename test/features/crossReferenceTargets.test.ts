// What a new reference may lead to, and in which order.

import { expect, test } from 'vitest'
import { crossReferenceTargets } from '../../server/src/core/features/crossReferenceTargets.ts'
import { fixture, root } from '../harness/fixture.ts'

const corpus = `
=== docs/a/a.md
# 1. A

[Z](../z/z.md#92-last) and $0 \`far.md\` 8.1 章节

## 1.1 Same
=== docs/a/b.md
# 2. B

## 2.1 Same
=== docs/y/y.md
# 3. Y

## 3.1 Same title, longer
=== docs/y/far.md
# 8. Far

## 8.1 Same
=== docs/z/z.md
# 9. Z

## 9.1 Same

## 9.2 Last
=== docs/z/plain.md
## Untitled
`

/** `path: title (nearness)` of what is offered for the query. */
function check(query: string, limit = 20): readonly string[] {
  const { corpus: all, document, offset } = fixture(corpus)
  return crossReferenceTargets(all, document, offset, query, limit).map(
    ({ path, title, nearness }) => `${path.slice(root.length + 1)}: ${title} (${nearness})`,
  )
}

test('without a query: what is referred to already, from the place outwards, then what is near', () => {
  expect(check('', 8)).toEqual([
    'docs/z/z.md: 9.2 Last (cited)',
    'docs/y/far.md: 8. Far (cited)',
    'docs/y/far.md: 8.1 Same (cited)',
    'docs/a/a.md: 1. A (own)',
    'docs/a/a.md: 1.1 Same (own)',
    'docs/a/b.md: 2. B (folder)',
    'docs/a/b.md: 2.1 Same (folder)',
    'docs/z/z.md: 9. Z (referred)',
  ])
})

test('of equally good titles: what is referred to already, then the nearest', () => {
  expect(check('same')).toEqual([
    'docs/y/far.md: 8.1 Same (cited)',
    'docs/a/a.md: 1.1 Same (own)',
    'docs/a/b.md: 2.1 Same (folder)',
    'docs/z/z.md: 9.1 Same (referred)',
    'docs/y/y.md: 3.1 Same title, longer (elsewhere)',
  ])
})

test('likeness goes before nearness', () => {
  expect(check('9')).toEqual(expect.arrayContaining(['docs/z/z.md: 9. Z (referred)']))
  expect(check('9')[0]).toBe('docs/z/z.md: 9. Z (referred)')
})

test('a document without a title is offered as a whole, before its sections', () => {
  expect(check('plain').slice(0, 2)).toEqual([
    'docs/z/plain.md: plain.md (elsewhere)',
    'docs/z/plain.md: Untitled (elsewhere)',
  ])
})

test('no more than asked for', () => expect(check('', 3)).toHaveLength(3))
