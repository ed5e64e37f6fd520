// Puts a numbered section behind another one, or takes one away: those behind it count on, and everything that names them follows.

import type { Change, Edit, Refused } from '../changes/change.ts'
import { shifted, withNumbers } from '../changes/sections.ts'
import { contentsEntries, tables } from '../contents.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { incomingReferences } from '../incoming.ts'
import { say } from '../message.ts'
import { nextNumber } from '../sectionNumber.ts'
import { defaultSettings } from '../settings.ts'
import { createSlugger } from '../slug.ts'
import { encloses } from '../text.ts'

/** Whether a numbered section can stand behind it: it has a number, and there is a next one. */
export function canBeFollowed(heading: Heading): boolean {
  return (
    !heading.nested &&
    heading.form === 'atx' &&
    heading.number !== undefined &&
    nextNumber(heading.number.text) !== undefined
  )
}

/** Puts a section with this title behind the one of the heading, as deep as that, and into the table of contents where that lists it. */
export function* insertSection(
  corpus: Corpus,
  document: Document,
  heading: Heading,
  title: string,
): Generator<void, Change> {
  const number = heading.number && nextNumber(heading.number.text)
  if (!heading.number || number === undefined) return { moves: [], edits: [] }
  const { path, text } = document
  const between = /^[\s.．、：:)）]*/u.exec(text.slice(heading.number.span.end, heading.titleSpan.end))?.[0] ?? ' '
  const line = `${'#'.repeat(heading.depth)} ${number}${between}${title}`
  const feed = text.includes('\r\n') ? '\r\n' : '\n'
  const at = heading.sectionEnd
  const isLast = at === text.length
  const gap = !isLast || text === '' ? '' : text.endsWith('\n') ? feed : feed + feed
  const section = `${gap}${line}${feed}${isLast ? '' : feed}`
  const edits: Edit[] = [{ path, span: { start: at, end: at }, text: section, reason: 'target' }]
  const rules = (corpus.rootOf(path)?.settings ?? defaultSettings).anchors
  const words = `${number}${between}${title}`
  const anchor = createSlugger(rules).anchor(words)
  for (const table of tables(contentsEntries(document))) {
    const own = table.find(({ headings }) => headings.includes(heading))
    const last = table.findLast(({ headings }) => headings.some((each) => isWithin(each, heading)))
    if (!own || !last) continue
    const isFed = /[\r\n]$/.test(text.slice(last.span.start, last.span.end))
    const written = `${own.indent}${own.marker}[${words}](#${anchor})`
    const line = isFed ? written + feed : feed + written
    edits.push({ path, span: { start: last.span.end, end: last.span.end }, text: line, reason: 'words' })
  }
  return yield* withNumbers(corpus, document, shifted(document, heading, 1), edits)
}

/** Takes away a section with everything below it. Refused while others refer to it. */
export function* removeSection(
  corpus: Corpus,
  document: Document,
  heading: Heading,
): Generator<void, Change | Refused> {
  const extent = { start: heading.span.start, end: heading.sectionEnd }
  const entries = contentsEntries(document).filter(({ headings }) => headings.some((each) => isWithin(each, heading)))
  const uses = [...incomingReferences(corpus, document.path)].filter(
    ({ document: from, reference, target }) =>
      target.kind === 'heading' &&
      isWithin(target.heading, heading) &&
      !(
        from.path === document.path &&
        [extent, ...entries.map(({ span }) => span)].some((span) => encloses(span, reference.span))
      ),
  )
  if (uses.length > 0) {
    return { refused: say('{count} references lead to this section; look for them first.', { count: uses.length }) }
  }
  const { path, text } = document
  // At the end of the text, the empty line before the section goes with it.
  const isLast = extent.end === text.length
  const blank = isLast ? (/(?<=\n)\r?\n$/.exec(text.slice(0, extent.start))?.[0].length ?? 0) : 0
  const edits: Edit[] = entries.map(({ span }) => ({ path, span, text: '', reason: 'words' }))
  edits.push({ path, span: { start: extent.start - blank, end: extent.end }, text: '', reason: 'target' })
  const numbers = new Map([...shifted(document, heading, -1)].filter(([each]) => !isWithin(each, heading)))
  return yield* withNumbers(corpus, document, numbers, edits)
}

/** Whether the heading is the other, or stands in its section. */
function isWithin(heading: Heading, section: Heading): boolean {
  return section.span.start <= heading.span.start && heading.span.start < section.sectionEnd
}
