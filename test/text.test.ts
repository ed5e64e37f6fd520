// Spans and lines.

import { expect, test } from 'vitest'
import { encloses, firstFrom, lineAt, lineStarts, slice, touches } from '../server/src/core/text.ts'
import { expectLinear } from './harness/cost.ts'

/** Lines start where the text is cut into lines at LF, CRLF and lone CR. */
function checkLines(text: string, lines: readonly string[]): void {
  const starts = lineStarts(text)
  expect(starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length))).toEqual(lines)
  for (let offset = 0; offset <= text.length; offset++) {
    const line = lineAt(starts, offset)
    expect(starts[line]).toBeLessThanOrEqual(offset)
    expect(starts[line + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(offset)
  }
}

test('lines end with LF, CRLF or a lone CR, mixed', () => {
  checkLines('', [''])
  checkLines('a', ['a'])
  checkLines('a\n', ['a\n', ''])
  checkLines('a\r\nb\rc\nd', ['a\r\n', 'b\r', 'c\n', 'd'])
  checkLines('\n\r\n\r\r\n', ['\n', '\r\n', '\r', '\r\n', ''])
  checkLines('\r', ['\r', ''])
  checkLines('a\rb\rc', ['a\r', 'b\r', 'c'])
  checkLines('😀\r\n中\u2028文\u0085x', ['😀\r\n', '中\u2028文\u0085x'])
})

test('line starts cost what the text is long', () => {
  for (const part of ['\r', '\n', '\r\n', 'a', 'a\r', 'a\r\n']) {
    expectLinear(JSON.stringify(part), (size) => part.repeat(size), lineStarts)
  }
  expectLinear('one CR, many LF', (size) => `\n\r${'\n'.repeat(size)}`, lineStarts)
  expectLinear('one CR at the end', (size) => `${'\n'.repeat(size)}\r`, lineStarts)
})

test('a cursor at either end of a span is inside', () => {
  expect([1, 2, 5, 6].map((offset) => touches({ start: 2, end: 5 }, offset))).toEqual([false, true, true, false])
})

test('a span encloses itself and what lies in it', () => {
  const outer = { start: 2, end: 5 }
  expect(encloses(outer, outer)).toBe(true)
  expect(encloses(outer, { start: 3, end: 3 })).toBe(true)
  expect(encloses(outer, { start: 1, end: 3 })).toBe(false)
  expect(encloses(outer, { start: 4, end: 6 })).toBe(false)
})

test('a span covers what is from its start to before its end', () => {
  expect(slice('abcdef', { start: 1, end: 3 })).toBe('bc')
  expect(slice('abcdef', { start: 3, end: 3 })).toBe('')
})

test('the first item at or behind an offset', () => {
  const items = [2, 4, 4, 8].map((start) => ({ span: { start, end: start + 1 } }))
  expect([0, 2, 3, 4, 5, 8, 9].map((offset) => firstFrom(items, offset))).toEqual([0, 0, 1, 1, 3, 3, 4])
  expect(firstFrom([], 5)).toBe(0)
})
