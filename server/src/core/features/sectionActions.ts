// What can be done to the section at a place: put one behind it, take it away, let it count on, move it, lift or lower it.

import type { Change, Edit, Refused, Swap } from '../changes/change.ts'
import { encodingRefusal } from '../changes/encoding.ts'
import { childrenAfter, takenBy } from '../changes/headings.ts'
import { shifted, withNumbers } from '../changes/sections.ts'
import { type ContentsEntry, contentsEntries, tables } from '../contents.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { type Message, say } from '../message.ts'
import { renumbered } from '../numbering/renumbered.ts'
import { numberedSections } from '../numbering/sections.ts'
import { childNumber, nextNumber } from '../sectionNumber.ts'
import { lineAt, type Span } from '../text.ts'
import { canBeFollowed, insertSection, removeSection } from './insertSection.ts'
import { titleHeading } from './references.ts'
import { renumber } from './renumber.ts'

/** Names that stay: clients keep them between asking what there is and asking for it. */
export type SectionAction = (typeof sectionActionNames)[number]
export const sectionActionNames = [
  'insert',
  'remove',
  'up',
  'down',
  'lift',
  'lower',
  'next-free',
  'renumber-from',
  'renumber',
] as const

export interface OfferedAction {
  readonly action: SectionAction
  readonly title: Message
}

/** The heading on whose line the offset is; undefined where there is none, or it stands in a quote or list. */
export function headingAt(document: Document, offset: number): Heading | undefined {
  const { headings, lines } = document.facts
  const line = lineAt(lines, offset)
  const heading = headings.find(
    ({ span, nested }) => !nested && lineAt(lines, span.start) <= line && line <= lineAt(lines, span.end),
  )
  return heading
}

/** What makes sense here. Cheap: what it comes to is found when somebody chooses it. */
export function sectionActions(document: Document, offset: number): readonly OfferedAction[] {
  const heading = headingAt(document, offset)
  if (!heading) return []
  const { before, after, parent } = around(document, heading)
  const number = heading.number?.text
  const found: (OfferedAction | false | undefined)[] = [
    heading !== titleHeading(document) &&
      canBeFollowed(heading) && {
        action: 'insert',
        title: say('Insert section {number} behind this one', { number: nextNumber(number ?? '') ?? '' }),
      },
    before && { action: 'up', title: say('Move the section up') },
    after && { action: 'down', title: say('Move the section down') },
    canBeLifted(document, heading, parent) && { action: 'lift', title: say('Lift the section by one level') },
    canBeLowered(document, heading, before) && { action: 'lower', title: say('Lower the section by one level') },
    heading.depth > 1 && { action: 'remove', title: say('Remove the section') },
    isTaken(document, heading) && { action: 'next-free', title: say('Give the section the next free number') },
    renumbered(document.facts.headings, heading.span.start).size > 0 && {
      action: 'renumber-from',
      title: say('Renumber from here'),
    },
    renumbered(document.facts.headings).size > 0 && { action: 'renumber', title: say('Renumber the document') },
  ]
  return found.filter((each): each is OfferedAction => typeof each === 'object')
}

/** Carries an action out on the section at the offset; `title`: what a new section is called. */
export function* sectionChange(
  corpus: Corpus,
  document: Document,
  offset: number,
  action: SectionAction,
  title: string,
): Generator<void, Change | Refused> {
  const heading = headingAt(document, offset)
  const unwritable = encodingRefusal(corpus, document)
  if (unwritable) return unwritable
  if (action === 'renumber') return yield* renumber(corpus, document)
  if (!heading) return { refused: say('There is no section here.') }
  const { before, after, parent } = around(document, heading)
  switch (action) {
    case 'renumber-from':
      return yield* renumber(corpus, document, heading.span.start)
    case 'insert':
      return yield* insertSection(corpus, document, heading, title)
    case 'remove':
      return yield* removeSection(corpus, document, heading)
    case 'up':
      return before ? yield* swapped(corpus, document, before, heading) : nothing
    case 'down':
      return after ? yield* swapped(corpus, document, heading, after) : nothing
    case 'lift':
      return parent ? yield* lifted(corpus, document, heading, parent) : nothing
    case 'lower':
      return before ? yield* lowered(corpus, document, heading, before) : nothing
    case 'next-free':
      return yield* withNumbers(corpus, document, nextFree(document, heading))
  }
}

const nothing: Change = { moves: [], edits: [] }

/** The sections as deep as this one right before and behind it, and the one that it stands in. */
function around(document: Document, heading: Heading) {
  const sections = document.facts.headings.filter(({ nested }) => !nested)
  const at = sections.indexOf(heading)
  const parent = sections.slice(0, at).findLast(({ depth }) => depth < heading.depth)
  const inside = (each: Heading) => each.depth === heading.depth && each.span.start < (parent?.sectionEnd ?? Infinity)
  const before = sections
    .slice(0, at)
    .findLast((each) => each.depth <= heading.depth && each.span.start > (parent?.span.start ?? -1))
  const after = sections.slice(at + 1).find(({ span }) => span.start >= heading.sectionEnd)
  return {
    parent,
    before: before?.depth === heading.depth ? before : undefined,
    after: after && inside(after) ? after : undefined,
  }
}

