// Code lens: counts of references above headings.

import { expect, test } from 'vitest'
import { lensSections, sectionLens } from '../../server/src/core/features/codeLens.ts'
import { references } from '../../server/src/core/features/references.ts'
import { render } from '../../server/src/core/message.ts'
import { fixture } from '../harness/fixture.ts'

/** What stands above each heading of the first document, marked with carets under its title. */
function check(source: string, isComplete = true): void {
  const { corpus, document, expectations } = fixture(source)
  const found = lensSections(document).map((item) => {
    const lens = sectionLens(corpus, item, { isComplete })
    return `${item.selection.start}-${item.selection.end} ${lens && render(lens.title)}`
  })
  expect(found).toEqual(expectations.map(({ span, text }) => `${span.start}-${span.end} ${text}`))
}

const source = `
=== a.md
# A
  ^ 2 references

[two](#two)

## Two
   ^^^ 3 references
## Three
   ^^^^^ 1 reference
## Four
   ^^^^ no references

> ## Quoted

=== b.md
[x](a.md) \`a.md\` [y](a.md#two) [z](a.md#two) [three](a.md#three)
`

test('each heading says how many references name its section', () => {
  check(source)
})

test('while documents are unread, the count is a lower bound', () => {
  check('=== a.md\n# A\n  ^ 1 or more references\n=== b.md\n[x](a.md)', false)
})

test('what is counted is what finding all references finds', () => {
  const { corpus, document } = fixture(source)
  for (const item of lensSections(document)) {
    const found = references(corpus, document, item.selection.start, { includeDeclaration: false })
    expect(sectionLens(corpus, item, { isComplete: true })?.places).toEqual(found)
  }
})
