// Numerals, one component of a section number each: what they are worth, and how the same hand writes another value.

/** One component of a section number: `04`, `十二`, `IV`, `A`. */
export interface NumberComponent {
  /** As written. */
  readonly text: string
  /** Letters count from A = 1. */
  readonly value: number
  readonly numeral: 'arabic' | 'chinese' | 'roman' | 'letter'
}

/**
 * Takes a numeral apart. Letters are Roman only where `mayBeRoman`, and `C` and `L` alone are letters even there: a part C comes behind
 * a part B more often than behind 99 others. Undefined for what is no numeral.
 */
export function numeral(text: string, mayBeRoman = false): NumberComponent | undefined {
  if (/^\d+$/.test(text)) return { text, value: Number(text), numeral: 'arabic' }
  if (mayBeRoman && !/^[CL]$/i.test(text)) {
    const value = romanValue(text)
    if (roman(value) === text.toUpperCase()) return { text, value, numeral: 'roman' }
  }
  if (/^[A-Z]$/i.test(text)) return { text, value: text.toUpperCase().charCodeAt(0) - 64, numeral: 'letter' }
  const value = chineseValue(text)
  return value === undefined ? undefined : { text, value, numeral: 'chinese' }
}

/**
 * Another value, a whole number from 0, written as this component is: `09` → `10`, `九` → `十`, `二〇` → `二一`, `iv` → `v`. Undefined where
 * it cannot be: letters end at Z, Chinese and Roman numerals are written from 1 to 999 and 399 only.
 */
export function writtenLike({ text, numeral }: NumberComponent, value: number): string | undefined {
  switch (numeral) {
    case 'arabic':
      return String(value).padStart(text.startsWith('0') ? text.length : 0, '0')
    case 'chinese':
      return value < 1 || value > 999 ? undefined : /^[^十百]{2,}$/.test(text) ? chineseByDigits(value) : chinese(value)
    case 'roman':
      return value < 1 || value > 399 ? undefined : inCaseOf(text, roman(value))
    case 'letter':
      return value < 1 || value > 26 ? undefined : inCaseOf(text, String.fromCodePoint(64 + value))
  }
}

function inCaseOf(text: string, written: string): string {
  return text === text.toLowerCase() ? written.toLowerCase() : written
}

const chineseDigits = '零一二三四五六七八九'

/** 1 to 999: `十二`, `二十`, `一百零五`, `二〇`. Undefined for what is no number. */
function chineseValue(text: string): number | undefined {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (/^[零一二三四五六七八九]+$/.test(plain)) {
    return Number([...plain].map((digit) => chineseDigits.indexOf(digit)).join(''))
  }
  const match = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain)
  if (!match) return undefined
  const digit = (found: string | undefined) => (found ? chineseDigits.indexOf(found) : 0)
  const tens = match[3] ? digit(match[2]) || 1 : 0
  return digit(match[1]) * 100 + tens * 10 + digit(match[4])
}

function chinese(value: number): string {
  const digit = (n: number) => chineseDigits.charAt(n)
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  if (hundreds > 0) {
    const rest = tens > 0 ? `${digit(tens)}十` : ones > 0 ? '零' : ''
    return `${digit(hundreds)}百${rest}${ones > 0 ? digit(ones) : ''}`
  }
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digit(ones) : ''}`
}

function chineseByDigits(value: number): string {
  return [...String(value)].map((each) => (each === '0' ? '〇' : chineseDigits.charAt(Number(each)))).join('')
}

const romanSteps: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  let [left, written] = [value, '']
  for (const [step, letters] of romanSteps) {
    for (; left >= step; left -= step) written += letters
  }
  return written
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/** 0 where it is none. */
function romanValue(text: string): number {
  const values = [...text.toUpperCase()].map((letter) => romanDigits[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}
