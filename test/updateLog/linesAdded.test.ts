// How many lines a diff would call added.

import { diffLines } from 'diff'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesAdded } from '../../server/src/core/updateLog/linesAdded.ts'

test.for([
  ['the same', 'a\nb\n', 'a\nb\n', 0],
  ['lines at the end', 'a\nb\n', 'a\nb\nc\nd\n', 2],
  ['lines in two places', 'a\n\nb\n\nc\n', 'a\n\nnew\n\nb\n\nc\nnewer\n', 3],
  ['a line that is another', 'a\nb\nc\n', 'a\nB\nc\n', 1],
  ['a line that was moved', 'a\nb\nc\n', 'b\nc\na\n', 1],
  ['lines that are gone', 'a\nb\nc\n', 'a\nc\n', 0],
  ['everything is new', '', 'a\nb\n', 2],
  ['line ends are no change', 'a\r\nb\r\n', 'a\nb\nc', 1],
] as const)('%s', ([, before, after, count]) => {
  expect(linesAdded(before, after)).toBe(count)
})

test('never fewer than a diff has, nor fewer than it has grown by', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', '', 'x y'), { maxLength: 14 })
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const added = linesAdded(before, after)
      const least = diffLines(before, after).reduce((sum, part) => sum + (part.added ? part.count : 0), 0)
      const count = (lines: string) => lines.split('\n').length
      expect(added).toBeGreaterThanOrEqual(least)
      expect(added).toBeGreaterThanOrEqual(count(after) - count(before))
      expect(added).toBeLessThanOrEqual(count(after) - 1)
    }),
  )
})

test('a line added to many that are alike is one', () => {
  const section = (i: number) => `## ${i}\n\n\`\`\`text\n\n\`\`\`\n\n`
  const all = Array.from({ length: 200 }, (_, i) => section(i))
  expect(linesAdded(all.join(''), all.join('').replace('## 100\n', '## 100\nNew.\n'))).toBe(1)
})
