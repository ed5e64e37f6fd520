// Reads what stands in a leaf block from left to right, for as long as every step is certain.

import { decodeString } from 'micromark-util-decode-string'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Span } from '../../text.ts'
import type { RawHeading } from '../reference/blocks.ts'
import { type InlineFacts, labelKey } from '../reference/inlines.ts'
import type { ProseRun } from '../types.ts'
import { angleAt, dollarsAt } from './atoms.ts'
import { BacktickRuns } from './backticks.ts'
import type { Leaf } from './leaf.ts'
import { isPunctuation, skipBlanks, trimEnd } from './lines.ts'
import type { Reason } from './reasons.ts'
import { readResource } from './resource.ts'
import { plainTitle, type TitleCode } from './title.ts'
import type { Triggers } from './triggers.ts'

/** What the whole document defines, in the form of `normalizeIdentifier`. */
export interface Labels {
  readonly definitions: ReadonlySet<string>
  readonly footnotes: ReadonlySet<string>
}

export interface InlineOutput extends InlineFacts {
  readonly headings: RawHeading[]
  readonly prose: ProseRun[]
  readonly html: { readonly span: Span; readonly isBlock: boolean }[]
}

/** A bracket that may still open a link or image. */
interface Bracket {
  readonly at: number
  readonly isImage: boolean
  isActive: boolean
  /** How far the prose, and every list of facts, had come before it. */
  readonly bounds: number
  readonly pieceStart: number
  readonly marks: readonly number[]
}

/** Reads one leaf. A reason means: not certain, and nothing has been put out. */
export function readLeaf(triggers: Triggers, leaf: Leaf, labels: Labels, out: InlineOutput): Reason | undefined {
  const marks = lengths(out)
  const reason = new LeafReader(triggers, leaf, labels, out).read()
  if (reason) cutBack(out, marks)
  return reason
}

function lengths(out: InlineOutput): readonly number[] {
  return [out.links.length, out.labels.length, out.codeSpans.length, out.html.length]
}

function cutBack(out: InlineOutput, marks: readonly number[]): void {
  for (const [i, list] of [out.links, out.labels, out.codeSpans, out.html].entries()) list.length = marks[i] ?? 0
}

class LeafReader {
  readonly #text: string
  readonly #triggers: Triggers
  readonly #leaf: Leaf
  readonly #labels: Labels
  readonly #out: InlineOutput
  readonly #end: number
  readonly #bounds: number[] = []
  readonly #brackets: Bracket[] = []
  #pieceStart: number
  #line = 0
  #runs: BacktickRuns | undefined
  /** Ends that have been looked for, and do not come any more. */
  readonly #missing = { commentEnd: false, tagEnd: false }
  readonly #codes: TitleCode[] = []

  constructor(triggers: Triggers, leaf: Leaf, labels: Labels, out: InlineOutput) {
    this.#text = triggers.text
    this.#triggers = triggers
    this.#leaf = leaf
    this.#labels = labels
    this.#out = out
    this.#end = leaf.lines.at(-1) ?? leaf.span.end
    this.#pieceStart = leaf.lines[0] ?? leaf.span.start
  }

