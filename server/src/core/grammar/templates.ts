// Templates of mentions (`{file} {number} 章节`): read from text, and matched around a number without any backtracking.

import { type Message, say } from '../message.ts'
import type { NamedDocument, SectionForm } from '../reference.ts'

/** A way of mentioning a section. */
export interface Template {
  readonly form: SectionForm
  /** How many components the number must have at least; bare small numbers are mostly quantities. */
  readonly least: number
  readonly certainty: 'certain' | 'likely'
  /** What stands before the number, nearest first, and behind it. A template without number has its title for it. */
  readonly before: readonly Part[]
  readonly behind: readonly Part[]
  readonly around: 'number' | 'title'
}

export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  /** Where spaces may stand. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'title' }
  | { readonly kind: 'file' }

/** Templates longer than this are refused. */
const longest = 120

const placeholders = ['number', 'title', 'file'] as const

/** Reads a template; what is wrong with it where it cannot be used. */
export function parseTemplate(
  text: string,
  { form = 'template', least, certainty = 'likely' }: Partial<Pick<Template, 'form' | 'least' | 'certainty'>> = {},
): { readonly template: Template } | { readonly problem: Message } {
  const parts = partsOf(text.trim())
  const problem = problemOf(text, parts)
  if (problem) return { problem }
  const around = parts.some(({ kind }) => kind === 'number') ? 'number' : 'title'
  const at = parts.findIndex(({ kind }) => kind === around)
  const others = parts.flatMap((part): readonly Part[] =>
    part.kind === 'number' ? [{ kind: 'gap' }] : part.kind === 'unknown' ? [] : [part],
  )
  const before = others.slice(0, at).reverse()
  const hasWordBefore = before.some(({ kind }) => kind === 'literal')
  return {
    template: {
      form,
      least: least ?? (hasWordBefore ? 1 : 2),
      certainty,
      before,
      behind: others.slice(at + 1),
      around,
    },
  }
}

/** What is wrong with a template of the configuration; undefined where nothing is. */
export function templateProblem(text: string): Message | undefined {
  const parsed = parseTemplate(text)
  return 'problem' in parsed ? parsed.problem : undefined
}

type Written = Part | { readonly kind: 'number' } | { readonly kind: 'unknown'; readonly name: string }

function partsOf(text: string): readonly Written[] {
  return text.split(/(\{[^{}]*\}|\s+)/).flatMap((piece): readonly Written[] => {
    if (piece === '') return []
    if (/^\s/.test(piece)) return [{ kind: 'gap' }]
    if (!/^\{.*\}$/.test(piece)) return [{ kind: 'literal', text: piece }]
    const name = piece.slice(1, -1)
    const kind = placeholders.find((each) => each === name)
    return [kind ? { kind } : { kind: 'unknown', name: piece }]
  })
}

function problemOf(text: string, parts: readonly Written[]): Message | undefined {
  const unknown = parts.find((part) => part.kind === 'unknown')
  if (unknown)
    return say('There is no placeholder {name}; there are {file}, {number} and {title}.', {
      name: unknown.name,
      file: '{file}',
      number: '{number}',
      title: '{title}',
    })
  if (text.length > longest) return say('A template has at most {most} characters.', { most: String(longest) })
  const count = (kind: Written['kind']) => parts.filter((part) => part.kind === kind).length
  if (placeholders.some((name) => count(name) > 1)) return say('Each placeholder can stand in a template once.')
  if (count('number') === 0 && count('title') === 0)
    return say('A template needs {number} or {title}.', { number: '{number}', title: '{title}' })
  const words = parts.filter((part) => part.kind === 'literal')
  if (words.length === 0 && count('file') === 0)
    return say('A template needs words or signs that tell the number from other numbers.')
  const title = parts.findIndex(({ kind }) => kind === 'title')
  if (title < 0) return undefined
  const neighbours = [
    parts.slice(0, title).findLast(({ kind }) => kind !== 'gap'),
    parts.slice(title + 1).find(({ kind }) => kind !== 'gap'),
  ]
  const isHeld = neighbours.every((part) => part?.kind === 'literal' || part?.kind === 'number')
  return isHeld ? undefined : say('Words or signs must stand on both sides of {title}.', { title: '{title}' })
}

/** A text in which files are named at known places. */
export interface Surroundings {
  readonly text: string
  /** The file whose name ends, or begins, at an index of the text; undefined where none does. */
  fileEndingAt(index: number): FileName | undefined
  fileStartingAt(index: number): FileName | undefined
  /** Whether a link that leads out of every corpus ends, or begins, there; spaces left aside. */
  isForeignBefore(index: number): boolean
  isForeignBehind(index: number): boolean
}

/** The name of a file, as indices of the text. */
export interface FileName {
  readonly start: number
  readonly end: number
  readonly name: NamedDocument
}

/** Where a template was found, as indices of the text. */
export interface Match {
  /** From the first to the last word or sign, the name of a file left out where it stands at an end. */
  readonly start: number
  readonly end: number
  readonly title: { readonly start: number; readonly end: number } | undefined
  readonly file: NamedDocument | undefined
}

