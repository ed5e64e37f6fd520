// What the configuration may say of numbering, and for which documents it holds.

import { expect, test } from 'vitest'
import { rulesFor } from '../../server/src/core/numbering/rules.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { settingsFrom } from '../../server/src/core/settingsShape.ts'
import { fixture } from '../harness/fixture.ts'

/** The levels that hold for a document, as they are configured: `2 {document}.1`. */
function check(
  path: string,
  numbering: Readonly<Record<string, readonly string[]>>,
  expected: readonly string[] | undefined,
) {
  const { corpus, document } = fixture(`=== ${path}\n# A\n`, { numbering })
  const levels = rulesFor(corpus, document.path)?.map(
    ({ depth, first, hasDocument }) => `${depth} ${hasDocument ? '{document}.' : ''}${first.text}`,
  )
  expect(levels).toEqual(expected)
}

test('levels are read from examples of their first headings', () => {
  check('a.md', { '**': ['# 第一章', '## 1.', '### {document}.1.1', '#### 附录 A', '##### （一）'] }, [
    '1 第一章',
    '2 1.',
    '3 {document}.1.1',
    '4 附录 A',
    '5 （一）',
  ])
})

test('of several globs the last that matches counts', () => {
  const numbering = { 'docs/**': ['## 1.'], 'docs/logs/**': [], '**/README.md': ['## 1'] }
  check('docs/a.md', numbering, ['2 1.'])
  check('docs/logs/a.md', numbering, [])
  check('docs/logs/README.md', numbering, ['2 1'])
  check('notes/a.md', numbering, undefined)
  check('a.md', {}, undefined)
})

test('an example that is none is refused where it stands', () => {
  for (const example of ['', '1.', '##', '## One', '####### 1.', '## {title}.1', `## ${'1.'.repeat(40)}`]) {
    const result = settingsFrom({ numbering: { 'docs/**': ['## 1.', example] } })
    expect([example, result.issues.map(({ path }) => path)]).toEqual([example, [['numbering', 'docs/**', 1]]])
  }
  expect(settingsFrom({ numbering: { '**': ['## 1.', '### {document}.1.1'] } }).issues).toEqual([])
  expect(settingsFrom({}).settings?.numbering).toEqual(defaultSettings.numbering)
})
