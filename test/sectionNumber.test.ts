// What section numbers are worth, how they are ordered, and the numbers that are made from them.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { childNumber, nextNumber, numberKey, parseNumber, withComponents } from '../server/src/core/sectionNumber.ts'
import { expectLinear } from './harness/cost.ts'

/** Each line is `number key | next | first child`; `-` where there is none. */
function check(lines: readonly string[]): void {
  for (const line of lines) {
    const [number = '', key, next, child] = line.split(' | ')
    expect([number, numberKey(number), nextNumber(number) ?? '-', childNumber(number) ?? '-'].join(' | ')).toBe(
      [number, key, next, child].join(' | '),
    )
  }
}

/** All of one value. */
function checkSame(...numbers: readonly string[]): void {
  for (const number of numbers) {
    expect([number, numberKey(number)]).toEqual([number, numberKey(numbers[0] ?? '')])
  }
}

test('digits and dots', () => {
  check([
    '12.18 | 12.18 | 12.19 | 12.18.1',
    '1. | 1 | 2. | 1.1',
    '1． | 1 | 2． | 1.1',
    '1 | 1 | 2 | 1.1',
    '9.0 | 9.0 | 9.1 | 9.0.1',
    '06.9.4 | 6.9.4 | 06.9.5 | 06.9.4.1',
    '31.10.3.1 | 31.10.3.1 | 31.10.3.2 | 31.10.3.1.1',
    '7.2. | 7.2 | 7.3. | 7.2.1.',
    '2.9 | 2.9 | 2.10 | 2.9.1',
  ])
})

test('digits in full width are the same numbers', () => {
  checkSame('12.18', '１２．１８', '１２.１８', '12．18')
})

test('padding is kept, and grows with the number', () => {
  check(['04.09 | 4.9 | 04.10 | 04.09.1', '09 | 9 | 10 | 09.1', '00 | 0 | 01 | 00.1', '099 | 99 | 100 | 099.1'])
})

test('letters, with and without digits', () => {
  check(['L-3.10 | L-3.10 | L-3.11 | L-3.10.1', 'L-0 | L-0 | L-1 | L-0.1', 'A.1 | A.1 | A.2 | A.1.1'])
})

test('appendices', () => {
  check([
    '附录 A | A | 附录 B | A.1',
    '附录A | A | 附录B | A.1',
    '附录 A.1 | A.1 | 附录 A.2 | A.1.1',
    '附录一 | appendix 1 | 附录二 | 1.1',
    'Appendix B | B | Appendix C | B.1',
    'Appendix 2 | appendix 2 | Appendix 3 | 2.1',
    '附录 Z | Z | - | Z.1',
  ])
})

test('Chinese numerals', () => {
  check([
    '一、 | 1 | 二、 | 1.1',
    '九、 | 9 | 十、 | 9.1',
    '十、 | 10 | 十一、 | 10.1',
    '十九、 | 19 | 二十、 | 19.1',
    '九十九、 | 99 | 一百、 | 99.1',
    '一百、 | 100 | 一百零一、 | 100.1',
    '一百一十九、 | 119 | 一百二十、 | 119.1',
    '二〇、 | 20 | 二一、 | 20.1',
    '第三章 | 3 | 第四章 | 3.1',
    '第 3 节 | 3 | 第 4 节 | 3.1',
    '第 3.9 节 | 3.9 | 第 3.10 节 | 3.9.1',
    '第三部分 | part 3 | 第四部分 | -',
    '（一） | (1 | （二） | -',
    '(9) | (9 | (10) | -',
  ])
})

test('English words, with digits, Roman numerals and letters', () => {
  check([
    'Chapter 4 | 4 | Chapter 5 | 4.1',
    'chapter iv | 4 | chapter v | 4.1',
    'Section 3.2 | 3.2 | Section 3.3 | 3.2.1',
    'Part II | part 2 | Part III | -',
    'Part VIII | part 8 | Part IX | -',
    'Part XXXIX | part 39 | Part XL | -',
    'Part B | part B | Part C | -',
    'Part C | part C | Part D | -',
  ])
})

test('what is no number has no value', () => {
  for (const text of [
    '',
    'x',
    '1.x',
    '.1',
    '1..2',
    'v2.0',
    '第章',
    '第十十章',
    'Part IIII',
    'Chapter',
    '一二三四五六七八九',
  ]) {
    expect([text, parseNumber(text), nextNumber(text), childNumber(text)]).toEqual([
      text,
      undefined,
      undefined,
      undefined,
    ])
  }
})

test('one value has many spellings', () => {
  checkSame('04.10', '4.10', '4.10.', '§4.10', '第 4.10 节', '4.10 节', 'Section 4.10')
  checkSame('三、', '第三章', '第 3 节', '3', '3.', 'Chapter 3', 'Chapter III')
  checkSame('附录 A', '附录A', 'Appendix A')
  checkSame('L-3.1', 'L-03.1')
})

test('a number with other values keeps its words and marks', () => {
  const written = (text: string, ...values: readonly number[]) => {
    const number = parseNumber(text)
    return number && withComponents(number, values)
  }
  expect(written('04.09', 4, 12)).toBe('04.12')
  expect(written('04.09', 5, 1)).toBe('05.01')
  expect(written('04.09', 4, 9, 3)).toBe('04.09.3')
  expect(written('7.2.', 8)).toBe('8.')
  expect(written('第三章', 12)).toBe('第十二章')
  expect(written('L-3.10', 4, 1)).toBe('L-4.1')
  expect(written('附录 A', 27)).toBeUndefined()
  expect(written('一、', 0)).toBeUndefined()
})

test('the next number of a number is the next in order, for every numeral', () => {
  for (const start of ['0', '00', '一、', '第 1 节', 'L-0', '（一）']) {
    let [text, steps]: [string | undefined, number] = [start, 0]
    while (text !== undefined && steps < 398) {
      const next: string | undefined = nextNumber(text)
      const [a, b] = [parseNumber(text), parseNumber(next ?? '')]
      expect([text, next, b?.components.at(-1)?.value]).toEqual([text, next, (a?.components.at(-1)?.value ?? NaN) + 1])
      ;[text, steps] = [next, steps + 1]
    }
    expect([start, steps]).toEqual([start, 398])
  }
})

test('Roman numerals are counted up to 49; L alone is a letter', () => {
  let text: string | undefined = 'Part I'
  for (let value = 1; value < 50; value++, text = nextNumber(text ?? '')) {
    expect([value, parseNumber(text ?? '')?.components[0]]).toMatchObject([value, { value, numeral: 'roman' }])
  }
  expect(parseNumber(text ?? '')).toMatchObject({ text: 'Part L', components: [{ numeral: 'letter' }] })
})

test('a long number costs what it is long', () => {
  for (const part of ['1', '1.', '一', '百', 'I', '§', ' ', '第1']) {
    expectLinear(
      part,
      (size) => part.repeat(size),
      (text) => [nextNumber(text), childNumber(text)],
    )
  }
})

test('numbers of digits and dots alone are read as all others are', () => {
  // A sign before the number does not change its value, but has it read the long way.
  const text = fc.string({ unit: fc.constantFrom(...'0123456789.'), maxLength: 12 })
  fc.assert(fc.property(text, (number) => numberKey(number) === numberKey(`§${number}`)))
  const components = (number: string) => parseNumber(number)?.components
  fc.assert(
    fc.property(text, (number) => {
      expect(components(number)).toEqual(components(`§${number}`))
    }),
  )
})
