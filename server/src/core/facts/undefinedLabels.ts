// Full and collapsed uses of labels that nothing defines, and footnote calls without a footnote: micromark sees plain text.

import { objectCharacter, proseOf } from './prose.ts'
import { labelKey } from './reference/inlines.ts'
import type { LabelUse, ProseRun } from './types.ts'

const call = /\[\^([\p{L}\p{N}_-]{1,100})\](?![:(])/gu

/** No label is longer (CommonMark 4.7). */
const longestLabel = 999

/** Whether there can be such a use in the text: two pairs of brackets that touch, or a caret in a bracket. */
export function mayHoldUndefined(text: string): boolean {
  return text.includes('][') || text.includes('[^')
}

/**
 * Uses of undefined labels in one run, `isDefined` false. What is more likely code, citations or a pattern is left out:
 * `a[i][j]`, `[1][2]`, `[x][ ]`, `[^a-z]`.
 */
export function undefinedLabels(source: string, run: ProseRun): readonly LabelUse[] {
  if (!mayHoldUndefined(source.slice(run.span.start, run.span.end))) return []
  const prose = proseOf(source, run)
  const found: LabelUse[] = []
  const spanAt = (from: number, length: number) => prose.spanOf(from, from + length)
  for (const [first, second] of adjacentPairs(prose.text)) {
    const text = prose.text.slice(first.open + 1, first.close)
    const label = prose.text.slice(second.open + 1, second.close)
    const before = prose.text.charAt(first.open - 1)
    if (text.length > longestLabel || label.length > longestLabel || isUnlikely(before, text, label)) continue
    if (prose.text.charAt(second.close + 1) === '[') continue
    const isImage = before === '!'
    const textSpan = prose.spanOf(first.open + 1, first.close)
    found.push({
      kind: label === '' ? 'collapsed' : 'full',
      span: prose.spanOf(first.open - (isImage ? 1 : 0), second.close + 1),
      isImage,
      textSpan,
      labelSpan: label === '' ? textSpan : prose.spanOf(second.open + 1, second.close),
      label: labelKey(label === '' ? text : label),
      isDefined: false,
    })
  }
  for (const match of prose.text.matchAll(call)) {
    const label = match[1] ?? ''
    if (/^(?:\w-\w)+$/.test(label) || prose.text.charAt(match.index - 1) === '\\') continue
    const labelSpan = spanAt(match.index + 2, label.length)
    const span = spanAt(match.index, match[0].length)
    found.push({
      kind: 'footnote',
      span,
      isImage: false,
      textSpan: undefined,
      labelSpan,
      label: labelKey(label),
      isDefined: false,
    })
  }
  return found
}

/** Indices of two brackets with no bracket between them. */
interface Pair {
  readonly open: number
  readonly close: number
}

/** `[a][b]`: two pairs that touch. No pair is in two results. One pass over the text. */
function* adjacentPairs(text: string): Iterable<readonly [Pair, Pair]> {
  let open = -1
  let before: Pair | undefined
  for (const { 0: bracket, index } of text.matchAll(/\\.|[[\]]/gs)) {
    if (bracket === '[') open = index
    if (bracket !== ']' || open < 0) continue
    const pair = { open, close: index }
    open = -1
    if (before && before.close + 1 === pair.open && before.close > before.open + 1) {
      yield [before, pair]
      before = undefined
    } else before = pair
  }
}

function isUnlikely(before: string, text: string, label: string): boolean {
  if (/[\p{L}\p{N}_)\]\\]/u.test(before)) return true
  if (text.includes(objectCharacter) && label === '') return true
  if (label.includes(objectCharacter) || /^[\^!]/.test(text) || /^\s*$/.test(text)) return true
  if (label !== '' && /^\s*$/.test(label)) return true
  const isIndex = /^[\s\d,:.*+-]*$|^.$/u
  return isIndex.test(label === '' ? text : label) && isIndex.test(text)
}
