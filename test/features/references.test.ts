// Find all references: who names a section, file, label or id; and that this is the inverse of go to definition.

import { expect, test } from 'vitest'
import { definition } from '../../server/src/core/features/definition.ts'
import { references, referencesTo, subjectOf } from '../../server/src/core/features/references.ts'
import { mentionsInLinks, reach, symbolAt } from '../../server/src/core/features/symbolAt.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture, root } from '../harness/fixture.ts'

/** Finds the references of what is at the cursor; they must be those marked with carets, the declaration with `is`. */
function check(source: string): void {
  const { corpus, document, offset, expectations } = fixture(source)
  const found = references(corpus, document, offset, { includeDeclaration: true }).map(
    ({ path, span, reference }) => `${path} ${span.start}-${span.end} ${reference ? 'names it' : 'is it'}`,
  )
  const expected = expectations.map(({ path, span, text }) => `${path} ${span.start}-${span.end} ${text}`)
  expect(found.sort()).toEqual(expected.sort())
}

test('a heading is named by fragments in every document, its table of contents included', () => {
  check(`
=== a.md
# A
[2. Two](#2-two) [other](#a)
         ^^^^^^ names it
## $02. Two
^^^^^^^^^^^ is it
=== docs/b.md
[x](../a.md#2-two) [y](../a.md) [z](../a.md#a)
    ^^^^^^^^^^^^^ names it

[code]: ../a.md#2-two
        ^^^^^^^^^^^^^ names it
\`../a.md#2-two\`
 ^^^^^^^^^^^^^ names it
`)
})

test('the cursor on a fragment asks for the section, on the path for the file and all in it', () => {
  check(`
=== a.md
[x](b.md#$0two) [y](b.md)
    ^^^^^^^^^^ names it
=== b.md
# B
## Two
^^^^^^ is it
`)
  check(`
=== a.md
[x](b$0.md#two) [y](b.md)
    ^^^^^^^^^^ names it
                    ^^^^ names it
=== b.md
# B
## Two
`)
})

test('a link to a file asks for everything that leads into it, but not for its own table of contents', () => {
  check(`
=== a.md
[x]($0b.md) \`b.md\` ./b.md
    ^^^^^^ names it
             ^^^^ names it
                   ^^^^^^ names it
=== b.md
# B
[Two](#two) [self](b.md#two)
                   ^^^^^^^^ names it
## Two
=== docs/c.md
[x](../b.md#two) [y](/b.md)
    ^^^^^^^^^^^ names it
                     ^^^^^ names it
`)
})

test('outside any symbol the document itself is meant', () => {
  check(`
=== a.md
[x](b.md#two)
    ^^^^^^^^ names it
=== b.md
# B
pl$0ain
## Two
`)
})

test('the title stands for its document, so that whole-file references name it', () => {
  check(`
=== a.md
[x](b.md) [y](b.md#b) [z](b.md#two)
    ^^^^ names it
              ^^^^^^ names it
=== b.md
# $0B
^^^^^ is it
## Two
`)
})

test('an index document is named by its folder', () => {
  check(`
=== a.md
[x](docs) [y](docs/) [z](docs/README.md)
    ^^^^ names it
              ^^^^^ names it
                         ^^^^^^^^^^^^^^ names it
=== docs/README.md
te$0xt
=== docs/sub/b.md
[up](..)
     ^^ names it
`)
})

test('a folder without an index document is named by its path', () => {
  check(`
=== a.md
[x](do$0cs) \`docs/\`
    ^^^^^^ names it
             ^^^^^ names it
=== docs/b.md
[up](.)
     ^ names it
`)
})

test('a path that is the text of a link is no second reference', () => {
  check(`
=== a.md
[\`b.md\`](b.md) \`b.md\`
         ^^^^ names it
                ^^^^ names it
=== b.md
te$0xt
`)
})

test('labels and footnotes have uses', () => {
  check(`
[one][$0x] [x] [two][X] [y]
      ^^^ names it
            ^ names it
                     ^ names it

[x]: b.md
 ^ is it
[y]: c.md
`)
  check(`
a[^$0n] b[^n] c[^m]
   ^^^ names it
           ^ names it

[^n]: note
  ^ is it
[^m]: other
`)
})

test('a definition is asked by its label, and is itself a reference to the file', () => {
  check(`
[one][x]
      ^ names it

[$0x]: b.md
 ^^^ is it
`)
  check(`
=== a.md
[one][x]

[x]: $0b.md
     ^^^^^^ names it
=== b.md
# B
`)
})

test('an id is named by its fragment, and counts for the heading that it stands in', () => {
  check(`
[x](#he$0re) [y](#there)
    ^^^^^^^ names it

<a id="here"></a>
       ^^^^ is it
`)
  check(`
[x](#here) [y](#two)
    ^^^^^ names it
               ^^^^ names it

## <a id="here"></a>T$0wo
^^^^^^^^^^^^^^^^^^^^^^^^^ is it
`)
})

