// Document highlight: the same symbol elsewhere in this document.

import { expect, test } from 'vitest'
import { highlight } from '../../server/src/core/features/highlight.ts'
import { fixture } from '../harness/fixture.ts'

/** Highlights must be those marked with carets: `reference` or `declaration`. */
function check(source: string): void {
  const { corpus, document, offset, expectations } = fixture(source)
  const found = highlight(corpus, document, offset).map(({ kind, span }) => `${span.start}-${span.end} ${kind}`)
  expect(found.sort()).toEqual(expectations.map(({ span, text }) => `${span.start}-${span.end} ${text}`).sort())
}

test('a heading lights up with the fragments that name it here, not elsewhere', () => {
  check(`
=== a.md
[Two](#$0two) [x](b.md)
      ^^^^^^ reference
## Two
^^^^^^ declaration
=== b.md
[x](a.md#two)
`)
})

test('a link to a file lights up with the others to that file', () => {
  check(`
=== a.md
[x]($0b.md) [y](b.md#b) [z](c.md)
    ^^^^^^ reference
                ^^^^^^ reference
=== b.md
# B
=== c.md
`)
})

test('plain text lights up nothing', () => {
  check('=== a.md\npl$0ain [x](a.md)')
})

test('other documents are not looked at, for this is asked at every move of the cursor', () => {
  const { corpus, document } = fixture('=== a.md\n[x](b.md) [y](b.md)\n=== b.md\n# B\n=== c.md\n[z](b.md)')
  const asked: string[] = []
  const watched = new Proxy(corpus, {
    get(target, key) {
      asked.push(String(key))
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  expect(highlight(watched, document, 1)).toHaveLength(2)
  expect(asked).toContain('files')
  expect(asked.filter((key) => ['mentionsOf', 'unnamedMentions', 'documents'].includes(key))).toEqual([])
})

test('a heading lights up with the numbers in the text that name it', () => {
  check(`
参见 12.1 节，再见 12.2 节。
   ^^^^ reference
## $012.1 Bridges
^^^^^^^^^^^^^^^^^ declaration
## 12.2 Other
`)
  check(`
参见 12$0.1 节，再见 12.1 节。
   ^^^^^^ reference
               ^^^^ reference
## 12.1 Bridges
^^^^^^^^^^^^^^^ declaration
## 12.2 Other
`)
})
