// Facts of whole documents: titles, numbers, anchors, sections, quotes, tasks, tables.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import type { DocumentFacts } from '../../server/src/core/facts/types.ts'
import type { AnchorRules } from '../../server/src/core/slug.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'

function facts(text: string, anchors: AnchorRules = 'github'): DocumentFacts {
  return extractFacts(text, { anchors, headingsOnly: false })
}

/** Compares headings: title, number in angle brackets, `#anchor`, `{id}`. */
function checkHeadings(text: string, expected: readonly string[], anchors?: AnchorRules): void {
  const found = facts(text, anchors).headings.map((each) =>
    [
      each.title,
      ...(each.number ? [`<${each.number.text}>`] : []),
      `#${each.anchor}`,
      ...(each.customId ? [`{${each.customId.id}}`] : []),
    ].join(' '),
  )
  expect(found).toEqual(expected)
}

test('a title is its text without markup', () => {
  checkHeadings('# **12.18** `a` [b](c) ![d](e) <b>f</b> &amp; \\* ~~g~~ $h$\n', [
    '12.18 a b d f & * g h <12.18> #1218-a-b-d-f---g-h',
  ])
  checkHeadings('**一、** 概述\n与目标\n===\n', ['一、 概述\n与目标 <一、> #一-概述与目标'])
  checkHeadings('#\n\n## \n', [' #', ' #-1'])
  checkHeadings('# a <https://b.c> www.d.e f[^1]\n\n[^1]: x\n', ['a https://b.c www.d.e f #a-httpsbc-wwwde-f'])
})

test('a number stands where the title begins, not where it occurs later', () => {
  checkHeadings('# 1\\. a 1. b\n', ['1. a 1. b #1-a-1-b'])
  checkHeadings('# 📋 [12.1 a](#x)\n\n## <b>2.</b> b\n', ['📋 12.1 a <12.1> #-121-a', '2. b <2.> #2-b'])
})

test('an id in braces behind a title names the heading too, and is no part of the title', () => {
  checkHeadings('# Title {#my-id}\n\n## 标题 {#标题} ##\n\nA {#b}\n---\n', [
    'Title #title-my-id {my-id}',
    '标题 #标题-标题 {标题}',
    'A #a-b {b}',
  ])
  checkHeadings('# a \\{#b}\n\n# a `{#b}`\n\n# a {#b c}\n\n# a {#}\n', [
    'a {#b} #a-b',
    'a {#b} #a-b-1',
    'a {#b c} #a-b-c',
    'a {#} #a-',
  ])
})

test('a section ends at the next heading that is not deeper; one in a quote opens none', () => {
  const { headings } = facts('# a\n## b\n### c\n> # q\n\n## d\n# e\n')
  const ends = headings.map((each) => headings.find((next) => next.span.start === each.sectionEnd)?.title ?? 'the end')
  expect(headings.map(({ title }, i) => `${title} to ${ends[i]}`)).toEqual([
    'a to e',
    'b to d',
    'c to d',
    'q to d',
    'd to e',
    'e to the end',
  ])
})

test('alerts are known by their first line', () => {
  const alerts = (text: string) => facts(text).quotes.map(({ alert }) => alert ?? 'none')
  expect(alerts('> [!NOTE]\n> a\n\n> [!Tip]\n> b\n\n> [!CAUTION]  \n> c\n')).toEqual(['note', 'tip', 'caution'])
  expect(alerts('> [!IMPORTANT]\r\n> a\r\n\r\n>[!WARNING]\r\n>b\r\n')).toEqual(['important', 'warning'])
  expect(alerts('> [!NOTE] a\n\n> [!OTHER]\n> b\n\n> a\n> [!NOTE]\n')).toEqual(['none', 'none', 'none'])
})

test('tasks are done or open', () => {
  const text = '- [ ] a\n- [x] b\n1. [X] c\n- [y] d\n- [ ]\n'
  expect(facts(text).tasks.map(({ span, isDone }) => `${slice(text, span)} ${isDone}`)).toEqual([
    '[ ] false',
    '[x] true',
    '[X] true',
  ])
})

test('cells are without pipes and padding, an empty one is an empty span behind its pipe', () => {
  const text = '> |  a  | b\\|c ||\n> |---|:-:|---|\n> | `d` |   |\n'
  expect(facts(text).tables.map(({ rows }) => rows.map(({ cells }) => cells.map((cell) => slice(text, cell))))).toEqual(
    [
      [
        ['a', 'b\\|c', ''],
        ['`d`', ''],
      ],
    ],
  )
})

test('code blocks have their language, blocks of math are such blocks', () => {
  const text = '```ts title="x"\na\n```\n\n~~~\nb\n~~~\n\n    c\n\n$$\nd\n$$\n'
  expect(facts(text).codeBlocks.map(({ kind, language }) => `${kind} ${language}`)).toEqual([
    'fenced ts',
    'fenced undefined',
    'indented undefined',
    'math undefined',
  ])
})

test('front matter is yaml or toml, at the very start only', () => {
  const content = (text: string) => {
    const { frontMatter } = facts(text)
    return frontMatter && `${frontMatter.kind} ${slice(text, frontMatter.contentSpan)}`
  }
  expect(content('---\na: b\n---\n')).toBe('yaml a: b')
  expect(content('---\r\na: b\r\n--- \r\n# c')).toBe('yaml a: b')
  expect(content('+++\na = 1\nb = 2\n+++\n')).toBe('toml a = 1\nb = 2')
  expect(content('---\n---\n')).toBe('yaml ')
  expect(content('\n---\na: b\n---\n')).toBeUndefined()
  expect(content('---\na: b\n')).toBeUndefined()
  expect(content('---\na\u2028---\n')).toBeUndefined()
})

test('ten thousand headings, in Markdown or HTML, are named and measured in one reading', () => {
  const deeper = Array.from({ length: 6 }, (_, i) => `${'#'.repeat(6 - i)} a\n`).join('')
  for (const part of ['# a\n', '###### a\n', deeper, '# a {#b}\n']) {
    expectLinear(
      part,
      (size) => `# top\n${part.repeat(size / part.length)}`,
      (text) => extractFacts(text, { anchors: 'github', headingsOnly: true }),
    )
  }
})
