// Headings get what depends on the rest of the document: their anchors, in order, and the ends of their sections.

import { numberAtStart } from '../number.ts'
import type { Slugger } from '../slug.ts'
import type { Span } from '../text.ts'
import { type Contents, inOrder } from './contents.ts'
import type { RawHeading } from './reference/blocks.ts'
import type { Anchor, DocumentFacts, Heading } from './types.ts'

/** Gives headings, those in HTML among them, their anchors in document order, and sections their ends. */
export function named(
  text: string,
  { rawHeadings: raw, htmlHeadings, htmlAnchors }: Pick<Contents, 'rawHeadings' | 'htmlHeadings' | 'htmlAnchors'>,
  slugger: Slugger,
): Pick<DocumentFacts, 'headings' | 'anchors'> {
  const anchors: Anchor[] = [...htmlAnchors]
  let next = 0
  const takeHtmlHeadings = (before: number) => {
    for (let each = htmlHeadings[next]; each && each.span.start < before; each = htmlHeadings[++next]) {
      anchors.push({ kind: 'heading', span: each.span, id: slugger.anchor(each.text) })
    }
  }
  const headings = raw.map((heading, i): Heading => {
    takeHtmlHeadings(heading.span.start)
    return finished(text, heading, slugger, sectionEnd(raw, i, text.length))
  })
  takeHtmlHeadings(text.length)
  return { headings, anchors: inOrder(anchors) }
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
  if (text.charCodeAt(content.end - 1) !== 125) return undefined
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
  const index = text.slice(content.start, content.end).indexOf(number.text)
  if (index < 0) return undefined
  const start = content.start + index
  const end = start + number.text.length
  const before = text.slice(content.start, start).replace(/<[^<>]*>/g, '')
  return /[\p{L}\p{N}]/u.test(before) ? undefined : { text: number.text, span: { start, end } }
}

/** Where the section of the heading at an index ends: at the next that is not deeper. The search costs as many steps. */
export function sectionEnd(
  headings: readonly Pick<Heading, 'span' | 'depth' | 'nested'>[],
  index: number,
  textEnd: number,
): number {
  const heading = headings[index]
  for (let i = index + 1; heading && i < headings.length; i++) {
    const next = headings[i]
    if (!next) break
    if (heading.nested || (!next.nested && next.depth <= heading.depth)) return next.span.start
  }
  return textEnd
}
