// Writes numbers and titles anew where a reference says them again.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import type { LinkReference, SectionMention } from '../reference.ts'
import type { Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { parseNumber, withComponents } from '../sectionNumber.ts'
import { type Span, slice } from '../text.ts'
import type { Edit } from './change.ts'
import { titleSpanOf } from './headings.ts'
import { isStill } from './identity.ts'

/** A heading with the text of the document that it stands in. */
export interface Titled {
  readonly heading: Heading
  readonly text: string
}

/** The number of a mention, and the title written with it, as the heading has them now. */
export function numberEdits(
  after: Corpus,
  self: Document,
  document: Document,
  mention: SectionMention,
  before: Titled,
  wanted: Target & { readonly kind: 'heading' },
  now: Titled,
): readonly Edit[] {
  const edits: Edit[] = []
  const resolution = resolve(after, self, mention)
  const isFound = resolution.kind === 'found' && isStill(resolution.target, wanted)
  const [from, to] = [before.heading.number?.text, now.heading.number?.text]
  if (!isFound && mention.number !== undefined && from !== undefined && to !== undefined) {
    const text = respelled(mention.number, from, to)
    if (text !== undefined) edits.push({ path: document.path, span: mention.targetSpan, text, reason: 'mention' })
  }
  const [old, title] = [bareTitle(before), bareTitle(now)]
  if (mention.textSpan && old !== title && slice(document.text, mention.textSpan) === old) {
    edits.push({ path: document.path, span: mention.textSpan, text: title, reason: 'words' })
  }
  return edits
}

/** The number and title in the text of a link to a heading, where they stand there as in the heading. */
export function wordEdits(document: Document, link: LinkReference, before: Titled, now: Titled): readonly Edit[] {
  const { textSpan } = link
  if (!textSpan) return []
  const text = slice(document.text, textSpan)
  const edits: Edit[] = []
  const replace = (from: string, to: string, at: number) => {
    if (from === to || at < 0) return
    const span: Span = { start: textSpan.start + at, end: textSpan.start + at + from.length }
    edits.push({ path: document.path, span, text: to, reason: 'words' })
  }
  const [from, to] = [coreOf(before.heading), coreOf(now.heading)]
  if (from !== undefined && to !== undefined) replace(from, to, placeOfNumber(text, from))
  const [old, title] = [bareTitle(before), bareTitle(now)]
  if (old !== '') replace(old, title, text.indexOf(old))
  return edits
}

/** The title as it is written in the source, without its number and what stands right behind that. */
function bareTitle(titled: Titled): string {
  return slice(titled.text, titleSpanOf(titled, titled.heading)).trim()
}

function coreOf({ number }: Heading): string | undefined {
  return number && core(number.text)
}

/** The number without a dot at its end. */
function core(number: string): string {
  return number.replace(/[.．、]$/, '')
}

/** Where a link text begins with the number, be it behind emphasis or an emoji; -1 where it does not. */
function placeOfNumber(text: string, number: string): number {
  const at = text.indexOf(number)
  if (at < 0 || /[\p{L}\p{N}]/u.test(text.slice(0, at))) return -1
  return /^(?:\d|[.．]\d)/.test(text.slice(at + number.length)) ? -1 : at
}

/**
 * The number `to` in the spelling of `written`, which named a section whose number was `from`: as the heading has it where the mention had
 * it so, else with the numerals, zeros and words of `written`. Undefined for what is no number.
 */
function respelled(written: string, from: string, to: string): string | undefined {
  if (written === from) return to
  if (written === core(from)) return core(to)
  const [old, next] = [parseNumber(written), parseNumber(to)]
  return (
    old &&
    next &&
    withComponents(
      old,
      next.components.map(({ value }) => value),
    )
  )
}
