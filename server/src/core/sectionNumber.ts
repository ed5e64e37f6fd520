// Section numbers taken apart: their value, which makes `04.10`, `4.10.` and `第 4.10 节` the same, and their spelling, which others keep.

import { type NumberComponent, numeral, writtenLike } from './numbering/numeral.ts'

/** A section number taken apart; `text` is its spelling, the rest its value. */
export interface SectionNumber {
  /** As written, without what surrounds it. */
  readonly text: string
  /** What kind of unit it counts, where it says so: `第三部分` and `Part II` are no sections. */
  readonly unit: 'chapter' | 'section' | 'part' | 'appendix' | undefined
  /** Letters of a series before the digits, with their dash: `L-` of `L-3.10`. */
  readonly prefix: string
  /** Never empty. */
  readonly components: readonly NumberComponent[]
  /** Between round brackets: a number of its own list, that nobody refers to from elsewhere. */
  readonly isBracketed: boolean
}

/**
 * Takes a number apart that stands alone, as `numberAtStart` or a mention gives it: `12.18`, `1.`, `L-3.10`, `A.1`, `附录 A`, `一、`,
 * `（一）`, `第三章`, `第 3 节`, `Chapter 4`, `Part II`, `§4.1`, `3.2 节`. Undefined for anything else.
 */
export function parseNumber(text: string): SectionNumber | undefined {
  const written = text.trim()
  const parts = plainParts(written)
  if (parts) {
    const components = parts.map((part): NumberComponent => ({ text: part, value: Number(part), numeral: 'arabic' }))
    return { text: written, unit: undefined, prefix: '', components, isBracketed: false }
  }
  // Digits and dots in full width, `１２．１８`, are the same numbers.
  const plain = /[０-９．]/.test(written) ? written.normalize('NFKC') : written
  for (const form of forms) {
    const groups = form.pattern.exec(plain)?.groups
    if (groups) return taken(written, form, groups)
  }
  return undefined
}

