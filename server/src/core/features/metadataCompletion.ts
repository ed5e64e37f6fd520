// Completion of metadata: labels that other documents carry, and what stands behind them there.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { MetadataField } from '../facts/types.ts'
import { say } from '../message.ts'
import { allFields, frontMatterFields, meaningOf, placesIn } from '../metadataFields.ts'
import { lineAt } from '../text.ts'
import { folderOf } from '../uri.ts'
import type { CompletionItem } from './completion.ts'
import { isText } from './completionPlace.ts'
import type { Occasion } from './numberCompletion.ts'

/** No line of metadata is looked at further back than this, in UTF-16 units. */
const mostPrefix = 400

/** A longer value is a sentence about one document. */
const longestValue = 80

/** A document of the same folder counts for so many others. */
const neighbour = 1000

/** Where in metadata the cursor stands. */
interface FieldPlace {
  readonly kind: 'label' | 'value'
  readonly isFrontMatter: boolean
  /** The label before the value. */
  readonly label: string
  /** What has been typed of the label or value. */
  readonly typed: string
  /** What goes before an item: `**` where it is not there yet, or the space behind `:`. */
  readonly lead: string
}

/**
 * Labels at the start of a line above the first section and at the end of the document, behind `**` or where nothing stands yet, and
 * in front matter; values behind a label. Those of neighbours come first, then the most frequent. Undefined where nobody asked, and
 * where no metadata is being typed or known; a list that opened by itself would take Enter away. One pass over the metadata of all documents.
 */
export function metadataItems(
  corpus: Corpus,
  document: Document,
  offset: number,
  occasion: Occasion,
): readonly CompletionItem[] | undefined {
  if (occasion === 'typed') return undefined
  const place = fieldPlace(document, offset)
  if (!place) return undefined
  const found = place.kind === 'label' ? labels(corpus, document, offset, place) : values(corpus, document, place)
  if (found.length === 0) return undefined
  const rest = document.text.slice(offset, offset + mostPrefix)
  const stop = place.kind === 'label' ? /[\s*：:]|$/ : /[ \t]*(?:\*\*|\||\r|\n|$)/
  const end = offset + Math.max(0, rest.search(stop))
  const start = offset - place.typed.length
  return found.map(
    ({ text, written, documents }, i): CompletionItem => ({
      kind: place.kind === 'label' ? 'field' : 'value',
      label: text,
      detail: '',
      description: documents === 1 ? say('in one document') : say('in {count} documents', { count: documents }),
      text: place.lead + written,
      span: { start, end: offset },
      overwriteSpan: { start, end },
      filterText: place.typed.startsWith('**') ? `**${text}` : text,
      sortText: `!${String(i).padStart(6, '0')}`,
      target: undefined,
    }),
  )
}

