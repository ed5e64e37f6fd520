// The value of a section number: what makes `04.10`, `4.10.` and `第 4.10 节` the same.

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

export interface NumberComponent {
  /** As written: `04`, `十二`, `IV`, `A`. */
  readonly text: string
  /** Letters count from A = 1. */
  readonly value: number
  readonly numeral: 'arabic' | 'chinese' | 'roman' | 'letter'
}

/**
 * Takes a number apart that stands alone, as `numberAtStart` or a mention gives it: `12.18`, `1.`, `L-3.10`, `A.1`, `附录 A`, `一、`,
 * `（一）`, `第三章`, `第 3 节`, `Chapter 4`, `Part II`, `§4.1`, `3.2 节`. Undefined for anything else.
 */
export function parseNumber(text: string): SectionNumber | undefined {
  const written = text.trim()
  const form = forms.find(({ pattern }) => pattern.test(written))
  const match = form?.pattern.exec(written)
  if (!form || !match?.groups) return undefined
  const { prefix = '', digits = '', unit } = match.groups
  const components = digits.split('.').map((part) => componentOf(part, form.isRoman))
  if (components.some((component) => component === undefined)) return undefined
  return {
    text: written,
    unit: form.unit ?? unitOf(unit),
    prefix,
    components: components.filter((component) => component !== undefined),
    isBracketed: form.isBracketed ?? false,
  }
}

/**
 * What numbers of one document are compared by: equal exactly for numbers of one value, `04.10` and `4.10.`, `第三章` and `3`.
 * Parts and appendices are series of their own, and so are bracketed numbers. Undefined for what is no number.
 */
export function numberKey(text: string): string | undefined {
  const number = parseNumber(text)
  return number && keyOf(number)
}

/** See `numberKey`. */
export function keyOf({ unit, prefix, components, isBracketed }: SectionNumber): string {
  const series = unit === 'part' ? 'part ' : isBracketed ? '(' : ''
  return series + prefix.toUpperCase() + components.map(keyOfComponent).join('.')
}

function keyOfComponent({ numeral, value }: NumberComponent): string {
  return numeral === 'letter' ? String.fromCodePoint(64 + value) : String(value)
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

function componentOf(text: string, isRoman: boolean | undefined): NumberComponent | undefined {
  if (/^\d+$/.test(text)) return { text, value: Number(text), numeral: 'arabic' }
  if (isRoman) return { text, value: romanValue(text), numeral: 'roman' }
  if (/^[A-Z]$/i.test(text)) return { text, value: text.toUpperCase().charCodeAt(0) - 64, numeral: 'letter' }
  const value = chineseValue(text)
  return value === undefined ? undefined : { text, value, numeral: 'chinese' }
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

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

function romanValue(text: string): number {
  const values = [...text.toUpperCase()].map((letter) => romanDigits[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}
