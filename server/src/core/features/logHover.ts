// In an update log: what changed in the document or section that a place in the log names, as a short diff.

import { diffLines } from 'diff'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { say } from '../message.ts'
import { titleWithoutNumber } from '../number.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import type { Reference } from '../reference.ts'
import { resolve } from '../resolve.ts'
import { numberKey } from '../sectionNumber.ts'
import { lineAt, type Span, slice } from '../text.ts'
import { compareDocuments } from '../updateLog/compareDocuments.ts'
import type { SectionUpdate } from '../updateLog/model.ts'
import { sectionUpdates } from '../updateLog/renumberings.ts'
import type { Path } from '../uri.ts'
import type { HoverPart } from './hoverParts.ts'
import { lineAbove } from './lineAbove.ts'
import { codeBlock } from './safeMarkdown.ts'

/** The state that a log compares with. */
export interface Before {
  readonly corpus: Corpus
  /** New path to old. */
  readonly renames: ReadonlyMap<Path, Path>
}

export interface LogHover {
  /** The reference, or the text of the line. */
  readonly span: Span
  readonly parts: readonly HoverPart[]
}

/**
 * What changed in what the line at the offset names: the reference at the offset, else the first section or document that is named on the
 * line, a section of the document above it where an item holds a number alone. Undefined where nothing of the corpus is named. Costs as
 * many steps as the line has references, and a comparison of one document.
 */
export function logHover(before: Before, corpus: Corpus, log: Document, offset: number): LogHover | undefined {
  const named = namedAt(corpus, log, offset)
  const after = named && corpus.document(named.path)
  if (!named || !after || after.path === log.path) return undefined
  const old = before.corpus.document(before.renames.get(after.path) ?? after.path)
  const parts = named.heading ? sectionParts(old, after, named.heading) : documentParts(old, after)
  return { span: named.span, parts }
}

interface Named {
  readonly path: Path
  readonly heading: Heading | undefined
  readonly span: Span
}

function namedAt(corpus: Corpus, log: Document, offset: number): Named | undefined {
  const { lines, length } = log.facts
  const line = lineAt(lines, offset)
  const [start, end] = [lines[line] ?? 0, lines[line + 1] ?? length]
  const here = log.references.filter(({ span }) => span.start >= start && span.start < end)
  const at = here.filter(({ span }) => span.start <= offset && offset <= span.end)
  for (const reference of [...at, ...here]) {
    const named = namedBy(corpus, log, reference)
    if (named) return named
  }
  return itemAt(corpus, log, { start, end })
}

function namedBy(corpus: Corpus, log: Document, reference: Reference): Named | undefined {
  if (reference.kind === 'label') return undefined
  const resolution = resolve(corpus, log, reference)
  if (resolution.kind !== 'found') return undefined
  const { target } = resolution
  const heading = target.kind === 'heading' ? target.heading : undefined
  return { path: target.path, heading, span: reference.span }
}

/** `  - added 12.4 Gateways` below `- network.md:`. */
function itemAt(corpus: Corpus, log: Document, line: Span): Named | undefined {
  const text = slice(log.text, line)
  const item = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+\S/.exec(text)
  if (!item) return undefined
  const indent = item[1]?.length ?? 0
  const above = lineAbove(log, lineAt(log.facts.lines, line.start), indent)
  const reference =
    above &&
    log.references.find(({ kind, span }) => kind !== 'label' && span.start >= above.start && span.start < above.end)
  const named = reference && namedBy(corpus, log, reference)
  const heading = named && headingIn(corpus.document(named.path), text)
  const content = { start: line.start + indent, end: line.start + text.trimEnd().length }
  return heading ? { path: named.path, heading, span: content } : undefined
}

/** The section whose number the text holds first; else the one whose title it holds. */
function headingIn(document: Document | undefined, text: string): Heading | undefined {
  if (!document) return undefined
  for (const [number] of text.slice(0, 500).matchAll(/\d+(?:\.\d+)+/g)) {
    const same = headingsNumbered(document.facts, numberKey(number))
    const heading = same.find(({ title }) => text.includes(titleWithoutNumber(title))) ?? same[0]
    if (heading) return heading
  }
  return undefined
}

function documentParts(before: Document | undefined, after: Document): readonly HoverPart[] {
  if (!before) return [say('A new document since the log’s base.')]
  if (before.text === after.text) return [say('Nothing has changed in it since the log’s base.')]
  const comparison = compareDocuments(before, after)
  const sections = sectionUpdates(comparison.sections, before, after)
  const shown = sections.slice(0, mostSections)
  return [
    classPart(comparison.class),
    ...(shown.length > 0 ? [{ markdown: '\n' }] : []),
    ...shown.flatMap((section): readonly HoverPart[] => [{ markdown: '\n- ' }, updatePart(section)]),
    ...(sections.length > shown.length
      ? [{ markdown: '\n- ' }, say('and {count} more', { count: sections.length - shown.length })]
      : []),
    ...diffParts(before.text, after.text),
  ]
}

