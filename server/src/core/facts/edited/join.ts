// Puts the facts of a part that was read anew in the place of those it had.

import { firstFrom, lineAt, lineStarts, type Span } from '../../text.ts'
import type { Contents } from '../contents.ts'
import { firstSectionOf, metadataOf } from '../metadata.ts'
import { sectionEnd } from '../naming.ts'
import type { DocumentFacts, Heading } from '../types.ts'
import type { PartNames } from './names.ts'
import type { Part } from './parts.ts'
import * as shift from './shift.ts'

/** A part that was read. Offsets are those in `source`, which holds it behind one line end. */
export interface ReadPart {
  readonly part: Part
  readonly source: string
  readonly contents: Contents
  readonly names: PartNames
}

/** The old facts around the part, those behind it moved, and the new ones of the part. Costs as much as there are facts. */
export function joined(facts: DocumentFacts, { part, source, contents, names }: ReadPart): DocumentFacts {
  const offset = part.start - 1
  const delta = part.newEnd - part.oldEnd
  const length = facts.length + delta
  const join = <T extends { readonly span: Span }>(old: readonly T[], fresh: readonly T[], move: shift.Shift<T>) => {
    const list = old.slice(0, firstFrom(old, part.start))
    for (const fact of fresh) list.push(move(fact, offset))
    const behind = part.next ? firstFrom(old, part.oldEnd) : old.length
    for (let i = behind; i < old.length; i++) {
      const fact = old[i]
      if (fact) list.push(delta === 0 ? fact : move(fact, delta))
    }
    return list
  }
  const headings = measured(join(facts.headings, names.headings, shift.shiftHeading), names, part, length)
  const firstSection = firstSectionOf(headings, length) - offset
  return {
    length,
    lines: linesOf(facts, source, part),
    headings,
    links: join(facts.links, contents.links, shift.shiftLink),
    labels: join(facts.labels, contents.labels, shift.shiftLabel),
    definitions: join(facts.definitions, contents.definitions, shift.shiftDefinition),
    footnotes: join(facts.footnotes, contents.footnotes, shift.shiftFootnote),
    anchors: join(facts.anchors, names.anchors, shift.shiftAnchor),
    codeSpans: join(facts.codeSpans, contents.codeSpans, shift.shiftCodeSpan),
    codeBlocks: join(facts.codeBlocks, contents.codeBlocks, shift.shiftCodeBlock),
    tables: join(facts.tables, contents.tables, shift.shiftTable),
    tasks: join(facts.tasks, contents.tasks, shift.shiftTask),
    quotes: join(facts.quotes, contents.quotes, shift.shiftQuote),
    frontMatter: facts.frontMatter,
    metadata: join(facts.metadata, metadataOf(source, contents.prose, firstSection), shift.shiftMetadata),
    directives: join(facts.directives, contents.directives, shift.shiftDirective),
    prose: join(facts.prose, contents.prose, shift.shiftProse),
    headingsOnly: false,
  }
}

/** Headings with the ends of sections that the part may have moved, and with new anchors behind it where a title changed. */
function measured(headings: Heading[], { slugger }: PartNames, part: Part, textEnd: number): readonly Heading[] {
  for (const [i, heading] of headings.entries()) {
    const { start } = heading.span
    if (part.next && start >= part.newEnd) {
      if (!slugger) break
      const anchor = slugger.anchor(heading.title)
      if (anchor !== heading.anchor) headings[i] = { ...heading, anchor }
    } else if (start >= part.start || heading.sectionEnd > part.start) {
      const end = sectionEnd(headings, i, textEnd)
      if (end !== heading.sectionEnd) headings[i] = { ...heading, sectionEnd: end }
    }
  }
  return headings
}

function linesOf({ lines }: DocumentFacts, source: string, part: Part): readonly number[] {
  const offset = part.start - 1
  const delta = part.newEnd - part.oldEnd
  const list = lines.slice(0, lineAt(lines, part.start))
  for (const start of lineStarts(source)) if (start > 0) list.push(start + offset)
  if (part.next) for (let i = lineAt(lines, part.oldEnd) + 1; i < lines.length; i++) list.push((lines[i] ?? 0) + delta)
  return list
}
