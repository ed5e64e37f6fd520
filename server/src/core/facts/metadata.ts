// Metadata lines: `**最后更新**：2025-11-07 **维护者**：…`, several on one line or wrapped over two.

import { objectCharacter, type Prose, proseOf } from './prose.ts'
import type { Heading, MetadataField, ProseRun } from './types.ts'

/** Labels that speak of the document wherever they stand, lower case. */
const documentLabels: ReadonlySet<string> = new Set([
  ...'最后更新 更新时间 更新日期 最后修改 修改日期 创建日期 创建时间 发布日期 文档版本 版本号 维护者 维护人 编写者 负责人'.split(
    ' ',
  ),
  ...'文档状态 审查者 审核人 审查日期 下次审查 文档类型'.split(' '),
  ...['last updated', 'last modified', 'document version'],
  ...['maintainer', 'maintainers', 'maintained by', 'reviewed by', 'last reviewed', 'next review'],
])

/** Labels that prose uses too (`- **类型**：单模光纤`): metadata above the first section, or beside another field. */
const commonLabels: ReadonlySet<string> = new Set([
  ...'日期 版本 作者 状态 分类 类型 标签 关键词'.split(' '),
  ...['updated', 'created', 'date', 'published', 'version', 'author', 'authors', 'owner', 'owners', 'status'],
  ...['reviewer', 'category', 'tags', 'keywords'],
])

/** Labels by which a line is known to be metadata, lower case. */
export const knownLabels: ReadonlySet<string> = new Set([...documentLabels, ...commonLabels])

/** `**label**：` or `**label：**` (groups 1, 2), or `**label：` that is not closed, or closed behind the value (group 3). */
const opening =
  /\*\*(?:([^*：:\s][^*：:]{0,30}?)\*\*\s?[：:]|([^*：:\s][^*：:]{0,30}?)\s?[：:]\*\*|([^*：:\s][^*：:]{0,30}?)[：:](?!\*\*))/g

/** A paragraph that begins with a bold label. */
interface Candidate {
  readonly run: ProseRun
  readonly prose: Prose
  readonly labels: readonly RegExpExecArray[]
}

/**
 * The fields of a document, in order. A paragraph, item or quoted line of bold labels is metadata as a whole when one of
 * its labels is a known one; of labels that prose uses too only above the offset `firstSection`, or next to such a line.
 */
export function metadataOf(source: string, prose: readonly ProseRun[], firstSection: number): readonly MetadataField[] {
  const fields: MetadataField[] = []
  for (let i = 0; i < prose.length; i++) {
    const run = prose[i]
    if (!run || !isBold(source, run) || !mayBeMetadata(source, run, firstSection)) continue
    const [first, last] = neighbours(source, prose, i)
    fields.push(...fieldsOfGroup(source, prose.slice(first, last + 1), firstSection))
    i = last
  }
  return fields
}

function isBold(source: string, { block, span }: ProseRun): boolean {
  const { start } = span
  return source.charCodeAt(start) === 42 && source.charCodeAt(start + 1) === 42 && block === 'paragraph'
}

/** Indices of the first and last of the paragraphs around one that all begin with bold words, with nothing between them. */
function neighbours(source: string, prose: readonly ProseRun[], index: number): readonly [number, number] {
  const areNeighbours = (before: ProseRun | undefined, after: ProseRun | undefined) =>
    before &&
    after &&
    isBold(source, before) &&
    isBold(source, after) &&
    isGap(source.slice(before.span.end, after.span.start))
  let first = index
  let last = index
  while (areNeighbours(prose[first - 1], prose[first])) first--
  while (areNeighbours(prose[last], prose[last + 1])) last++
  return [first, last]
}

/** Whether only blank lines and the marks of lists and quotes stand between two paragraphs. */
function isGap(gap: string): boolean {
  return gap.length < 200 && /^[\s>*+-]*$/.test(gap)
}

const squeezedOfDocument = squeezed(documentLabels)
const squeezedCommon = squeezed(commonLabels)
/** UTF-16 units with which a known label can begin. */
const firstsOfKnown: ReadonlySet<number> = new Set(
  [...knownLabels].flatMap((label) => [label.charCodeAt(0), label.toUpperCase().charCodeAt(0)]),
)

function squeezed(labels: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...labels].map((label) => label.replaceAll(' ', '')))
}

/** Whether a label can be in the run that makes it metadata: a look at the source behind asterisks, before prose is joined. */
function mayBeMetadata(source: string, { span }: ProseRun, firstSection: number): boolean {
  let asterisks = source.indexOf('**', span.start)
  for (; asterisks >= 0 && asterisks + 2 < span.end; asterisks = source.indexOf('**', asterisks + 1)) {
    const at = asterisks + 2
    if (!firstsOfKnown.has(source.charCodeAt(at))) continue
    let end = at + 1
    while (end < span.end && !isEndOfLabel(source.charCodeAt(end))) end++
    const label = source
      .slice(at, end)
      .replace(/[\s>\\]+/g, '')
      .toLowerCase()
    if (squeezedOfDocument.has(label) || (span.start < firstSection && squeezedCommon.has(label))) return true
  }
  return false
}

