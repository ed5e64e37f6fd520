// Finds mentions of sections in a joined run of prose, by the templates of the grammar.

import type { NamedDocument, SectionForm } from '../reference.ts'
import type { Grammar } from './grammar.ts'
import { type NumberList, type NumberToken, numberLists } from './numbers.ts'
import { type Match, matchAround, type Surroundings, type Template } from './templates.ts'
import { isCertain, isTrap } from './traps.ts'

/** A mention in a text: indices into it. */
export interface Found {
  readonly form: SectionForm
  readonly start: number
  readonly end: number
  /** Undefined where a title alone names the section. */
  readonly number: { readonly start: number; readonly end: number } | undefined
  readonly title: { readonly start: number; readonly end: number } | undefined
  readonly certainty: 'certain' | 'likely'
  /** The document that is named by the same words. */
  readonly file: NamedDocument | undefined
}

/** Every mention in the text, in no order. Linear in the text. */
export function mentionsIn(place: Surroundings, grammar: Grammar): readonly Found[] {
  const found: Found[] = []
  for (const list of numberLists(place.text)) {
    const best = bestMatch(place, grammar, list)
    if (best) found.push(...foundAt(place, best, list))
  }
  for (const template of grammar.titled) {
    const close = template.behind[0]
    if (close?.kind !== 'literal' || !place.text.includes(close.text)) continue
    for (const title of titlesFor(place.text, template)) {
      const match = matchAround(template, place, title.start, title.end)
      if (!match || found.some(({ start, end }) => start < match.end && match.start < end)) continue
      const { start, end } = match
      found.push({
        form: template.form,
        start,
        end,
        number: undefined,
        title,
        certainty: template.certainty,
        file: match.file,
      })
    }
  }
  return found
}

interface Best {
  readonly template: Template
  readonly match: Match
}

/** Of all templates that match, the one that covers most. */
function bestMatch(place: Surroundings, grammar: Grammar, list: NumberList): Best | undefined {
  const start = list[0].start
  const end = (list.at(-1) ?? list[0]).end
  let best: Best | undefined
  for (const template of candidates(place.text, grammar, start, end)) {
    if (nearest(template, list).components < template.least) continue
    const match = matchAround(template, place, start, end)
    if (!match || isTrap(place, template, match, list)) continue
    if (!best || isBetter(grammar, { template, match }, best)) best = { template, match }
  }
  return best
}

/** Of a list, the number that stands next to the words of a template. */
function nearest({ before }: Template, list: NumberList): NumberToken {
  return before.some(({ kind }) => kind !== 'gap') ? list[0] : (list.at(-1) ?? list[0])
}

/** Brackets say least, and hold what others would have said. */
function isBetter(grammar: Grammar, one: Best, other: Best): boolean {
  if ((one.template.form === 'bracketed') !== (other.template.form === 'bracketed'))
    return other.template.form === 'bracketed'
  const more = one.match.end - one.match.start - (other.match.end - other.match.start)
  return more > 0 || (more === 0 && (grammar.order.get(one.template) ?? 0) < (grammar.order.get(other.template) ?? 0))
}

function candidates(text: string, grammar: Grammar, start: number, end: number): Iterable<Template> {
  const { before, beforeMarks } = charactersBefore(text, start)
  const { behind, behindMarks } = charactersBehind(text, end)
  return new Set([
    ...(grammar.byBefore.get(before) ?? []),
    ...(grammar.byBefore.get(beforeMarks) ?? []),
    ...(grammar.byBehind.get(behind) ?? []),
    ...(grammar.byBehind.get(behindMarks) ?? []),
    ...grammar.others,
  ])
}

function charactersBefore(text: string, start: number): { readonly before: string; readonly beforeMarks: string } {
  let at = start - 1
  while (/[ \t\u00a0\u3000]/.test(text.charAt(at))) at--
  const before = text.charAt(at)
  while (/[ \t\u00a0\u3000*]/.test(text.charAt(at))) at--
  return { before, beforeMarks: text.charAt(at) }
}

function charactersBehind(text: string, end: number): { readonly behind: string; readonly behindMarks: string } {
  let at = end
  while (/[ \t\u00a0\u3000]/.test(text.charAt(at))) at++
  const behind = text.charAt(at)
  while (/[ \t\u00a0\u3000*]/.test(text.charAt(at))) at++
  return { behind, behindMarks: text.charAt(at) }
}

