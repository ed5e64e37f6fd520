// Reads what stands in a leaf block from left to right, for as long as every step is certain.

import { decodeString } from 'micromark-util-decode-string'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Span } from '../../text.ts'
import type { RawHeading } from '../reference/blocks.ts'
import { type InlineFacts, labelKey } from '../reference/inlines.ts'
import { angleAt, dollarsAt, isLoneAt, literalEnd } from './atoms.ts'
import { BacktickRuns } from './backticks.ts'
import type { Leaf } from './leaf.ts'
import { isPunctuation } from './lines.ts'
import { Pieces } from './pieces.ts'
import type { Reason } from './reasons.ts'
import { type MissingMarks, readResource } from './resource.ts'
import { plainTitle, type TitleCode } from './title.ts'
import type { Triggers } from './triggers.ts'

/** What the whole document defines, in the form of `normalizeIdentifier`. */
export interface Labels {
  readonly definitions: ReadonlySet<string>
  readonly footnotes: ReadonlySet<string>
}

export interface InlineOutput extends InlineFacts {
  readonly headings: RawHeading[]
  readonly html: { readonly span: Span; readonly isBlock: boolean }[]
}

/** A bracket that may still open a link or image. */
interface Bracket {
  readonly at: number
  readonly isImage: boolean
  /** How far the prose had come before it; for an image every list of facts, too. */
  readonly bounds: number
  readonly pieceStart: number
  readonly marks: Marks | undefined
}

/** Lengths of the lists of facts. */
interface Marks {
  readonly links: number
  readonly labels: number
  readonly codeSpans: number
  readonly html: number
}

/** Reads the leaves of one document, one after the other. */
export class LeafReader {
  readonly #text: string
  readonly #triggers: Triggers
  readonly #labels: Labels
  readonly #out: InlineOutput
  /** Ends that have been looked for, and do not come any more. */
  readonly #missing = { commentEnd: false, tagEnd: false }
  readonly #missingMarks: MissingMarks = new Set()
  readonly #brackets: Bracket[] = []
  /** How many of the first open brackets stand before a link: of them only those of images can still open something. */
  #passive = 0
  #images = 0
  readonly #codes: TitleCode[] = []
  readonly #pieces: Pieces
  #hasPrefixes = false
  #isTitle = false
  #start = 0
  #end = 0
  #runs: BacktickRuns | undefined

  constructor(triggers: Triggers, labels: Labels, out: InlineOutput) {
    this.#text = triggers.text
    this.#pieces = new Pieces(triggers.text)
    this.#triggers = triggers
    this.#labels = labels
    this.#out = out
  }

