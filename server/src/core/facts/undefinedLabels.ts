// Full and collapsed uses of labels that nothing defines, and footnote calls without a footnote: micromark sees plain text.

import { objectCharacter, proseOf } from './prose.ts'
import { labelKey } from './reference/inlines.ts'
import type { LabelUse, ProseRun } from './types.ts'

const full = /\[((?:[^[\]\\]|\\.){1,999})\]\[((?:[^[\]\\]|\\.){0,999})\]/g
const call = /\[\^([\p{L}\p{N}_-]{1,100})\](?![:(])/gu

/**
 * Uses of undefined labels in one run, `isDefined` false. What is more likely code, citations or a pattern is left out:
 * `a[i][j]`, `[1][2]`, `[x][ ]`, `[^a-z]`.
 */
export function undefinedLabels(source: string, run: ProseRun): readonly LabelUse[] {
  if (!source.slice(run.span.start, run.span.end).includes('[')) return []
  const prose = proseOf(source, run)
  const found: LabelUse[] = []
  const spanAt = (from: number, length: number) => prose.spanOf(from, from + length)
  for (const match of prose.text.matchAll(full)) {
    const [whole, text = '', label = ''] = match
    if (
      isUnlikely(prose.text.charAt(match.index - 1), text, label) ||
      prose.text.charAt(match.index + whole.length) === '['
    )
      continue
    const isImage = prose.text.charAt(match.index - 1) === '!'
    const mark = isImage ? 1 : 0
    const textSpan = spanAt(match.index + 1, text.length)
    const labelSpan = label === '' ? textSpan : spanAt(match.index + text.length + 3, label.length)
    found.push({
      kind: label === '' ? 'collapsed' : 'full',
      span: spanAt(match.index - mark, whole.length + mark),
      isImage,
      textSpan,
      labelSpan,
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

function isUnlikely(before: string, text: string, label: string): boolean {
  if (/[\p{L}\p{N}_)\]\\]/u.test(before)) return true
  if (text.includes(objectCharacter) && label === '') return true
  if (label.includes(objectCharacter) || /^[\^!]/.test(text) || /^\s*$/.test(text)) return true
  if (label !== '' && /^\s*$/.test(label)) return true
  const isIndex = /^[\s\d,:.*+-]*$|^.$/u
  return isIndex.test(label === '' ? text : label) && isIndex.test(text)
}
