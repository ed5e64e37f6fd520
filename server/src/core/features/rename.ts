// Renames what is at a place: the title of a section, its number, a label, a file; with everything that says it again.

import type { Change, Edit, Refused } from '../changes/change.ts'
import { encodingRefusal } from '../changes/encoding.ts'
import { followed } from '../changes/follow.ts'
import { childrenAfter, numbered, takenBy, titleSpanOf } from '../changes/headings.ts'
import { isHistorical } from '../changes/historical.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { labelKey } from '../facts/reference/inlines.ts'
import type { Heading } from '../facts/types.ts'
import { say } from '../message.ts'
import type { Reference } from '../reference.ts'
import { resolve } from '../resolve.ts'
import { resolvePath } from '../resolvePath.ts'
import { parseNumber } from '../sectionNumber.ts'
import { type Span, slice, touches } from '../text.ts'
import { folderOf, join, nameOf, type Path } from '../uri.ts'
import { moveFiles, moveRefusal } from './moveFiles.ts'
import { symbolAt } from './symbolAt.ts'

/** What a rename would start from: the place that is asked about, and its name as it is. */
export interface Renamable {
  readonly span: Span
  readonly placeholder: string
}

/** What can be renamed at the offset; undefined where there is nothing. */
export function prepareRename(corpus: Corpus, document: Document, offset: number): Renamable | undefined {
  const subject = subjectAt(corpus, document, offset)
  return subject && { span: subject.span, placeholder: subject.name }
}

/** Renames what is at the offset, in steps: one for each document that it concerns. */
export function* rename(
  corpus: Corpus,
  document: Document,
  offset: number,
  name: string,
): Generator<void, Change | Refused> {
  const subject = subjectAt(corpus, document, offset)
  const wanted = name.trim()
  if (!subject) return { refused: say('There is nothing to rename here.') }
  if (wanted === '' || /[\r\n]/.test(wanted)) return { refused: say('A name is one line, and not empty.') }
  if (wanted === subject.name) return { moves: [], edits: [] }
  if (subject.kind === 'label')
    return encodingRefusal(corpus, document) ?? labelRenamed(document, subject.label, subject.isFootnote, wanted)
  if (subject.kind === 'file') {
    const move = { from: subject.path, to: join(folderOf(subject.path), wanted) ?? subject.path }
    if (wanted.includes('/')) return { refused: say('A file name has no “/”; to move the file, use the Explorer.') }
    const refused = moveRefusal(corpus, move)
    return refused ? { refused } : yield* moveFiles(corpus, [move])
  }
  const unwritable = encodingRefusal(corpus, subject.document)
  if (unwritable) return unwritable
  const edits = subject.kind === 'title' ? retitled(subject, wanted) : renumbered(subject, wanted)
  if ('refused' in edits) return edits
  return yield* followed(corpus, { moves: [], edits }, { isHistorical: (path) => isHistorical(corpus, path) })
}

type Subject = { readonly span: Span; readonly name: string } & (
  | { readonly kind: 'title' | 'number'; readonly document: Document; readonly heading: Heading }
  | { readonly kind: 'label'; readonly label: string; readonly isFootnote: boolean }
  | { readonly kind: 'file'; readonly path: Path }
)

function subjectAt(corpus: Corpus, document: Document, offset: number): Subject | undefined {
  const symbol = symbolAt(document, offset)
  switch (symbol.kind) {
    case 'heading':
      return headingSubject(document, symbol.heading, offset)
    case 'definition':
    case 'footnote': {
      const { label, labelSpan } = symbol.kind === 'definition' ? symbol.definition : symbol.footnote
      const name = slice(document.text, labelSpan)
      return { kind: 'label', span: labelSpan, name, label, isFootnote: symbol.kind === 'footnote' }
    }
    case 'reference':
      return referenceSubject(corpus, document, symbol.reference, symbol.part)
    default:
      return undefined
  }
}

