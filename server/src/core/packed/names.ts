// Headings, links, labels and definitions as numbers and back: what names something, and what uses the name.

import type { Definition, Heading, LabelUse, Link } from '../facts/types.ts'
import type { Span } from '../text.ts'
import { type PackReader, type PackWriter, readSpan, writeSpan } from './bytes.ts'

const headingForms = ['atx', 'setext'] as const
const linkKinds = ['inline', 'image', 'autolink', 'literal', 'html'] as const
const labelKinds = ['full', 'collapsed', 'shortcut', 'footnote'] as const

/** Writes what `readHeading` reads; the span is written already. */
export function writeHeading(to: PackWriter, heading: Heading, start: number): void {
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

/** What `writeHeading` wrote, given its span. */
export function readHeading(from: PackReader, span: Span): Heading {
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

/** Writes what `readLink` reads; the span is written already. */
export function writeLink(to: PackWriter, link: Link, start: number): void {
  to.oneOf(linkKinds, link.kind)
  writeSpan(to, link.textSpan, start)
  to.span(link.targetSpan, start)
  to.text(link.target)
  writeSpan(to, link.titleSpan, start)
}

/** What `writeLink` wrote, given its span. */
export function readLink(from: PackReader, span: Span): Link {
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

/** Writes what `readLabel` reads; the span is written already. */
export function writeLabel(to: PackWriter, use: LabelUse, start: number): void {
  to.oneOf(labelKinds, use.kind)
  to.flag(use.isImage)
  writeSpan(to, use.textSpan, start)
  to.span(use.labelSpan, start)
  to.text(use.label)
  to.flag(use.isDefined)
}

/** What `writeLabel` wrote, given its span. */
export function readLabel(from: PackReader, span: Span): LabelUse {
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

/** Writes what `readDefinition` reads; the span is written already. */
export function writeDefinition(to: PackWriter, definition: Definition, start: number): void {
  to.span(definition.labelSpan, start)
  to.text(definition.label)
  to.span(definition.targetSpan, start)
  to.text(definition.target)
  writeSpan(to, definition.titleSpan, start)
}

/** What `writeDefinition` wrote, given its span. */
export function readDefinition(from: PackReader, span: Span): Definition {
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
