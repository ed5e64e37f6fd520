// From text to facts. The reference extractor: micromark's events, read once.

import { numberAtStart } from '../number.ts'
import { type AnchorRules, createSlugger, type Slugger } from '../slug.ts'
import type { Span } from '../text.ts'
import { lineStarts } from '../text.ts'
import { scanHeadings } from './headingScan.ts'
import { type HtmlFacts, readHtml } from './html.ts'
import { metadataOf } from './metadata.ts'
import { type BlockFacts, type RawHeading, readBlocks } from './reference/blocks.ts'
import { walk } from './reference/handlers.ts'
import { type InlineFacts, readInlines } from './reference/inlines.ts'
import { type LeafFacts, readLeaves } from './reference/leaves.ts'
import { markdownEvents } from './reference/markdown.ts'
import type { Anchor, DocumentFacts, Heading } from './types.ts'
import { undefinedLabels } from './undefinedLabels.ts'

export interface ExtractOptions {
  readonly anchors: AnchorRules
  /** Read the headings only, by a scan of lines: for documents over the size limit. */
  readonly headingsOnly: boolean
}

/** The facts of one document. Never fails: odd input gives fewer facts. The text has no BOM; the session takes it off. */
export function extractFacts(text: string, options: ExtractOptions): DocumentFacts {
  return options.headingsOnly ? headingsAlone(text, options.anchors) : allFacts(text, options.anchors)
}

function allFacts(text: string, rules: AnchorRules): DocumentFacts {
  const blocks: BlockFacts = {
    headings: [],
    codeBlocks: [],
    tables: [],
    tasks: [],
    quotes: [],
    html: [],
    frontMatter: undefined,
  }
  const inlines: InlineFacts = { links: [], labels: [], definitions: [], footnotes: [], codeSpans: [] }
  const leaves: LeafFacts = { prose: [] }
  const html: HtmlFacts = { anchors: [], links: inlines.links, directives: [], headings: [] }
  const leafReader = readLeaves(leaves)
  walk(markdownEvents(text), [leafReader, readBlocks(text, leafReader.title, blocks), readInlines(text, inlines)])
  for (const piece of blocks.html) readHtml(text, piece.span, piece.isBlock, html)
  for (const run of leaves.prose) inlines.labels.push(...undefinedLabels(text, run))
  const { headings, anchors } = named(text, blocks.headings, html, createSlugger(rules))
  return {
    length: text.length,
    lines: lineStarts(text),
    headings,
    links: inOrder(inlines.links),
    labels: inOrder(inlines.labels),
    definitions: inOrder(inlines.definitions),
    footnotes: inOrder(inlines.footnotes),
    anchors: inOrder(anchors),
    codeSpans: inlines.codeSpans,
    codeBlocks: blocks.codeBlocks,
    tables: blocks.tables,
    tasks: blocks.tasks,
    quotes: inOrder(blocks.quotes),
    frontMatter: blocks.frontMatter,
    metadata: leaves.prose.flatMap((run) => metadataOf(text, run)),
    directives: html.directives,
    prose: leaves.prose,
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

/** `{#id}` at the end of a title: Pandoc, kramdown, Docusaurus, mdBook. */
const customId = /[ \t]*\{#([\p{L}\p{N}_:.-]+)\}[ \t]*$/u

/** Gives headings, those in HTML among them, their anchors in document order, and sections their ends. */
function named(text: string, raw: readonly RawHeading[], html: HtmlFacts, slugger: Slugger) {
  const anchors: Anchor[] = [...html.anchors]
  const pending = [...html.headings]
  const headings = raw.map((heading, i): Heading => {
    for (let next = pending[0]; next && next.span.start < heading.span.start; next = pending[0]) {
      anchors.push({ kind: 'heading', span: next.span, id: slugger.anchor(next.text) })
      pending.shift()
    }
    return finished(text, heading, slugger, sectionEnd(raw, i, text.length))
  })
  for (const { span, text: title } of pending) anchors.push({ kind: 'heading', span, id: slugger.anchor(title) })
  return { headings, anchors }
}

function finished(text: string, raw: RawHeading, slugger: Slugger, end: number): Heading {
  const content = text.slice(raw.contentSpan.start, raw.contentSpan.end)
  const custom = customId.exec(content)
  const title = custom ? raw.text.replace(customId, '') : raw.text
  const titleSpan = custom
    ? { start: raw.contentSpan.start, end: raw.contentSpan.start + custom.index }
    : raw.contentSpan
  const idStart = custom ? raw.contentSpan.start + custom.index + custom[0].indexOf('{#') + 2 : 0
  const number = numberAtStart(title)
  const at = number ? content.indexOf(number.text) : -1
  const numberStart = titleSpan.start + at
  return {
    span: raw.span,
    form: raw.form,
    depth: raw.depth,
    titleSpan,
    title,
    number:
      number && at >= 0
        ? { text: number.text, span: { start: numberStart, end: numberStart + number.text.length } }
        : undefined,
    anchor: slugger.anchor(raw.text),
    customId: custom
      ? { id: custom[1] ?? '', span: { start: idStart, end: idStart + (custom[1]?.length ?? 0) } }
      : undefined,
    sectionEnd: end,
    nested: raw.nested,
  }
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
