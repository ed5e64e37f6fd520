// References as numbers and back.

import {
  type LinkReference,
  type NamedDocument,
  namingPlaces,
  type PathMention,
  type Reference,
  type SectionMention,
  sectionForms,
} from '../reference.ts'
import type { Span } from '../text.ts'
import { type PackReader, type PackWriter, readSpan, writeSpan } from './bytes.ts'

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
  'tree',
  ...sectionForms,
] as const satisfies readonly Reference['form'][]

/** Writes what `readReference` reads; the span is written already. */
export function writeReference(to: PackWriter, reference: Reference, start: number): void {
  to.oneOf<Reference['form']>(referenceForms, reference.form)
  to.span(reference.targetSpan, start)
  writeSpan(to, reference.textSpan, start)
  if (reference.kind === 'label') {
    to.text(reference.label)
    to.flag(reference.isDefined)
    return
  }
  if (reference.kind === 'section') {
    to.maybe(reference.number, (text) => to.text(text))
    to.maybe(reference.title, (text) => to.text(text))
    to.flag(reference.certainty === 'certain')
    to.list(reference.named, ({ how, by, path }) => {
      to.oneOf(namingPlaces, how)
      to.flag(by === 'link')
      to.text(path)
    })
    return
  }
  const { path, pathSpan, fragment, fragmentSpan } = reference.target
  to.text(path)
  to.span(pathSpan, reference.targetSpan.start)
  to.maybe(fragment, (text) => to.text(text))
  writeSpan(to, fragmentSpan, reference.targetSpan.start)
}

/** Reads a reference whose span has been read. */
export function readReference(from: PackReader, span: Span): Reference {
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
    case 'tree':
      return {
        kind: 'mention',
        form,
        span,
        targetSpan,
        textSpan: undefined,
        target: readTarget(from, targetSpan),
      } satisfies PathMention
    case 'inline':
    case 'image':
    case 'autolink':
    case 'literal':
    case 'html':
    case 'definition':
      return {
        kind: 'link',
        form,
        span,
        targetSpan,
        textSpan,
        target: readTarget(from, targetSpan),
      } satisfies LinkReference
    default:
      return {
        kind: 'section',
        form,
        span,
        targetSpan,
        textSpan,
        number: from.maybe(() => from.text()),
        title: from.maybe(() => from.text()),
        certainty: from.flag() ? 'certain' : 'likely',
        named: from.list(() => readNamed(from)),
      } satisfies SectionMention
  }
}

function readNamed(from: PackReader): NamedDocument {
  return { how: from.oneOf(namingPlaces), by: from.flag() ? 'link' : 'mention', path: from.text() }
}

function readTarget(from: PackReader, { start }: Span): LinkReference['target'] {
  return {
    path: from.text(),
    pathSpan: from.span(start),
    fragment: from.maybe(() => from.text()),
    fragmentSpan: readSpan(from, start),
  }
}