/** Matches what stands around `[start, end)`, which is a number. Takes steps as the template is long. */
export function matchAround(template: Template, place: Surroundings, start: number, end: number): Match | undefined {
  let match: Match = { start, end, title: undefined, file: undefined }
  let at = start
  for (const [i, part] of template.before.entries()) {
    const next = stepBack(part, template.before[i + 1], place, at)
    if (!next) return undefined
    at = next.at
    match = joined(match, next, part.kind === 'file' || part.kind === 'gap' ? match.start : at, match.end)
  }
  at = end
  for (const [i, part] of template.behind.entries()) {
    const next = stepOn(part, template.behind[i + 1], place, at)
    if (!next) return undefined
    at = next.at
    match = joined(match, next, match.start, isOutside(template.behind, i) ? match.end : at)
  }
  return match
}

/** Whether a part is not of what the reader takes for the reference: a gap, a file, or the word that leads to one (`of x.md`). */
function isOutside(parts: readonly Part[], index: number): boolean {
  const kind = parts[index]?.kind
  if (kind !== 'literal') return kind !== 'title'
  return parts.slice(index + 1).find((part) => part.kind !== 'gap')?.kind === 'file'
}

interface Step {
  readonly at: number
  readonly title?: Match['title']
  readonly file?: NamedDocument
}

function joined(match: Match, { title, file }: Step, start: number, end: number): Match {
  return { start, end, title: title ?? match.title, file: file ?? match.file }
}

function stepBack(part: Part, beyond: Part | undefined, place: Surroundings, at: number): Step | undefined {
  const { text } = place
  switch (part.kind) {
    case 'gap':
      return { at: gapBefore(text, at, lastOf(beyond) !== '*') }
    case 'literal': {
      const end = gapBefore(text, at, !part.text.endsWith('*'))
      const start = end - part.text.length
      return text.startsWith(part.text, start) && start >= 0 && isWordStart(text, start) ? { at: start } : undefined
    }
    case 'file': {
      const file = place.fileEndingAt(gapBefore(text, at, true))
      return file && { at: file.start, file: file.name }
    }
    case 'title': {
      const closing = beyond?.kind === 'literal' ? beyond.text : ''
      const from = Math.max(0, at - longestTitle - closing.length)
      const start = closing === '' ? -1 : text.slice(from, at).lastIndexOf(closing)
      if (start < 0) return undefined
      return titleStep(text, from + start + closing.length, at, closing, from + start + closing.length)
    }
  }
}

function stepOn(part: Part, beyond: Part | undefined, place: Surroundings, at: number): Step | undefined {
  const { text } = place
  switch (part.kind) {
    case 'gap':
      return { at: gapBehind(text, at, lastOf(beyond) !== '*') }
    case 'literal': {
      const start = gapBehind(text, at, !part.text.startsWith('*'))
      const end = start + part.text.length
      return text.startsWith(part.text, start) && isWordEnd(text, end) ? { at: end } : undefined
    }
    case 'file': {
      const file = place.fileStartingAt(gapBehind(text, at, true))
      return file && { at: file.end, file: file.name }
    }
    case 'title': {
      const closing = beyond?.kind === 'literal' ? beyond.text : ''
      const start = gapBehind(text, at, false)
      const end = closing === '' ? -1 : text.slice(start, start + longestTitle + closing.length).indexOf(closing)
      return end < 0 ? undefined : titleStep(text, start, start + end, closing, start + end)
    }
  }
}

const longestTitle = 60
/** A title that no quote or mark holds together ends with its sentence, and soon. */
const longestBareTitle = 24

function titleStep(text: string, start: number, end: number, closing: string, at: number): Step | undefined {
  const title = text.slice(start, end)
  if (title.trim() === '' || title.length > longestTitle) return undefined
  const isHeld = /^[*_”"」』》’'）)]/.test(closing)
  if (!isHeld && (title.length > longestBareTitle || /[，。；、！？：,;!?:*（）()“”"「」\ufffc]/.test(title)))
    return undefined
  return { at, title: { start, end } }
}

function lastOf(part: Part | undefined): string {
  return part?.kind === 'literal' ? part.text.charAt(part.text.length - 1) : ''
}

/** The index behind what is no gap before `at`; emphasis may stand in a gap: `**12.1** 章节`. */
function gapBefore(text: string, at: number, skipsMarks: boolean): number {
  let index = at
  while (index > 0 && isGap(text.charAt(index - 1), skipsMarks)) index--
  return index
}

function gapBehind(text: string, at: number, skipsMarks: boolean): number {
  let index = at
  while (index < text.length && isGap(text.charAt(index), skipsMarks)) index++
  return index
}

function isGap(character: string, skipsMarks: boolean): boolean {
  return (
    character === ' ' ||
    character === '\t' ||
    character === '\u00a0' ||
    character === '\u3000' ||
    (skipsMarks && character === '*')
  )
}

function isWordStart(text: string, start: number): boolean {
  return !/[a-z]/i.test(text.charAt(start)) || !/[\p{Script=Latin}\d_]/u.test(text.charAt(start - 1))
}

function isWordEnd(text: string, end: number): boolean {
  return !/[a-z]/i.test(text.charAt(end - 1)) || !/[\p{Script=Latin}\d_]/u.test(text.charAt(end))
}
