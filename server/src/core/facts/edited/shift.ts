// Facts at another offset: what stands behind an edit moves with it. Every field is named, so that a new one is not forgotten.

import type { Span } from '../../text.ts'
import type {
  Anchor,
  CodeBlock,
  CodeSpan,
  Definition,
  Directive,
  Footnote,
  Heading,
  LabelUse,
  Link,
  MetadataField,
  ProseRun,
  Quote,
  Table,
  TableRow,
  Task,
} from '../types.ts'

/** The same fact, `by` UTF-16 units further on. */
export type Shift<T> = (fact: T, by: number) => T

export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

export const shiftHeading: Shift<Heading> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  form: fact.form,
  depth: fact.depth,
  titleSpan: shiftSpan(fact.titleSpan, by),
  title: fact.title,
  number: fact.number && { text: fact.number.text, span: shiftSpan(fact.number.span, by) },
  anchor: fact.anchor,
  customId: fact.customId && { id: fact.customId.id, span: shiftSpan(fact.customId.span, by) },
  sectionEnd: fact.sectionEnd + by,
  nested: fact.nested,
})

export const shiftLink: Shift<Link> = (fact, by) => ({
  kind: fact.kind,
  span: shiftSpan(fact.span, by),
  textSpan: fact.textSpan && shiftSpan(fact.textSpan, by),
  targetSpan: shiftSpan(fact.targetSpan, by),
  target: fact.target,
  titleSpan: fact.titleSpan && shiftSpan(fact.titleSpan, by),
})

export const shiftLabel: Shift<LabelUse> = (fact, by) => ({
  kind: fact.kind,
  span: shiftSpan(fact.span, by),
  isImage: fact.isImage,
  textSpan: fact.textSpan && shiftSpan(fact.textSpan, by),
  labelSpan: shiftSpan(fact.labelSpan, by),
  label: fact.label,
  isDefined: fact.isDefined,
})

export const shiftDefinition: Shift<Definition> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  labelSpan: shiftSpan(fact.labelSpan, by),
  label: fact.label,
  targetSpan: shiftSpan(fact.targetSpan, by),
  target: fact.target,
  titleSpan: fact.titleSpan && shiftSpan(fact.titleSpan, by),
})

export const shiftFootnote: Shift<Footnote> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  labelSpan: shiftSpan(fact.labelSpan, by),
  label: fact.label,
})

export const shiftAnchor: Shift<Anchor> = (fact, by) => ({
  kind: fact.kind,
  span: shiftSpan(fact.span, by),
  id: fact.id,
})

export const shiftCodeSpan: Shift<CodeSpan> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  contentSpan: shiftSpan(fact.contentSpan, by),
})

export const shiftCodeBlock: Shift<CodeBlock> = (fact, by) => ({
  kind: fact.kind,
  span: shiftSpan(fact.span, by),
  language: fact.language,
})

export const shiftTable: Shift<Table> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  rows: fact.rows.map(
    (row): TableRow => ({ span: shiftSpan(row.span, by), cells: row.cells.map((cell) => shiftSpan(cell, by)) }),
  ),
})

export const shiftTask: Shift<Task> = (fact, by) => ({ span: shiftSpan(fact.span, by), isDone: fact.isDone })

export const shiftQuote: Shift<Quote> = (fact, by) => ({ span: shiftSpan(fact.span, by), alert: fact.alert })

export const shiftMetadata: Shift<MetadataField> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  label: fact.label,
  labelSpan: shiftSpan(fact.labelSpan, by),
  value: fact.value,
  valueSpan: shiftSpan(fact.valueSpan, by),
  form: fact.form,
})

export const shiftDirective: Shift<Directive> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  action: fact.action,
  codes: fact.codes,
})

export const shiftProse: Shift<ProseRun> = (fact, by) => ({
  span: shiftSpan(fact.span, by),
  block: fact.block,
  bounds: fact.bounds.map((offset) => offset + by),
})
