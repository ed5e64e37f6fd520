// References as numbers and back.

import type { LinkReference, PathMention, Reference } from '../reference.ts'
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