const mostSections = 8

function classPart(kind: ReturnType<typeof compareDocuments>['class']): HoverPart {
  switch (kind) {
    case 'content':
      return say('Changed since the log’s base:')
    case 'format-only':
      return say('Only its layout has changed since the log’s base:')
    case 'toc-only':
      return say('Only its table of contents has changed since the log’s base:')
    case 'metadata-only':
      return say('Only its metadata have changed since the log’s base:')
  }
}

function updatePart({ change, number, title, from = '', isChanged }: SectionUpdate): HoverPart {
  const section = number === null ? title : `${number} ${title}`
  switch (change) {
    case 'added':
      return say('added {section}', { section })
    case 'removed':
      return say('removed {section}', { section })
    case 'renumbered':
      return isChanged
        ? say('renumbered {section}, was {from}, and changed', { section, from })
        : say('renumbered {section}, was {from}', { section, from })
    case 'retitled':
      return isChanged
        ? say('retitled {section}, was {from}, and changed', { section, from })
        : say('retitled {section}, was {from}', { section, from })
    case 'changed':
      return say('changed {section}', { section })
  }
}

/** The section's own text, without that of the sections below it; of a new one the whole. */
function sectionParts(before: Document | undefined, after: Document, heading: Heading): readonly HoverPart[] {
  if (!before) return [say('A new document since the log’s base.')]
  const change = compareDocuments(before, after).sections.find(
    (each) => each.heading.span.start === heading.span.start && each.change !== 'removed',
  )
  const old = change?.change === 'added' ? undefined : headingBefore(before, heading, change?.from)
  if (!old) {
    return [
      say('A new section since the log’s base:'),
      ...diffParts('', after.text.slice(heading.span.start, heading.sectionEnd)),
    ]
  }
  const [was, is] = [ownText(before, old), ownText(after, heading)]
  if (was === is) return [say('Nothing has changed in its own text since the log’s base.')]
  return [say('Changed since the log’s base:'), ...diffParts(was, is)]
}

function headingBefore({ facts }: Document, { title, depth }: Heading, from: string | undefined): Heading | undefined {
  const same = facts.headings.filter((each) => !each.nested && each.depth === depth)
  return (
    same.find((each) => each.title === title) ??
    same.find((each) => from !== undefined && (each.title === from || each.number?.text === from)) ??
    same.find((each) => titleWithoutNumber(each.title) === titleWithoutNumber(title))
  )
}

function ownText({ text, facts }: Document, { span }: Heading): string {
  const next = facts.headings.find((each) => !each.nested && each.span.start > span.start)
  return text.slice(span.start, next?.span.start ?? text.length).trimEnd()
}

/** A hover is glanced at: so many lines, so many characters of each. */
const mostLines = 16
const mostCharacters = 160

/** Lines that came and went with one line around them; nothing in it is more than text. Texts that have too little in common show none. */
function diffParts(before: string, after: string): readonly HoverPart[] {
  const changes = diffLines(withFeed(before), withFeed(after), { maxEditLength: 1000 })
  if (!changes) return [{ markdown: '\n\n' }, say('Too much has changed to show it here.')]
  const shown: string[] = []
  for (const { added, removed, value } of changes) {
    const lines = value.replace(/\n$/, '').split('\n')
    const sign = added ? '+' : removed ? '-' : ' '
    const kept = added || removed ? lines : around(lines, shown.length > 0)
    shown.push(
      ...kept.map((line) => `${sign}${line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line}`),
    )
    if (shown.length > mostLines) break
  }
  while (shown.at(-1)?.trim() === '') shown.pop()
  if (shown.length === 0) return []
  const cut = shown.length > mostLines ? [...shown.slice(0, mostLines), '…'] : shown
  return [{ markdown: `\n\n${codeBlock(cut, 'diff')}` }]
}

/** The lines of what stayed that touch what did not. */
function around(lines: readonly string[], isBehind: boolean): readonly string[] {
  const full = lines.filter((line) => line.trim() !== '')
  const [first, last] = [full[0], full.at(-1)]
  return [
    ...(isBehind && first !== undefined ? [first] : []),
    ...(last !== undefined && (last !== first || !isBehind) ? [last] : []),
  ]
}

function withFeed(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n')
  return plain === '' || plain.endsWith('\n') ? plain : `${plain}\n`
}
