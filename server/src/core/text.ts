// Spans of text and the table of line starts: the only arithmetic on positions in the core.

/** A half-open range `[start, end)` of UTF-16 offsets into one document's text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether the offset lies in the span; a cursor at either end counts as inside. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}

/** Whether `inner` lies wholly in `outer`. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The text that the span covers. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** Offsets at which lines start. The first is 0; LF, CRLF and a lone CR end a line, as in CommonMark and LSP. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  let feed = text.indexOf('\n')
  let lone = text.indexOf('\r')
  while (feed >= 0 || lone >= 0) {
    if (lone >= 0 && (feed < 0 || lone < feed)) {
      if (lone + 1 !== feed) starts.push(lone + 1)
      lone = text.indexOf('\r', lone + 1)
    } else {
      starts.push(feed + 1)
      feed = text.indexOf('\n', feed + 1)
    }
  }
  return starts
}

/** The line, counted from 0, that holds the offset: a binary search in the result of `lineStarts`. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the first fact that starts at or behind the offset, in a list in the order of the text. */
export function firstFrom(facts: readonly { readonly span: Span }[], offset: number): number {
  let low = 0
  let high = facts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((facts[middle]?.span.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The facts that start in `[start, end)`, of a list in the order of the text. */
export function between<T extends { readonly span: Span }>(facts: readonly T[], start: number, end: number): T[] {
  return facts.slice(firstFrom(facts, start), firstFrom(facts, end))
}
