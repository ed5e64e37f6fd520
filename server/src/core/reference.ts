// What in a document refers to something: links, uses of labels, mentions of paths and of sections, as written.

import type { Definition, DocumentFacts, Footnote, LabelUse, Link } from './facts/types.ts'
import type { Span } from './text.ts'

/** Anything that names a target. Only `resolve` knows what it names. */
export type Reference = LinkReference | LabelReference | PathMention | SectionMention

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

/** A path in backticks, bare in prose, or in a hand-drawn tree. Trees are for finding one's way: nothing in them is ever wrong. */
export interface PathMention {
  readonly kind: 'mention'
  readonly form: 'code' | 'prose' | 'tree'
  readonly span: Span
  readonly targetSpan: Span
  readonly textSpan: undefined
  readonly target: Destination
}

/**
 * A section named by its number, or by its title alone, in prose or a cell of a table. A list or range of numbers gives one for
 * each number that is written out. What the mention means depends on the documents named around it: see `named`.
 */
export interface SectionMention {
  readonly kind: 'section'
  readonly form: SectionForm
  /** What the reader takes for the reference: the number with its words (`12.18 章节`); inside a list the number alone. */
  readonly span: Span
  /** The number as written; the title where there is no number. */
  readonly targetSpan: Span
  /** A title written with the number, as in `**12.18 网络对比**`, without quotes; or the title alone. */
  readonly textSpan: Span | undefined
  /** The number as written, without line breaks; undefined where a title alone names the section. */
  readonly number: string | undefined
  /** The title of `textSpan` as text: joined over line breaks. */
  readonly title: string | undefined
  /** `certain`: nothing but a reference is written like this, so it may be called broken. `likely`: for finding one's way only. */
  readonly certainty: 'certain' | 'likely'
  /** Documents named around it, the one most likely meant first; none where only this document or a document's number can be meant. */
  readonly named: readonly NamedDocument[]
}

/**
 * How a mention of a section is written: `unit` 12.18 章节, `ordinal` 第 3 节 and 第三章, `cited` 见 12.1, `bracketed` （12.1），
 * `strong` **12.1 标题**, `quoted` “标题”章节, `listed` 章节：12.1, `cell` a cell of numbers, `word` Section 3.2, `sign` §4.1,
 * `template` a template of the configuration.
 */
export type SectionForm = (typeof sectionForms)[number]
export const sectionForms = [
  'unit',
  'ordinal',
  'cited',
  'bracketed',
  'strong',
  'quoted',
  'listed',
  'cell',
  'word',
  'sign',
  'template',
] as const

/** A document named near a mention of a section. */
export interface NamedDocument {
  /** Where: by the same template, in the same row, earlier in the same block, by a label (`**文件**：`) or last in the same section. */
  readonly how: (typeof namingPlaces)[number]
  /** Whether a link names it or a mention, which are searched for differently. */
  readonly by: 'link' | 'mention'
  /** The path as written, percent-decoded. */
  readonly path: string
}
export const namingPlaces = ['template', 'row', 'block', 'label', 'section'] as const

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
