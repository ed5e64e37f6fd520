// Uses of labels that nothing defines.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import type { ProseRun } from '../../server/src/core/facts/types.ts'
import { undefinedLabels } from '../../server/src/core/facts/undefinedLabels.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'

/** Compares the uses of undefined labels: what is written, then its label. */
function check(text: string, expected: readonly string[]): void {
  const { labels } = extractFacts(text, { anchors: 'github', headingsOnly: false })
  const found = labels.filter((use) => !use.isDefined)
  expect(found.map((use) => `${slice(text, use.span)} ${use.kind} ${use.label}`)).toEqual(expected)
  for (const use of found) expect(use.isImage).toBe(slice(text, use.span).startsWith('!'))
}

test('full and collapsed uses, images, and footnotes', () => {
  check('[text][Label] and [Label][] and ![alt][pic]', [
    '[text][Label] full label',
    '[Label][] collapsed label',
    '![alt][pic] full pic',
  ])
  check('a[^note] and b[^2]', ['[^note] footnote note', '[^2] footnote 2'])
  check('# [text][label]\n\n| [text][label] |\n|---|\n\n> - [text][label]\n', [
    '[text][label] full label',
    '[text][label] full label',
    '[text][label] full label',
  ])
})

test('what is defined, before or behind, is no such use', () => {
  check('[x]: y\n\n[text][X] [x][] [x] a[^1]\n\n[^1]: b\n', [])
})

test('a use that is wrapped, or has code in its text', () => {
  check('> [some\n> text][some\n> label]\n', ['[some\n> text][some\n> label] full some label'])
  check('[`code`][label]', ['[`code`][label] full label'])
})

test('indices, citations, patterns and check boxes are no labels', () => {
  check('a[i][j] m[0][1] [1][2] [x][ ] [ ][x] [^a-z] [^0-9] [x][y][z] f(x)[a][b]', [])
  check('\\[text][label] [^1]( [^1]: x', [])
  check('`[text][label]` <!-- [text][label] -->\n\n```\n[text][label]\n```\n', [])
  check('[label] [text] (label)', [])
})

test('hostile brackets cost what they are long', () => {
  for (const part of [
    '[',
    ']',
    '[]',
    '[][',
    '[a',
    '[a]',
    '[a][',
    '[a][b',
    '[^',
    '[^a',
    '\\[',
    '[\\',
    '![',
    '[a][b]',
    'a',
  ]) {
    for (const before of ['', '[', '[a][']) {
      expectLinear(
        before + part,
        (size) => before + part.repeat(size / part.length),
        (text) => {
          const run: ProseRun = { span: { start: 0, end: text.length }, block: 'paragraph', bounds: [0, text.length] }
          return undefinedLabels(text, run)
        },
      )
    }
  }
})
