// The paragraphs of a part of a document, those among them that hold no prose but only links or code.

import type { DocumentFacts } from '../facts/types.ts'
import { encloses, type Span } from '../text.ts'
import { within } from './within.ts'

/**
 * Spans of the paragraphs within the span, in order. The facts know paragraphs by their prose; one of links and code alone
 * (`- [x](y.md)`) is put together from those. Known inexactness: HTML in such a paragraph parts it in two.
 */
export function paragraphs(text: string, facts: DocumentFacts, span: Span): readonly Span[] {
  const known: Span[] = []
  const others: Span[] = []
  for (const run of within(facts.prose, span)) (run.block === 'paragraph' ? known : others).push(run.span)
  for (const heading of within(facts.headings, span)) others.push(heading.span)
  for (const table of within(facts.tables, span)) others.push(table.span)
  for (const code of within(facts.codeBlocks, span)) others.push(code.span)
  return inOrder([...known, ...joined(text, uncovered(pieces(facts, span), inOrder([...known, ...others])))])
}

/** Links, labels and code in order, outer ones first. */
function pieces(facts: DocumentFacts, span: Span): readonly Span[] {
  const found: Span[] = []
  for (const link of within(facts.links, span)) if (link.kind !== 'html') found.push(link.span)
  for (const label of within(facts.labels, span)) found.push(label.span)
  for (const code of within(facts.codeSpans, span)) found.push(code.span)
  return inOrder(found)
}

/** The pieces that lie in none of the blocks, and in no other piece. Both lists are in order, so one pass does. */
function uncovered(pieces: readonly Span[], blocks: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  let next = 0
  let reached: Span | undefined
  for (const piece of pieces) {
    for (let block = blocks[next]; block && block.start <= piece.start; block = blocks[++next]) {
      if (!reached || block.end > reached.end) reached = block
    }
    if (reached && encloses(reached, piece)) continue
    const last = found.at(-1)
    if (!last || !encloses(last, piece)) found.push(piece)
  }
  return found
}

/** Pieces with nothing but white space or one line break between them make one paragraph. */
function joined(text: string, pieces: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (last && /^[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?$/.test(text.slice(last.end, Math.min(piece.start, last.end + 200)))) {
      found[found.length - 1] = { start: last.start, end: piece.end }
    } else found.push(piece)
  }
  return found
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
}
