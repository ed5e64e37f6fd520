// Completion of paths, anchors, labels and section numbers: what is offered where.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Definition, Footnote } from '../facts/types.ts'
import type { Message } from '../message.ts'
import { type Span, slice } from '../text.ts'
import type { Path } from '../uri.ts'
import { anchorFile, anchorItems } from './anchorCompletion.ts'
import { type CompletionPlace, completionPlace, isText, writtenEnd } from './completionPlace.ts'
import { headingNumbers } from './headingNumbers.ts'
import { type HoverPart, targetParts } from './hoverParts.ts'
import { metadataItems } from './metadataCompletion.ts'
import { codeNumberItems, numberItems, type Occasion } from './numberCompletion.ts'
import { pathItems } from './pathCompletion.ts'

export interface Completion {
  readonly items: readonly CompletionItem[]
  /** True where more typing can bring items that are not in the list. */
  readonly isIncomplete: boolean
}

export interface CompletionItem {
  readonly kind: 'file' | 'folder' | 'section' | 'anchor' | 'label' | 'footnote' | 'number' | 'field' | 'value'
  readonly label: string
  /** The path within the root; of an id its line; of a label its destination. */
  readonly detail: string
  /** A second name: the title of a document, the file of a section; of a number why it is offered. Empty where there is none. */
  readonly description: string | Message
  readonly text: string
  /** What is replaced: from the start of the segment being typed to the cursor. */
  readonly span: Span
  /** The same with what stands behind the cursor, for editors that overwrite. */
  readonly overwriteSpan: Span
  /** What typed text is compared with: number, title, path, pinyin and initials. */
  readonly filterText: string
  /** Sorts the items in their right order. */
  readonly sortText: string
  /** What `completionPreview` shows; undefined for folders and labels. */
  readonly target: { readonly path: Path; readonly anchor: string | undefined } | undefined
  /** What is put in elsewhere as well: the name of the document before `第 12.5 节`. */
  readonly also?: { readonly span: Span; readonly text: string }
}

const nothing: Completion = { items: [], isIncomplete: false }

/**
 * What can stand at the offset: files and folders of the folder typed so far, documents anywhere by name or title, the
 * anchors of the document before the `#`, labels behind `][`, footnotes behind `[^`; in prose, cells and backticks the
 * numbers of sections, in a heading its own; labels of metadata and what stands behind them. Nothing in code blocks, comments and URLs, nor in backticks
 * until what stands there begins to look like a path or number. Looking for documents anywhere is one pass over the names
 * and titles of all documents; `occasion` matters for numbers, which are offered unasked only where one is announced.
 */
export function completion(
  corpus: Corpus,
  document: Document,
  offset: number,
  occasion: Occasion = 'asked',
): Completion {
  const place = completionPlace(document, offset)
  const metadata = place ? undefined : metadataItems(corpus, document, offset, occasion)
  if (metadata?.[0]?.kind === 'value') return { items: metadata, isIncomplete: false }
  if (!place) {
    const others = isText(document, offset) ? inText(corpus, document, offset, occasion) : nothing
    return metadata ? { ...others, items: [...metadata, ...others.items] } : others
  }
  const end = writtenEnd(document, place, offset)
  if (place.kind !== 'destination') return { items: labelItems(document, place, end), isIncomplete: false }
  if (place.typed.includes('#')) return anchorItems(corpus, document, place, end)
  const paths = pathItems(corpus, document, place, end)
  const numbers = place.form === 'mention' ? codeNumberItems(corpus, document, place.typed, offset) : []
  return numbers.length === 0 ? paths : { items: [...numbers, ...paths.items], isIncomplete: true }
}

function inText(corpus: Corpus, document: Document, offset: number, occasion: Occasion): Completion {
  const own = headingNumbers(corpus, document, offset)
  return own ? { items: own, isIncomplete: false } : numberItems(corpus, document, offset, occasion)
}

/** The file whose anchors can stand at the offset, read or not; undefined where no fragment is being typed. */
export function completionFile(corpus: Corpus, document: Document, offset: number): Path | undefined {
  const place = completionPlace(document, offset)
  return place?.kind === 'destination' && place.typed.includes('#') ? anchorFile(corpus, document, place) : undefined
}

/** The hover's view of what an item leads to; empty where there is nothing to show. Asked for one item at a time. */
export function completionPreview(corpus: Corpus, item: Pick<CompletionItem, 'target'>): readonly HoverPart[] {
  const { target } = item
  if (!target) return []
  if (target.anchor === undefined) return targetParts(corpus, { kind: 'file', path: target.path }, [])
  const named = corpus.document(target.path)?.fragments.get(target.anchor)
  return named ? targetParts(corpus, { ...named, path: target.path }, []) : []
}

function labelItems(document: Document, place: CompletionPlace, end: number): readonly CompletionItem[] {
  const { facts, text } = document
  const known = new Set<string>()
  const items: CompletionItem[] = []
  const defined: readonly (Definition | Footnote)[] = place.kind === 'label' ? facts.definitions : facts.footnotes
  for (const each of defined) {
    if (known.has(each.label)) continue
    known.add(each.label)
    const label = slice(text, each.labelSpan).replace(/\s+/g, ' ').trim()
    items.push({
      kind: place.kind === 'label' ? 'label' : 'footnote',
      label,
      detail: 'targetSpan' in each ? slice(text, each.targetSpan) : '',
      description: '',
      text: label,
      span: place.span,
      overwriteSpan: { start: place.span.start, end },
      filterText: label,
      sortText: String(items.length).padStart(6, '0'),
      target: undefined,
    })
  }
  return items
}
