// What in a document refers to something: links, uses of labels and mentions of paths, as written.

import type { Definition, DocumentFacts, Footnote, LabelUse, Link } from './facts/types.ts'
import type { Span } from './text.ts'

/** Anything that names a target. Only `resolve` knows what it names. */
export type Reference = LinkReference | LabelReference | PathMention

/** A Markdown link, image, definition or HTML attribute whose destination is a place in a file. */
export interface LinkReference {
  readonly kind: 'link'
  readonly form: Link['kind'] | 'definition'
  readonly span: Span
  /** The destination as written. */
  readonly targetSpan: Span
  readonly textSpan: Span | undefined
  readonly target: Destination
}

/** A use of a label: it names a definition or footnote of the same document. */
export interface LabelReference {
  readonly kind: 'label'
  readonly form: LabelUse['kind']
  readonly span: Span
  /** The label between its brackets. */
  readonly targetSpan: Span
  readonly textSpan: Span | undefined
  readonly label: string
  readonly isDefined: boolean
}

/** A path in backticks, or bare in prose. */
export interface PathMention {
  readonly kind: 'mention'
  readonly form: 'code' | 'prose'
  readonly span: Span
  readonly targetSpan: Span
  readonly textSpan: undefined
  readonly target: Destination
}

/** A destination taken apart. Nothing here has been looked up. */
export interface Destination {
  /** The path, percent-decoded, without query; empty for a reference inside the document. */
  readonly path: string
  readonly pathSpan: Span
  /** Behind the `#`, percent-decoded; undefined where there is no `#`. */
  readonly fragment: string | undefined
  readonly fragmentSpan: Span | undefined
}

/** What a label names. */
export type LabelTarget =
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'footnote'; readonly footnote: Footnote }

/** Where a label is defined; the first definition wins (CommonMark 4.7). Undefined where it is not. */
export function labelTarget(facts: DocumentFacts, reference: LabelReference): LabelTarget | undefined {
  let targets = targetsByFacts.get(facts)
  if (!targets) {
    targets = { definitions: firstByLabel(facts.definitions), footnotes: firstByLabel(facts.footnotes) }
    targetsByFacts.set(facts, targets)
  }
  if (reference.form === 'footnote') {
    const footnote = targets.footnotes.get(reference.label)
    return footnote && { kind: 'footnote', footnote }
  }
  const definition = targets.definitions.get(reference.label)
  return definition && { kind: 'definition', definition }
}

/** What has been looked up before, so that thousands of uses of thousands of labels stay linear. Facts never change. */
const targetsByFacts = new WeakMap<
  DocumentFacts,
  { readonly definitions: ReadonlyMap<string, Definition>; readonly footnotes: ReadonlyMap<string, Footnote> }
>()

function firstByLabel<T extends { readonly label: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.toReversed().map((item) => [item.label, item]))
}
