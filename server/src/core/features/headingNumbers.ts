// The number of a heading that is being typed: the next of its siblings, or the first below its parent.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { type Message, say } from '../message.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { rulesFor } from '../numbering/rules.ts'
import { firstNumber, schemeOf } from '../numbering/scheme.ts'
import { childNumber, nextNumber, numberKey, parseNumber } from '../sectionNumber.ts'
import { lineAt } from '../text.ts'
import type { CompletionItem } from './completion.ts'
import { withoutZeros } from './numberFilter.ts'

/** From so many headings without numbers on a level has none; a table of contents may stand there alone. */
const fewestUnnumbered = 2

/** No more steps than this are made to find a number that is free. */
const mostSteps = 1000

/**
 * The numbers a heading can have whose `#` and perhaps the beginning of a number stand before the offset: the next of those before it,
 * and where that is taken further down, also the next free one. None where headings of its level carry no number, or a title
 * has been begun. One pass over the headings of the document.
 */
export function headingNumbers(
  corpus: Corpus,
  document: Document,
  offset: number,
): readonly CompletionItem[] | undefined {
  const { text, facts } = document
  const lineStart = facts.lines[lineAt(facts.lines, offset)] ?? 0
  const match = /^ {0,3}(#{1,6})[ \t]+(\S{0,16})$/.exec(text.slice(lineStart, Math.min(offset, lineStart + 40)))
  if (!match || offset - lineStart > 40) return undefined
  const typed = match[2] ?? ''
  const found = candidates(corpus, document, lineStart, match[1]?.length ?? 1)
  const span = { start: offset - typed.length, end: offset }
  const behind = /^[ \t]?/.exec(text.slice(offset, offset + 1))?.[0] ?? ''
  return found
    .filter(({ number }) => number.startsWith(typed) || withoutZeros(number).startsWith(withoutZeros(typed)))
    .map(
      ({ number, gap, note }, i): CompletionItem => ({
        kind: 'number',
        label: number,
        detail: '',
        description: note,
        text: behind === '' ? number + gap : number,
        span,
        overwriteSpan: span,
        filterText: number.startsWith(typed) ? number : `${typed} ${number}`,
        sortText: String(i),
        target: undefined,
      }),
    )
}

interface Candidate {
  readonly number: string
  /** What this document writes between a number and its title. */
  readonly gap: string
  readonly note: Message
}

function candidates(corpus: Corpus, document: Document, lineStart: number, depth: number): readonly Candidate[] {
  const { facts } = document
  const headings = facts.headings.filter(({ nested, span }) => !nested && span.start !== lineStart)
  const at = headings.findIndex(({ span }) => span.start > lineStart)
  const here = at < 0 ? headings.length : at
  const parent = headings.slice(0, here).findLast((heading) => heading.depth < depth)
  const siblings = siblingsOf(headings, here, depth)
  const before = siblings.findLast(({ span, number }) => number && span.start < lineStart)
  const number = numberBehind(corpus, document, before) ?? firstBelow(corpus, document, depth, parent)
  if (number === undefined) return []
  const gap = gapBehind(document, before ?? modelOf(headings, here, depth) ?? parent)
  const taken = siblings.find((sibling) => sibling.number && numberKey(sibling.number.text) === numberKey(number))
  const note = taken
    ? say('taken by “{title}”', { title: taken.title })
    : before
      ? say('next behind “{title}”', { title: before.title })
      : parent
        ? say('first under “{title}”', { title: parent.title })
        : say('the first number')
  const next = { number, gap, note }
  const free = taken ? freeNumber(document, number) : undefined
  return free === undefined ? [next] : [next, { number: free, gap, note: say('the next that is free') }]
}

/** The next number; undefined where none stands before, or the configuration says that numbers mean nothing here. */
function numberBehind(corpus: Corpus, { path }: Document, before: Heading | undefined): string | undefined {
  if (!before?.number || rulesFor(corpus, path)?.length === 0) return undefined
  return nextNumber(before.number.text)
}

/** The first number below a section: as the scheme of the document has it, and where it has no such level yet, one level deeper. */
function firstBelow(
  corpus: Corpus,
  document: Document,
  depth: number,
  parent: Heading | undefined,
): string | undefined {
  const scheme = schemeOf(corpus, document)
  const above = parent?.number && parseNumber(parent.number.text)
  if (scheme?.levels.some((level) => level.depth === depth)) return firstNumber(scheme, depth, above)
  const unnumbered = document.facts.headings.filter((each) => each.depth === depth && !each.nested && !isEmpty(each))
  const isNew = unnumbered.length < fewestUnnumbered && rulesFor(corpus, document.path) === undefined
  return isNew && parent?.number ? childNumber(parent.number.text) : undefined
}

/** Whether a heading has no more than a number: the one that is being typed. */
function isEmpty({ title, number }: Heading): boolean {
  return title.trim() === (number?.text ?? '') || /^[\d.]*$/.test(title.trim())
}

/** Headings of this depth under the same parent as the place, before and behind it. */
function siblingsOf(headings: readonly Heading[], here: number, depth: number): readonly Heading[] {
  const above = headings.slice(0, here).findLastIndex((heading) => heading.depth < depth)
  const below = headings.findIndex((heading, i) => i >= here && heading.depth < depth)
  return headings.slice(above + 1, below < 0 ? undefined : below).filter((heading) => heading.depth === depth)
}

/** The nearest heading of this depth with a number, before the place or else behind it: numbers are written like its. */
function modelOf(headings: readonly Heading[], here: number, depth: number): Heading | undefined {
  const isModel = (heading: Heading) => heading.depth === depth && heading.number !== undefined
  return headings.slice(0, here).findLast(isModel) ?? headings.slice(here).find(isModel)
}

function gapBehind({ text }: Document, model: Heading | undefined): string {
  if (!model?.number) return ' '
  const { number, titleSpan } = model
  return /^[\s：:—–-]{0,4}/.exec(text.slice(number.span.end, titleSpan.end))?.[0] ?? ' '
}

function freeNumber({ facts }: Document, from: string): string | undefined {
  let number: string | undefined = from
  for (let i = 0; number !== undefined && i < mostSteps; i++) {
    if (headingsNumbered(facts, numberKey(number)).length === 0) return number
    number = nextNumber(number)
  }
  return undefined
}