function headingSubject(document: Document, heading: Heading, offset: number): Subject | undefined {
  const { number } = heading
  const title = titleSpanOf(document, heading)
  if (number && (touches(number.span, offset) || title.start === title.end)) {
    return { kind: 'number', document, heading, span: number.span, name: number.text }
  }
  return { kind: 'title', document, heading, span: title, name: slice(document.text, title) }
}

/** A link is renamed by what it names: its file where the cursor is on the path, else the section. A number in prose is the section's. */
function referenceSubject(
  corpus: Corpus,
  document: Document,
  reference: Reference,
  part: 'path' | 'whole',
): Subject | undefined {
  if (reference.kind === 'label') {
    const { label, form, targetSpan: span } = reference
    return { kind: 'label', span, name: slice(document.text, span), label, isFootnote: form === 'footnote' }
  }
  if (reference.kind !== 'section' && (part === 'path' || reference.target.fragment === undefined)) {
    const place = resolvePath(corpus, document.path, reference.target.path, reference.kind)
    if (place.kind !== 'found' || place.target.kind !== 'file' || reference.target.path === '') return undefined
    const { path } = place.target
    const written = slice(document.text, reference.target.pathSpan)
    const start = reference.target.pathSpan.end - (written.length - (written.lastIndexOf('/') + 1))
    return { kind: 'file', path, span: { start, end: reference.target.pathSpan.end }, name: nameOf(path) }
  }
  const resolution = resolve(corpus, document, reference)
  if (resolution.kind !== 'found' || resolution.target.kind !== 'heading') return undefined
  const { heading, path } = resolution.target
  const target = corpus.document(path)
  if (!target) return undefined
  if (reference.kind === 'section' && heading.number && reference.number !== undefined) {
    return { kind: 'number', document: target, heading, span: reference.targetSpan, name: heading.number.text }
  }
  const span = reference.kind === 'section' ? reference.targetSpan : (reference.target.fragmentSpan ?? reference.span)
  return { kind: 'title', document: target, heading, span, name: slice(target.text, titleSpanOf(target, heading)) }
}

type HeadingSubject = Subject & { readonly kind: 'title' | 'number' }

function retitled({ document, heading }: HeadingSubject, title: string): readonly Edit[] {
  return [{ path: document.path, span: titleSpanOf(document, heading), text: title, reason: 'target' }]
}

function renumbered({ document, heading }: HeadingSubject, number: string): readonly Edit[] | Refused {
  const parsed = parseNumber(number)
  if (!parsed) return { refused: say('“{number}” is no section number.', { number }) }
  const numbers = new Map([[heading, number], ...childrenAfter(document, heading, number)])
  const taken = takenBy(document, numbers)
  if (taken) {
    return {
      refused: say('“{title}” has this number already.', { title: taken.title }),
    }
  }
  return [...numbers].flatMap(([each, text]) => numbered(document, each, text))
}

/** Labels belong to their document: all uses and the definition. */
function labelRenamed(document: Document, label: string, isFootnote: boolean, name: string): Change | Refused {
  if (/[[\]]/.test(name) || (isFootnote && /\s/.test(name))) {
    return { refused: say('A label has no brackets, and that of a footnote no spaces.') }
  }
  const { facts, path } = document
  const definitions = isFootnote ? facts.footnotes : facts.definitions
  const wanted = labelKey(name)
  if (wanted !== label && definitions.some((each) => each.label === wanted)) {
    return { refused: say('The label {label} is defined already.', { label: name }) }
  }
  const uses = facts.labels.filter((use) => use.label === label && (use.kind === 'footnote') === isFootnote)
  const spans = [...definitions.filter((each) => each.label === label), ...uses].map(({ labelSpan }) => labelSpan)
  const edits = spans.map((span): Edit => ({ path, span, text: name, reason: 'target' }))
  return { moves: [], edits: edits.sort((a, b) => a.span.start - b.span.start) }
}
