// The paragraphs and list items of a log, with the documents each names and the section it stands in.

import type { Document } from '../document.ts'
import { type Prose, proseOf } from '../facts/prose.ts'
import type { Heading } from '../facts/types.ts'
import { type NamingReference, naming } from '../grammar/naming.ts'
import type { Settings } from '../settings.ts'
import { between, lineAt, type Span } from '../text.ts'

export interface LogItem {
  readonly span: Span
  readonly prose: Prose
  /** Whether a list mark stands before it. */
  readonly isItem: boolean
  /** The column at which its list mark stands, or the text begins. */
  readonly indent: number
  /** The documents that it names, in order. */
  readonly documents: readonly NamingReference[]
  /** The innermost section; undefined before the first heading. */
  readonly heading: Heading | undefined
}

export interface Log {
  readonly document: Document
  /** In document order. */
  readonly items: readonly LogItem[]
  /** Everything that names a document, trees left out; in document order. */
  readonly documents: readonly NamingReference[]
  readonly settings: Settings
}

/** Reads the log once for all kinds of claims. Linear. */
export function readLog(document: Document, settings: Settings): Log {
  const { text, facts } = document
  const paths = document.references.filter(
    (each): each is NamingReference => each.kind === 'link' || each.kind === 'mention',
  )
  const documents = withoutLinkTexts(naming(paths, settings.mentions.extensions))
  const sections = facts.headings.filter(({ nested }) => !nested)
  let next = 0
  const items = facts.prose.flatMap((run): LogItem | readonly [] => {
    if (run.block !== 'paragraph') return []
    while ((sections[next]?.span.start ?? text.length) <= run.span.start) next++
    const start = facts.lines[lineAt(facts.lines, run.span.start)] ?? 0
    const before = text.slice(start, run.span.start)
    const mark = /^[\s>]*(?=(?:[-*+]|\d{1,9}[.)])\s)/.exec(before)
    return {
      span: run.span,
      prose: proseOf(text, run),
      isItem: mark !== null,
      indent: mark ? mark[0].length : before.length,
      documents: between(documents, run.span.start, run.span.end),
      heading: sections[next - 1],
    }
  })
  return { document, items, documents, settings }
}

/** The items of the list that belongs to the one at the index: below it, or right behind a paragraph. Their own lists left out. */
export function listBelow({ items }: Log, index: number): readonly LogItem[] {
  const found: LogItem[] = []
  const head = items[index]
  let indent: number | undefined
  for (const each of head ? items.slice(index + 1) : []) {
    if (each.heading !== head?.heading || (!each.isItem && each.indent <= (head?.indent ?? 0))) break
    if (!each.isItem) continue
    if (head?.isItem && each.indent <= head.indent) break
    indent ??= each.indent
    if (each.indent < indent) break
    if (each.indent === indent) found.push(each)
  }
  return found
}

/** The headings around a section, itself first. Costs as many steps as there are headings before it. */
export function headingsAround({ document: { facts } }: Log, heading: Heading | undefined): readonly Heading[] {
  if (!heading) return []
  const around = facts.headings.filter(
    ({ nested, span, sectionEnd }) =>
      !nested && span.start <= heading.span.start && heading.span.start < Math.max(sectionEnd, span.end),
  )
  return around.toReversed()
}

/** A path in the text of a link is not named a second time. */
function withoutLinkTexts(references: readonly NamingReference[]): readonly NamingReference[] {
  let end = 0
  return references.filter((each) => {
    const isInside = each.kind === 'mention' && each.span.end <= end
    if (each.kind === 'link') end = Math.max(end, each.span.end)
    return !isInside
  })
}
