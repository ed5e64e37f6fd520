// The facts of an edited document from those it had before: only the sections that the edit touches are read again.

import { between, lineStarts, type Span } from '../../text.ts'
import { type Contents, contentsOf } from '../contents.ts'
import { type ExtractOptions, extractFacts } from '../extract.ts'
import { endOfFrontMatter, frontMatterOf } from '../frontMatter.ts'
import type { DocumentFacts } from '../types.ts'
import { changeBetween } from './change.ts'
import { joined } from './join.ts'
import { definesTheSame, labelsOf } from './labels.ts'
import { namesOfPart } from './names.ts'
import { type Part, partsAround, type Reading } from './parts.ts'

/** UTF-16 units below which reading the whole takes no millisecond; at this length a part takes a fifth of the time. */
const worthwhile = 20_000

/** What was read of an edited text, and the part that was read for it: outside of it all facts are as they were. */
export interface Reread {
  readonly facts: DocumentFacts
  /** Undefined where the whole was read. */
  readonly part: Part | undefined
}

/** The same as `extractFacts`. What was read before an edit saves a large document from being read whole. */
export function extractAgain(previous: Reading | undefined, text: string, options: ExtractOptions): DocumentFacts {
  return readAgain(previous, text, options).facts
}

/** The same, with the part that was read. */
export function readAgain(previous: Reading | undefined, text: string, options: ExtractOptions): Reread {
  const found = previous && text.length >= worthwhile ? reread(previous, text, options) : undefined
  return found ?? { facts: extractFacts(text, options), part: undefined }
}

/** The same as `extractFacts`; undefined where more than a part must be read. */
export function reextract(previous: Reading, text: string, options: ExtractOptions): DocumentFacts | undefined {
  return reread(previous, text, options)?.facts
}

/** The same, with the part that was read. */
export function reread(previous: Reading, text: string, options: ExtractOptions): Reread | undefined {
  const { facts } = previous
  const isByLane = !facts.headingsOnly && !options.headingsOnly && options.extractor !== 'reference'
  if (!isByLane || previous.anchors !== options.anchors) return undefined
  const change = changeBetween(previous.text, text)
  if (!change) return { facts, part: undefined }
  if (!facts.frontMatter && frontMatterOf(text)) return undefined
  const from = endOfFrontMatter(previous.text, facts.frontMatter)
  if (change.start < from || (from > 0 && previous.text.charAt(from - 1) !== '\n')) return undefined
  for (const part of partsAround(previous, text, change, from)) {
    const found = readPart(previous, text, part)
    if (found === 'too short') continue
    return found && { facts: found, part }
  }
  return undefined
}

/** The facts of the whole text, a part of it read anew; undefined where the part has changed what others mean. */
function readPart(previous: Reading, text: string, part: Part): DocumentFacts | 'too short' | undefined {
  const { facts } = previous
  const outside = labelsOf(previous.text, {
    definitions: without(facts.definitions, part),
    footnotes: without(facts.footnotes, part),
  })
  if (!outside) return undefined
  // A copy: facts hold on to the text that they were read from, and this is to be no more than the part. The line end
  // in front makes it one, for engines share what is sliced off a text.
  const lastLine = part.next ? part.next.span.end - part.next.span.start : 0
  const source = `\n${text.slice(part.start, part.newEnd + lastLine)}`
  const read = contentsOf(source, lineStarts(source), 1, 'lane', outside)
  if (!read) return undefined
  const contents = withoutNext(read, part)
  if (!contents) return 'too short'
  const before = labelsOf(previous.text, {
    definitions: between(facts.definitions, part.start, part.oldEnd),
    footnotes: between(facts.footnotes, part.start, part.oldEnd),
  })
  const after = labelsOf(source, contents)
  if (!before || !after || !definesTheSame(before, after, outside)) return undefined
  const names = namesOfPart(previous, part, source, contents)
  return names && joined(facts, { part, source, contents, names })
}

function without<T extends { readonly span: Span }>(facts: readonly T[], { start, oldEnd }: Part): readonly T[] {
  return facts.filter(({ span }) => span.start < start || span.start >= oldEnd)
}

/**
 * What was read without the line behind the part. Undefined where the heading in that line was not found again, or is now
 * the first: what is metadata depends on where the second stands.
 */
function withoutNext(contents: Contents, part: Part): Contents | undefined {
  if (!part.next) return contents
  const end = part.newEnd - part.start + 1
  const { rawHeadings } = contents
  if (rawHeadings.length < 2 || rawHeadings.at(-1)?.span.start !== end) return undefined
  const cut = <T extends { readonly span: Span }>(facts: readonly T[]) => between(facts, 0, end)
  return {
    rawHeadings: cut(contents.rawHeadings),
    htmlHeadings: contents.htmlHeadings,
    htmlAnchors: contents.htmlAnchors.filter(({ span }) => span.start < end),
    links: cut(contents.links),
    labels: cut(contents.labels),
    definitions: cut(contents.definitions),
    footnotes: cut(contents.footnotes),
    codeSpans: cut(contents.codeSpans),
    codeBlocks: cut(contents.codeBlocks),
    tables: cut(contents.tables),
    tasks: cut(contents.tasks),
    quotes: cut(contents.quotes),
    directives: cut(contents.directives),
    prose: cut(contents.prose),
  }
}