  /** Reads a leaf, and fills the bounds of its run. A reason means: not certain, and nothing has been put out. */
  read(leaf: Leaf): Reason | undefined {
    this.#begin(leaf)
    const marks = lengths(this.#out)
    const reason = this.#inside() ?? (leaf.heading && this.#title(leaf.heading))
    if (!reason) return undefined
    cutBack(this.#out, marks)
    this.#pieces.bounds.length = 0
    return reason
  }

  #begin({ run, lines, hasPrefixes, heading }: Leaf): void {
    this.#pieces.begin(lines, run.bounds)
    this.#hasPrefixes = hasPrefixes
    this.#isTitle = heading !== undefined
    this.#start = lines[0] ?? 0
    this.#end = lines[lines.length - 1] ?? 0
    this.#runs = undefined
    this.#missing.commentEnd = false
    this.#missing.tagEnd = false
    if (this.#missingMarks.size > 0) this.#missingMarks.clear()
    if (this.#brackets.length > 0) this.#brackets.length = 0
    this.#passive = 0
    this.#images = 0
    if (this.#codes.length > 0) this.#codes.length = 0
  }

  #inside(): Reason | undefined {
    let at = this.#start
    while (at < this.#end) {
      const found = this.#triggers.next(at)
      if (found >= this.#end) break
      at = this.#pieces.pass(found)
      if (at > found) continue
      const next = this.#step(at)
      if (typeof next === 'string') return next
      at = next
    }
    this.#pieces.finish()
    return undefined
  }

  #title(heading: Omit<RawHeading, 'text'>): Reason | undefined {
    const text = plainTitle(this.#text, heading.contentSpan, this.#codes)
    if (text === undefined) return 'markup'
    this.#out.headings.push({ ...heading, text })
    return undefined
  }

  /** Reads what begins at a trigger; returns the offset to go on from. */
  #step(at: number): number | Reason {
    const text = this.#text
    switch (text.charCodeAt(at)) {
      case 92: {
        const next = text.charCodeAt(at + 1)
        if (at + 1 < this.#end && (next === 10 || next === 13)) {
          if (this.#images > 0 || this.#brackets.length > this.#passive) return 'several-lines'
          this.#pieces.leaveOut(at, at + 1)
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
        return this.#literal(at)
    }
  }

  #code(at: number): number | Reason {
    this.#runs ??= new BacktickRuns(this.#text, at, this.#end)
    const length = this.#runs.lengthAt(at)
    const close = this.#runs.next(length, at + length)
    if (close === undefined) return at + length
    const end = close + length
    if (this.#pieces.crossesLine(at, end)) return 'several-lines'
    const text = this.#text
    const content = { start: at + length, end: close }
    const isPadded = text.charCodeAt(content.start) === 32 && text.charCodeAt(content.end - 1) === 32
    const isBlank = /^ *$/.test(text.slice(content.start, content.end))
    const contentSpan = isPadded && !isBlank ? { start: content.start + 1, end: content.end - 1 } : content
    const span = { start: at, end }
    this.#out.codeSpans.push({ span, contentSpan })
    if (this.#isTitle) this.#codes.push({ span, content: text.slice(contentSpan.start, contentSpan.end) })
    this.#pieces.leaveOut(at, end)
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
    this.#pieces.leaveOut(at, found.end)
    return this.#isTitle ? 'markup' : found.end
  }

  #literal(at: number): number | Reason {
    if (this.#text.charCodeAt(at) === 64) return isLoneAt(this.#text, at) ? at + 1 : 'literal'
    const end = this.#brackets.length > 0 ? undefined : literalEnd(this.#text, at, this.#end, at === this.#start)
    if (end === undefined) return 'literal'
    const span = { start: at, end }
    const target = this.#text.slice(at, end)
    this.#out.links.push({ kind: 'literal', span, textSpan: undefined, targetSpan: span, target, titleSpan: undefined })
    this.#pieces.leaveOut(at, end)
    return this.#isTitle ? 'markup' : end
  }

  #dollar(at: number): number | Reason {
    const dollars = dollarsAt(this.#text, at, this.#end, at === this.#start)
    if (dollars.kind === 'unsure') return 'dollar'
    if (dollars.kind === 'text') return dollars.end
    this.#pieces.leaveOut(at, dollars.end)
    return this.#isTitle ? 'markup' : dollars.end
  }

  #open(at: number): number | Reason {
    const text = this.#text
    const isImage = text.charCodeAt(at - 1) === 33 && at - 1 >= this.#pieces.start && !this.#isEscaped(at - 1)
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
      this.#pieces.leaveOut(span.start, span.end)
      return this.#isTitle ? 'markup' : span.end
    }
    const start = isImage ? at - 1 : at
    if (isImage) this.#images++
    this.#brackets.push({
      at: start,
      isImage,
      bounds: this.#pieces.bounds.length,
      pieceStart: this.#pieces.start,
      marks: isImage ? lengths(this.#out) : undefined,
    })
    return at + 1
  }

  /** A closing bracket ends a link or image, or is text (spec 6.3, "An algorithm for parsing nested emphasis and links"). */
  #close(at: number): number | Reason {
    const text = this.#text
    const bracket = this.#brackets.pop()
    if (!bracket) return at + 1
    if (bracket.isImage) this.#images--
    const isPassive = this.#brackets.length < this.#passive
    if (isPassive) this.#passive = this.#brackets.length
    if (isPassive && !bracket.isImage) return at + 1
    const textSpan = { start: bracket.at + (bracket.isImage ? 2 : 1), end: at }
    const behind = at + 1 < this.#end ? text.charCodeAt(at + 1) : 0
    const isKnown = this.#isDefined(textSpan)
    if (typeof isKnown === 'string') return isKnown
    if (behind === 40) {
      const limit = this.#hasPrefixes ? this.#pieces.lineEnd() : this.#end
      const resource = readResource(text, at + 1, limit, this.#missingMarks)
      if (!resource && limit < this.#end) return 'several-lines'
      if (resource) {
        if (this.#pieces.crossesLine(at, resource.end)) return 'several-lines'
        const { target: targetSpan, title: titleSpan, end } = resource
        const span = { start: bracket.at, end }
        const written = text.slice(targetSpan.start, targetSpan.end)
        const target = /[\\&]/.test(written) ? decodeString(written) : written
        if (bracket.marks) cutBack(this.#out, bracket.marks)
        const kind = bracket.isImage ? 'image' : 'inline'
        this.#out.links.push({ kind, span, textSpan, targetSpan, target, titleSpan })
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
        if (bracket.marks) cutBack(this.#out, bracket.marks)
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
    if (bracket.marks) cutBack(this.#out, bracket.marks)
    const { isImage } = bracket
    this.#out.labels.push({ kind, span, isImage, textSpan, labelSpan: textSpan, label, isDefined: true })
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
    if (this.#pieces.crossesLine(open, close)) return 'several-lines'
    const labelSpan = { start: open + 1, end: close }
    return label.length <= 999 && this.#labels.definitions.has(normalizeIdentifier(label)) && label.trim() !== ''
      ? { labelSpan, end: close + 1 }
      : undefined
  }

  #isDefined(span: Span): boolean | Reason {
    if (this.#labels.definitions.size === 0 || span.end - span.start > 999) return false
    if (this.#hasPrefixes && this.#pieces.crossesLine(span.start, span.end)) return 'several-lines'
    return this.#labels.definitions.has(normalizeIdentifier(this.#text.slice(span.start, span.end)))
  }

  /** What stood in the brackets is no prose; a link makes every bracket before it text. */
  #linked(bracket: Bracket, end: number): number | Reason {
    if (this.#isTitle) return 'markup'
    if (!bracket.isImage) this.#passive = this.#brackets.length
    this.#pieces.back(bracket.bounds, bracket.pieceStart)
    this.#pieces.leaveOut(bracket.at, end)
    return end
  }

  #isEscaped(at: number): boolean {
    let count = 0
    while (this.#text.charCodeAt(at - 1 - count) === 92) count++
    return count % 2 === 1
  }
}

function lengths({ links, labels, codeSpans, html }: InlineOutput): Marks {
  return { links: links.length, labels: labels.length, codeSpans: codeSpans.length, html: html.length }
}

function cutBack({ links, labels, codeSpans, html }: InlineOutput, marks: Marks): void {
  links.length = marks.links
  labels.length = marks.labels
  codeSpans.length = marks.codeSpans
  html.length = marks.html
}
