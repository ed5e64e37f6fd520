// The reference back: from the section that was referred to, in its list of related documents, to where the reference stands.

import type { Edit } from '../changes/change.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { titleWithoutNumber } from '../number.ts'
import { between, lineAt, slice } from '../text.ts'
import { type CrossReferenceOptions, dated, link, titleMarkdown } from './crossReference.ts'
import { feedOf } from './ownLines.ts'

/** Titles of sections that list related documents. */
const relatedTitle = /^(?:相关文档|相关章节|参考|参考文档|延伸阅读|related documents|related|see also|references)$/iu

/**
 * The edit that refers back: a new item at the end of the list of the target's section about related documents. Undefined where it has
 * no such section, refers there already, or is the document itself.
 */
export function backReference(
  document: Document,
  from: Heading | undefined,
  target: Document,
  { today }: Pick<CrossReferenceOptions, 'today'> = {},
): Edit | undefined {
  if (target.path === document.path) return undefined
  const section = target.facts.headings.findLast(
    ({ nested, title }) => !nested && relatedTitle.test(titleWithoutNumber(title).replace(/^[^\p{L}\p{N}]+/u, '')),
  )
  if (!section) return undefined
  const own = link(target, { document, heading: from }, titleMarkdown({ document, heading: from }))
  const inside = between(target.references, section.span.end, section.sectionEnd)
  const isThere = inside.some(
    (each) => each.kind === 'link' && own.endsWith(`](${slice(target.text, each.targetSpan)})`),
  )
  const { lines } = target.facts
  const last = inside.findLast((each) => {
    const start = lines[lineAt(lines, each.span.start)] ?? 0
    return each.kind === 'link' && /^\s*[-*+]\s/.test(target.text.slice(start, each.span.start))
  })
  if (isThere) return undefined
  const day = dated(target, today)
  const feed = feedOf(target)
  if (!last) {
    const body = target.text.slice(section.span.end, section.sectionEnd).trimEnd()
    const at = section.span.end + body.length
    return { path: target.path, span: { start: at, end: at }, text: `${feed}${feed}- ${own}${day}`, reason: 'words' }
  }
  // The item may go on over further lines, up to the next item, an empty line or the end of the section.
  let line = lineAt(lines, last.span.end) + 1
  while (
    /^\s+\S/.test(target.text.slice(lines[line] ?? section.sectionEnd, section.sectionEnd).split('\n', 1)[0] ?? '')
  )
    line++
  const at = Math.min(lines[line] ?? target.text.length, section.sectionEnd)
  const start = lines[lineAt(lines, last.span.start)] ?? 0
  const marker = /^\s*[-*+]\s+(?:\*\*)?/.exec(target.text.slice(start, last.span.start))?.[0] ?? '- '
  const isBold = marker.endsWith('**')
  const lead = at > 0 && !/[\r\n]/.test(target.text.charAt(at - 1)) ? feed : ''
  const text = `${lead}${marker}${own}${isBold ? '**' : ''}${day}${feed}`
  return { path: target.path, span: { start: at, end: at }, text, reason: 'words' }
}