/** The components of a number in digits and dots alone, as most are, without a search for all that a number can be; else undefined. */
function plainParts(text: string): readonly string[] | undefined {
  const end = text.endsWith('.') ? text.length - 1 : text.length
  let from = 0
  const parts: string[] = []
  for (let at = 0; at <= end; at++) {
    const unit = at < end ? text.charCodeAt(at) : dot
    if (unit >= 48 && unit <= 57) continue
    if (unit !== dot || at === from || at - from > 4) return undefined
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return parts
}

const dot = 46

function taken(
  written: string,
  form: Form,
  { prefix = '', digits = '', unit }: Readonly<Record<string, string | undefined>>,
): SectionNumber | undefined {
  const components: NumberComponent[] = []
  for (const part of digits.split('.')) {
    const component = numeral(part, form.isRoman)
    if (!component) return undefined
    components.push(component)
  }
  return {
    text: written,
    unit: form.unit ?? unitOf(unit),
    prefix,
    components,
    isBracketed: form.isBracketed ?? false,
  }
}

/**
 * What numbers of one document are compared by: equal exactly for numbers of one value, `04.10` and `4.10.`, `第三章` and `3`.
 * Parts and appendices are series of their own, and so are bracketed numbers. Undefined for what is no number.
 */
export function numberKey(text: string): string | undefined {
  const parts = plainParts(text)
  if (parts) return parts.map((part) => (part.startsWith('0') ? String(Number(part)) : part)).join('.')
  const number = parseNumber(text)
  return number && keyOf(number)
}

/** See `numberKey`. */
export function keyOf({ unit, prefix, components, isBracketed }: SectionNumber): string {
  const isAppendixOfDigits = unit === 'appendix' && components[0]?.numeral !== 'letter'
  const series = unit === 'part' ? 'part ' : isAppendixOfDigits ? 'appendix ' : isBracketed ? '(' : ''
  return series + prefix.toUpperCase() + components.map(keyOfComponent).join('.')
}

function keyOfComponent({ numeral, value }: NumberComponent): string {
  return numeral === 'letter' ? String.fromCodePoint(64 + value) : String(value)
}

/**
 * The number behind this one, spelled as it is: `04.09` → `04.10`, `1.` → `2.`, `九、` → `十、`, `第三章` → `第四章`, `Part II` → `Part III`.
 * Undefined for what is no number, or where there is no next: behind `附录 Z`.
 */
export function nextNumber(text: string): string | undefined {
  const number = parseNumber(text)
  const values = number?.components.map(({ value }) => value) ?? []
  return number && withComponents(number, [...values.slice(0, -1), (values.at(-1) ?? 0) + 1])
}

/**
 * The first number below this one: `12.18` → `12.18.1`, `1.` → `1.1`, `7.2.` → `7.2.1.`, `L-3` → `L-3.1`, `附录 A` → `A.1`; numbers with a word or in Chinese
 * are continued in digits, `第三章` → `3.1`. Undefined for what is no number, and where children begin a series of their own: below
 * parts and bracketed numbers.
 */
export function childNumber(text: string): string | undefined {
  const number = parseNumber(text)
  if (!number || number.unit === 'part' || number.isBracketed) return undefined
  const { components, prefix } = number
  if (!/^[A-Z\d]/i.test(number.text) || number.unit !== undefined) {
    return [...components.map(({ numeral, text, value }) => (numeral === 'letter' ? text : value)), 1].join('.')
  }
  const dot = components.length > 1 ? number.text.slice(number.text.length - 1).replace(/[^.．]/, '') : ''
  return `${prefix}${components.map((component) => component.text).join('.')}.1${dot}`
}

/**
 * The number with these values, at least one, spelled as it is: with its words and marks, padded where it pads. Components that it
 * has not are written in digits. Undefined where a value has no spelling of its kind, see `writtenLike`.
 */
export function withComponents(number: SectionNumber, values: readonly number[]): string | undefined {
  const parts = values.map((value, i) => {
    const like = number.components[i]
    return like ? (like.value === value ? like.text : writtenLike(like, value)) : String(value)
  })
  if (parts.includes(undefined)) return undefined
  const digits = number.components.map(({ text }) => text).join('.')
  const start = number.text.lastIndexOf(digits)
  return `${number.text.slice(0, start)}${parts.join('.')}${number.text.slice(start + digits.length)}`
}

interface Form {
  readonly pattern: RegExp
  readonly unit?: SectionNumber['unit']
  readonly isBracketed?: boolean
  readonly isRoman?: boolean
}

const chinese = '[一二三四五六七八九十百零〇两]{1,7}'

const forms: readonly Form[] = [
  { pattern: /^§{0,2}\s*(?<prefix>(?:[A-Z]-)?)(?<digits>(?:\d{1,4}|[A-Z](?=\.\d))(?:\.\d{1,4})*)[.．、]?$/u },
  { pattern: new RegExp(`^(?<digits>${chinese})[、．.]?$`, 'u') },
  { pattern: new RegExp(`^[（(]\\s*(?<digits>${chinese}|\\d{1,3})\\s*[）)]$`, 'u'), isBracketed: true },
  {
    pattern: new RegExp(
      `^第\\s*(?<digits>${chinese}|\\d{1,4}(?:\\.\\d{1,4})*)\\s*(?<unit>章节|小节|章|节|部分|篇|编)$`,
      'u',
    ),
  },
  { pattern: /^(?<digits>\d{1,4}(?:\.\d{1,4})*)\s*(?<unit>章节|小节|章|节)$/u },
  { pattern: new RegExp(`^附录\\s*(?<digits>[A-Z](?:\\.\\d{1,4})*|\\d{1,3}|${chinese})$`, 'u'), unit: 'appendix' },
  { pattern: /^Appendix\s+(?<digits>[A-Z](?:\.\d{1,4})*|\d{1,3})[.:]?$/iu, unit: 'appendix' },
  { pattern: /^(?<unit>Chapter|Section|Part)\s+(?<digits>\d{1,4}(?:\.\d{1,4})*)[.:]?$/iu },
  { pattern: /^(?<unit>Chapter|Section|Part)\s+(?<digits>[IVXLC]{1,7})[.:]?$/iu, isRoman: true },
  { pattern: /^(?<unit>Chapter|Section|Part)\s+(?<digits>[A-Z](?:\.\d{1,4})*)[.:]?$/iu },
]

function unitOf(word: string | undefined): SectionNumber['unit'] {
  switch (word?.toLowerCase()) {
    case '章':
    case 'chapter':
      return 'chapter'
    case '节':
    case '小节':
    case '章节':
    case 'section':
      return 'section'
    case '部分':
    case '篇':
    case '编':
    case 'part':
      return 'part'
    default:
      return undefined
  }
}
