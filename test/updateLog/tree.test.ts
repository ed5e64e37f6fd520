// Documents in a drawing of their folders.

import { expect, test } from 'vitest'
import { treeOf } from '../../server/src/core/updateLog/tree.ts'

/** Draws the paths, each with a status behind it, and compares. */
function check(paths: readonly string[], expected: string) {
  const files = paths.map((each) => ({ path: each.split(' ')[0] ?? '', status: each.split(' ')[1] ?? '' }))
  const drawn = treeOf('docs', files).map(({ text, status }) => (status === '' ? text : `${text} ${status}`))
  expect(`\n${drawn.join('\n')}\n`).toBe(expected)
}

test('each folder stands once, in order', () =>
  check(
    ['b/y.md added', 'a.md removed', 'b/c/z.md renamed', 'b/x.md added'],
    `
docs/
├── a.md removed
└── b/
    ├── c/
    │   └── z.md renamed
    ├── x.md added
    └── y.md added
`,
  ))

test('nothing is drawn of nothing', () => check([], '\n\n'))
