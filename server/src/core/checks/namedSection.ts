// Number and title as they are written together, in a mention of a section or in the text of a link.

import type { Document } from '../document.ts'
import { numberAtStart, titleWithoutNumber } from '../number.ts'
import type { LinkReference, SectionMention } from '../reference.ts'
import { type Span, slice } from '../text.ts'

export interface NamedSection {
  /** As written, with a dot or comma behind it. */
  readonly number: string
  readonly numberSpan: Span
  /** Undefined where nothing but the number is written. */
  readonly title: string | undefined
  /** Undefined in the text of a link, in which there may be markup. */
  readonly titleSpan: Span | undefined
}

/** What a person reads of the section; undefined where no number is written. */
export function namedSection(document: Document, reference: SectionMention | LinkReference): NamedSection | undefined {
  if (reference.kind === 'section') {
    const { number, targetSpan: numberSpan, title, textSpan: titleSpan } = reference
    return number === undefined || title === undefined ? undefined : { number, numberSpan, title, titleSpan }
  }
  if (!reference.textSpan) return undefined
  const raw = slice(document.text, reference.textSpan)
  if (!mayBeNumbered.test(raw)) return undefined
  const text = plainText(raw)
  const number = numberAtStart(text)
  const at = number ? raw.indexOf(number.text) : -1
  if (!number || at < 0) return undefined
  const start = reference.textSpan.start + at
  const title = titleWithoutNumber(text)
  return {
    number: number.text,
    numberSpan: { start, end: start + number.text.length },
    title: title === '' ? undefined : title,
    titleSpan: undefined,
  }
}

/** What holds none of these has no number. */
const mayBeNumbered = /[\d一二三四五六七八九十百零〇附]|chapter|section|part|appendix/i

/** Without line breaks, marks of emphasis and code, and escapes. */
function plainText(raw: string): string {
  if (!/[\n\\*_`]/.test(raw)) return raw.trim()
  return raw
    .replace(/\s*\n[\s>]*/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\*\*|__|[*`]/g, '')
    .trim()
}
