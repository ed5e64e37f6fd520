// Metadata by what it means: the same field under its labels in Chinese and English, at the top and at the end of a document.

import type { Document } from './document.ts'
import type { MetadataField } from './facts/types.ts'
import { type Span, slice } from './text.ts'

/** `updated` 最后更新, `created` 创建日期, `version` 版本, `status` 状态, `maintainer` 维护者, `review` 下次审查. */
export type FieldMeaning = 'updated' | 'created' | 'version' | 'status' | 'maintainer' | 'review'

const meanings: Readonly<Record<string, FieldMeaning>> = Object.fromEntries(
  (
    [
      ['updated', '最后更新 更新时间 更新日期 最后更新时间 最后修改 修改日期 修改时间'],
      ['updated', 'last-updated updated last-modified updated-at last-modified-at last-update lastmod'],
      ['created', '创建日期 创建时间 发布日期 created published'],
      ['version', '版本 文档版本 版本号 version document-version'],
      ['status', '状态 文档状态 status'],
      ['maintainer', '维护者 维护人 负责人 maintainer maintainers maintained-by owner'],
      ['review', '下次审查 next-review'],
    ] as const
  ).flatMap(([meaning, labels]) => labels.split(' ').map((label) => [label, meaning] as const)),
)

/** What a label means; undefined for labels whose meaning is not known. A label that a formatter has parted is known all the same. */
export function meaningOf(label: string): FieldMeaning | undefined {
  const plain = label.trim().toLowerCase().replaceAll('_', '-')
  return known(plain.replace(/\s+/g, '')) ?? known(plain.replace(/\s+/g, '-'))
}

function known(label: string): FieldMeaning | undefined {
  return Object.hasOwn(meanings, label) ? meanings[label] : undefined
}

export interface TypedField {
  readonly field: MetadataField
  readonly meaning: FieldMeaning
  readonly place: 'header' | 'footer' | 'text'
  /** The value without emphasis and full stop; a date as `2025-11-07` where it is one. */
  readonly value: string
}

/** How many lines at the end of a document are its footer. */
const footerLines = 12

/** The fields whose meaning is known, in document order: those of the front matter, which are of the header, and bold labels. */
export function typedFields(document: Document): readonly TypedField[] {
  const placeOf = placesIn(document)
  return allFields(document).flatMap((field): TypedField | readonly [] => {
    const meaning = meaningOf(field.label)
    if (!meaning) return []
    return { field, meaning, place: placeOf(field.span.start), value: plainValue(field.value) }
  })
}

/** Every field, known or not: those of the front matter and bold labels. */
export function allFields(document: Document): readonly MetadataField[] {
  return document.facts.frontMatter
    ? [...frontMatterFields(document), ...document.facts.metadata]
    : document.facts.metadata
}

/** Tells of an offset whether it is above the first section, at the end, or in between. */
export function placesIn({ facts }: Document): (offset: number) => TypedField['place'] {
  const sections = facts.headings.filter(({ depth, nested }) => depth > 1 && !nested)
  const headerEnd = sections[0]?.span.start ?? facts.length
  const footerStart = Math.max(facts.lines.at(-footerLines) ?? 0, sections.at(-1)?.span.start ?? 0)
  return (offset) => (offset < headerEnd ? 'header' : offset >= footerStart ? 'footer' : 'text')
}

/** A line of front matter with one value: `updated: 2025-11-07`, `version = "1.0"`. */
const frontMatterLine =
  /^(["']?)([\p{L}][\p{L}\p{N} _-]{0,40}?)\1[ \t]*(?:[:=])(?:[ \t]+|(?<==))(["']?)([^\s"'[{|>&*!#][^\r\n"']{0,200}?)\3[ \t]*(?:[ \t]#[^\r\n]*)?$/gmu

/** Labels at the margin with a value on the same line. Lists, nested values and text over several lines are left out. */
export function frontMatterFields({ text, facts }: Document): readonly MetadataField[] {
  if (!facts.frontMatter) return []
  const { start } = facts.frontMatter.contentSpan
  return Array.from(slice(text, facts.frontMatter.contentSpan).matchAll(frontMatterLine), (match): MetadataField => {
    const [whole, quote = '', label = '', , value = ''] = match
    const from = start + match.index
    const labelStart = from + quote.length
    const valueStart = from + whole.indexOf(value, quote.length + label.length + 1)
    return {
      span: { start: from, end: valueStart + value.length },
      label,
      labelSpan: { start: labelStart, end: labelStart + label.length },
      value,
      valueSpan: { start: valueStart, end: valueStart + value.length },
      form: 'closed',
    }
  })
}

/** The field with the latest day that a document states as that of its last update; undefined where it states none. */
export function lastUpdated(document: Document): TypedField | undefined {
  let latest: TypedField | undefined
  for (const field of typedFields(document)) {
    if (field.meaning !== 'updated' || dateOf(field.value) === undefined) continue
    if (!latest || field.value > latest.value) latest = field
  }
  return latest
}

export interface WrittenDate {
  /** As `2025-11-07`. */
  readonly day: string
  /** Of the date alone: `**2025年11月7日**（初稿）` has more in its value. */
  readonly span: Span
  /** Another day as this one is written: `2025年11月7日` for `2025-11-07`. */
  write(day: string): string
}

/** The date as it stands in the text; undefined where the value begins with none, or a line break goes through it. */
export function dateIn({ text }: Document, { field, value }: TypedField): WrittenDate | undefined {
  const day = dateOf(value)
  const match = /^([*_`\s]*)(\d{4})([^\d\n]{1,3})(\d{1,2})([^\d\n]{1,3})(\d{1,2})/.exec(slice(text, field.valueSpan))
  if (day === undefined || !match) return undefined
  const [whole, before = '', , first = '', month = '', second = '', date = ''] = match
  const start = field.valueSpan.start + before.length
  const isPlain = month.length === 1 || date.length === 1
  // Where both have two digits anyway, Chinese dates are taken for ones without zeros: 2025年11月15日.
  const hasZeros = !isPlain && (/^0/.test(month) || /^0/.test(date) || !first.includes('年'))
  const width = hasZeros ? 2 : 1
  const number = (digits: string | undefined) => String(Number(digits)).padStart(width, '0')
  return {
    day,
    span: { start, end: field.valueSpan.start + whole.length },
    write(other) {
      const [otherYear, otherMonth, otherDate] = other.split('-')
      return `${otherYear}${first}${number(otherMonth)}${second}${number(otherDate)}`
    },
  }
}

function plainValue(value: string): string {
  const plain = value
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。.]$/, '')
  return dateOf(plain) ?? plain
}

/** The date that the value begins with, as `2025-11-07`; undefined where it is none, or no day of the calendar. */
export function dateOf(value: string): string | undefined {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/.exec(value)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : undefined
}
