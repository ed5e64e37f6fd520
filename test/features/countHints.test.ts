// Inlay hints: the true number beside one that is wrong.

import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { countHints } from '../../server/src/core/features/countHints.ts'
import type { Settings } from '../../server/src/core/settings.ts'
import { fixture } from '../harness/fixture.ts'

/** The hints of the first document must be those marked with carets: under the number, which they stand behind. */
function check(source: string, settings: Partial<Settings> = {}, end?: number): void {
  const { corpus, document, expectations } = fixture(`${source}=== b.md\n# B\n\n## 1. X\n\n## 2. Y\n`, settings)
  const within = { start: 0, end: end ?? document.facts.length }
  const found = countHints(corpus, document, within, problemsOf(corpus, document))
  expect(found.map(({ offset, actual }) => `${offset} ${actual}`)).toEqual(
    expectations.map(({ span, text }) => `${span.end} ${text}`),
  )
}

const table = `=== a.md
| 文档 | 行数 | 章节数 |
| --- | --- | --- |
| \`b.md\` | 1,481 | 3 |
`

test('behind a number that is not so stands the one that is', () => {
  check(`${table}           ^^^^^ 5
                   ^ 2
| \`b.md\` | 5 | 2 |
`)
})

test('nothing where the problem is turned off or silenced, and nothing outside the range', () => {
  check(table, { severity: { 'wrong-count': 'ignore' } })
  check(table.replace('=== a.md\n', '=== a.md\n<!-- doc-corpus-disable-file wrong-count -->\n\n'))
  check(table, {}, 20)
})
