// The blocks of a section in a form that formatting does not change: what is the same for a reader is the same here.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { between, type Span } from '../text.ts'

/** What a section says in its own text, without that of the sections below it. */
export interface SectionBlocks {
  /** Undefined for what stands before the first heading. */
  readonly heading: Heading | undefined
  /** One text for each block, in document order: paragraph, item of a list, row of a table, block of code. */
  readonly blocks: readonly string[]
  /** Blocks that hold metadata only: `**最后更新**：2025-11-07`. */
  readonly metadata: readonly string[]
}

/** Every section of the document in order, and what stands before the first. Headings in quotes and lists begin none. Linear. */
export function sectionBlocks(document: Document): readonly SectionBlocks[] {
  const { text, facts } = document
  const headings = facts.headings.filter(({ nested }) => !nested)
  const first: Span = { start: facts.frontMatter?.span.end ?? 0, end: headings[0]?.span.start ?? text.length }
  const own = headings.map((heading, i): readonly [Heading, Span] => [
    heading,
    { start: heading.span.end, end: headings[i + 1]?.span.start ?? text.length },
  ])
  return [[undefined, first] as const, ...own].map(([heading, span]) => ({ heading, ...blocksIn(document, span) }))
}

function blocksIn({ text, facts }: Document, span: Span): Pick<SectionBlocks, 'blocks' | 'metadata'> {
  const blocks: string[] = []
  const metadata: string[] = []
  const special = [...between(facts.codeBlocks, span.start, span.end), ...between(facts.tables, span.start, span.end)]
  special.sort((a, b) => a.span.start - b.span.start)
  const fields = between(facts.metadata, span.start, span.end)
  const plain = (start: number, end: number) => {
    for (const each of paragraphs(text, start, end)) {
      const isField = fields.some((field) => field.span.start >= each.start && field.span.end <= each.end)
      ;(isField ? metadata : blocks).push(each.text)
    }
  }
  let at = span.start
  for (const each of special) {
    if (each.span.start < at) continue
    plain(at, each.span.start)
    if ('rows' in each) {
      for (const { cells } of each.rows) {
        blocks.push(`| ${cells.map((cell) => normal(text.slice(cell.start, cell.end))).join(' | ')}`)
      }
    } else blocks.push(text.slice(each.span.start, each.span.end).replace(/\r\n?/g, '\n').trimEnd())
    at = each.span.end
  }
  plain(at, span.end)
  return { blocks, metadata }
}

interface Paragraph extends Span {
  readonly text: string
}

/** Marks of quotes and lists at the start of a line. */
const quoteMark = /^(?:[ \t]{0,3}>[ \t]?)+/
const itemMark = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/

/** Paragraphs and items between two offsets, each joined over its lines. A thematic break is none. */
function* paragraphs(text: string, start: number, end: number): Iterable<Paragraph> {
  let lines: string[] = []
  let from = start
  let to = start
  const flush = function* (): Iterable<Paragraph> {
    const joined = normal(lines.join('\n'))
    if (joined !== '') yield { start: from, end: to, text: joined }
    lines = []
  }
  for (let at = start; at < end; ) {
    const feed = text.indexOf('\n', at)
    const next = feed < 0 || feed >= end ? end : feed + 1
    const line = text
      .slice(at, next)
      .replace(/\r?\n$/, '')
      .replace(quoteMark, '')
    const isBreak = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line)
    const item = isBreak ? undefined : itemMark.exec(line)?.[0]
    if (line.trim() === '' || isBreak || item !== undefined) yield* flush()
    if (lines.length === 0) from = at
    if (!isBreak && line.trim() !== '') {
      lines.push(item === undefined ? line : `- ${line.slice(item.length)}`)
      to = next
    }
    at = next
  }
  yield* flush()
}

const han = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…]'
const breakBetweenHan = new RegExp(`(?<=${han})\\s*\\n\\s*(?=${han})`, 'gu')

/** Soft line breaks joined, no space between Chinese characters, spaces collapsed, backslash escapes undone. */
export function normal(text: string): string {
  return text
    .replace(breakBetweenHan, '')
    .replace(/\s+/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()
}
