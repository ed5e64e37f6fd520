// Metadata by what it means: the same field under its labels in Chinese and English, at the top and at the end of a document.

import type { Document } from './document.ts'
import type { MetadataField } from './facts/types.ts'

/** `updated` 最后更新, `created` 创建日期, `version` 版本, `status` 状态, `maintainer` 维护者, `review` 下次审查. */
export type FieldMeaning = 'updated' | 'created' | 'version' | 'status' | 'maintainer' | 'review'

const meanings: Readonly<Record<string, FieldMeaning>> = Object.fromEntries(
  (
    [
      ['updated', '最后更新 更新时间 更新日期 最后修改 修改日期 last-updated updated last-modified'],
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
  const plain = label.trim().toLowerCase()
  return meanings[plain.replace(/\s+/g, '')] ?? meanings[plain.replace(/\s+/g, '-')]
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

/** The fields whose meaning is known, in document order. */
export function typedFields({ facts }: Document): readonly TypedField[] {
  const sections = facts.headings.filter(({ depth, nested }) => depth > 1 && !nested)
  const headerEnd = sections[0]?.span.start ?? facts.length
  const footerStart = Math.max(facts.lines.at(-footerLines) ?? 0, sections.at(-1)?.span.start ?? 0)
  return facts.metadata.flatMap((field): TypedField | readonly [] => {
    const meaning = meaningOf(field.label)
    if (!meaning) return []
    const { start } = field.span
    const place = start < headerEnd ? 'header' : start >= footerStart ? 'footer' : 'text'
    return { field, meaning, place, value: plainValue(field.value) }
  })
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
