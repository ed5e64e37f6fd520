// What one document says, before anybody asks what it means: the shapes of everything that is read from its text.

import type { Span } from '../text.ts'

/** All facts of one document. Lists are in document order (by `span.start`). */
export interface DocumentFacts {
  /** Length of the text in UTF-16 units. */
  readonly length: number
  /** Offsets of line starts, see `lineStarts`. */
  readonly lines: readonly number[]
  readonly headings: readonly Heading[]
  readonly links: readonly Link[]
  readonly labels: readonly LabelUse[]
  readonly definitions: readonly Definition[]
  readonly footnotes: readonly Footnote[]
  /** Places a fragment can name besides headings: `id`, `name` and HTML headings. */
  readonly anchors: readonly Anchor[]
  readonly codeSpans: readonly CodeSpan[]
  readonly codeBlocks: readonly CodeBlock[]
  readonly tables: readonly Table[]
  readonly tasks: readonly Task[]
  readonly quotes: readonly Quote[]
  readonly frontMatter: FrontMatter | undefined
  readonly metadata: readonly MetadataField[]
  readonly directives: readonly Directive[]
  readonly prose: readonly ProseRun[]
  /** True where the document, or a part of it that only micromark can read, was too large: only headings are known. */
  readonly headingsOnly: boolean
}

export interface Heading {
  readonly span: Span
  readonly form: 'atx' | 'setext'
  /** 1 to 6. */
  readonly depth: number
  /** Content between the markers, without a closing sequence and without `{#id}`. */
  readonly titleSpan: Span
  /** The title as text: markup removed, escapes and character references undone; with the number. */
  readonly title: string
  /** The section number at the start of the title, as written (`12.18`, `1.`, `一、`). */
  readonly number: { readonly text: string; readonly span: Span } | undefined
  /** The fragment that names this heading, without `#`; unique in the document. */
  readonly anchor: string
  /** `{#id}` behind the title, the span being that of `id`. */
  readonly customId: { readonly id: string; readonly span: Span } | undefined
  /** Where the section ends: the start of the next heading that is not deeper, or the end of the text. */
  readonly sectionEnd: number
  /** Whether it stands in a block quote or list item; such a heading has an anchor but opens no section of the outline. */
  readonly nested: boolean
}

/** A place that names its target itself. A use of a label is a `LabelUse`. */
export interface Link {
  readonly kind: 'inline' | 'image' | 'autolink' | 'literal' | 'html'
  readonly span: Span
  /** What the reader sees: the text between the brackets; undefined for autolinks and HTML. */
  readonly textSpan: Span | undefined
  /** The destination as written, without angle brackets or quotes. Empty for `[text]()`. */
  readonly targetSpan: Span
  /** The destination with escapes and character references undone, percent-encoding kept. */
  readonly target: string
  /** The title between its quotes. */
  readonly titleSpan: Span | undefined
}

/** A use of a label: `[text][label]`, `[label][]`, `[label]`, or a footnote call `[^label]`. */
export interface LabelUse {
  readonly kind: 'full' | 'collapsed' | 'shortcut' | 'footnote'
  readonly span: Span
  readonly isImage: boolean
  readonly textSpan: Span | undefined
  /** The label between its brackets, without `^`. */
  readonly labelSpan: Span
  /** The label in the normal form by which labels are matched (CommonMark 4.7), lower case. */
  readonly label: string
  /** False for a full or collapsed use, or a footnote call, whose label is not defined: it is shown as text. */
  readonly isDefined: boolean
}

export interface Definition {
  readonly span: Span
  readonly labelSpan: Span
  readonly label: string
  readonly targetSpan: Span
  readonly target: string
  readonly titleSpan: Span | undefined
}

export interface Footnote {
  readonly span: Span
  readonly labelSpan: Span
  readonly label: string
}

export interface Anchor {
  readonly kind: 'id' | 'name' | 'heading'
  /** The value itself for an attribute, the whole element for an HTML heading. */
  readonly span: Span
  readonly id: string
}

export interface CodeSpan {
  readonly span: Span
  /** From the first to the last character of the code that is no padding and no line break. */
  readonly contentSpan: Span
}

export interface CodeBlock {
  readonly kind: 'fenced' | 'indented' | 'math'
  readonly span: Span
  /** First word of the info string. */
  readonly language: string | undefined
}

export interface Table {
  readonly span: Span
  /** The header row first, the delimiter row left out. */
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly span: Span
  /** Content of each cell without padding; an empty span for an empty cell. */
  readonly cells: readonly Span[]
}

export interface Task {
  /** The brackets with the mark. */
  readonly span: Span
  readonly isDone: boolean
}

export interface Quote {
  readonly span: Span
  /** GitHub alert: `> [!NOTE]`. */
  readonly alert: 'note' | 'tip' | 'important' | 'warning' | 'caution' | undefined
}

export interface FrontMatter {
  readonly kind: 'yaml' | 'toml'
  readonly span: Span
  /** Between the fences. */
  readonly contentSpan: Span
}

/** `**最后更新**：2025-11-07`, one label with its value. */
export interface MetadataField {
  /** From the first asterisk to the end of the value. */
  readonly span: Span
  readonly label: string
  readonly labelSpan: Span
  readonly value: string
  readonly valueSpan: Span
  /** `unclosed`: the bold label is never closed, `**最后更新：2025-11-15 **维护者**：…`. */
  readonly form: 'closed' | 'unclosed'
}

/** `<!-- doc-corpus-disable-next-line CODE -->` and its kin; no codes means all. */
export interface Directive {
  readonly span: Span
  readonly action: 'disable' | 'enable' | 'disable-file' | 'disable-next-line'
  readonly codes: readonly string[]
}

/**
 * One leaf block (paragraph, heading, table cell) as the reader reads it. `bounds` holds start and end of each piece of
 * plain source text in turn; between two pieces stands either a line break with the prefix of the next line, or something
 * that is not prose (code, math, link, image, HTML, footnote call). See `proseText`.
 */
export interface ProseRun {
  readonly span: Span
  readonly block: 'paragraph' | 'heading' | 'cell'
  readonly bounds: readonly number[]
}