/** An asterisk or a colon, be it a wide one. */
function isEndOfLabel(code: number): boolean {
  return code === 42 || code === 58 || code === 0xff1a
}

/** The fields of neighbouring paragraphs that begin with bold words; those without a label part them. */
function fieldsOfGroup(source: string, runs: readonly ProseRun[], firstSection: number): readonly MetadataField[] {
  const fields: MetadataField[] = []
  let group: Candidate[] = []
  const finish = () => {
    const isMetadata = group.some(
      ({ run, labels }) => labels.some(isOfDocument) || (run.span.start < firstSection && labels.some(isCommon)),
    )
    if (isMetadata) {
      for (const each of group) if (each.labels.some(isKnown)) fields.push(...fieldsOf(source, each))
    }
    group = []
  }
  for (const run of runs) {
    const candidate = candidateOf(source, run)
    if (candidate) group.push(candidate)
    else finish()
  }
  finish()
  return fields
}

/** Where the first section begins: at the second heading, for the first is the title. */
export function firstSectionOf(headings: readonly Pick<Heading, 'span'>[], textEnd: number): number {
  return headings[1]?.span.start ?? textEnd
}

function candidateOf(source: string, run: ProseRun): Candidate | undefined {
  const prose = proseOf(source, run)
  const labels = [...prose.text.matchAll(opening)].filter((match) => isLabel(prose.text, match))
  return labels[0]?.index === 0 ? { run, prose, labels } : undefined
}

function fieldsOf(source: string, { run, prose, labels }: Candidate): readonly MetadataField[] {
  return labels.map((match, i) => {
    const label = nameOf(match)
    const labelStart = match.index + 2
    const valueStart = match.index + match[0].length
    const closing = closingBehind(prose.text, match)
    const [from, to] = valueBetween(prose.text, valueStart, closing ?? labels[i + 1]?.index)
    const begin = prose.offsetAt(match.index)
    const behindLabel = prose.spanOf(valueStart - 1, valueStart).end
    const valueSpan = from === to ? { start: behindLabel, end: behindLabel } : prose.spanOf(from, to)
    return {
      span: { start: begin, end: valueSpan.end },
      label,
      labelSpan: prose.spanOf(labelStart, labelStart + label.length),
      value: writtenValue(source, run, prose, from, to),
      valueSpan,
      form: match[3] === undefined || closing !== undefined ? 'closed' : 'unclosed',
    }
  })
}

/** Indices of the value behind a label: without white space, and without what separates it from the next label. */
function valueBetween(text: string, start: number, nextLabel: number | undefined): readonly [number, number] {
  let from = start
  let to = nextLabel ?? text.length
  const around = nextLabel === undefined ? /\s/ : /[\s|｜·,，;；、]/
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && around.test(text.charAt(to - 1))) to--
  return [from, to]
}

/** The value as written, joined over line breaks: links and code stay what they are. */
function writtenValue(source: string, run: ProseRun, prose: Prose, from: number, to: number): string {
  const text = prose.text.slice(from, to)
  if (!text.includes(objectCharacter)) return text
  return text.replaceAll(objectCharacter, (_, index: number) => {
    const { start, end } = prose.spanOf(from + index, from + index + 1)
    return source.slice(start, Math.min(end, run.span.end))
  })
}

/** A label begins the run or follows white space; an unclosed one must be known, and really have no closing pair. */
function isLabel(text: string, match: RegExpExecArray): boolean {
  const before = text.charAt(match.index - 1)
  if (before !== '' && !/[\s|｜·,，;；、]/.test(before)) return false
  if (match[3] === undefined) return true
  if (!isKnown(match)) return false
  const from = match.index + match[0].length
  const next = text.indexOf('**', from)
  if (next < 0 || (/\s/.test(text.charAt(next - 1)) && /[^\s*]/.test(text.charAt(next + 2)))) return true
  return closingBehind(text, match) !== undefined
}

/** Where the asterisks stand that close label and value together, `**Last updated: 2025-11-07**`; undefined for all other forms. */
function closingBehind(text: string, match: RegExpExecArray): number | undefined {
  if (match[3] === undefined) return undefined
  const from = match.index + match[0].length
  const next = text.indexOf('**', from)
  if (next < 0 || next - from > longestBold || text.slice(from, next).trim() === '') return undefined
  const isClosing = /[^\s*]/.test(text.charAt(next - 1)) && /^(?:$|[\s|｜·,，;；、。.（(])/.test(text.charAt(next + 2))
  return isClosing && !text.slice(from, next).includes('*') ? next : undefined
}

/** A longer value is not written in bold, but a sentence. */
const longestBold = 100

function nameOf(match: RegExpExecArray): string {
  return (match[1] ?? match[2] ?? match[3] ?? '').trim()
}

function keyOf(match: RegExpExecArray): string {
  return nameOf(match).toLowerCase().replace(/\s+/g, ' ')
}

function isOfDocument(match: RegExpExecArray): boolean {
  return documentLabels.has(keyOf(match))
}

function isCommon(match: RegExpExecArray): boolean {
  return commonLabels.has(keyOf(match))
}

function isKnown(match: RegExpExecArray): boolean {
  return knownLabels.has(keyOf(match))
}
