// The first lines of a section as safe Markdown: what hover and completion show of it.

import type { Document } from '../document.ts'
import type { CodeBlock, Heading, Table } from '../facts/types.ts'
import { lineAt, type Span, slice } from '../text.ts'
import { paragraphs } from './paragraphs.ts'
import { codeBlock, escapeMarkdown, safeInline } from './safeMarkdown.ts'
import { within } from './within.ts'

/** How much is shown: about as much as fits into a hover without scrolling far. */
const most = { lines: 14, characters: 900, cell: 80, columns: 10 } as const

/** One block of the section. */
type Block =
  | { readonly kind: 'heading'; readonly span: Span; readonly heading: Heading }
  | { readonly kind: 'paragraph'; readonly span: Span }
  | { readonly kind: 'code'; readonly span: Span; readonly code: CodeBlock }
  | { readonly kind: 'table'; readonly span: Span; readonly table: Table }

interface Shown {
  readonly text: string
  readonly lines: number
  /** An item of a list stands close under the one before. */
  readonly isItem: boolean
}

/**
 * The blocks in the span, as many as fit, as Markdown made anew from the facts: what the facts do not know (HTML,
 * comments) is left out, as are the entries of a table of contents and lines of metadata. `…` stands where something was cut off. Empty where
 * nothing can be shown.
 */
export function sectionPreview(document: Document, span: Span): string {
  let preview = ''
  let lines = 0
  let isBegun = false
  let wasItem = false
  let heading: Shown | undefined
  for (const block of blocksIn(document, span)) {
    if (block.kind === 'heading') {
      heading = shownHeading(block.heading)
      continue
    }
    if (block.kind === 'paragraph' && isLeftOut(document, block.span)) continue
    const content = shownBlock(document, block, lines < most.lines / 2 ? most.lines - lines : most.lines)
    if (content.text === '') continue
    for (const shown of heading ? [heading, content] : [content]) {
      const isFull = lines + shown.lines > most.lines || preview.length + shown.text.length > most.characters
      if (isBegun && isFull) return `${preview}\n\n…`
      preview += preview === '' ? shown.text : `${wasItem && shown.isItem ? '\n' : '\n\n'}${shown.text}`
      lines += shown.lines
      wasItem = shown.isItem
      if (shown !== heading) isBegun = true
    }
    heading = undefined
  }
  return preview
}

/** What a section says: from behind its heading to its end. */
export function sectionBody(heading: Heading): Span {
  return { start: heading.span.end, end: Math.max(heading.span.end, heading.sectionEnd) }
}

/** The blocks of the span in order. */
function blocksIn(document: Document, span: Span): readonly Block[] {
  const { headings, codeBlocks, tables } = document.facts
  const blocks: Block[] = []
  for (const heading of within(headings, span)) blocks.push({ kind: 'heading', span: heading.span, heading })
  for (const each of paragraphs(document.text, document.facts, span)) blocks.push({ kind: 'paragraph', span: each })
  for (const code of within(codeBlocks, span)) blocks.push({ kind: 'code', span: code.span, code })
  for (const table of within(tables, span)) blocks.push({ kind: 'table', span: table.span, table })
  return blocks.sort((a, b) => a.span.start - b.span.start)
}

/** `- [12.18 网络对比](#1218-网络对比)` and nothing else, or `**最后更新**：2025-11-07`. */
function isLeftOut({ text, facts }: Document, span: Span): boolean {
  const [field] = within(facts.metadata, span)
  if (field && field.span.start === span.start) return true
  const [link] = within(facts.links, span)
  if (!link || text.charAt(link.targetSpan.start) !== '#') return false
  return /^[\s*_]*$/.test(text.slice(span.start, link.span.start) + text.slice(link.span.end, span.end))
}

function shownHeading(heading: Heading): Shown {
  return { text: `**${escapeMarkdown(heading.title)}**`, lines: 2, isItem: false }
}

