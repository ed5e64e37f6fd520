// Folding ranges: what can be collapsed, for editors that have no Markdown folding of their own.

import type { Document } from '../document.ts'
import { lineAt, type Span } from '../text.ts'

export interface Fold {
  readonly kind: 'section' | 'code' | 'table' | 'quote' | 'frontMatter' | 'comment' | 'region'
  /** From the first line that stays visible to the end of the last line that is hidden. */
  readonly span: Span
}

/** Everything of the document that covers more than one line, in order of place. */
export function folding(document: Document): readonly Fold[] {
  const { text, facts } = document
  const folds: Fold[] = []
  const add = (kind: Fold['kind'], span: Span) => {
    const end = span.start + text.slice(span.start, span.end).trimEnd().length
    if (lineAt(facts.lines, span.start) < lineAt(facts.lines, end))
      folds.push({ kind, span: { start: span.start, end } })
  }
  for (const heading of facts.headings) {
    if (!heading.nested) add('section', { start: heading.span.start, end: heading.sectionEnd })
  }
  for (const { span } of facts.codeBlocks) add('code', span)
  for (const { span } of facts.tables) add('table', span)
  for (const { span } of facts.quotes) add('quote', span)
  if (facts.frontMatter) add('frontMatter', facts.frontMatter.span)
  for (const { kind, span } of comments(document)) add(kind, span)
  return folds.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

/** HTML comments outside code, and what lies between `<!-- region -->` and `<!-- endregion -->`, as in VS Code. */
function comments({ text, facts }: Document): readonly Fold[] {
  const found: Fold[] = []
  const open: number[] = []
  const code = [...facts.codeBlocks, ...facts.codeSpans].map(({ span }) => span).sort((a, b) => a.start - b.start)
  let nextCode = 0
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    while ((code[nextCode]?.end ?? Number.POSITIVE_INFINITY) <= start) nextCode++
    const around = code[nextCode]
    if (around && around.start <= start) {
      start = text.indexOf('<!--', around.end)
      continue
    }
    const close = text.indexOf('-->', start + 4)
    if (close < 0) break
    const end = close + 3
    const mark = /^<!--\s*#?(region|endregion)\b/.exec(text.slice(start, Math.min(end, start + 40)))?.[1]
    if (mark === 'region') open.push(start)
    const from = mark === 'endregion' ? open.pop() : undefined
    found.push({ kind: 'comment', span: { start, end } })
    if (from !== undefined) found.push({ kind: 'region', span: { start: from, end } })
    start = text.indexOf('<!--', end)
  }
  return found
}
