// Metadata lines: `**最后更新**：2025-11-07 **维护者**：…`, several on one line or wrapped over two.

import { proseOf } from './prose.ts'
import type { MetadataField, ProseRun } from './types.ts'

/** Labels by which a line is known to be metadata, lower case. */
export const knownLabels: ReadonlySet<string> = new Set([
  ...'最后更新 更新时间 更新日期 最后修改 修改日期 创建日期 创建时间 日期 发布日期 版本 文档版本 版本号 维护者 维护人 作者 编写者 负责人'.split(
    ' ',
  ),
  ...'状态 文档状态 审查者 审核人 审查日期 下次审查 分类 文档类型 类型 标签 关键词'.split(' '),
  ...['last updated', 'last modified', 'updated', 'created', 'date', 'published', 'version', 'document version'],
  ...['maintainer', 'maintainers', 'maintained by', 'author', 'authors', 'owner', 'owners', 'status', 'reviewer'],
  ...['reviewed by', 'last reviewed', 'next review', 'category', 'tags', 'keywords'],
])

/** `**label**：` or `**label：**` (groups 1, 2), or `**label：` that is not closed (group 3). */
const opening =
  /\*\*(?:([^*：:\s][^*：:]{0,30}?)\*\*\s?[：:]|([^*：:\s][^*：:]{0,30}?)\s?[：:]\*\*|([^*：:\s][^*：:]{0,30}?)[：:](?!\*\*))/g

/** The fields of one paragraph or cell; none where no label is a known one, for then the bold words are prose. */
export function metadataOf(source: string, run: ProseRun): readonly MetadataField[] {
  if (run.block !== 'paragraph' || !source.startsWith('**', run.bounds[0])) return []
  const prose = proseOf(source, run)
  const labels = [...prose.text.matchAll(opening)].filter((match) => isLabel(prose.text, match))
  const known = labels.some((match) => isKnown(nameOf(match)))
  if (!known || labels[0]?.index !== 0) return []
  return labels.map((match, i) => {
    const valueStart = match.index + match[0].length
    const limit = labels[i + 1]?.index ?? prose.text.length
    const raw = prose.text.slice(valueStart, limit)
    const value = raw.trim()
    const from = valueStart + raw.length - raw.trimStart().length
    const labelFrom = match.index + 2
    return {
      span: { start: prose.offsetAt(match.index), end: end(prose.offsetAt, from, value, valueStart) },
      label: nameOf(match),
      labelSpan: { start: prose.offsetAt(labelFrom), end: prose.offsetAt(labelFrom + nameOf(match).length - 1) + 1 },
      value,
      valueSpan: {
        start: prose.offsetAt(value === '' ? valueStart - 1 : from) + (value === '' ? 1 : 0),
        end: end(prose.offsetAt, from, value, valueStart),
      },
      form: match[3] === undefined ? 'closed' : 'unclosed',
    }
  })
}

/** The offset behind the last character of a value, or behind the label where the value is empty. */
function end(offsetAt: (index: number) => number, from: number, value: string, valueStart: number): number {
  return value === '' ? offsetAt(valueStart - 1) + 1 : offsetAt(from + value.length - 1) + 1
}

/** A label begins the run or follows white space; an unclosed one must be known, and really have no closing pair. */
function isLabel(text: string, match: RegExpMatchArray): boolean {
  const before = text.charAt((match.index ?? 0) - 1)
  if (before !== '' && !/[\s|｜·,，;；、]/.test(before)) return false
  if (match[3] === undefined) return true
  if (!isKnown(match[3])) return false
  const rest = text.slice((match.index ?? 0) + match[0].length)
  const next = rest.indexOf('**')
  return next < 0 || (/\s$/.test(rest.slice(0, next)) && /^\*\*[^\s*]/.test(rest.slice(next)))
}

function nameOf(match: RegExpMatchArray): string {
  return (match[1] ?? match[2] ?? match[3] ?? '').trim()
}

function isKnown(label: string): boolean {
  return knownLabels.has(label.toLowerCase().replace(/\s+/g, ' '))
}
