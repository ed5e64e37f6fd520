// Each list of facts as numbers and back; writing and reading stand side by side, for they must agree.

import type {
  Anchor,
  CodeBlock,
  CodeSpan,
  Directive,
  DocumentFacts,
  Footnote,
  FrontMatter,
  MetadataField,
  ProseRun,
  Quote,
  Table,
  Task,
} from '../facts/types.ts'
import type { Reference } from '../reference.ts'
import type { Span } from '../text.ts'
import type { PackReader, PackWriter } from './bytes.ts'
import {
  readDefinition,
  readHeading,
  readLabel,
  readLink,
  writeDefinition,
  writeHeading,
  writeLabel,
  writeLink,
} from './names.ts'
import { readReference, writeReference } from './references.ts'

/** One list, or whatever a document has of a kind. What is read may be used only where the reader is not broken. */
export interface Packing<T> {
  write(to: PackWriter, value: T): void
  read(from: PackReader): T
}

/** How each list is packed, in the order in which they are written. */
export const packings: { readonly [Name in keyof Packable]: Packing<Packable[Name]> } = {
  lines: increasing(),
  headings: listOf(writeHeading, readHeading),
  links: listOf(writeLink, readLink),
  labels: listOf(writeLabel, readLabel),
  definitions: listOf(writeDefinition, readDefinition),
  footnotes: listOf<Footnote>(
    (to, { labelSpan, label }, start) => {
      to.span(labelSpan, start)
      to.text(label)
    },
    (from, span) => ({ span, labelSpan: from.span(span.start), label: from.text() }),
  ),
  anchors: listOf<Anchor>(
    (to, { kind, id }) => {
      to.oneOf(anchorKinds, kind)
      to.text(id)
    },
    (from, span) => ({ kind: from.oneOf(anchorKinds), span, id: from.text() }),
  ),
  codeSpans: listOf<CodeSpan>(
    (to, { contentSpan }, start) => to.span(contentSpan, start),
    (from, span) => ({ span, contentSpan: from.span(span.start) }),
  ),
  codeBlocks: listOf<CodeBlock>(
    (to, { kind, language }) => {
      to.oneOf(blockKinds, kind)
      to.maybe(language, (text) => to.text(text))
    },
    (from, span) => ({ kind: from.oneOf(blockKinds), span, language: from.maybe(() => from.text()) }),
  ),
  tables: listOf(writeTable, readTable),
  tasks: listOf<Task>(
    (to, { isDone }) => to.flag(isDone),
    (from, span) => ({ span, isDone: from.flag() }),
  ),
  quotes: listOf<Quote>(
    (to, { alert }) => to.oneOf(alerts, alert ?? 'none'),
    (from, span) => {
      const alert = from.oneOf(alerts)
      return { span, alert: alert === 'none' ? undefined : alert }
    },
  ),
  frontMatter: { write: writeFrontMatter, read: readFrontMatter },
  metadata: listOf(writeMetadata, readMetadata),
  directives: listOf<Directive>(
    (to, { action, codes }) => {
      to.oneOf(actions, action)
      to.list(codes, (code) => to.text(code))
    },
    (from, span) => ({ span, action: from.oneOf(actions), codes: from.list(() => from.text()) }),
  ),
  prose: listOf(writeProse, readProse),
  references: listOf(writeReference, readReference),
}

/** What a document has to pack. */
export type Packable = Pick<DocumentFacts, Exclude<keyof DocumentFacts, 'length' | 'headingsOnly'>> & {
  readonly references: readonly Reference[]
}

function listOf<T extends { readonly span: Span }>(
  write: (to: PackWriter, item: T, start: number) => void,
  read: (from: PackReader, span: Span) => T,
): Packing<readonly T[]> {
  return {
    write: (to, items) => to.spans(items, (item, start) => write(to, item, start)),
    read: (from) => from.spans((span) => read(from, span)),
  }
}

/** Numbers none of which is less than the one before it. */
function increasing(): Packing<readonly number[]> {
  return {
    write(to, numbers) {
      let before = 0
      to.list(numbers, (each) => {
        to.number(each - before)
        before = each
      })
    },
    read(from) {
      let before = 0
      return from.list(() => {
        before += from.number()
        return before
      })
    },
  }
}

const anchorKinds = ['id', 'name', 'heading'] as const
const blockKinds = ['fenced', 'indented', 'math'] as const
const alerts = ['none', 'note', 'tip', 'important', 'warning', 'caution'] as const
const actions = ['disable', 'enable', 'disable-file', 'disable-next-line'] as const
const matterKinds = ['yaml', 'toml'] as const
const fieldForms = ['closed', 'unclosed'] as const
const proseBlocks = ['paragraph', 'heading', 'cell'] as const

function writeTable(to: PackWriter, table: Table, start: number): void {
  let before = start
  to.list(table.rows, ({ span, cells }) => {
    to.span(span, before)
    before = span.start
    let cellBefore = before
    to.list(cells, (cell) => {
      to.span(cell, cellBefore)
      cellBefore = cell.end
    })
  })
}

function readTable(from: PackReader, span: Span): Table {
  let before = span.start
  const rows = from.list(() => {
    const row = from.span(before)
    before = row.start
    let cellBefore = before
    const cells = from.list(() => {
      const cell = from.span(cellBefore)
      cellBefore = cell.end
      return cell
    })
    return { span: row, cells }
  })
  return { span, rows }
}

function writeFrontMatter(to: PackWriter, matter: FrontMatter | undefined): void {
  to.maybe(matter, ({ kind, span, contentSpan }) => {
    to.oneOf(matterKinds, kind)
    to.span(span, 0)
    to.span(contentSpan, span.start)
  })
}

function readFrontMatter(from: PackReader): FrontMatter | undefined {
  return from.maybe(() => {
    const kind = from.oneOf(matterKinds)
    const span = from.span(0)
    return { kind, span, contentSpan: from.span(span.start) }
  })
}

function writeMetadata(to: PackWriter, field: MetadataField, start: number): void {
  to.text(field.label)
  to.span(field.labelSpan, start)
  to.text(field.value)
  to.span(field.valueSpan, start)
  to.oneOf(fieldForms, field.form)
}

function readMetadata(from: PackReader, span: Span): MetadataField {
  const { start } = span
  return {
    span,
    label: from.text(),
    labelSpan: from.span(start),
    value: from.text(),
    valueSpan: from.span(start),
    form: from.oneOf(fieldForms),
  }
}

function writeProse(to: PackWriter, run: ProseRun, start: number): void {
  to.oneOf(proseBlocks, run.block)
  let before = start
  to.list(run.bounds, (bound) => {
    to.signed(bound - before)
    before = bound
  })
}

function readProse(from: PackReader, span: Span): ProseRun {
  const block = from.oneOf(proseBlocks)
  let before = span.start
  const bounds = from.list(() => {
    before += from.signed()
    return before
  })
  return { span, block, bounds }
}
