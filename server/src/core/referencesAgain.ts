// The references of an edited document from those it had before: only the sections around the edit are read again.

import { referencesOf } from './document.ts'
import type { Part } from './facts/edited/parts.ts'
import * as shift from './facts/edited/shift.ts'
import type { DocumentFacts } from './facts/types.ts'
import type { Destination, LabelReference, LinkReference, PathMention, Reference, SectionMention } from './reference.ts'
import type { Settings } from './settings.ts'
import { between, firstFrom, type Span } from './text.ts'

/** The part of a text that has changed; it begins with a heading at the margin, or where nothing stands before it. */
export type EditedPart = Pick<Part, 'start' | 'oldEnd' | 'newEnd'>

/** How far words around a reference tell what it is, in characters, from one section into another: see `isLabelled`. */
const reach = 64

/**
 * The same as `referencesOf`, where the text outside the part is as it was when `before` was read under the same settings. What a
 * reference is depends on its own section, and on a few characters before it.
 */
export function referencesAgain(
  before: readonly Reference[],
  part: EditedPart,
  text: string,
  facts: DocumentFacts,
  settings: Settings,
): readonly Reference[] {
  const delta = part.newEnd - part.oldEnd
  const from = part.start
  const to = sectionFrom(text, facts, part.newEnd + reach) ?? text.length
  const again = referencesWithin(text, facts, from, to, settings)
  const behind = before.slice(firstFrom(before, to - delta))
  const moved = delta === 0 ? behind : behind.map((reference) => shiftReference(reference, delta))
  return [...before.slice(0, firstFrom(before, from)), ...again, ...moved]
}

/** Where the first section begins, at or behind an offset, with a heading at the margin: that ends everything before it. */
function sectionFrom(text: string, { headings }: DocumentFacts, offset: number): number | undefined {
  for (let i = firstFrom(headings, offset); i < headings.length; i++) {
    const heading = headings[i]
    if (!heading || heading.nested || heading.form !== 'atx') continue
    const { start } = heading.span
    if (start === 0 || text.charAt(start - 1) === '\n') return start
  }
  return undefined
}

/**
 * The references that start in `[from, to)`. They are read from a copy, so that they do not hold on to the whole text when they
 * outlive it. The line end in front makes it one, for engines share what is sliced off a text.
 */
function referencesWithin(
  text: string,
  facts: DocumentFacts,
  from: number,
  to: number,
  settings: Settings,
): readonly Reference[] {
  const start = Math.max(0, from - reach)
  const offset = start - 1
  const copy = `\n${text.slice(start, to + reach)}`
  const moved = <T extends { readonly span: Span }>(list: readonly T[], move: shift.Shift<T>) =>
    between(list, from, to).map((fact) => move(fact, -offset))
  const found = referencesOf(
    copy,
    {
      ...facts,
      headings: moved(facts.headings, shift.shiftHeading),
      links: moved(facts.links, shift.shiftLink),
      labels: moved(facts.labels, shift.shiftLabel),
      definitions: moved(facts.definitions, shift.shiftDefinition),
      codeSpans: moved(facts.codeSpans, shift.shiftCodeSpan),
      codeBlocks: moved(facts.codeBlocks, shift.shiftCodeBlock),
      tables: moved(facts.tables, shift.shiftTable),
      prose: moved(facts.prose, shift.shiftProse),
    },
    settings,
  )
  return found.map((reference) => shiftReference(reference, offset))
}

/** The same reference, `by` UTF-16 units further on. Every field is named, so that a new one is not forgotten. */
function shiftReference(reference: Reference, by: number): Reference {
  switch (reference.kind) {
    case 'link':
      return shiftLink(reference, by)
    case 'label':
      return shiftLabel(reference, by)
    case 'mention':
      return shiftMention(reference, by)
    case 'section':
      return shiftSection(reference, by)
  }
}

function shiftLink(reference: LinkReference, by: number): LinkReference {
  return {
    kind: 'link',
    form: reference.form,
    span: shift.shiftSpan(reference.span, by),
    targetSpan: shift.shiftSpan(reference.targetSpan, by),
    textSpan: reference.textSpan && shift.shiftSpan(reference.textSpan, by),
    target: shiftDestination(reference.target, by),
  }
}

function shiftLabel(reference: LabelReference, by: number): LabelReference {
  return {
    kind: 'label',
    form: reference.form,
    span: shift.shiftSpan(reference.span, by),
    targetSpan: shift.shiftSpan(reference.targetSpan, by),
    textSpan: reference.textSpan && shift.shiftSpan(reference.textSpan, by),
    label: reference.label,
    isDefined: reference.isDefined,
  }
}

function shiftMention(reference: PathMention, by: number): PathMention {
  return {
    kind: 'mention',
    form: reference.form,
    span: shift.shiftSpan(reference.span, by),
    targetSpan: shift.shiftSpan(reference.targetSpan, by),
    textSpan: undefined,
    target: shiftDestination(reference.target, by),
  }
}

function shiftSection(reference: SectionMention, by: number): SectionMention {
  return {
    kind: 'section',
    form: reference.form,
    span: shift.shiftSpan(reference.span, by),
    targetSpan: shift.shiftSpan(reference.targetSpan, by),
    textSpan: reference.textSpan && shift.shiftSpan(reference.textSpan, by),
    number: reference.number,
    title: reference.title,
    certainty: reference.certainty,
    named: reference.named,
  }
}

function shiftDestination({ path, pathSpan, fragment, fragmentSpan }: Destination, by: number): Destination {
  return {
    path,
    pathSpan: shift.shiftSpan(pathSpan, by),
    fragment,
    fragmentSpan: fragmentSpan && shift.shiftSpan(fragmentSpan, by),
  }
}