/** A block; code and tables with `room` lines at most. */
function shownBlock(document: Document, block: Exclude<Block, { kind: 'heading' }>, room: number): Shown {
  switch (block.kind) {
    case 'paragraph':
      return shownParagraph(document, block.span)
    case 'code':
      return shownCode(document, block.code, room - 2)
    case 'table':
      return shownTable(document, block.table, room - 2)
  }
}

/** What stands before a paragraph on its line: of a list item the indentation and the marker. */
const itemPrefix = /^([ \t>]*)([-*+]|\d{1,9}[.)])[ \t]+$/

function shownParagraph(document: Document, span: Span): Shown {
  const { lines } = document.facts
  const lineStart = lines[lineAt(lines, span.start)] ?? 0
  const prefix = document.text.slice(Math.max(lineStart, span.start - 100), span.start)
  const content = safeInline(document, span, most.characters)
  if (content === '' || content === '…') return { text: '', lines: 0, isItem: false }
  const height = Math.ceil(content.length / 80)
  const item = itemPrefix.exec(prefix)
  const quote = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*>/.test(prefix) ? '> ' : ''
  if (!item) return { text: quote + content, lines: height + 1, isItem: false }
  const depth = Math.min(3, Math.floor((item[1] ?? '').replaceAll('>', '').length / 2))
  return { text: `${quote}${'  '.repeat(depth)}${item[2]} ${content}`, lines: height, isItem: true }
}

function shownCode({ text, facts }: Document, code: CodeBlock, room: number): Shown {
  const lineStart = facts.lines[lineAt(facts.lines, code.span.start)] ?? 0
  const container = code.span.start - lineStart
  const all = slice(text, code.span)
    .split(/\r?\n/)
    .map((line, i) => (i === 0 ? line : withoutContainer(line, container)))
  const isClosed = code.kind !== 'indented' && all.length > 1 && /^\s*(?:`{3,}|~{3,}|\${2,})\s*$/.test(all.at(-1) ?? '')
  const content = code.kind === 'indented' ? all : all.slice(1, isClosed ? -1 : undefined)
  if (content.length === 0) return { text: '', lines: 0, isItem: false }
  const kept = withinLimit(content, room)
  const isCut = kept.length < content.length
  const block = codeBlock(isCut ? [...kept, '…'] : kept, code.kind === 'math' ? 'latex' : code.language)
  return { text: block, lines: kept.length + 2, isItem: false }
}

/** The first lines, up to the limits; a long line is cut. */
function withinLimit(lines: readonly string[], room: number): readonly string[] {
  const kept: string[] = []
  let characters = 0
  for (const line of lines.slice(0, room)) {
    characters += line.length
    if (kept.length > 0 && characters > most.characters) break
    kept.push(line.length > most.characters ? `${line.slice(0, most.characters)}…` : line)
  }
  return kept
}

function withoutContainer(line: string, width: number): string {
  return line.slice(Math.min(width, /^[ \t>]*/.exec(line)?.[0].length ?? 0))
}

function shownTable(document: Document, table: Table, room: number): Shown {
  const width = Math.min(most.columns, table.rows[0]?.cells.length ?? 0)
  if (width === 0) return { text: '', lines: 0, isItem: false }
  const rows: string[] = []
  let characters = 0
  for (const { cells } of table.rows.slice(0, room)) {
    const row = `| ${cells
      .slice(0, width)
      .map((cell) => safeInline(document, cell, most.cell) || ' ')
      .join(' | ')} |`
    characters += row.length
    if (rows.length > 1 && characters > most.characters) break
    rows.push(row)
    if (rows.length === 1) rows.push(`|${' --- |'.repeat(width)}`)
  }
  const isCut = rows.length - 1 < table.rows.length || width < (table.rows[0]?.cells.length ?? 0)
  return { text: isCut ? `${rows.join('\n')}\n\n…` : rows.join('\n'), lines: rows.length + 1, isItem: false }
}
