// Definitions that stand on one line, the only form the lane reads itself.

import { decodeString } from 'micromark-util-decode-string'
import { labelKey } from '../reference/inlines.ts'
import type { Definition } from '../types.ts'

const whole =
  /\[((?:[^[\]\\\r\n]|\\.)+)\]:([ \t]*)((?:[^\s<>()\\]|\([^\s<>()\\]*\))+)(?:([ \t]+)("[^"\\\r\n]*"|'[^'\\\r\n]*'))?[ \t]*$/y
const start = /\[((?:[^[\]\\]|\\.)*)(\]:|\]|\[|$)/y

/** What follows the colon of no definition: a destination with words behind it that are no title. */
const words = /[ \t]*(?:\r?\n[ \t]*)?[^\s<>()\\"'][^\s<>()\\]*[ \t]+[^\s"'(]/y

/** The definition on the line; undefined where it begins none; `unsure` where it may go on below, or is of a rarer form. */
export function readDefinition(text: string, at: number, end: number): Definition | 'unsure' | undefined {
  const line = text.slice(at, end)
  start.lastIndex = 0
  const opening = start.exec(line)
  const closing = opening?.[2]
  if (closing === ']' || closing === '[') return undefined
  if (opening && closing === ']:') {
    words.lastIndex = at + opening[0].length
    if (words.test(text)) return undefined
  }
  whole.lastIndex = 0
  const match = whole.exec(line)
  const [, label = '', gap = '', target = '', titleGap = '', title] = match ?? []
  if (!match || label.trim() === '' || label.length > 900 || mayGoOn(text, end)) return 'unsure'
  const labelSpan = { start: at + 1, end: at + 1 + label.length }
  const targetStart = labelSpan.end + 2 + gap.length
  const targetSpan = { start: targetStart, end: targetStart + target.length }
  const titleStart = targetSpan.end + titleGap.length + 1
  return {
    span: { start: at, end },
    labelSpan,
    label: labelKey(label),
    targetSpan,
    target: decodeString(target),
    titleSpan:
      title === undefined || title.length === 2 ? undefined : { start: titleStart, end: titleStart + title.length - 2 },
  }
}

/** Whether the next line may be a title. */
function mayGoOn(text: string, end: number): boolean {
  const next = /^\r?\n[ \t>]*(["'(])/.exec(text.slice(end, end + 200))
  return next !== null
}