  read(): Reason | undefined {
    const text = this.#text
    let at = this.#pieceStart
    while (at < this.#end) {
      const found = this.#triggers.next(at)
      if (found >= this.#end) break
      this.#passLines(found)
      at = Math.max(found, this.#pieceStart)
      if (at > found) continue
      const next = this.#step(at)
      if (typeof next === 'string') return next
      at = next
    }
    this.#passLines(this.#end)
    this.#closePiece(trimEnd(text, this.#pieceStart, this.#end))
    return this.#finish()
  }

  /** Reads what begins at a trigger; returns the offset to go on from. */
  #step(at: number): number | Reason {
    const text = this.#text
    switch (text.charCodeAt(at)) {
      case 92: {
        const next = text.charCodeAt(at + 1)
        if (at + 1 < this.#end && (next === 10 || next === 13)) {
          if (this.#brackets.some(({ isActive }) => isActive)) return 'several-lines'
          this.#closePiece(at)
          this.#pieceStart = at + 1
          return at + 1
        }
        return isPunctuation(next) && at + 1 < this.#end ? at + 2 : at + 1
      }
      case 96:
        return this.#code(at)
      case 60:
        return this.#angle(at)
      case 36:
        return this.#dollar(at)
      case 91:
        return this.#open(at)
      case 93:
        return this.#close(at)
      default:
        return 'literal'
    }
  }

  #code(at: number): number | Reason {
    this.#runs ??= new BacktickRuns(this.#text, at, this.#end)
    const length = this.#runs.lengthAt(at)
    const close = this.#runs.next(length, at + length)
    if (close === undefined) return at + length
    const end = close + length
    if (this.#crossesLine(at, end)) return 'several-lines'
    const text = this.#text
    const content = { start: at + length, end: close }
    const isPadded = text.charCodeAt(content.start) === 32 && text.charCodeAt(content.end - 1) === 32
    const isBlank = /^ *$/.test(text.slice(content.start, content.end))
    const contentSpan = isPadded && !isBlank ? { start: content.start + 1, end: content.end - 1 } : content
    const span = { start: at, end }
    this.#out.codeSpans.push({ span, contentSpan })
    if (this.#leaf.heading) this.#codes.push({ span, content: text.slice(contentSpan.start, contentSpan.end) })
    this.#atom(at, end)
    return end
  }

  #angle(at: number): number | Reason {
    const found = angleAt(this.#text, at, this.#end, this.#missing)
    if (found.kind === 'unsure') return 'html'
    if (found.kind === 'text') return at + 1
    const span = { start: at, end: found.end }
    if (found.kind === 'html') this.#out.html.push({ span, isBlock: false })
    else {
      const targetSpan = { start: at + 1, end: found.end - 1 }
      const link = { kind: 'autolink', textSpan: undefined, titleSpan: undefined } as const
      this.#out.links.push({ ...link, span, targetSpan, target: found.target })
    }
    this.#atom(at, found.end)
    return this.#leaf.heading ? 'markup' : found.end
  }

  #dollar(at: number): number | Reason {
    const dollars = dollarsAt(this.#text, at, this.#end, at === (this.#leaf.lines[0] ?? 0))
    if (dollars.kind === 'unsure') return 'dollar'
    if (dollars.kind === 'text') return dollars.end
    this.#atom(at, dollars.end)
    return this.#leaf.heading ? 'markup' : dollars.end
  }

  #open(at: number): number | Reason {
    const text = this.#text
    const isImage = text.charCodeAt(at - 1) === 33 && at - 1 >= this.#pieceStart && !this.#isEscaped(at - 1)
    if (this.#labels.footnotes.size > 0 && text.charCodeAt(at + 1) === 94) {
      if (isImage) return 'footnote-call'
      const close = text.indexOf(']', at)
      const label = text.slice(at + 2, close)
      if (close < 0 || close >= this.#end || /[\s[\\]/.test(label) || label === '') return 'footnote-call'
      if (!this.#labels.footnotes.has(normalizeIdentifier(label))) return 'footnote-call'
      const span = { start: at, end: close + 1 }
      const labelSpan = { start: at + 2, end: close }
      const use = { kind: 'footnote', isImage: false, textSpan: undefined, isDefined: true } as const
      this.#out.labels.push({ ...use, span, labelSpan, label: labelKey(label) })
      this.#atom(span.start, span.end)
      return this.#leaf.heading ? 'markup' : span.end
    }
    const start = isImage ? at - 1 : at
    const [bounds, pieceStart] = [this.#bounds.length, this.#pieceStart]
    this.#brackets.push({ at: start, isImage, isActive: true, bounds, pieceStart, marks: lengths(this.#out) })
    return at + 1
  }

  /** A closing bracket ends a link or image, or is text (spec 6.3, "An algorithm for parsing nested emphasis and links"). */
  #close(at: number): number | Reason {
    const text = this.#text
    const bracket = this.#brackets.pop()
    if (!bracket) return at + 1
    if (!bracket.isActive) return at + 1
    const textSpan = { start: bracket.at + (bracket.isImage ? 2 : 1), end: at }
    const behind = at + 1 < this.#end ? text.charCodeAt(at + 1) : 0
    const isKnown = this.#isDefined(textSpan)
    if (typeof isKnown === 'string') return isKnown
    if (behind === 40) {
      const limit = this.#leaf.hasPrefixes ? this.#lineEnd() : this.#end
      const resource = readResource(text, at + 1, limit)
      if (!resource && limit < this.#end) return 'several-lines'
      if (resource) {
        if (this.#crossesLine(at, resource.end)) return 'several-lines'
        const { target: targetSpan, title: titleSpan, end } = resource
        const span = { start: bracket.at, end }
        const target = decodeString(text.slice(targetSpan.start, targetSpan.end))
        if (bracket.isImage) cutBack(this.#out, bracket.marks)
        this.#out.links.push({
          kind: bracket.isImage ? 'image' : 'inline',
          span,
          textSpan,
          targetSpan,
          target,
          titleSpan,
        })
        return this.#linked(bracket, end)
      }
    } else if (behind === 91) {
      const full = this.#fullReference(at + 1)
      if (typeof full === 'string') return full
      if (full) {
        const span = { start: bracket.at, end: full.end }
        const use = {
          kind: 'full',
          isImage: bracket.isImage,
          textSpan,
          labelSpan: full.labelSpan,
          isDefined: true,
        } as const
        if (bracket.isImage) cutBack(this.#out, bracket.marks)
        this.#out.labels.push({ ...use, span, label: labelKey(text.slice(full.labelSpan.start, full.labelSpan.end)) })
        return this.#linked(bracket, full.end)
      }
      if (!isKnown || text.charCodeAt(at + 2) !== 93 || at + 2 >= this.#end) return at + 1
      return this.#labelled('collapsed', bracket, textSpan, at + 3)
    }
    return isKnown ? this.#labelled('shortcut', bracket, textSpan, at + 1) : at + 1
  }

  #labelled(kind: 'collapsed' | 'shortcut', bracket: Bracket, textSpan: Span, end: number): number | Reason {
    const label = labelKey(this.#text.slice(textSpan.start, textSpan.end))
    const span = { start: bracket.at, end }
    if (bracket.isImage) cutBack(this.#out, bracket.marks)
    this.#out.labels.push({
      kind,
      span,
      isImage: bracket.isImage,
      textSpan,
      labelSpan: textSpan,
      label,
      isDefined: true,
    })
    return this.#linked(bracket, end)
  }

  /** `[label]` behind a text: its label where it is defined, undefined where it is not one. */
  #fullReference(open: number): { readonly labelSpan: Span; readonly end: number } | Reason | undefined {
    const text = this.#text
    if (this.#labels.definitions.size === 0) return undefined
    const close = text.indexOf(']', open + 1)
    if (close < 0 || close >= this.#end) return undefined
    const label = text.slice(open + 1, close)
    if (/[[\\^]/.test(label)) return 'brackets'
    if (this.#crossesLine(open, close)) return 'several-lines'
    const labelSpan = { start: open + 1, end: close }
    return label.length <= 999 && this.#labels.definitions.has(normalizeIdentifier(label)) && label.trim() !== ''
      ? { labelSpan, end: close + 1 }
      : undefined
  }

  #isDefined(span: Span): boolean | Reason {
    if (this.#labels.definitions.size === 0 || span.end - span.start > 999) return false
    if (this.#leaf.hasPrefixes && this.#crossesLine(span.start, span.end)) return 'several-lines'
    return this.#labels.definitions.has(normalizeIdentifier(this.#text.slice(span.start, span.end)))
  }

  /** What stood in the brackets is no prose; a link makes every bracket before it text. */
  #linked(bracket: Bracket, end: number): number | Reason {
    if (this.#leaf.heading) return 'markup'
    if (!bracket.isImage) for (const outer of this.#brackets) if (!outer.isImage) outer.isActive = false
    this.#bounds.length = bracket.bounds
    this.#pieceStart = bracket.pieceStart
    this.#atom(bracket.at, end)
    return end
  }

  #atom(start: number, end: number): void {
    this.#closePiece(start)
    this.#pieceStart = end
  }

  #closePiece(end: number): void {
    if (end > this.#pieceStart) this.#bounds.push(this.#pieceStart, end)
  }

  /** Ends the pieces of prose at the line ends before the offset. */
  #passLines(offset: number): void {
    const { lines } = this.#leaf
    for (; this.#line + 2 < lines.length; this.#line += 2) {
      const lineEnd = lines[this.#line + 1] ?? 0
      if (lineEnd > offset) return
      const next = skipBlanks(this.#text, lines[this.#line + 2] ?? 0, lines[this.#line + 3] ?? 0)
      if (this.#pieceStart <= lineEnd) {
        this.#closePiece(trimEnd(this.#text, this.#pieceStart, lineEnd))
        this.#pieceStart = next
      } else if (this.#pieceStart < next) this.#pieceStart = next
    }
  }

  /** Where the line that the reader is in ends. */
  #lineEnd(): number {
    return this.#leaf.lines[this.#line + 1] ?? this.#end
  }

  #crossesLine(start: number, end: number): boolean {
    if (this.#leaf.lines.length <= 2) return false
    const newline = this.#text.indexOf('\n', start)
    return newline >= 0 && newline < end
  }

  #isEscaped(at: number): boolean {
    let count = 0
    while (this.#text.charCodeAt(at - 1 - count) === 92) count++
    return count % 2 === 1
  }

  #finish(): Reason | undefined {
    const { heading, span, block } = this.#leaf
    if (heading) {
      const title = plainTitle(this.#text, this.#leaf, this.#codes)
      if (title === undefined) return 'markup'
      this.#out.headings.push({ ...heading, text: title })
    }
    if (this.#bounds.length > 0) this.#out.prose.push({ span, block, bounds: this.#bounds })
    return undefined
  }
}
