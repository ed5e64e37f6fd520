// The paragraphs and list items of a log, with the documents each names and the section it stands in.

import type { Document } from '../document.ts'
import { type Prose, proseOf } from '../facts/prose.ts'
import type { Heading, ProseRun } from '../facts/types.ts'
import { type NamingReference, named, naming } from '../grammar/naming.ts'
import type { NamedDocument } from '../reference.ts'
import type { Settings } from '../settings.ts'
import { between, firstFrom, lineAt, type Span } from '../text.ts'

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
  /** The item in whose list it stands; undefined in an outermost list. */
  readonly above: LogItem | undefined
}

export interface Log {
  readonly document: Document
  /** In document order. */
  readonly items: readonly LogItem[]
  /** Everything that names a document, trees left out; in document order. */
  readonly documents: readonly NamingReference[]
  /** Items such as `**文件**：`, with the one document that each names. */
  readonly labels: readonly LogItem[]
  readonly settings: Settings
  /** For each section the one around it. */
  readonly parents: ReadonlyMap<Heading, Heading | undefined>
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
  /** The items that are open where the walk is. */
  let open: LogItem[] = []
  const items = withNames(document, documents).flatMap((run): LogItem | readonly [] => {
    while ((sections[next]?.span.start ?? text.length) <= run.span.start) next++
    const start = facts.lines[lineAt(facts.lines, run.span.start)] ?? 0
    const before = text.slice(start, run.span.start)
    const mark = /^[\s>]*(?=(?:[-*+]|\d{1,9}[.)])\s)/.exec(before)
    const heading = sections[next - 1]
    const indent = mark ? mark[0].length : before.length
    if (open[0]?.heading !== heading) open = []
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const item: LogItem = {
      span: run.span,
      prose: proseOf(text, run),
      isItem: mark !== null,
      indent,
      documents: between(documents, run.span.start, run.span.end),
      heading,
      above: open.findLast(({ isItem }) => isItem),
    }
    open.push(item)
    return item
  })
  const labels = items.filter((each) => each.documents.length === 1 && label.test(each.prose.text))
  return { document, items, documents, labels, settings, parents: parentsOf(sections) }
}

/** The paragraphs in their order, and those that are nothing but names: `- \`a.md\`` holds no prose. */
function withNames({ text, facts }: Document, documents: readonly NamingReference[]): readonly ProseRun[] {
  const paragraphs = facts.prose.filter(({ block }) => block === 'paragraph')
  const bare: { start: number; end: number }[] = []
  for (const { span } of documents) {
    const isInside = [facts.prose, facts.tables, facts.headings].some((all) => {
      const before = all[firstFrom(all, span.start + 1) - 1]
      return before !== undefined && span.start < before.span.end
    })
    const last = bare.at(-1)
    if (isInside) continue
    if (last && !text.slice(last.end, span.start).includes('\n')) last.end = span.end
    else bare.push({ start: span.start, end: span.end })
  }
  const runs = bare.map((span): ProseRun => ({ span, block: 'paragraph', bounds: [] }))
  return runs.length === 0 ? paragraphs : [...paragraphs, ...runs].sort((a, b) => a.span.start - b.span.start)
}

/** The items of the list that belongs to the one at the index: below it, or right behind a paragraph. Their own lists left out. */
export function listBelow({ items }: Log, index: number): readonly LogItem[] {
  const found: LogItem[] = []
  const head = items[index]
  let indent: number | undefined
  for (let i = index + 1; head && i < items.length; i++) {
    const each = items[i]
    if (!each) break
    if (each.heading !== head?.heading || (!each.isItem && each.indent <= (head?.indent ?? 0))) break
    if (!each.isItem) continue
    if (head?.isItem && each.indent <= head.indent) break
    indent ??= each.indent
    if (each.indent < indent) break
    if (each.indent === indent) found.push(each)
  }
  return found
}

/** The first of names that are all the same; undefined where there is none, or another. */
export function onlyDocument(names: readonly NamingReference[]): NamingReference | undefined {
  const [first] = names
  return names.every(({ target }) => target.path === first?.target.path) ? first : undefined
}

function parentsOf(sections: readonly Heading[]): ReadonlyMap<Heading, Heading | undefined> {
  const parents = new Map<Heading, Heading | undefined>()
  const open: Heading[] = []
  for (const heading of sections) {
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop()
    parents.set(heading, open.at(-1))
    open.push(heading)
  }
  return parents
}

/** The headings around a section, itself first. */
export function headingsAround({ parents }: Log, heading: Heading | undefined): readonly Heading[] {
  const around: Heading[] = []
  for (let each = heading; each; each = parents.get(each)) around.push(each)
  return around
}

/** The one document that labels such as `**文件**：` name in the section of an item, above it; undefined where there are several. */
export function labelledDocument({ labels }: Log, { heading, span }: LogItem): NamedDocument | undefined {
  const [only, another] = heading ? between(labels, heading.span.start, span.start) : []
  const [reference] = only?.documents ?? []
  return reference && !another ? named(reference, 'label') : undefined
}

const label = /^\**\s*(?:(?:更新|新增|新建|修改)(?:的)?)?(?:文件|文档|file|document)\**\s*[:：](?!\**\s*\d)/iu

/** A path in the text of a link is not named a second time. */
function withoutLinkTexts(references: readonly NamingReference[]): readonly NamingReference[] {
  let end = 0
  return references.filter((each) => {
    const isInside = each.kind === 'mention' && each.span.end <= end
    if (each.kind === 'link') end = Math.max(end, each.span.end)
    return !isInside
  })
}
