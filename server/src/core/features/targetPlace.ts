// Where a target stands in the corpus: the document, its whole extent, and the part to select.

import type { Corpus } from '../corpus.ts'
import type { Target } from '../resolution.ts'
import type { Span } from '../text.ts'
import type { Path } from '../uri.ts'

export interface TargetPlace {
  readonly path: Path
  /** All of it: a whole section, a whole footnote; empty at the start of a file. */
  readonly span: Span
  /** The part that names it: the line of the heading, the label; within `span`. */
  readonly selection: Span
}

const fileStart: Span = { start: 0, end: 0 }

/** The place of a target; of a folder that of its index document. Undefined for a folder without one. */
export function targetPlace(corpus: Corpus, target: Target): TargetPlace | undefined {
  switch (target.kind) {
    case 'file':
      return { path: target.path, span: fileStart, selection: fileStart }
    case 'folder':
      return target.index === undefined ? undefined : { path: target.index, span: fileStart, selection: fileStart }
    case 'heading': {
      const { span, sectionEnd } = target.heading
      return { path: target.path, span: { start: span.start, end: Math.max(sectionEnd, span.end) }, selection: span }
    }
    case 'anchor':
      return { path: target.path, span: target.anchor.span, selection: target.anchor.span }
    case 'definition':
      return { path: target.path, span: target.definition.span, selection: target.definition.labelSpan }
    case 'footnote':
      return { path: target.path, span: target.footnote.span, selection: target.footnote.labelSpan }
    case 'lines': {
      const span = linesSpan(corpus, target)
      return { path: target.path, span, selection: span }
    }
  }
}

/** The lines without the last line break, cut to what the document has. */
function linesSpan(corpus: Corpus, { path, first, last }: Target & { kind: 'lines' }): Span {
  const document = corpus.document(path)
  if (!document) return fileStart
  const { lines, length } = document.facts
  const start = lines[Math.max(0, Math.min(first, lines.length - 1))] ?? 0
  const next = lines[Math.max(first, last) + 1] ?? length
  const end = next < length || document.text.endsWith('\n') ? next - 1 : next
  return { start, end: Math.max(start, end) }
}
