// What is read from a text, or from a part of one that stands by itself, before headings get anchors and sections ends.

import type { Span } from '../text.ts'
import { type HtmlFacts, readHtml } from './html.ts'
import type { Labels } from './lane/inlines.ts'
import { readByLane } from './lane/lane.ts'
import type { RawHeading } from './reference/blocks.ts'
import { markdownEvents } from './reference/markdown.ts'
import { emptyFacts, readEvents } from './reference/read.ts'
import type { DocumentFacts } from './types.ts'
import { mayHoldUndefined, undefinedLabels } from './undefinedLabels.ts'

type Lists =
  | 'links'
  | 'labels'
  | 'definitions'
  | 'footnotes'
  | 'codeSpans'
  | 'codeBlocks'
  | 'tables'
  | 'tasks'
  | 'quotes'
  | 'directives'
  | 'prose'

/** `reference` is micromark alone, for tests and in doubt; `lane` a faster way to the same facts. */
export type Extractor = 'lane' | 'reference'

/** Lists in the order of the text. Those named as in `DocumentFacts` are finished; the others are for `named`. */
export interface Contents extends Pick<DocumentFacts, Lists> {
  readonly rawHeadings: readonly RawHeading[]
  readonly htmlHeadings: HtmlFacts['headings']
  /** Of attributes; headings in HTML get theirs from `named`. */
  readonly htmlAnchors: HtmlFacts['anchors']
}

/**
 * Reads the text, `lines` being the starts of its lines, from the offset on, a start of line. `known`: labels that are
 * defined outside this text. Undefined where a part of it is too long to be read exactly.
 */
export function contentsOf(
  text: string,
  lines: readonly number[],
  from: number,
  extractor: Extractor,
  known?: Labels,
): Contents | undefined {
  const raw = emptyFacts()
  if (extractor === 'reference') readEvents(text, raw).events(markdownEvents(text, from))
  else if (!readByLane(text, lines, from, raw, known && { known })) return undefined
  const html: HtmlFacts = { anchors: [], links: raw.links, directives: [], headings: [] }
  for (const piece of inOrder(raw.html)) readHtml(text, piece.span, piece.isBlock, html)
  const prose = inOrder(raw.prose)
  if (mayHoldUndefined(text)) for (const run of prose) raw.labels.push(...undefinedLabels(text, run))
  return {
    rawHeadings: inOrder(raw.headings),
    htmlHeadings: html.headings,
    htmlAnchors: html.anchors,
    links: inOrder(raw.links),
    labels: inOrder(raw.labels),
    definitions: inOrder(raw.definitions),
    footnotes: inOrder(raw.footnotes),
    codeSpans: inOrder(raw.codeSpans),
    codeBlocks: inOrder(raw.codeBlocks),
    tables: inOrder(raw.tables),
    tasks: inOrder(raw.tasks),
    quotes: inOrder(raw.quotes),
    directives: inOrder(html.directives),
    prose,
  }
}

/** The facts in the order of the text: the list itself where it is in order, else a copy. */
export function inOrder<T extends { readonly span: Span }>(facts: readonly T[]): readonly T[] {
  return isInOrder(facts) ? facts : [...facts].sort((a, b) => a.span.start - b.span.start)
}

function isInOrder(facts: readonly { readonly span: Span }[]): boolean {
  let last = 0
  for (const { span } of facts) {
    if (span.start < last) return false
    last = span.start
  }
  return true
}
