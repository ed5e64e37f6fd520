// Headings of documents that are too large to be parsed.

import { tests as examples } from 'commonmark-spec'
import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { scanHeadings } from '../../server/src/core/facts/headingScan.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'

/** Compares what the scan finds: depth, title, and the source from marker to end. */
function check(text: string, expected: readonly string[]): void {
  const headings = scanHeadings(text)
  expect(headings.map((each) => `${each.depth} ${each.text}`)).toEqual(expected)
  for (const each of headings) {
    expect(slice(text, each.contentSpan)).toBe(each.text)
    expect(slice(text, each.span).startsWith('#'.repeat(each.depth))).toBe(true)
  }
}

test('headings with and without closing marks, with each kind of line ending', () => {
  check('# a\r\n## b ##\r### c#\n####\td \t\n   ##### e # f ###  \n###### \n#\n', [
    '1 a',
    '2 b',
    '3 c#',
    '4 d',
    '5 e # f',
    '6 ',
    '1 ',
  ])
  check('#a\n####### b\n    # c\n\\# d\n # e', ['1 e'])
  check('## ##\n# # #\n', ['2 ', '1 #'])
})

test('lines in fences are no headings', () => {
  check('```\n# a\n```\n# b\n~~~~ js\n# c\n~~~\n# d\n~~~~~\n# e\n', ['1 b', '1 e'])
  check('``` a`b\n# a\n', ['1 a'])
  check('```\n# a\n``` x\n# b\n', [])
})

test('every heading that begins a line of the examples is found as the parser finds it', () => {
  let compared = 0
  for (const { markdown } of examples.filter(({ section }) => section === 'ATX headings')) {
    const text = markdown.replaceAll('→', '\t')
    const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
    const plain = (headings: readonly { span: { start: number; end: number }; depth: number }[]) =>
      headings.map(({ span, depth }) => `${depth} ${slice(text, span)}`)
    expect(plain(scanHeadings(text))).toEqual(plain(facts.headings))
    compared += facts.headings.length
  }
  expect(compared).toBeGreaterThan(20)
})

test('only headings are known of a document that is too large', () => {
  const facts = extractFacts('# 1. a\n\n[b](c)\n\n## a\n', { anchors: 'github', headingsOnly: true })
  expect(facts.headings.map(({ title, anchor, sectionEnd }) => [title, anchor, sectionEnd])).toEqual([
    ['1. a', '1-a', 21],
    ['a', 'a', 21],
  ])
  expect([facts.links, facts.prose, facts.headingsOnly]).toEqual([[], [], true])
})

test('hostile lines cost what they are long', () => {
  for (const part of ['# ', ' ', '\t#', '#', '`', '``` ', '# #\n', '\r', '\n', '# a ', '~~~\n']) {
    expectLinear(JSON.stringify(part), (size) => `# ${part.repeat(size)}`, scanHeadings)
  }
})
