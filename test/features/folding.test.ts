// Folding: what covers more than one line.

import { expect, test } from 'vitest'
import { folding } from '../../server/src/core/features/folding.ts'
import { lineAt } from '../../server/src/core/text.ts'
import { fixture } from '../harness/fixture.ts'

/** Each fold as `kind first-last`, lines from 1. */
function check(source: string, expected: readonly string[]): void {
  const { document } = fixture(source)
  const lines = document.facts.lines
  const found = folding(document).map(
    ({ kind, span }) => `${kind} ${lineAt(lines, span.start) + 1}-${lineAt(lines, span.end) + 1}`,
  )
  expect(found).toEqual(expected)
}

test('a section folds to its last line that is not blank', () => {
  check('# A\n\ntext\n\n## B\ntext\n\n\n# C\n', ['section 1-6', 'section 5-6'])
})

test('code, tables, quotes and front matter fold', () => {
  check('---\na: 1\n---\n\n```js\nx\n```\n\n| a |\n|---|\n| b |\n\n> q\n> q\n\n`x`\n', [
    'frontMatter 1-3',
    'code 5-7',
    'table 9-11',
    'quote 13-14',
  ])
})

test('comments and regions fold, but not those in code', () => {
  check('<!-- one -->\n\n<!-- two\nlines -->\n\n```\n<!--\n-->\n```\n\n`<!--` a\n\nb `-->`\n', [
    'comment 3-4',
    'code 6-9',
  ])
  check('<!-- #region a -->\nx\n\n<!-- region -->\ny\n\n<!-- endregion -->\n\n<!-- #endregion -->\n', [
    'region 1-9',
    'region 4-7',
  ])
})

test('a comment that is never closed folds nothing', () => {
  check('text\n\n<!-- open\nmore\n', [])
})
