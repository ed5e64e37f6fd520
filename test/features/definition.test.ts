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

const numbered = `
=== 06-opa/policy-opa.md
# 06. OPA
## 06.1 Start
### 06.1.1 Rego
text
## 06.2 End
`

test('a section named by number leads to the section, from anywhere in it', () => {
  const there = '06-opa/policy-opa.md:3:1 "### 06.1.1 Rego" (2 lines)'
  check(`=== a.md\n见 \`policy-opa.md\` 06.1$0.1 章节。${numbered}`, [`06.1.1 章节 -> ${there}`])
  check(`=== a.md\n见 \`policy-opa.md\` $006.1.1 章节。${numbered}`, [`06.1.1 章节 -> ${there}`])
  check(`=== a.md\n见 \`policy-opa.md\` 06.1.1 章节$0。${numbered}`, [`06.1.1 章节 -> ${there}`])
  check(`=== a.md\n见 \`policy-$0opa.md\` 06.1.1 章节。${numbered}`, [
    '`policy-opa.md` -> 06-opa/policy-opa.md:1:1 (0 lines)',
  ])
  check(`=== a.md\n见 06.1$0.1 章节。${numbered}`, [`06.1.1 章节 -> ${there}`])
})

test('each number of a list and of a cell leads to its own section', () => {
  const end = '06-opa/policy-opa.md:5:1 "## 06.2 End" (1 lines)'
  check(`=== a.md\n见 \`policy-opa.md\` 06.1 和 06.$02 章节。${numbered}`, [`06.2 -> ${end}`])
  check(`=== a.md\n| 文档 | 章节 |\n| --- | --- |\n| \`policy-opa.md\` | 06.1.1, 06$0.2 |\n${numbered}`, [
    `06.2 -> ${end}`,
  ])
})

test('a number that several documents carry leads to all of them, one that none carries nowhere', () => {
  const others = '\n=== x/b.md\n# 7. B\n## 7.1 One\n=== y/c.md\n# 7. C\n## 7.1 Other\n'
  check(`=== a.md\n见 7$0.1 章节。${others}`, [
    '7.1 章节 -> x/b.md:2:1 "## 7.1 One" (1 lines)',
    '7.1 章节 -> y/c.md:2:1 "## 7.1 Other" (1 lines)',
  ])
  check(`=== a.md\n见 7$0.9 章节。${others}`, [])
})
