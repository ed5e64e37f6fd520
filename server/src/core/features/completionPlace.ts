// Where in unfinished Markdown the cursor stands: in a destination, a label, a path in backticks, or nowhere of note.

import type { Document } from '../document.ts'
import { lineAt, type Span } from '../text.ts'

/** How a destination is written, which decides how names are encoded. */
export type DestinationForm = 'link' | 'angle' | 'html' | 'mention'

export interface CompletionPlace {
  readonly kind: 'destination' | 'label' | 'footnote'
  readonly form: DestinationForm
  /** What has been typed so far. */
  readonly typed: string
  /** Of `typed`; ends at the cursor. */
  readonly span: Span
}

/** No link is longer than this; a line that is (a data URI) is not searched further back. */
const mostPrefix = 2000

/**
 * What is being typed at the offset. Undefined in code blocks, front matter and comments, in other text, and in URLs.
 * Judged by the line alone where the Markdown is not finished yet.
 */
export function completionPlace(document: Document, offset: number): CompletionPlace | undefined {
  if (isHidden(document, offset)) return undefined
  const { text, facts } = document
  const start = Math.max(facts.lines[lineAt(facts.lines, offset)] ?? 0, offset - mostPrefix)
  const place = placeIn(document, text.slice(start, offset), start)
  return place && isUrl(place) ? undefined : place
}

/** Whether prose is being typed at the offset: neither code nor a comment, nor front matter, nor a destination of any kind. */
export function isText(document: Document, offset: number): boolean {
  if (isHidden(document, offset)) return false
  const { text, facts } = document
  const start = Math.max(facts.lines[lineAt(facts.lines, offset)] ?? 0, offset - mostPrefix)
  return placeIn(document, text.slice(start, offset), start) === undefined
}

function isHidden(document: Document, offset: number): boolean {
  const { facts } = document
  const blocks = facts.frontMatter ? [...facts.codeBlocks, facts.frontMatter] : facts.codeBlocks
  return blocks.some(({ span }) => span.start < offset && offset <= span.end) || isInComment(document, offset)
}

/** The end of what is written behind the cursor and belongs to the same destination or label. */
export function writtenEnd({ text }: Document, place: CompletionPlace, offset: number): number {
  const stop = place.kind !== 'destination' ? /[[\]\r\n]/ : place.form === 'angle' ? /[<>#\r\n]/ : /[()<>#"'`\s]/
  const rest = text.slice(offset, offset + mostPrefix)
  const index = rest.search(stop)
  return offset + (index < 0 ? rest.length : index)
}

function placeIn(document: Document, line: string, start: number): CompletionPlace | undefined {
  const cursor = start + line.length
  const at = (kind: CompletionPlace['kind'], form: DestinationForm, typed: string): CompletionPlace => ({
    kind,
    form,
    typed,
    span: { start: cursor - typed.length, end: cursor },
  })
  const code = codeBefore(document, line, start)
  if (code !== undefined) return at('destination', 'mention', code)
  const footnote = /\[\^([^[\]\s]{0,100})$/.exec(line)
  if (footnote) return at('footnote', 'link', footnote[1] ?? '')
  const label = /\]\[([^[\]]{0,200})$/.exec(line)
  if (label) return at('label', 'link', label[1] ?? '')
  const inline = inlineDestination(line) ?? /^[ \t>]*\[[^[\]^][^[\]]{0,200}\]:[ \t]*(.*)$/.exec(line)?.[1]
  if (inline !== undefined) {
    const isAngle = inline.startsWith('<')
    const typed = isAngle ? inline.slice(1) : inline
    if (isAngle ? !/[<>]/.test(typed) : isOpen(typed)) return at('destination', isAngle ? 'angle' : 'link', typed)
  }
  const attribute = /<[a-z][^<>]*\s(?:src|href)\s*=\s*(["'])([^"'<>]*)$/i.exec(line)
  return attribute ? at('destination', 'html', attribute[2] ?? '') : undefined
}

function inlineDestination(line: string): string | undefined {
  const open = line.lastIndexOf('](')
  return open < 0 ? undefined : line.slice(open + 2)
}

/** Whether a destination without angle brackets still goes on: no white space, and no parenthesis closed too much. */
function isOpen(typed: string): boolean {
  let depth = 0
  for (const character of typed) {
    if (/\s/.test(character)) return false
    if (character === '(') depth++
    if (character === ')' && --depth < 0) return false
  }
  return true
}

/** The code typed so far in backticks, closed or not; undefined outside code. */
function codeBefore({ text, facts }: Document, line: string, start: number): string | undefined {
  const cursor = start + line.length
  const closed = facts.codeSpans.find(({ contentSpan }) => contentSpan.start <= cursor && cursor <= contentSpan.end)
  if (closed) return text.slice(closed.contentSpan.start, cursor)
  const free = line.lastIndexOf('`')
  if (free < 0) return undefined
  const isPartOfCode = facts.codeSpans.some(({ span }) => span.start <= start + free && start + free < span.end)
  const isDoubled = line.charAt(free - 1) === '`' || line.charAt(free - 1) === '\\' || text.charAt(cursor) === '`'
  if (isPartOfCode || (isDoubled && free === line.length - 1)) return undefined
  return line.slice(free + 1)
}

function isInComment({ text, facts }: Document, offset: number): boolean {
  const open = text.lastIndexOf('<!--', offset - 1)
  if (open < 0) return false
  const close = text.indexOf('-->', open + 4)
  if (close >= 0 && close + 3 <= offset) return false
  return ![...facts.codeBlocks, ...facts.codeSpans].some(({ span }) => span.start <= open && open < span.end)
}

function isUrl({ kind, typed }: CompletionPlace): boolean {
  return kind === 'destination' && /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(typed)
}
