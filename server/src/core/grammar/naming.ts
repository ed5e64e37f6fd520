// Which documents are named around a place, by place alone: in its block, by a label above it, in its section.

import type { DocumentFacts, Table } from '../facts/types.ts'
import type { LinkReference, NamedDocument, PathMention } from '../reference.ts'
import { encloses, type Span } from '../text.ts'

/** A reference that names a document. */
export type NamingReference = LinkReference | PathMention

/** How many documents of a block or section are remembered: one that was named long before is seldom meant. */
const mostRemembered = 3

/** Those of the references that name a document of Markdown; the rest (folders, pictures, other files) have no sections. */
export function naming(paths: readonly NamingReference[], extensions: readonly string[]): readonly NamingReference[] {
  return paths.filter(({ form, target: { path } }) => {
    if (form === 'image' || form === 'tree' || path === '') return false
    const name = path.slice(path.lastIndexOf('/') + 1)
    return (
      extensions.some((extension) => name.endsWith(`.${extension}`)) ||
      (form !== 'code' && form !== 'prose' && !name.includes('.'))
    )
  })
}

/**
 * Answers which documents are named around a place. To be asked in the order of the text: each question goes on where the last one
 * stopped, so that all together cost no more than the text is long.
 */
export function namesAround(
  text: string,
  facts: DocumentFacts,
  documents: readonly NamingReference[],
): (offset: number, block: Span) => readonly NamedDocument[] {
  const sections = facts.headings.filter(({ nested }) => !nested)
  let nextSection = 0
  let nextDocument = 0
  let nextTable = 0
  let section: Span = { start: 0, end: 0 }
  let label: NamingReference | undefined
  let recent: readonly NamingReference[] = []
  let inTitle: readonly NamingReference[] = []

  function read(document: NamingReference): void {
    if (document.span.start < section.start) return
    if (isInTable(document)) return
    if (encloses(section, document.span)) inTitle = [...inTitle, document].slice(0, mostRemembered)
    if (isLabelled(text, document)) label = document
    const others = recent.filter(({ target }) => target.path !== document.target.path)
    recent = [document, ...others].slice(0, mostRemembered)
  }

  /** What a table names counts in its own row only. */
  function isInTable({ span }: NamingReference): boolean {
    let table: Table | undefined = facts.tables[nextTable]
    while (table && table.span.end <= span.start) table = facts.tables[++nextTable]
    return table !== undefined && encloses(table.span, span)
  }

  return (offset, block) => {
    for (let next = sections[nextSection]; next && next.span.start <= offset; next = sections[++nextSection]) {
      section = next.span
      label = undefined
      recent = []
      inTitle = []
    }
    for (let next = documents[nextDocument]; next && next.span.end <= offset; next = documents[++nextDocument])
      read(next)
    return [
      ...recent.filter(({ span }) => span.start >= block.start).map((each) => named(each, 'block')),
      ...(label ? [named(label, 'label')] : []),
      ...recent.filter(({ span }) => span.start < block.start).map((each) => named(each, 'section')),
      ...inTitle.map((each) => named(each, 'section')),
    ]
  }
}

/** A reference as one that names a document. */
export function named({ kind, target }: NamingReference, how: NamedDocument['how']): NamedDocument {
  return { how, by: kind, path: target.path }
}

/** The same list with each document once, where it was named first. */
export function onceEach(documents: readonly NamedDocument[]): readonly NamedDocument[] {
  if (documents.length < 2) return documents
  return documents.filter(
    ({ path, by }, i) => documents.findIndex((each) => each.path === path && each.by === by) === i,
  )
}

/** `**文件**：` right before it, or itself in bold with a colon behind it: what follows is about this document. */
function isLabelled(text: string, { span }: NamingReference): boolean {
  // A formatter may have parted the label: `**文⏎件**：`.
  const before = text.slice(Math.max(0, span.start - 40), span.start).replace(/[ \t]*\n[ \t>]*(?=\S)/g, '')
  if (labelBefore.test(before)) return true
  return /\*\*\s*$/.test(before) && /^\s*\*\*\s*[:：]|^\s*[:：]\s*\*\*/.test(text.slice(span.end, span.end + 8))
}

const labelBefore =
  /\*\*[^*\n]*(?:文件|文档|路径|位置|[Ff]ile|[Dd]ocument|[Pp]ath)[^*\n]*?(?:\*\*\s*[:：]|[:：]\s*\*\*)\s*$/
