// Expanding a selection: from the word to the inline construct, block, section and document.

import type { Document } from '../document.ts'
import { encloses, lineAt, type Span, touches } from '../text.ts'
import { sectionPath } from './sectionPath.ts'

/** Ever larger spans around the offset, each enclosing the one before; the last is the whole document. */
export function selectionRange(document: Document, offset: number): readonly Span[] {
  const { facts } = document
  const around = [...inlineSpans(document, offset), ...blockSpans(document, offset)]
    .filter((span) => touches(span, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  const nested: Span[] = []
  for (const span of [...around, { start: 0, end: facts.length }]) {
    const last = nested.at(-1)
    const isSame = last && last.start === span.start && last.end === span.end
    if (span.start < span.end && !isSame && (!last || encloses(span, last))) nested.push(span)
  }
  return nested.length > 0 ? nested : [{ start: 0, end: facts.length }]
}

function* inlineSpans(document: Document, offset: number): Iterable<Span> {
  yield wordAt(document, offset)
  for (const { span, contentSpan } of document.facts.codeSpans) {
    yield contentSpan
    yield span
  }
  for (const { span, targetSpan, textSpan, titleSpan } of document.facts.links) {
    yield targetSpan
    if (textSpan) yield textSpan
    if (titleSpan) yield titleSpan
    yield span
  }
  for (const { span, labelSpan, textSpan } of document.facts.labels) {
    yield labelSpan
    if (textSpan) yield textSpan
    yield span
  }
  for (const { span, labelSpan, targetSpan } of document.facts.definitions) {
    yield labelSpan
    yield targetSpan
    yield span
  }
}

function* blockSpans(document: Document, offset: number): Iterable<Span> {
  const { facts } = document
  for (const { span } of facts.prose) yield span
  for (const { span } of facts.codeBlocks) {
    const first = lineAt(facts.lines, span.start) + 1
    const content = {
      start: facts.lines[first] ?? span.end,
      end: (facts.lines[lineAt(facts.lines, span.end)] ?? 0) - 1,
    }
    if (content.start < content.end) yield content
    yield span
  }
  for (const { span, rows } of facts.tables) {
    for (const row of rows) yield row.span
    yield span
  }
  for (const { span } of facts.quotes) yield span
  for (const { span } of facts.footnotes) yield span
  if (facts.frontMatter) {
    yield facts.frontMatter.contentSpan
    yield facts.frontMatter.span
  }
  for (const heading of sectionPath(document, offset)) {
    yield heading.titleSpan
    yield heading.span
    yield { start: heading.span.end, end: trimmedEnd(document, heading.sectionEnd) }
    yield { start: heading.span.start, end: trimmedEnd(document, heading.sectionEnd) }
  }
}

/** Without the blank lines at the end of a section. */
function trimmedEnd({ text }: Document, end: number): number {
  let at = end
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--
  return at
}

/** Letters and digits of one script around the offset: a Chinese run ends where Latin letters begin. */
function wordAt({ text }: Document, offset: number): Span {
  const from = Math.max(0, offset - 100)
  const window = text.slice(from, offset + 100)
  for (const match of window.matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/gu)) {
    const span = { start: from + match.index, end: from + match.index + match[0].length }
    if (touches(span, offset)) return span
  }
  return { start: offset, end: offset }
}
