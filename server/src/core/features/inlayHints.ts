// Inlay hints: the title behind a reference that does not say it, so that `12.18 章节` reads as `12.18 章节 网络对比`.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading, Table } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import type { Reference } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { encloses, firstFrom, lineAt, type Span, slice } from '../text.ts'
import type { Path } from '../uri.ts'
import { isSure } from './certainty.ts'
import { titleHeading } from './references.ts'
import { mentionsInLinks } from './symbolAt.ts'

/**
 * Behind what hints stand: numbers of sections in prose, numbers alone in a cell of a table, paths in backticks and prose, and
 * links whose text does not say where they lead. `counts` are no titles, and come from `countHints`.
 */
export const inlayHintKinds = ['sections', 'tables', 'paths', 'links', 'counts'] as const
export type InlayHintKind = (typeof inlayHintKinds)[number]

export interface InlayHint {
  readonly kind: InlayHintKind
  /** Where it is shown: right behind the reference. */
  readonly offset: number
  /** The title: of a section without its number, which is written there. Never empty, cut where it is long. */
  readonly title: string
  /** What the reference names. */
  readonly path: Path
  readonly heading: Heading
}

export interface InlayHintOptions {
  readonly kinds: ReadonlySet<InlayHintKind>
  /** Whether every document has been read. */
  readonly isComplete: boolean
}

/**
 * The titles of what the references in the span name, in order. None where the title stands beside the reference already,
 * where it is not certain what is meant, and of what has no title. Costs one resolution for each reference in the span.
 */
export function inlayHints(
  corpus: Corpus,
  document: Document,
  within: Span,
  { kinds, isComplete }: InlayHintOptions,
): readonly InlayHint[] {
  const { references, facts } = document
  const hints: InlayHint[] = []
  if (kinds.size === 0) return hints
  const nested = mentionsInLinks(document)
  const start = facts.lines[lineAt(facts.lines, within.start)] ?? 0
  for (let i = firstFrom(references, start); i < references.length; i++) {
    const reference = references[i]
    if (!reference || reference.span.start > within.end) break
    const { end: offset } = reference.span
    if (offset < within.start || offset > within.end) continue
    const kind = kindOf(facts.tables, reference)
    if (kind === undefined || !kinds.has(kind) || nested.has(reference)) continue
    const resolution = resolve(corpus, document, reference)
    const named = isSure(resolution, isComplete) ? headingOf(corpus, resolution) : undefined
    if (!named) continue
    const title = kind === 'paths' || kind === 'links' ? named.heading.title : titleWithoutNumber(named.heading.title)
    const shown = title.replace(/\s+/g, ' ').trim()
    if (shown === '' || isWritten(document, reference, named.heading.title)) continue
    hints.push({ kind, offset, title: cut(shown), ...named })
  }
  return hints
}

/** The kind of hint that may stand behind a reference; undefined where it says itself what it names, or cannot be read as text. */
function kindOf(tables: readonly Table[], reference: Reference): InlayHintKind | undefined {
  switch (reference.kind) {
    case 'section':
      if (reference.number === undefined || reference.title !== undefined) return undefined
      return reference.form === 'cell' || isWholeCell(tables, reference.span) ? 'tables' : 'sections'
    case 'mention':
      return reference.form === 'tree' ? undefined : 'paths'
    case 'link':
      return reference.form === 'inline' ? 'links' : undefined
    case 'label':
      return undefined
  }
}

function isWholeCell(tables: readonly Table[], span: Span): boolean {
  const table = tables[firstFrom(tables, span.start + 1) - 1]
  const row = table?.rows[firstFrom(table.rows, span.start + 1) - 1]
  return row?.cells.some((cell) => encloses(span, cell) && cell.start < cell.end) ?? false
}

function headingOf(corpus: Corpus, resolution: Resolution): { path: Path; heading: Heading } | undefined {
  if (resolution.kind !== 'found') return undefined
  const { target } = resolution
  if (target.kind === 'heading') return { path: target.path, heading: target.heading }
  const path = target.kind === 'file' ? target.path : target.kind === 'folder' ? target.index : undefined
  const document = path === undefined ? undefined : corpus.document(path)
  const heading = document && titleHeading(document)
  return document && heading && { path: document.path, heading }
}

/**
 * Whether the title, with its number or without, stands close before, in or behind the reference, in the same block; of a link
 * also a part of it. What a destination says is for machines.
 */
function isWritten({ text }: Document, reference: Reference, title: string): boolean {
  const wanted = plain(titleWithoutNumber(title)) || plain(title)
  const { kind, span, textSpan } = reference
  const reach = 2 * title.length + 40
  const before = text
    .slice(Math.max(0, span.start - reach), span.start)
    .split(blankLine)
    .at(-1)
  const behind = text.slice(span.end, span.end + reach).split(blankLine)[0]
  const own = kind === 'section' ? span : textSpan
  const said = own ? slice(text, own) : ''
  if (plain(`${before}${said}${behind}`).includes(wanted)) return true
  const part = kind === 'link' ? plain(titleWithoutNumber(said)) : ''
  return part.length > 1 && wanted.includes(part)
}

const blankLine = /\n[ \t>\r]*\n/

/** Text by which titles are compared, whatever markup, blanks and line breaks a formatter puts in. */
function plain(text: string): string {
  return text.replace(/[\s*_`~\\>]+/g, '').toLowerCase()
}

/** More than this is in the way, in UTF-16 units. */
const longest = 40

function cut(title: string): string {
  return title.length <= longest
    ? title
    : `${title
        .slice(0, longest)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
}
