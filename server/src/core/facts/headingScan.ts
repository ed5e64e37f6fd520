// Headings of a document that is too large to be parsed: a scan of lines that knows fences and nothing else.

import type { RawHeading } from './reference/blocks.ts'

const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/
const fence = /^ {0,3}(`{3,}|~{3,})/

/** ATX headings outside fenced code. Known inexactness: markup in titles stays, containers and setext are not seen. */
export function scanHeadings(text: string): readonly RawHeading[] {
  const headings: RawHeading[] = []
  let open = ''
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const next = feed < 0 ? text.length : feed + 1
    const line = text.slice(start, Math.min(next, start + 2000)).replace(/\r?\n$/, '')
    const mark = fence.exec(line)?.[1]
    if (open !== '') {
      if (mark?.startsWith(open) && line.trim() === mark) open = ''
    } else if (mark) open = mark
    else {
      const match = atx.exec(line)
      if (match) headings.push(heading(line, start, match[1] ?? '', match[2] ?? ''))
    }
    start = next
  }
  return headings
}

function heading(line: string, start: number, marker: string, title: string): RawHeading {
  const from = start + line.indexOf(marker) + marker.length
  const at = title === '' ? from : start + line.indexOf(title, line.indexOf(marker) + marker.length)
  return {
    span: { start: start + line.indexOf(marker), end: start + line.trimEnd().length },
    form: 'atx',
    depth: marker.length,
    contentSpan: { start: at, end: at + title.length },
    text: title,
    nested: false,
  }
}
