// Go to definition: where references lead, from which span, and what leads nowhere.

import { expect, test } from 'vitest'
import { definition } from '../../server/src/core/features/definition.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture, place, root } from '../harness/fixture.ts'

/** Each answer as `origin -> file:line:column "first line of the target" (n lines)`. */
function check(source: string, expected: readonly string[]): void {
  const { corpus, document, offset } = fixture(source)
  const answers = definition(corpus, document, offset).map(({ origin, path, span, selection }) => {
    const from = slice(document.text, origin)
    const target = corpus.document(path)
    if (!target) return `${from} -> ${path.slice(root.length + 1)}`
    const lines = slice(target.text, span).trimEnd().split('\n')
    const selected = slice(target.text, selection)
    expect(span.start <= selection.start && selection.end <= span.end).toBe(true)
    return `${from} -> ${place(corpus, path, selection.start)}${selected ? ` "${selected}"` : ''} (${selected ? lines.length : 0} lines)`
  })
  expect(answers).toEqual(expected)
}

const sections = `
=== b.md
# B
## 2. Two

text
### 2.1 Deeper
text
## 3. Three
`

test('a fragment leads to the whole section and selects its heading', () => {
  check(`=== a.md\n[x](b.md#2-$0two)${sections}`, ['[x](b.md#2-two) -> b.md:2:1 "## 2. Two" (5 lines)'])
})

test('the path of a link with a fragment leads to the section as well', () => {
  check(`=== a.md\n[x](b$0.md#21-deeper)${sections}`, ['[x](b.md#21-deeper) -> b.md:5:1 "### 2.1 Deeper" (2 lines)'])
})

test('a link without a fragment and a mention lead to the start of the file', () => {
  check(`=== a.md\n[x]($0b.md)${sections}`, ['[x](b.md) -> b.md:1:1 (0 lines)'])
  check(`=== a.md\nsee \`$0b.md\`${sections}`, ['`b.md` -> b.md:1:1 (0 lines)'])
})

test('an image leads to its file, which is no document', () => {
  check('=== a.md\n![x]($0x.png)\n=== x.png', ['![x](x.png) -> x.png'])
})

test('a folder leads to its index document, and nowhere without one', () => {
  check('=== a.md\n[x]($0b/)\n=== b/README.md\n# B', ['[x](b/) -> b/README.md:1:1 (0 lines)'])
  check('=== a.md\n[x]($0b/)\n=== b/other.md\n# B', [])
})

test('a label leads to its definition, whose destination leads to the file', () => {
  check('[text][$0x]\n\n[x]: b.md', ['[text][x] -> a.md:3:2 "x" (1 lines)'])
  check('=== a.md\n[text][x]\n\n[x]: b$0.md\n=== b.md\n# B', ['b.md -> b.md:1:1 (0 lines)'])
})

test('a footnote call leads to the footnote', () => {
  check('text[^$0n]\n\n[^n]: note\n', ['[^n] -> a.md:3:3 "n" (1 lines)'])
})

test('an id and a range of lines are targets', () => {
  check('=== a.md\n[x](b.md#$0here)\n=== b.md\n# B\n<a id="here"></a>', ['[x](b.md#here) -> b.md:2:8 "here" (1 lines)'])
  check('=== a.md\n[x](b.md#$0L2-L3)\n=== b.md\n# B\none\ntwo\n', ['[x](b.md#L2-L3) -> b.md:2:1 "one\ntwo" (2 lines)'])
  check('=== a.md\n[x](b.md#$0L9)\n=== b.md\n# B\none\n', ['[x](b.md#L9) -> b.md:3:1 (0 lines)'])
})

test('an ambiguous mention gives all candidates', () => {
  check('=== docs/a/a.md\nsee `$0x.md`\n=== docs/b/x.md\n# X\n=== docs/c/x.md\n# X', [
    '`x.md` -> docs/b/x.md:1:1 (0 lines)',
    '`x.md` -> docs/c/x.md:1:1 (0 lines)',
  ])
})

test('what is missing, outside or no reference leads nowhere', () => {
  check('[x]($0none.md)', [])
  check('[x](#$0none)', [])
  check('[x][$0none]', [])
  check('[x]($0../../other.md)', [])
  check('pl$0ain [x](a.md)', [])
  check('# He$0ading', [])
})
