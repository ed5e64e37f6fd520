// Document links: what can be clicked, and where it leads.

import { expect, test } from 'vitest'
import { documentLinks } from '../../server/src/core/features/documentLinks.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture, place, root } from '../harness/fixture.ts'

/** The links must be those marked with carets, each with the place it leads to. */
function check(source: string): void {
  const { corpus, document, expectations } = fixture(source)
  const found = documentLinks(corpus, document).map(({ span, path, selection, isFolder }) => {
    const where = selection ? place(corpus, path, selection.start) : path.slice(root.length + 1) + (isFolder ? '/' : '')
    return `${slice(document.text, span)} -> ${where}`
  })
  expect(found).toEqual(expectations.map(({ span, text }) => `${slice(document.text, span)} -> ${text}`))
}

test('links, mentions, images, attributes, definitions and labels lead to files and places', () => {
  check(`
=== a.md
[x](b.md) [y](b.md#two) \`b.md\` ![z](x.png)
    ^^^^ b.md
              ^^^^^^^^ b.md:2:1
                         ^^^^ b.md
                                    ^^^^^ x.png

<img src="x.png">
          ^^^^^ x.png

[text][l] and [l]
       ^ a.md:7:2
               ^ a.md:7:2

[l]: b.md#L2
     ^^^^^^^ b.md:2:1
=== b.md
# B
## Two
=== x.png
`)
})

test('a folder leads to its index document, or to itself', () => {
  check(`
=== a.md
[x](docs/) [y](img/)
    ^^^^^ docs/README.md
               ^^^^ img/
=== docs/README.md
=== img/x.png
`)
})

test('what is missing, ambiguous, outside or said twice is left out', () => {
  check(`
=== a/a.md
[x](none.md) [y](#none) [z](../../../x.md) \`c.md\` [\`b.md\`](b.md)
                                                           ^^^^ a/b.md
=== a/b.md
=== b/c.md
=== d/c.md
`)
})

test('the number of a section leads there where one section is meant, beside the link of its document', () => {
  check(`
=== a.md
见 \`net.md\` 12.1 和 12.9 章节。
   ^^^^^^ net.md
           ^^^^ net.md:2:1

[12.1 Bridges](net.md#121-bridges)
               ^^^^^^^^^^^^^^^^^^ net.md:2:1
=== net.md
# 12. Net
## 12.1 Bridges
`)
})
