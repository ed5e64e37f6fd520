// In an update log: documents that have changed since its base, and behind one of them the sections that have.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { type Message, say } from '../message.ts'
import { resolve } from '../resolve.ts'
import { lineAt, type Span } from '../text.ts'
import { isTold } from '../updateLog/compareDocuments.ts'
import type { DocumentUpdate, SectionUpdate, UpdateFacts } from '../updateLog/model.ts'
import { folderOf, isWithin, join, type Path, relative } from '../uri.ts'
import type { CompletionItem } from './completion.ts'
import { completionPlace, isText, writtenEnd } from './completionPlace.ts'
import { lineAbove } from './lineAbove.ts'

/**
 * What the log may name at the offset, in the order of its facts: in backticks and at the start of an item or a cell a document that
 * changed, behind such a document, on its line or in items below it, its sections that changed. Empty everywhere else. Costs as many
 * steps as there are facts.
 */
export function logItems(corpus: Corpus, facts: UpdateFacts, log: Document, offset: number): readonly CompletionItem[] {
  const root = corpus.rootOf(log.path)?.path
  if (root === undefined) return []
  const place = completionPlace(log, offset)
  if (place) {
    if (place.kind !== 'destination' || place.form !== 'mention') return []
    const end = writtenEnd(log, place, offset)
    return documentItems(facts, root, log, place.span, end, (path) => path)
  }
  if (!isText(log, offset)) return []
  const line = lineOf(log, offset)
  const before = log.text.slice(line.start, offset)
  const named = namedBefore(corpus, facts, root, log, line, offset)
  if (named) {
    const typed = /[\d.]*$/.exec(before)?.[0] ?? ''
    const isCell = before.trimStart().startsWith('|')
    return sectionItems(corpus, root, named, { start: offset - typed.length, end: offset }, isCell)
  }
  const typed = /^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+|[ \t>]*\|(?:[^|]*\|)*[ \t]*)([\p{L}\p{N}._/-]{0,60})$/u.exec(
    before,
  )?.[1]
  if (typed === undefined) return []
  return documentItems(facts, root, log, { start: offset - typed.length, end: offset }, offset, (path) => `\`${path}\``)
}

function lineOf({ facts, text }: Document, offset: number): Span {
  const line = lineAt(facts.lines, offset)
  return { start: facts.lines[line] ?? 0, end: facts.lines[line + 1] ?? text.length }
}

function documentItems(
  { documents }: UpdateFacts,
  root: Path,
  log: Document,
  span: Span,
  end: number,
  written: (path: string) => string,
): readonly CompletionItem[] {
  return documents.filter(isNews).map((update, i): CompletionItem => {
    const path = join(root, update.file) ?? root
    const folder = folderOf(log.path)
    const label = isWithin(folder, path) ? relative(folder, path) : update.file
    return {
      kind: 'file',
      label,
      detail: update.file,
      description: describe(update),
      text: written(label),
      span,
      overwriteSpan: { start: span.start, end },
      filterText: `${label} ${update.title}`,
      sortText: sortText(i),
      target: update.status === 'removed' ? undefined : { path, anchor: undefined },
    }
  })
}

function isNews({ status, class: kind }: DocumentUpdate): boolean {
  return status === 'added' || status === 'removed' || isTold(kind)
}

function describe({ status, class: kind, sections }: DocumentUpdate): Message {
  if (status === 'added') return say('new since the base')
  if (status === 'removed') return say('removed since the base')
  if (kind === 'metadata-only') return say('metadata changed since the base')
  return say('changed since the base; sections: {count}', { count: sections.length })
}

/** Before everything that is offered anyway. */
function sortText(i: number): string {
  return `!${String(i).padStart(5, '0')}`
}

/** The changed document that is named on the line before the offset; of an item, also the one of the item that it belongs to. */
function namedBefore(
  corpus: Corpus,
  { documents }: UpdateFacts,
  root: Path,
  log: Document,
  line: Span,
  offset: number,
): DocumentUpdate | undefined {
  const among = (start: number, end: number) => {
    for (const reference of log.references.filter(({ span }) => span.start >= start && span.end <= end).reverse()) {
      if (reference.kind !== 'mention' && reference.kind !== 'link') continue
      const resolution = resolve(corpus, log, reference)
      const file = resolution.kind === 'found' ? relative(root, resolution.target.path) : undefined
      const update = documents.find((each) => each.file === file)
      if (update) return update
    }
    return undefined
  }
  const own = among(line.start, offset)
  if (own) return own
  const indent = /^(\s+)[-*+]\s/.exec(log.text.slice(line.start, offset))?.[1]?.length
  const above = indent === undefined ? undefined : lineAbove(log, lineAt(log.facts.lines, offset), indent)
  return above && among(above.start, above.end)
}

function sectionItems(
  corpus: Corpus,
  root: Path,
  update: DocumentUpdate,
  span: Span,
  isCell: boolean,
): readonly CompletionItem[] {
  const path = join(root, update.file) ?? root
  const document = corpus.document(path)
  const anchorOf = ({ change, line }: SectionUpdate) =>
    change === 'removed'
      ? undefined
      : document?.facts.headings.find(({ span }) => span.start === document.facts.lines[line - 1])?.anchor
  return update.sections.flatMap((section, i): CompletionItem | readonly [] => {
    if (section.number === null || section.number.includes('–')) return []
    const label = `${section.number} ${section.title}`
    return {
      kind: 'section',
      label,
      detail: update.file,
      description: describeSection(section),
      text: isCell ? section.number : label,
      span,
      overwriteSpan: span,
      filterText: label,
      sortText: sortText(i),
      target: document && { path, anchor: anchorOf(section) },
    }
  })
}

function describeSection({ change, from = '', isChanged }: SectionUpdate): Message {
  switch (change) {
    case 'added':
      return say('added since the base')
    case 'removed':
      return say('removed since the base')
    case 'renumbered':
    case 'retitled':
      return isChanged
        ? say('was {from} at the base, and changed since', { from })
        : say('was {from} at the base', { from })
    case 'changed':
      return say('changed since the base')
  }
}
