// The text of a run as the reader reads it.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { objectCharacter, proseOf } from '../../server/src/core/facts/prose.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'

/** Compares the runs of a document, `□` standing for what is no prose. */
function check(text: string, expected: readonly string[]): void {
  const { prose } = extractFacts(text, { anchors: 'github', headingsOnly: false })
  expect(prose.map((run) => proseOf(text, run).text.replaceAll(objectCharacter, '□'))).toEqual(expected)
}

test('lines are joined with a space, or with nothing between two CJK characters', () => {
  check('a\nb\n', ['a b'])
  check('网\n络\n', ['网络'])
  check('第\n2.1 节\n', ['第 2.1 节'])
  check('𠀀\n𠀁\n', ['𠀀𠀁'])
  check('😀\n网\n', ['😀 网'])
  check('a  \nb\\\nc\r\nd\re\n', ['a b c d e'])
  check('**参\n考**：甲\n', ['**参考**：甲'])
})

test('the prefixes of lines are no prose', () => {
  check('> 网\n> 络\n>   a\n', ['网络 a'])
  check('- a\n  b\n  > c\n  > d\n', ['a b', 'c d'])
  check('> a\nlazy\n', ['a lazy'])
})

test('what is no prose becomes one object', () => {
  check('a `b` c\n', ['a □ c'])
  check('[a](b)`c`![d](e)\n', [])
  check('[a](b) `c`\n', ['□ □'])
  check('$x$<b>a</b>https://a.b\n', ['□a□'])
  check('a[^1]\n\n[^1]: b\n', ['a□', 'b'])
  check('见 `a.md`\n第 3 节\n', ['见 □ 第 3 节'])
  check('见\n`a.md` 第 3 节\n', ['见 □ 第 3 节'])
  check('- [ ] a\n', ['□ a'])
})

test('headings and cells are runs of their own', () => {
  check('# a `b` #\n\nc\n===\n\n| d | `e` f |\n|---|---|\n', ['a □', 'c', 'd', '□ f'])
})

test('code, math, HTML, front matter, comments and definitions have no runs', () => {
  check('---\na: b\n---\n```\nc\n```\n\n    d\n\n$$\ne\n$$\n\n<div>f</div>\n\n<!-- g -->\n\n[h]: i "j"\n', [])
})

test('prices are prose, math is none', () => {
  check('$5 and $10 or 5 $ a\n', ['$5 and $10 or 5 $ a'])
  check('a $x + y$ b\n', ['a □ b'])
  check('a $ x$ b $x $ c\n', ['a $ x$ b $x $ c'])
  check('a $$x$$ b $`y`$ c\n', ['a □ b $□$ c'])
  check('US$5 \\$x$ $a\nb$\n', ['US$5 \\$x$ $a b$'])
  check('| $x$ | $5 | $6 |\n|---|---|---|\n', ['$5', '$6'])
})

test('the way back leads to the source of each part', () => {
  const text = '> 见 `a.md`\n> 第 3 节\n'
  const run = extractFacts(text, { anchors: 'github', headingsOnly: false }).prose[0]
  if (!run) throw new Error('There is no run.')
  const prose = proseOf(text, run)
  const index = (part: string) => prose.text.indexOf(part)
  expect(slice(text, prose.spanOf(index('第'), index('节') + 1))).toBe('第 3 节')
  expect(slice(text, prose.spanOf(index(objectCharacter), index(objectCharacter) + 1))).toBe('`a.md`')
  expect(slice(text, prose.spanOf(0, prose.text.length))).toBe('见 `a.md`\n> 第 3 节')
  expect(prose.spanOf(2, 2)).toEqual({ start: prose.offsetAt(2), end: prose.offsetAt(2) })
})

test('a run costs what it is long', () => {
  for (const gap of ['\n', '\n> ', '`a`', '\\\n', ' ']) {
    expectLinear(
      `pieces with ${JSON.stringify(gap)} between`,
      (size) => `x${gap}`.repeat(size / 4),
      (text) => {
        const bounds: number[] = []
        for (let at = 0; at < text.length; at += gap.length + 1) bounds.push(at, at + 1)
        const prose = proseOf(text, { span: { start: 0, end: text.length }, block: 'paragraph', bounds })
        for (let i = 0; i < prose.text.length; i++) prose.offsetAt(i)
      },
    )
    expectLinear(
      `one gap of ${JSON.stringify(gap)}`,
      (size) => `x${gap.repeat(size)}y`,
      (text) => {
        const bounds = [0, 1, text.length - 1, text.length]
        return proseOf(text, { span: { start: 0, end: text.length }, block: 'paragraph', bounds })
      },
    )
  }
})
