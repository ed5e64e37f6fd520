// The faults of a document are those of its numbers, whatever documents were looked at before.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberFaults } from '../../server/src/core/numbering/faults.ts'
import { fixture } from '../harness/fixture.ts'

function faults(lines: readonly string[]) {
  const { corpus } = fixture(`${lines.join('\n\n')}\n`)
  const [document] = corpus.documents()
  return numberFaults(corpus, document ?? expect.fail('There is a document.')).map(({ code, section }) => [
    code,
    section.heading.number?.text,
    section.heading.span.start,
  ])
}

const heading = fc.constantFrom(
  ...['# 1. a', '## 1. a', '## 2. b', '### 1.1 c', '### 1.2 d', '#### 1.2 d', '## 3. f', '## x', '> ## 1. g'],
)

test('a document with the numbers of another that has no faults has none, and any other has its own', () => {
  const count = { right: 0, wrong: 0 }
  let run = 0
  fc.assert(
    fc.property(fc.array(heading, { minLength: 3, maxLength: 7 }), (lines) => {
      // Sections without numbers at the end make a document that was never seen before, and change no fault.
      const unseen = Array.from((++run).toString(2), (digit) => (digit === '1' ? '##### y' : '###### z'))
      const expected = faults([...lines, ...unseen])
      expect([lines, faults(lines)]).toEqual([lines, expected])
      count[expected.length > 0 ? 'wrong' : 'right']++
    }),
    { numRuns: 500 },
  )
  expect([count.right > 20, count.wrong > 20]).toEqual([true, true])
})

test('the same numbers at other depths are others', () => {
  const right = ['## 1. a', '### 1.1 b', '### 1.2 c', '## 2. d', '### 2.1 e', '### 2.2 f']
  expect(faults(right)).toEqual([])
  expect(faults(right.map((line) => line.replace('### 1.2', '#### 1.2')))).toEqual([['number-depth', '1.2', 20]])
})
