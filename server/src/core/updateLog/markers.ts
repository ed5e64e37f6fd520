// The marks between which a log is generated, and what a person has said about it in comments.

import { type Message, say } from '../message.ts'
import { lineAt, lineStarts, type Span } from '../text.ts'

/** `<!-- doc-corpus:log begin NAME base=… head=… facts=… -->` … `<!-- doc-corpus:log end NAME -->`, each on a line of its own. */
export interface GeneratedPart {
  readonly name: string
  /** The lines of both marks and all between them, with their line ends. */
  readonly span: Span
  /** What is between the lines of the marks. */
  readonly contentSpan: Span
  /** `base`, `head` and what else the first mark states; `scope` where the log is about another folder than its own. */
  readonly states: Readonly<Record<string, string>>
  /** Whether somebody has changed its words since it was written; how they are laid out does not count. */
  readonly isEdited: boolean
}

export interface Marks {
  /** In order. */
  readonly parts: readonly GeneratedPart[]
  /** What a person has chosen about files, in order: `<!-- doc-corpus:log without FILE -->`. */
  readonly choices: readonly MarkedChoice[]
  /** Why the marks cannot be trusted; then nothing may be replaced. Lines count from 1. */
  readonly damage: readonly { readonly line: number; readonly message: Message }[]
}

/** `without`: it needs no mention; `with`: it is mentioned although only its layout changed. */
export type ChoiceVerb = 'with' | 'without'

export interface MarkedChoice {
  readonly verb: ChoiceVerb
  /** As written, from the folder of the log, with `/` from the root. */
  readonly file: string
  /** The whole line. */
  readonly span: Span
}

/** Marks stand on lines of their own, at most three spaces in. Separators of Unicode end no line in Markdown. */
const mark = /(?<![^\n\r]) {0,3}<!-- *doc-corpus:log\b([^\n\r]*)/g

/** Reads the marks of a log. Linear. */
export function marksOf(text: string): Marks {
  const starts = lineStarts(text)
  const parts: GeneratedPart[] = []
  const choices: MarkedChoice[] = []
  const damage: { line: number; message: Message }[] = []
  const names = new Set<string>()
  let open:
    | { readonly name: string; readonly states: Record<string, string>; readonly span: Span; readonly line: number }
    | undefined
  for (const found of text.matchAll(mark)) {
    const line = lineAt(starts, found.index) + 1
    const span = { start: found.index, end: starts[line] ?? text.length }
    const words = /^ +(begin|end|without|with) +(.*?) *-->\s*$/.exec(found[1] ?? '')
    const [, verb, rest = ''] = words ?? []
    if (verb === undefined) {
      damage.push({ line, message: say('This mark of a generated part is not whole.') })
      continue
    }
    if (verb === 'without' || verb === 'with') {
      if (!open) choices.push({ verb, file: decoded(rest), span })
      continue
    }
    const [name = '', ...states] = rest.split(/ +/)
    if (verb === 'begin') {
      if (open)
        damage.push({ line, message: say('“{name}” begins before “{open}” has ended.', { name, open: open.name }) })
      if (names.has(name)) damage.push({ line, message: say('There are two generated parts “{name}”.', { name }) })
      names.add(name)
      open = { name, span, line, states: Object.fromEntries(states.map(stated)) }
      continue
    }
    if (!open || open.name !== name) {
      damage.push({ line, message: say('“{name}” ends here and has not begun.', { name }) })
      continue
    }
    const contentSpan = { start: open.span.end, end: span.start }
    const facts = open.states.facts
    const isEdited = facts !== undefined && facts !== fingerprint(text.slice(contentSpan.start, contentSpan.end))
    parts.push({ name, states: open.states, span: { start: open.span.start, end: span.end }, contentSpan, isEdited })
    open = undefined
  }
  if (open) damage.push({ line: open.line, message: say('“{name}” begins here and never ends.', { name: open.name }) })
  return { parts, choices, damage }
}

function stated(word: string): readonly [string, string] {
  const cut = word.indexOf('=')
  return cut < 0 ? [word, ''] : [word.slice(0, cut), word.slice(cut + 1)]
}

/** A generated part as it is written into a log; the content ends with a line feed, or is empty. */
export function partText(name: string, states: Readonly<Record<string, string>>, content: string): string {
  const words = Object.entries({ ...states, facts: fingerprint(content) }).map(([key, value]) => `${key}=${value}`)
  return `<!-- doc-corpus:log begin ${[name, ...words].join(' ')} -->\n${content}<!-- doc-corpus:log end ${name} -->\n`
}

/** The comment that keeps a file out of the log, or in it. */
export function choiceMark(verb: ChoiceVerb, file: string): string {
  return `<!-- doc-corpus:log ${verb} ${inMark(file)} -->`
}

/** A path as one word of a mark, percent-encoded. */
export function inMark(path: string): string {
  return encodeURI(path).replaceAll('--', '-%2D')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Of letters and digits alone: formatters change everything else (FNV-1a, 32 bits). */
function fingerprint(content: string): string {
  let hash = 0x811c9dc5
  for (const character of content.replace(/&[a-z]+;/g, '').matchAll(/[\p{L}\p{N}✅⚠]/gu)) {
    hash = Math.imul(hash ^ (character[0].codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
