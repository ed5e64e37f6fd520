// Numbers of sections as completion items in prose, cells and backticks: near ones first, written as this document does.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { numberKey } from '../sectionNumber.ts'
import { lineAt } from '../text.ts'
import { foldCase, nameOf, relative } from '../uri.ts'
import type { Completion, CompletionItem } from './completion.ts'
import { mentionWriter, type WrittenMention } from './mentionForm.ts'
import { isNumberColumn } from './namedDocuments.ts'
import { type NearDocument, nearDocuments } from './nearDocuments.ts'
import { bareNumber, headingsWanted, titleOf, type Wanted, wantedBy, withoutZeros } from './numberFilter.ts'
import { type NumberPlace, numberPlaces } from './numberPlace.ts'
import { romanised } from './pinyin.ts'

/** How many sections are offered at once; typing more brings others. */
const mostItems = 100

/** Fewer letters than these name too many sections of documents that are not near. */
const fewestLetters = 2

/** Whether the person asked for the list, or it comes by itself behind a character, or goes on as they type. */
export type Occasion = 'asked' | 'typed' | 'continued'

/**
 * Sections that can be named at the offset of unfinished prose, the nearest first; empty where none can, and where a list that
 * nobody asked for would be in the way. At most one pass over all headings, and none while near documents give enough.
 */
export function numberItems(corpus: Corpus, document: Document, offset: number, occasion: Occasion): Completion {
  for (const place of numberPlaces(corpus, document, offset)) {
    if (occasion !== 'asked' && !isWelcome(document, place, offset, occasion)) continue
    const isQuiet = place.cue === 'none' && occasion !== 'asked'
    const items = itemsAt(corpus, document, place, offset, isQuiet)
    if (items.length > 0) return { items, isIncomplete: true }
  }
  return { items: [], isIncomplete: false }
}

/** Whether the answer at the offset looks for Latin letters in titles of all documents; see `prepareSections`. */
export function needsPinyin(corpus: Corpus, document: Document, offset: number): boolean {
  return numberPlaces(corpus, document, offset).some(({ cue, typed, isOfNamed }) => {
    const { letters } = wantedBy(typed)
    return cue !== 'none' && !isOfNamed && letters.length >= fewestLetters && /[a-z]/.test(letters)
  })
}

/** Numbers of sections in backticks, behind the path of a document or alone: `12.`; as nothing but the number. */
export function codeNumberItems(
  corpus: Corpus,
  document: Document,
  typed: string,
  offset: number,
): readonly CompletionItem[] {
  const match = /^(?:(?<path>[^\s`]{1,200}\.\w{1,10})[ \t]+)?§?(?<number>(?:[A-Z]-)?\d[\d.]{0,24}|)$/u.exec(typed)
  const path = match?.groups?.path
  const number = match?.groups?.number ?? ''
  if (!match || (path === undefined && !number.includes('.'))) return []
  const span = { start: offset - number.length, end: offset }
  const named = path === undefined ? [] : [{ how: 'block', by: 'mention', path } as const]
  const place: NumberPlace = {
    cue: 'code',
    typed: number,
    span,
    cueStart: span.start,
    named,
    isOfNamed: named.length > 0,
  }
  return itemsAt(corpus, document, place, offset, false)
}

/** One digit and a dot mostly begin a decimal or a version; `12.` and `1.2.` do so more rarely. */
const isNoDecimal = /^(?:[A-Z]-)?(?:\d{2,}\.|\d\.\d{1,4}\.)/

/** What counts something else: a product, whose version follows, or a kind of statement. */
const otherThing = /(?:[A-Za-z]\w{0,30}|定义|定理|引理|公理|命题|推论|公式|算法|图|表|版本|步骤|阶段|例)[ \t]{0,2}$/

function lineBefore({ text, facts }: Document, offset: number): string {
  return text.slice(Math.max(facts.lines[lineAt(facts.lines, offset)] ?? 0, offset - 40), offset)
}

/** Whether a list that nobody asked for would be of use here rather than be in the way of someone who writes `12.5 ms`. */
function isWelcome(document: Document, { cue, typed, span }: NumberPlace, offset: number, occasion: Occasion): boolean {
  if (cue === 'cell') return occasion === 'continued' || typed !== '' || isNumberColumn(document, offset)
  return cue !== 'none' || (isNoDecimal.test(typed) && !otherThing.test(lineBefore(document, span.start)))
}

/** `isQuiet`: only what is surely meant by digits that nothing announces. */
function itemsAt(
  corpus: Corpus,
  document: Document,
  place: NumberPlace,
  offset: number,
  isQuiet: boolean,
): readonly CompletionItem[] {
  const write = mentionWriter(corpus, document, place, offset)
  const wanted = wantedBy(place.typed)
  const items: CompletionItem[] = []
  for (const near of nearDocuments(corpus, document, place.named, offset)) {
    if (isEnough(near, place, wanted)) break
    if (isQuiet && near.nearness === 'folder') continue
    if (isQuiet && near.nearness === 'elsewhere') break
    for (const heading of headingsWanted(near.target, wanted)) {
      // A number that is complete may be a quantity: the list goes, so that Enter is no more than a new line.
      if (isQuiet && isComplete(heading, wanted)) return []
      if (headingsNumbered(near.target.facts, numberKey(heading.number?.text ?? ''))[0] !== heading) continue
      const written = write(near.target, heading)
      if (written) items.push(itemOf(corpus, document, place, near.target, heading, written, items.length))
      if (items.length >= mostItems) return items
    }
  }
  return items
}

function isComplete({ number }: Heading, wanted: Wanted): boolean {
  return wanted.letters === '' && number !== undefined && withoutZeros(bareNumber(number.text)) === wanted.number?.value
}

/** Whether neither this document nor one behind it can be meant: they come nearest first. */
function isEnough({ nearness }: NearDocument, place: NumberPlace, wanted: Wanted): boolean {
  if (place.isOfNamed) return nearness !== 'named'
  return nearness === 'elsewhere' && wanted.number === undefined && wanted.letters.length < fewestLetters
}

function itemOf(
  corpus: Corpus,
  document: Document,
  { span, typed }: NumberPlace,
  target: Document,
  heading: Heading,
  { text, also }: WrittenMention,
  order: number,
): CompletionItem {
  const title = heading.title.replace(/\s+/g, ' ').trim()
  const bare = titleOf(heading)
  const latin = romanised(bare)
  const names = [heading.number?.text ?? '', bare, latin?.full, latin?.initials].filter((name) => name !== undefined)
  // Editors want what is typed at the start of a word; the list is asked for again with each character.
  const isWord = names.some((name) => foldCase(name).startsWith(foldCase(typed)))
  const root = corpus.rootOf(target.path)?.path
  const behind = /^[\d.]*\d/.exec(document.text.slice(span.end, span.end + 24))?.[0].length ?? 0
  return {
    kind: 'section',
    label: title,
    detail: root === undefined ? target.path : relative(root, target.path),
    description: target.path === document.path ? '' : nameOf(target.path),
    text,
    span,
    overwriteSpan: { start: span.start, end: span.end + behind },
    filterText: [...(isWord ? [] : [typed]), ...names].filter(Boolean).join(' '),
    sortText: String(order).padStart(4, '0'),
    target: { path: target.path, anchor: heading.customId?.id ?? heading.anchor },
    ...(also ? { also } : {}),
  }
}
