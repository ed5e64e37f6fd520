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
