// From text to facts: what the lane or the reference extractor reads, with headings named and sections measured.

import { numberAtStart } from '../number.ts'
import { type AnchorRules, createSlugger, type Slugger } from '../slug.ts'
import type { Span } from '../text.ts'
import { lineStarts } from '../text.ts'
import { endOfFrontMatter, frontMatterOf } from './frontMatter.ts'
import { scanHeadings } from './headingScan.ts'
import { type HtmlFacts, readHtml } from './html.ts'
import { readByLane } from './lane/lane.ts'
import { metadataOf } from './metadata.ts'
import type { RawHeading } from './reference/blocks.ts'
import { markdownEvents } from './reference/markdown.ts'
import { emptyFacts, readEvents } from './reference/read.ts'
import type { Anchor, DocumentFacts, Heading } from './types.ts'
import { undefinedLabels } from './undefinedLabels.ts'

export interface ExtractOptions {
  readonly anchors: AnchorRules
  /** Read the headings only, by a scan of lines: for documents over the size limit. */
  readonly headingsOnly: boolean
  /** `reference` is micromark alone, for tests and in doubt; `lane`, the default, a faster way to the same facts. */
  readonly extractor?: 'lane' | 'reference'
}

/** The facts of one document. Never fails: odd input gives fewer facts. The text has no BOM; the session takes it off. */
export function extractFacts(text: string, options: ExtractOptions): DocumentFacts {
  return options.headingsOnly
    ? headingsAlone(text, options.anchors)
    : allFacts(text, options.anchors, options.extractor)
}

function allFacts(text: string, rules: AnchorRules, extractor: ExtractOptions['extractor']): DocumentFacts {
  const raw = emptyFacts()
  const frontMatter = frontMatterOf(text)
  const from = endOfFrontMatter(text, frontMatter)
  if (extractor === 'reference') readEvents(text, raw).events(markdownEvents(text, from))
  else readByLane(text, from, raw)
  const html: HtmlFacts = { anchors: [], links: raw.links, directives: [], headings: [] }
  for (const piece of inOrder(raw.html)) readHtml(text, piece.span, piece.isBlock, html)
  const prose = inOrder(raw.prose)
  for (const run of prose) raw.labels.push(...undefinedLabels(text, run))
  const { headings, anchors } = named(text, inOrder(raw.headings), html, createSlugger(rules))
  return {
    length: text.length,
    lines: lineStarts(text),
    headings,
    links: inOrder(raw.links),
    labels: inOrder(raw.labels),
    definitions: inOrder(raw.definitions),
    footnotes: inOrder(raw.footnotes),
    anchors: inOrder(anchors),
    codeSpans: inOrder(raw.codeSpans),
    codeBlocks: inOrder(raw.codeBlocks),
    tables: inOrder(raw.tables),
    tasks: inOrder(raw.tasks),
    quotes: inOrder(raw.quotes),
    frontMatter,
    metadata: metadataOf(text, prose, headings),
    directives: inOrder(html.directives),
    prose,
    headingsOnly: false,
  }
}

function headingsAlone(text: string, rules: AnchorRules): DocumentFacts {
  const noHtml: HtmlFacts = { anchors: [], links: [], directives: [], headings: [] }
  return {
    length: text.length,
    lines: lineStarts(text),
    headings: named(text, scanHeadings(text), noHtml, createSlugger(rules)).headings,
    links: [],
    labels: [],
    definitions: [],
    footnotes: [],
    anchors: [],
    codeSpans: [],
    codeBlocks: [],
    tables: [],
    tasks: [],
    quotes: [],
    frontMatter: undefined,
    metadata: [],
    directives: [],
    prose: [],
    headingsOnly: true,
  }
}

/** Gives headings, those in HTML among them, their anchors in document order, and sections their ends. */
function named(text: string, raw: readonly RawHeading[], html: HtmlFacts, slugger: Slugger) {
  const anchors: Anchor[] = [...html.anchors]
  let next = 0
  const takeHtmlHeadings = (before: number) => {
    for (let each = html.headings[next]; each && each.span.start < before; each = html.headings[++next]) {
      anchors.push({ kind: 'heading', span: each.span, id: slugger.anchor(each.text) })
    }
  }
  const headings = raw.map((heading, i): Heading => {
    takeHtmlHeadings(heading.span.start)
    return finished(text, heading, slugger, sectionEnd(raw, i, text.length))
  })
  takeHtmlHeadings(text.length)
  return { headings, anchors }
}

function finished(text: string, raw: RawHeading, slugger: Slugger, end: number): Heading {
  const { contentSpan } = raw
  const custom = customIdOf(text, contentSpan)
  const title = custom ? raw.text.slice(0, raw.text.lastIndexOf('{#')).trimEnd() : raw.text
  return {
    span: raw.span,
    form: raw.form,
    depth: raw.depth,
    titleSpan: custom ? custom.titleSpan : contentSpan,
    title,
    number: numberOf(text, contentSpan, title),
    anchor: slugger.anchor(raw.text),
    customId: custom && { id: custom.id, span: custom.span },
    sectionEnd: end,
    nested: raw.nested,
  }
}

/** `{#id}` at the end of a title, as Pandoc, kramdown, Docusaurus and mdBook read it. */
const customId = /\{#([\p{L}\p{N}_:.-]{1,200})\}$/u

/** The id, its place, and what is left of the title's place. Undefined where there is none or it is escaped. */
function customIdOf(text: string, content: Span) {
  const from = Math.max(content.start, content.end - 204)
  const match = customId.exec(text.slice(from, content.end))
  if (!match || text.charAt(from + match.index - 1) === '\\') return undefined
  const start = from + match.index
  let end = start
  while (end > content.start && /[ \t]/.test(text.charAt(end - 1))) end--
  const id = match[1] ?? ''
  return { id, span: { start: start + 2, end: start + 2 + id.length }, titleSpan: { start: content.start, end } }
}

/** The number at the start of the title, where the source spells it as the title does (not `1\\.`). */
function numberOf(text: string, content: Span, title: string): Heading['number'] {
  const number = numberAtStart(title)
  if (!number) return undefined
  const start = text.indexOf(number.text, content.start)
  const end = start + number.text.length
  if (start < 0 || end > content.end) return undefined
  const before = text.slice(content.start, start).replace(/<[^<>]*>/g, '')
  return /[\p{L}\p{N}]/u.test(before) ? undefined : { text: number.text, span: { start, end } }
}

/** Amortised by depth: the search stops at the next heading that is not deeper. */
function sectionEnd(headings: readonly RawHeading[], index: number, textEnd: number): number {
  const heading = headings[index]
  for (let i = index + 1; heading && i < headings.length; i++) {
    const next = headings[i]
    if (!next) break
    if (heading.nested || (!next.nested && next.depth <= heading.depth)) return next.span.start
  }
  return textEnd
}

function inOrder<T extends { readonly span: Span }>(facts: readonly T[]): readonly T[] {
  return [...facts].sort((a, b) => a.span.start - b.span.start)
}
