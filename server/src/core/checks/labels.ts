// The definitions and footnotes of a document, and which of them are used.

import type { Document } from '../document.ts'
import { labelKey } from '../facts/reference/inlines.ts'
import type { Definition, Footnote } from '../facts/types.ts'

/** A definition or a footnote. The two have separate names. */
export type Defined =
  | { readonly kind: 'definition'; readonly of: Definition }
  | { readonly kind: 'footnote'; readonly of: Footnote }

/** All of them, in document order within each kind. */
export function definedIn({ facts }: Document): readonly Defined[] {
  return [
    ...facts.definitions.map((of): Defined => ({ kind: 'definition', of })),
    ...facts.footnotes.map((of): Defined => ({ kind: 'footnote', of })),
  ]
}

/** One key for definitions and footnotes: those of footnotes begin with `^`. */
export function keyOf({ kind, of }: Defined): string {
  return kind === 'footnote' ? `^${of.label}` : of.label
}

/**
 * Keys of the labels that something uses: links, images and footnote calls, and also what only looks like a use (in code,
 * in HTML, in math), for a template or another program may read it.
 */
export function usedLabels({ text, facts }: Document, mayBeUnused: boolean): ReadonlySet<string> {
  const used = new Set(facts.labels.map(({ kind, label }) => (kind === 'footnote' ? `^${label}` : label)))
  if (!mayBeUnused) return used
  const ownLabels = new Set([...facts.definitions, ...facts.footnotes].map(({ span }) => span.start))
  for (const match of text.matchAll(/\[([^[\]]{1,999})\]/g)) {
    const content = match[1] ?? ''
    if (!ownLabels.has(match.index))
      used.add(content.startsWith('^') ? `^${labelKey(content.slice(1))}` : labelKey(content))
  }
  return used
}
