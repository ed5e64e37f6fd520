// Headings of a document that is too large to be parsed: a scan of lines that knows fences and nothing else.

import type { Span } from '../text.ts'
import type { RawHeading } from './reference/blocks.ts'

/** No title is longer; of a longer line only the beginning is looked at. */
const longestLine = 2000

/**
 * ATX headings outside fenced code. Known inexactness: markup in titles stays; containers, setext headings, HTML and
 * front matter are not seen. Linear in the text.
 */
export function scanHeadings(text: string): readonly RawHeading[] {
  const headings: RawHeading[] = []
  const lineEnd = /\r\n?|\n|$/g
  let open = ''
  for (let start = 0; start < text.length; ) {
    lineEnd.lastIndex = start
    const ending = lineEnd.exec(text)
    const end = Math.min(ending?.index ?? text.length, start + longestLine)
    const line = text.slice(start, end)
    const fence = fenceOf(line)
    if (open !== '') {
      if (fence?.isBare && fence.mark.startsWith(open)) open = ''
    } else if (fence) open = fence.mark
    else {
      const heading = headingOf(line, start)
      if (heading) headings.push(heading)
    }
    start = ending ? ending.index + Math.max(ending[0].length, 1) : text.length
  }
  return headings
}

/** The mark of a line that opens or closes fenced code; only a bare one closes. A backtick fence has none behind it. */
function fenceOf(line: string): { readonly mark: string; readonly isBare: boolean } | undefined {
  const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
  if (mark === undefined) return undefined
  const info = line.slice(line.indexOf(mark) + mark.length)
  return mark.startsWith('`') && info.includes('`') ? undefined : { mark, isBare: info.trim() === '' }
}

function headingOf(line: string, offset: number): RawHeading | undefined {
  const marker = /^ {0,3}(#{1,6})(?![^ \t])/.exec(line)?.[1]
  if (marker === undefined) return undefined
  const start = line.indexOf('#')
  const all = trimmed(line, start + marker.length, line.length)
  const content = withoutClosing(line, all)
  return {
    span: { start: offset + start, end: offset + line.length },
    form: 'atx',
    depth: marker.length,
    contentSpan: { start: offset + content.start, end: offset + content.end },
    text: line.slice(content.start, content.end),
    nested: false,
  }
}

/** The closing sequence goes only where a space stands before it. */
function withoutClosing(line: string, { start, end }: Span): Span {
  let at = end
  while (at > start && line.charAt(at - 1) === '#') at--
  if (at === end || (at > start && !isSpace(line.charAt(at - 1)))) return { start, end }
  return trimmed(line, start, at)
}

function trimmed(line: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (end > start && isSpace(line.charAt(end - 1))) end--
  while (start < end && isSpace(line.charAt(start))) start++
  return { start, end }
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t'
}
