// Recognises sections named by number or title in prose and in tables.

import { type Prose, proseOf } from '../facts/prose.ts'
import type { DocumentFacts, ProseRun, TableRow } from '../facts/types.ts'
import type { LinkReference, NamedDocument, PathMention, SectionMention } from '../reference.ts'
import type { Settings } from '../settings.ts'
import { encloses, firstFrom, type Span, slice } from '../text.ts'
import { codeTitles } from './codeTitles.ts'
import { filesIn } from './files.ts'
import { type Grammar, grammarOf } from './grammar.ts'
import { type NamingReference, namesAround, naming, onceEach } from './naming.ts'
import { cellMentions, rowNames } from './rows.ts'
import { type Found, mentionsIn } from './scan.ts'

/**
 * Every mention of a section in the document, sorted by place. `paths`: what names files in the document, sorted by place; which of
 * them a number belongs to is decided here, by place alone.
 */
export function sectionMentions(
  text: string,
  facts: DocumentFacts,
  paths: readonly (LinkReference | PathMention)[],
  settings: Settings,
): readonly SectionMention[] {
  const documents = naming(paths, settings.mentions.extensions)
  const found = unique([...inProse(text, facts, documents, grammarOf(settings)), ...inRows(text, facts, documents)])
  const around = namesAround(text, facts, documents)
  return found.map(({ file, row, block, ...mention }) => {
    const names: NamedDocument[] = file ? [file] : []
    if (row) names.push(...rowNames(row, documents))
    names.push(...around(mention.targetSpan.start, block))
    return { kind: 'section', ...mention, named: onceEach(names) }
  })
}

/** A mention of which only its own words are known. */
interface Unnamed extends Omit<SectionMention, 'kind' | 'named'> {
  readonly file: NamedDocument | undefined
  readonly row: TableRow | undefined
  readonly block: Span
}

function* inProse(
  text: string,
  facts: DocumentFacts,
  documents: readonly NamingReference[],
  grammar: Grammar,
): Iterable<Unnamed> {
  let table = 0
  for (const run of facts.prose) {
    if (!mayMention(text, run, grammar)) continue
    const prose = proseOf(text, run)
    const own = run.block === 'heading' ? ownNumber(facts, run) : undefined
    let row: TableRow | undefined
    if (run.block === 'cell') {
      while ((facts.tables[table]?.span.end ?? text.length) <= run.span.start) table++
      const rows = facts.tables[table]?.rows ?? []
      row = rows[firstFrom(rows, run.span.start + 1) - 1]
    }
    for (const found of mentionsIn(filesIn(facts, documents, prose), grammar)) {
      const mention = unnamed(prose, found, run.span, row)
      if (!own || mention.span.start >= own.end) yield mention
    }
    for (const { span, numberSpan, titleSpan } of codeTitles(text, facts, prose)) {
      const number = slice(text, numberSpan)
      const title = slice(text, titleSpan)
      const rest = { number, title, file: undefined, row, block: run.span }
      yield { form: 'quoted', certainty: 'certain', span, targetSpan: numberSpan, textSpan: titleSpan, ...rest }
    }
  }
}

/** Whether there is anything to look for, by the source of the run: most have nothing. Links that nothing stands around are skipped. */
function mayMention(text: string, { bounds }: ProseRun, { mayMatch }: Grammar): boolean {
  const start = bounds[0] ?? 0
  const end = bounds.at(-1) ?? start
  // One more, for what stands before the first piece: the end of a link or of code.
  return end - start > 2 && mayMatch(text, Math.max(0, start - 1), end)
}

/** Where the heading's own number stands: it is what others refer to. */
function ownNumber({ headings }: DocumentFacts, { span }: ProseRun): Span | undefined {
  const heading = headings[firstFrom(headings, span.start + 1) - 1]
  return heading && encloses(heading.span, span) ? heading.number?.span : undefined
}

function unnamed(prose: Prose, found: Found, block: Span, row: TableRow | undefined): Unnamed {
  const { form, certainty, file } = found
  const spanOf = ({ start, end }: Span) => prose.spanOf(start, end)
  const title = found.title && prose.text.slice(found.title.start, found.title.end).trim()
  const textSpan = found.title && spanOf(found.title)
  const targetSpan = found.number ? spanOf(found.number) : (textSpan ?? spanOf(found))
  const number = found.number && prose.text.slice(found.number.start, found.number.end)
  return { form, certainty, span: spanOf(found), targetSpan, textSpan, number, title, file, row, block }
}

function* inRows(text: string, facts: DocumentFacts, documents: readonly NamingReference[]): Iterable<Unnamed> {
  for (const { span, title, number, certainty, row } of cellMentions(text, facts, documents)) {
    const targetSpan = { start: span.start, end: span.start + number.length }
    const words = title && text.slice(title.start, title.end).trim()
    yield {
      form: 'cell',
      certainty,
      span,
      targetSpan,
      textSpan: title,
      number,
      title: words,
      file: undefined,
      row,
      block: span,
    }
  }
}

/** In the order of the text, each place once; what was found in prose goes before what only its column tells. */
function unique(found: readonly Unnamed[]): readonly Unnamed[] {
  const sorted = found.toSorted((a, b) => a.span.start - b.span.start)
  return sorted.filter((each, i) => sorted[i - 1]?.targetSpan.start !== each.targetSpan.start)
}
