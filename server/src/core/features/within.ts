// The facts that lie in a span, found by binary search in a list sorted by start.

import { encloses, type Span } from '../text.ts'

/** The items that lie wholly in the span, in order. Costs the logarithm of the list and the items that begin there. */
export function* within<T extends { readonly span: Span }>(items: readonly T[], outer: Span): Iterable<T> {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.span.start ?? 0) < outer.start) low = middle + 1
    else high = middle
  }
  for (let i = low; i < items.length; i++) {
    const item = items[i]
    if (!item || item.span.start >= outer.end) return
    if (encloses(outer, item.span)) yield item
  }
}
