// Each list of facts as numbers and back; writing and reading stand side by side, for they must agree.

import type {
  Anchor,
  CodeBlock,
  CodeSpan,
  Definition,
  Directive,
  DocumentFacts,
  Footnote,
  FrontMatter,
  Heading,
  LabelUse,
  Link,
  MetadataField,
  ProseRun,
  Quote,
  Table,
  Task,
} from '../facts/types.ts'
import type { LinkReference, PathMention, Reference } from '../reference.ts'
import type { Span } from '../text.ts'
import type { PackReader, PackWriter } from './bytes.ts'

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
const headingForms = ['atx', 'setext'] as const
const linkKinds = ['inline', 'image', 'autolink', 'literal', 'html'] as const
const labelKinds = ['full', 'collapsed', 'shortcut', 'footnote'] as const
const matterKinds = ['yaml', 'toml'] as const
const fieldForms = ['closed', 'unclosed'] as const
const proseBlocks = ['paragraph', 'heading', 'cell'] as const

function writeSpan(to: PackWriter, span: Span | undefined, start: number): void {
  to.maybe(span, (each) => to.span(each, start))
}

function readSpan(from: PackReader, start: number): Span | undefined {
  return from.maybe(() => from.span(start))
}

function writeHeading(to: PackWriter, heading: Heading, start: number): void {
  to.oneOf(headingForms, heading.form)
  to.number(heading.depth)
  to.span(heading.titleSpan, start)
  to.text(heading.title)
  to.maybe(heading.number, ({ text, span }) => {
    to.text(text)
    to.span(span, start)
  })
  to.text(heading.anchor)
  to.maybe(heading.customId, ({ id, span }) => {
    to.text(id)
    to.span(span, start)
  })
  to.number(heading.sectionEnd - start)
  to.flag(heading.nested)
}

function readHeading(from: PackReader, span: Span): Heading {
  const { start } = span
  return {
    span,
    form: from.oneOf(headingForms),
    depth: from.number(),
    titleSpan: from.span(start),
    title: from.text(),
    number: from.maybe(() => ({ text: from.text(), span: from.span(start) })),
    anchor: from.text(),
    customId: from.maybe(() => ({ id: from.text(), span: from.span(start) })),
    sectionEnd: start + from.number(),
    nested: from.flag(),
  }
}

function writeLink(to: PackWriter, link: Link, start: number): void {
  to.oneOf(linkKinds, link.kind)
  writeSpan(to, link.textSpan, start)
  to.span(link.targetSpan, start)
  to.text(link.target)
  writeSpan(to, link.titleSpan, start)
}

function readLink(from: PackReader, span: Span): Link {
  const { start } = span
  return {
    kind: from.oneOf(linkKinds),
    span,
    textSpan: readSpan(from, start),
    targetSpan: from.span(start),
    target: from.text(),
    titleSpan: readSpan(from, start),
  }
}

function writeLabel(to: PackWriter, use: LabelUse, start: number): void {
  to.oneOf(labelKinds, use.kind)
  to.flag(use.isImage)
  writeSpan(to, use.textSpan, start)
  to.span(use.labelSpan, start)
  to.text(use.label)
  to.flag(use.isDefined)
}

function readLabel(from: PackReader, span: Span): LabelUse {
  const { start } = span
  return {
    kind: from.oneOf(labelKinds),
    span,
    isImage: from.flag(),
    textSpan: readSpan(from, start),
    labelSpan: from.span(start),
    label: from.text(),
    isDefined: from.flag(),
  }
}

function writeDefinition(to: PackWriter, definition: Definition, start: number): void {
  to.span(definition.labelSpan, start)
  to.text(definition.label)
  to.span(definition.targetSpan, start)
  to.text(definition.target)
  writeSpan(to, definition.titleSpan, start)
}

function readDefinition(from: PackReader, span: Span): Definition {
  const { start } = span
  return {
    span,
    labelSpan: from.span(start),
    label: from.text(),
    targetSpan: from.span(start),
    target: from.text(),
    titleSpan: readSpan(from, start),
  }
}

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

/** All kinds and forms of references under one number. */
const referenceForms = [
  'inline',
  'image',
  'autolink',
  'literal',
  'html',
  'definition',
  'full',
  'collapsed',
  'shortcut',
  'footnote',
  'code',
  'prose',
] as const satisfies readonly Reference['form'][]

function writeReference(to: PackWriter, reference: Reference, start: number): void {
  to.oneOf<Reference['form']>(referenceForms, reference.form)
  to.span(reference.targetSpan, start)
  writeSpan(to, reference.textSpan, start)
  if (reference.kind === 'label') {
    to.text(reference.label)
    to.flag(reference.isDefined)
    return
  }
  const { path, pathSpan, fragment, fragmentSpan } = reference.target
  to.text(path)
  to.span(pathSpan, reference.targetSpan.start)
  to.maybe(fragment, (text) => to.text(text))
  writeSpan(to, fragmentSpan, reference.targetSpan.start)
}

function readReference(from: PackReader, span: Span): Reference {
  const form = from.oneOf(referenceForms)
  const targetSpan = from.span(span.start)
  const textSpan = readSpan(from, span.start)
  switch (form) {
    case 'full':
    case 'collapsed':
    case 'shortcut':
    case 'footnote':
      return { kind: 'label', form, span, targetSpan, textSpan, label: from.text(), isDefined: from.flag() }
    case 'code':
    case 'prose':
      return {
        kind: 'mention',
        form,
        span,
        targetSpan,
        textSpan: undefined,
        target: readTarget(from, targetSpan),
      } satisfies PathMention
    default:
      return {
        kind: 'link',
        form,
        span,
        targetSpan,
        textSpan,
        target: readTarget(from, targetSpan),
      } satisfies LinkReference
  }
}

function readTarget(from: PackReader, { start }: Span): LinkReference['target'] {
  return {
    path: from.text(),
    pathSpan: from.span(start),
    fragment: from.maybe(() => from.text()),
    fragmentSpan: readSpan(from, start),
  }
}