/** Forms whose words are part of what the reader takes for the reference. */
const wordy: readonly SectionForm[] = ['unit', 'ordinal', 'quoted', 'word', 'sign', 'template']

function foundAt(place: Surroundings, { template, match }: Best, list: NumberList): readonly Found[] {
  const { text } = place
  const file = match.file ?? fileBeside(place, match)
  const { form } = template
  const only = list.length === 1
  // Behind `Sections` and `§§` every number is meant, however short.
  const tokens = list.filter(({ components }) => components >= template.least || form === 'word' || form === 'sign')
  return tokens.map((token) => {
    const title = only && match.title ? titleAlone(text, trimmed(text, match.title)) : undefined
    const whole =
      only && wordy.includes(form) ? trimmed(text, match) : { start: token.start, end: title?.end ?? token.end }
    const number = only ? spelled(text, template, token, match) : token
    return {
      form,
      start: Math.min(whole.start, number.start),
      end: Math.max(whole.end, number.end),
      number,
      title,
      certainty: isCertain(text, template, match, list, token) ? 'certain' : 'likely',
      file,
    }
  })
}

/** The document right before or behind the words: `k3s.md` (02.18.4 章节), 第 3 节（`a.md`）, section 3.2 of `x.md`. */
function fileBeside(place: Surroundings, { start, end }: Match): NamedDocument | undefined {
  let before = start
  while (/[\s*（(的：:“"'「]/.test(place.text.charAt(before - 1)) && start - before < longestGap) before--
  const file = place.fileEndingAt(before)
  if (file) return file.name
  const rest = place.text.slice(end, end + longestGap)
  const words = /^[\s*）)]*(?:(?:of|in|from)\s+(?:the\s+)?|[（(]\s*)/.exec(rest)?.[0]
  return words === undefined ? undefined : place.fileStartingAt(end + words.length)?.name
}

const longestGap = 12

/** In `03.2 核心定位和 03.8 性能优势章节` the title ends before the next number. */
function titleAlone(text: string, title: { readonly start: number; readonly end: number }) {
  const at = /\s*(?:和|与|及|、|，|and)\s*\d+\.\d/.exec(text.slice(title.start, title.end))?.index
  return at === undefined || at === 0 ? title : { start: title.start, end: title.start + at }
}

/** Words that are part of the value of a number: `Appendix B`, `Part II`, `第二部分`. */
const valuable = /^(?:Part|Appendi|附录)|(?:部分|篇|编)$|^(?:Chapter|Section)\s+[IVXLC]+$/

/** Where the number stands, with such words. */
function spelled(text: string, { form }: Template, token: NumberToken, match: Match): { start: number; end: number } {
  const isWhole = (form === 'ordinal' || form === 'word') && valuable.test(text.slice(match.start, match.end))
  return isWhole ? trimmed(text, match) : token
}

function trimmed(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  let from = start
  let to = end
  while (from < to && /[\s*：:,，;；、]/.test(text.charAt(from))) from++
  while (to > from && /[\s*：:]/.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}

const longestTitle = 60

/** Places of titles that the words on both sides of a template hold between them. */
function titlesFor(text: string, template: Template): readonly { readonly start: number; readonly end: number }[] {
  const open = template.before[0]
  const close = template.behind[0]
  if (open?.kind !== 'literal' || close?.kind !== 'literal') return []
  const found: { start: number; end: number }[] = []
  let isOpen = false
  for (let end = text.indexOf(close.text); end >= 0; end = text.indexOf(close.text, end + 1)) {
    // Where a sign both opens and closes, every other one closes.
    isOpen = open.text === close.text && !isOpen
    if (isOpen) continue
    const from = Math.max(0, end - longestTitle)
    const at = text.slice(from, end).lastIndexOf(open.text)
    const start = from + at + open.text.length
    if (at >= 0 && isTitle(text.slice(start, end))) found.push({ start, end })
  }
  return found
}

/** What nothing but its quotes says to be a title is a short phrase. */
function isTitle(text: string): boolean {
  return /^[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) && text.length > 1 && !/[，。；：！？“”"|]/.test(text)
}