const quoteOrItem = String.raw`^[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+)?`
const beforeLabel = new RegExp(String.raw`${quoteOrItem}((?:\*\*[^*：:\n]{0,30})?)$`)
const furtherLabel = /[ \t|｜·](\*\*[^*：:\n]{0,30})$/
const beforeValue = /\*\*([^*：:\n]{1,30})(?:\*\*[ ]?([：:])|([：:])\*\*)([ \t]*)([^*|\n]{0,80})$/
const beforeFrontMatterValue = /^([\p{L}][\p{L}\p{N} _-]{0,40})[ \t]*([:=])([ \t]*)["']?([^"'\n]{0,80})$/u

function fieldPlace(document: Document, offset: number): FieldPlace | undefined {
  const { text, facts } = document
  const lineStart = facts.lines[lineAt(facts.lines, offset)] ?? 0
  if (offset - lineStart > mostPrefix) return undefined
  const line = text.slice(lineStart, offset)
  const inside = facts.frontMatter?.contentSpan
  if (inside && inside.start <= offset && offset <= inside.end) {
    const value = beforeFrontMatterValue.exec(line)
    if (value) {
      const [, label = '', , gap = '', typed = ''] = value
      return { kind: 'value', isFrontMatter: true, label, typed, lead: gap === '' && typed === '' ? ' ' : '' }
    }
    if (!/^[\p{L}\p{N} _-]{0,40}$/u.test(line)) return undefined
    return { kind: 'label', isFrontMatter: true, label: '', typed: line, lead: '' }
  }
  if (!isText(document, offset)) return undefined
  const value = beforeValue.exec(line)
  if (value) {
    const [, label = '', colon = value[3] ?? '', , gap = '', typed = ''] = value
    const isClose = colon === ':' && gap === '' && typed === ''
    return { kind: 'value', isFrontMatter: false, label, typed, lead: isClose ? ' ' : '' }
  }
  const label = beforeLabel.exec(line) ?? furtherLabel.exec(line)
  if (!label || placesIn(document)(offset) === 'text') return undefined
  const typed = label[1] ?? ''
  // On a line with words behind the cursor nothing is begun.
  if (typed === '' && /^[ \t]*[^\s]/.test(text.slice(offset, offset + mostPrefix).split('\n')[0] ?? ''))
    return undefined
  return { kind: 'label', isFrontMatter: false, label: '', typed, lead: '**' }
}

interface Known {
  /** What is shown and compared: the label or value itself. */
  readonly text: string
  /** What is put in. */
  readonly written: string
  readonly documents: number
}

/** How often something was seen. */
interface Seen {
  documents: number
  weight: number
  readonly text: string
}

function values(corpus: Corpus, document: Document, place: FieldPlace): readonly Known[] {
  const key = keyOf(place.label)
  const meaning = meaningOf(place.label)
  const isDate = meaning === 'updated' || meaning === 'created' || meaning === 'review'
  // The dates of other documents say nothing of this one; its own other one does.
  const documents = isDate ? [document] : corpus.documents()
  return ranked(documents, document, function* (other) {
    for (const field of fieldsOf(other, place.isFrontMatter, isDate)) {
      if (keyOf(field.label) !== key) continue
      const value = field.value.replace(/\s+/g, ' ').trim()
      if (value !== '' && value.length <= longestValue && value !== place.typed.trim()) yield value
    }
  }).map(({ text, documents: count }) => ({ text, written: text, documents: count }))
}

function labels(corpus: Corpus, document: Document, offset: number, place: FieldPlace): readonly Known[] {
  const placeOf = placesIn(document)
  const here = placeOf(offset)
  const lineStart = document.text.lastIndexOf('\n', offset - 1) + 1
  const there = fieldsOf(document, place.isFrontMatter, false).filter(
    ({ span }) => placeOf(span.start) === here && !(span.start >= lineStart && span.end >= offset),
  )
  const own = new Set(there.map(({ label }) => keyOf(label)))
  const colon = place.isFrontMatter ? undefined : colonOf(corpus, document)
  const found = ranked(corpus.documents(), document, function* (other) {
    if (other === document) return
    for (const { label } of fieldsOf(other, place.isFrontMatter, false)) {
      if (!own.has(keyOf(label))) yield label.replace(/\s+/g, /\p{Script=Han}/u.test(label) ? '' : ' ')
    }
  })
  const isToml = document.facts.frontMatter?.kind === 'toml'
  return found.map(({ text, documents }) => {
    const separator = colon ?? (/[^ -~]/.test(text) ? '**：' : '**: ')
    const written = place.isFrontMatter ? `${text}${isToml ? ' = ' : ': '}` : `${text}${separator}`
    return { text, written, documents }
  })
}

function fieldsOf(document: Document, isFrontMatter: boolean, isBoth: boolean): readonly MetadataField[] {
  if (isBoth) return allFields(document)
  return isFrontMatter ? frontMatterFields(document) : document.facts.metadata
}

/** What stands between labels and values in this document, or else next to it: `**：`. Undefined where there is no example. */
function colonOf(corpus: Corpus, document: Document): string | undefined {
  const folder = folderOf(document.path)
  const counts = new Map<string, number>()
  for (const other of corpus.documents()) {
    const weight = other === document ? neighbour : 1
    if (folderOf(other.path) !== folder) continue
    for (const { form, labelSpan, valueSpan } of other.facts.metadata) {
      const between = form === 'closed' ? other.text.slice(labelSpan.end, valueSpan.start) : ''
      if (/^(?:\*\*[：:]|[：:]\*\*) ?$/.test(between)) counts.set(between, (counts.get(between) ?? 0) + weight)
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/** What the documents say, each once for each document: of neighbours first, then what most say. */
function ranked(
  documents: Iterable<Document>,
  document: Document,
  said: (other: Document) => Iterable<string>,
): readonly Seen[] {
  const folder = folderOf(document.path)
  const found = new Map<string, Seen>()
  for (const other of documents) {
    const weight = folderOf(other.path) === folder ? neighbour : 1
    for (const text of new Set(said(other))) {
      const seen = found.get(text) ?? { documents: 0, weight: 0, text }
      seen.documents++
      seen.weight += weight
      found.set(text, seen)
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
}

/** Labels of one meaning are the same: 维护人 and 维护者. */
function keyOf(label: string): string {
  return meaningOf(label) ?? label.replace(/\s+/g, '').toLowerCase()
}