test('a missing or ambiguous reference has no others', () => {
  check('[x](no$0ne.md) [y](none.md)')
  check('=== a/a.md\n`x$0.md` `x.md`\n=== b/x.md\n=== c/x.md')
})

const corpora = [
  `
=== README.md
# Top
[a](docs/a.md) [b](docs/a.md#1-one) [c](docs/) [d](docs/img.png) [\`docs/a.md\`](docs/a.md#top) [e](docs/a.md#none)
## 1. One
[self](#1-one) [top](#top) [whole](README.md) [l][l] [n] [^f] <img src="docs/img.png"> <a href="docs/a#here">x</a>

[l]: docs/a.md#here
[n]: #top
[^f]: see \`a.md\` and 01-x/b.md
=== docs/README.md
# Index
[up](..) [here](.) [a](A.md) [lines](a.md#L2-L3) [custom](a.md#mine)
=== docs/a.md
# Top
## 1. One
<a id="here"></a>
## Mine {#mine}
[x](01-x/b.md) \`x/b.md\` \`01-x/\` [folder](01-x) [b](./01-x/b.md#b) \`docs/01-x/b.md#b\`
=== docs/01-x/b.md
# B
[back](../a.md#1-one) [root](/README.md#1-one) \`README.md\` \`docs/\` [[nested](../a.md)](../README.md)
=== docs/img.png
`,
  '=== a.md\n# A\n[A](#a) [A](#a-1)\n# A\n[x]: a.md\n[x]\n=== other/b.md\n# B\n[x](../a.md#a-1) [y](../a.md) `a.md`',
]

test.each(corpora)('every reference that leads somewhere is among the references of that place', (source) => {
  const { corpus } = fixture(source)
  let asked = 0
  for (const document of corpus.documents()) {
    const nested = mentionsInLinks(document)
    for (const reference of document.references) {
      if (nested.has(reference)) continue
      const resolution = resolve(corpus, document, reference)
      const offset =
        reference.targetSpan.end > reference.targetSpan.start ? reference.targetSpan.end : reference.span.end
      const symbol = symbolAt(document, offset)
      const isAsked = symbol.kind === 'reference' && symbol.reference === reference
      if (!isAsked) throw new Error(`${slice(document.text, reach(reference))} is not what its end stands for`)
      const places = definition(corpus, document, offset)
      if (resolution.kind !== 'found') {
        expect(places).toEqual([])
        continue
      }
      const subject = subjectOf(corpus, document, symbol)
      if (!subject) throw new Error(`${slice(document.text, reference.span)} has no subject`)
      expect(referencesTo(corpus, subject).map((each) => each.reference)).toContain(reference)
      const [target] = places
      const there = target && corpus.document(target.path)
      if (!target || !there || resolution.target.kind === 'lines') continue
      const back = references(corpus, there, target.selection.start, { includeDeclaration: false })
      expect(
        back.map((each) => each.reference),
        slice(document.text, reference.span),
      ).toContain(reference)
      asked++
    }
  }
  expect(asked).toBeGreaterThan(3)
})

test('references are sorted by path and place, the declaration first', () => {
  const { corpus, document } = fixture('=== b.md\n# $0B\n[x](#b)\n=== a.md\n[y](b.md#b) [z](b.md#b)')
  const found = references(corpus, document, 0, { includeDeclaration: true })
  expect(found.map(({ path, span }) => `${path.slice(root.length + 1)} ${span.start}`)).toEqual([
    'b.md 0',
    'a.md 4',
    'a.md 16',
    'b.md 8',
  ])
})

test('a numbered heading is named by links, paths with its anchor and numbers in text, in one list', () => {
  check(`
=== a.md
[x](docs/12-net/net.md#121-bridges) \`net.md#121-bridges\`
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ names it
                                     ^^^^^^^^^^^^^^^^^^ names it

见 \`net.md\` 12.1 和 12.2 章节。
           ^^^^ names it

| 文档 | 章节 |
| --- | --- |
| \`net.md\` | 12.2, 12.1 |
                   ^^^^ names it
=== b.md
另见 12.1 章节。
   ^^^^ names it
=== docs/12-net/net.md
# 12. Net
参见 12.1 节。
   ^^^^ names it
## $012.1 Bridges
^^^^^^^^^^^^^^^^^ is it
## 12.2 Other
`)
})

test('from a number in the text all that name its section are found', () => {
  check(`
=== a.md
见 \`net.md\` 12.$01 章节。[x](net.md#121-bridges)
           ^^^^^^ names it
                         ^^^^^^^^^^^^^^^^^^ names it
=== net.md
# 12. Net
## 12.1 Bridges
^^^^^^^^^^^^^^^ is it
`)
})

test('a document is named by the numbers of its sections, but not by those that stand in itself', () => {
  check(`
=== a.md
[x]($0net.md)
    ^^^^^^^^ names it

见 12.1 章节。
  ^^^^ names it
=== net.md
# 12. Net
参见 12.1 节。
## 12.1 Bridges
`)
})