/** Two sections behind each other change places, and numbers, as long as both have one. */
function* swapped(corpus: Corpus, document: Document, first: Heading, second: Heading): Generator<void, Change> {
  const numbers = new Map<Heading, string>()
  if (first.number && second.number) {
    for (const [heading, text] of [
      [first, second.number.text],
      [second, first.number.text],
    ] as const) {
      numbers.set(heading, text)
      for (const [child, below] of childrenAfter(document, heading, text)) numbers.set(child, below)
    }
  }
  const { path, text } = document
  const body = ({ span, sectionEnd }: Heading) => ({
    start: span.start,
    end: span.start + text.slice(span.start, sectionEnd).trimEnd().length,
  })
  const swaps: Swap[] = [{ path, first: body(first), second: body(second) }]
  for (const table of tables(contentsEntries(document))) {
    const [one, two] = [linesOf(document, table, first), linesOf(document, table, second)]
    if (one && two && one.end <= two.start) swaps.push({ path, first: one, second: two })
  }
  return yield* withNumbers(corpus, document, numbers, [], swaps)
}

/** The lines of the table of contents that list the section and what is in it; undefined where they do not stand together. */
function linesOf(document: Document, table: readonly ContentsEntry[], heading: Heading): Span | undefined {
  const entries = entriesOf(document, table, heading)
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last || first.headings[0] !== heading) return undefined
  const isTogether = entries.every(({ span }, i) => i === 0 || span.start === entries[i - 1]?.span.end)
  return isTogether ? { start: first.span.start, end: last.span.end } : undefined
}

function entriesOf(document: Document, table: readonly ContentsEntry[], heading: Heading): readonly ContentsEntry[] {
  const inside = new Set(within(document, heading))
  return table.filter(({ headings }) => headings.some((each) => inside.has(each)))
}

/** Only the last section of its parent can be lifted: those behind it would become its own. */
function canBeLifted(document: Document, heading: Heading, parent: Heading | undefined): boolean {
  if (!parent || heading.depth < 3 || parent.depth !== heading.depth - 1 || heading.form !== 'atx') return false
  if (heading.sectionEnd !== parent.sectionEnd || !areAtx(document, heading)) return false
  return !heading.number || (parent.number !== undefined && nextNumber(parent.number.text) !== undefined)
}

function* lifted(corpus: Corpus, document: Document, heading: Heading, parent: Heading): Generator<void, Change> {
  const to = parent.number && nextNumber(parent.number.text)
  const numbers = new Map(heading.number && to !== undefined ? shifted(document, parent, 1) : [])
  if (heading.number && to !== undefined) {
    numbers.set(heading, to)
    for (const [child, below] of childrenAfter(document, heading, to)) numbers.set(child, below)
  }
  return yield* withNumbers(corpus, document, numbers, marked(document, heading, -1, parent))
}

/** A section becomes the last of the one before it. */
function canBeLowered(document: Document, heading: Heading, before: Heading | undefined): boolean {
  const deepest = Math.max(...within(document, heading).map(({ depth }) => depth))
  return before !== undefined && heading.form === 'atx' && heading.depth > 1 && deepest < 6 && areAtx(document, heading)
}

function* lowered(corpus: Corpus, document: Document, heading: Heading, before: Heading): Generator<void, Change> {
  const numbers = new Map<Heading, string>()
  if (heading.number && before.number) {
    const children = numberedSections(document.facts.headings).filter(
      ({ heading: each, parent }) => parent?.heading === before && each.depth === before.depth + 1,
    )
    const last = children.at(-1)?.heading.number?.text
    const to = last === undefined ? childNumber(before.number.text) : nextNumber(last)
    for (const [each, text] of shifted(document, heading, -1)) numbers.set(each, text)
    if (to !== undefined) {
      numbers.set(heading, to)
      for (const [child, below] of childrenAfter(document, heading, to)) numbers.set(child, below)
    }
  }
  return yield* withNumbers(corpus, document, numbers, marked(document, heading, 1, before))
}

function within(document: Document, { span, sectionEnd }: Heading): readonly Heading[] {
  return document.facts.headings.filter(
    (each) => !each.nested && each.span.start >= span.start && each.span.start < sectionEnd,
  )
}

function areAtx(document: Document, heading: Heading): boolean {
  return within(document, heading).every(({ form }) => form === 'atx')
}

/** One `#` more or less on every heading of the section, and one step in or out in tables of contents that list the one beside it, too. */
function marked(document: Document, heading: Heading, by: 1 | -1, beside: Heading): readonly Edit[] {
  const indents = tables(contentsEntries(document)).flatMap((table) => {
    const other = entriesOf(document, table, beside).find(({ headings }) => headings.includes(beside))?.indent
    const entries = other === undefined ? [] : entriesOf(document, table, heading)
    const own = entries[0]?.indent
    const step = own !== undefined && other !== undefined && own.length > other.length ? own.slice(other.length) : '  '
    return entries.flatMap(({ span: { start }, indent }): Edit | readonly [] => {
      if (by === -1 && indent.length < step.length) return []
      const span = { start, end: by === 1 ? start : start + step.length }
      return { path: document.path, span, text: by === 1 ? step : '', reason: 'words' }
    })
  })
  const marks = within(document, heading).map(({ span: { start } }): Edit => {
    // Behind the first one, so that the heading goes on beginning where it began.
    const at = document.text.indexOf('#', start) + 1
    const span = by === 1 ? { start: at, end: at } : { start: at, end: at + 1 }
    return { path: document.path, span, text: by === 1 ? '#' : '', reason: 'target' }
  })
  return [...indents, ...marks]
}

function isTaken(document: Document, heading: Heading): boolean {
  return heading.number !== undefined && takenBy(document, new Map([[heading, heading.number.text]])) !== undefined
}

/** The first number behind that of the section that no other has; its children follow. */
function nextFree(document: Document, heading: Heading): ReadonlyMap<Heading, string> {
  let text = heading.number?.text
  while (text !== undefined) {
    text = nextNumber(text)
    if (text === undefined) break
    const numbers = new Map([[heading, text], ...childrenAfter(document, heading, text)])
    if (!takenBy(document, numbers)) return numbers
  }
  return new Map()
}
