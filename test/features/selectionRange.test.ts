// Expanding a selection, step by step.

import { expect, test } from 'vitest'
import { selectionRange } from '../../server/src/core/features/selectionRange.ts'
import { encloses, slice } from '../../server/src/core/text.ts'
import { fixture } from '../harness/fixture.ts'

/** The texts selected one after the other; each must lie in the next. */
function check(source: string, expected: readonly string[]): void {
  const { document, offset } = fixture(source)
  const spans = selectionRange(document, offset)
  spans.forEach((span, i) => {
    const next = spans[i + 1]
    expect(next === undefined || encloses(next, span)).toBe(true)
  })
  expect(spans.map((span) => slice(document.text, span))).toEqual(expected)
}

test('from the word to the text of a link, the link, the paragraph, the section and its parents', () => {
  const text = '# A\n\n## B\n\nsee [two words](b.md) there\n\n## C\n'
  check('# A\n\n## B\n\nsee [two wo$0rds](b.md) there\n\n## C\n', [
    'words',
    'two words',
    '[two words](b.md)',
    'see [two words](b.md) there',
    '\n\nsee [two words](b.md) there',
    '## B\n\nsee [two words](b.md) there',
    '\n\n## B\n\nsee [two words](b.md) there\n\n## C',
    text.trimEnd(),
    text,
  ])
})

test('from the word to the cell, the row and the table', () => {
  check('| a b | c |\n|---|---|\n| on$0e two | d |', [
    'one',
    'one two',
    '| one two | d |',
    '| a b | c |\n|---|---|\n| one two | d |',
  ])
})

test('code: the content before the fences', () => {
  check('`so$0me code`', ['some', 'some code', '`some code`'])
  check('```\nli$0ne\nmore\n```', ['line', 'line\nmore', '```\nline\nmore\n```'])
})

test('a Chinese run ends where Latin letters begin', () => {
  check('使用容$0器docker运行', ['使用容器', '使用容器docker运行'])
})

test('an empty document has one range', () => {
  check('', [''])
})
