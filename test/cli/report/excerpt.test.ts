// The line that is shown with a problem: what is cut, and where the carets stand.

import { expect, test } from 'vitest'
import { excerpt } from '../../../server/src/cli/report/excerpt.ts'
import { widthOf } from '../../../server/src/cli/report/width.ts'
import { lineStarts } from '../../../server/src/core/text.ts'

/** Shows the part between `«` and `»` of the text in so many columns; the two lines are joined by a line break. */
function check(marked: string, columns: number, expected: string): void {
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  const text = marked.replace(/[«»]/g, '')
  const shown = excerpt({ text, lines: lineStarts(text) }, { start, end }, columns)
  const both = shown && `${shown.before}${shown.marked}${shown.after}\n${shown.indent}${shown.carets}`
  expect(both ?? '').toBe(expected.replace(/^\n/, ''))
  for (const line of both?.split('\n') ?? []) expect(widthOf(line)).toBeLessThanOrEqual(columns)
}

test('carets stand under the marked text', () => {
  check('one «two» three', 80, 'one two three\n    ^^^')
})

test('a full-width character takes two columns', () => {
  check('全角字「«文档»」', 80, '全角字「文档」\n        ^^^^')
})

test('an accent written on its own takes none, an emoji two', () => {
  check('e\u0301 👩‍💻 «x»', 80, 'e\u0301 👩‍💻 x\n     ^')
})

test('indentation and line breaks are left out', () => {
  check('first\r\n    - «x» y\r\nlast', 80, '- x y\n  ^')
})

test('a mark over several lines shows the first', () => {
  check('a «b\nc» d', 80, 'a b\n  ^')
})

test('an empty mark gets one caret, an empty line nothing', () => {
  check('ab«»cd', 80, 'abcd\n  ^')
  check('a\n«»\nb', 80, '')
})

test('a long line is cut on both sides of the mark', () => {
  check(`${'a'.repeat(50)}«xyz»${'b'.repeat(50)}`, 30, '\n…aaaaaaaaaxyzbbbbbbbbbbbbbbbb…\n          ^^^')
})

test('full-width text is cut between characters', () => {
  check(`${'文'.repeat(50)}«链»${'档'.repeat(50)}`, 30, '\n…文文文文链档档档档档档档档档…\n         ^^')
})

test('a mark longer than the screen is cut', () => {
  check(`[«${'x'.repeat(100)}»]`, 20, '\n[xxxxxxxxxxxxxxxxxx…\n ^^^^^^^^^^^^^^^^^^^')
})

test('control characters and marks of direction do nothing to the terminal', () => {
  check('a\u001b[31m\u202eb «x»', 80, 'a [31m b x\n         ^')
})

test('a line of a million characters is shown at once', () => {
  const text = `${'长'.repeat(1_000_000)}[x](y.md)`
  const shown = excerpt({ text, lines: lineStarts(text) }, { start: 1_000_004, end: 1_000_008 }, 80)
  expect(widthOf(`${shown?.before}${shown?.marked}`)).toBeLessThanOrEqual(80)
  expect(shown?.marked).toBe('y.md')
})
