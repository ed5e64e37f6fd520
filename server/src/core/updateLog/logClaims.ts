// What an update log claims: which documents changed and how, in which sections, how long they are, who refers to whom.

import type { Document } from '../document.ts'
import type { LinkReference, NamedDocument, PathMention, SectionMention } from '../reference.ts'
import type { Settings } from '../settings.ts'
import type { Span } from '../text.ts'
import { amountClaims } from './amountClaims.ts'
import { chainClaims } from './chainClaims.ts'
import { dateClaims } from './dateClaims.ts'
import { listClaims } from './listClaims.ts'
import { type Log, readLog } from './logItems.ts'
import { sectionClaims } from './sectionClaims.ts'
import { sizeClaims } from './sizeClaims.ts'
import { sumClaims } from './sumClaims.ts'

/** One claim; `span` is what would have to be written otherwise if it did not hold. */
export type LogClaim = { readonly span: Span } & (
  | { readonly kind: 'path'; readonly reference: PathMention | LinkReference }
  | { readonly kind: 'section'; readonly reference: SectionMention; readonly verb: SectionVerb }
  | SizeClaim
  | LinesBeforeClaim
  | AmountClaim
  | FolderClaim
  | SumClaim
  | TotalClaim
  | DocumentsClaim
  | StatusClaim
  | ChainClaim
  | {
      readonly kind: 'date'
      readonly subject: NamedDocument
      /** `YYYY-MM-DD`. */
      readonly claimed: string
    }
)

/** What is said of a section; `was`: that it was there before, under this number. */
export type SectionVerb = 'named' | 'changed' | 'added' | 'removed' | 'was'

export interface ChainClaim {
  readonly kind: 'chain'
  readonly span: Span
  readonly from: NamedDocument
  readonly to: NamedDocument
  /** In a tree, where `from` stands. */
  readonly parent?: Span
}

export type Precision = 'exact' | 'about' | 'least'

export interface SizeClaim {
  readonly kind: 'lines' | 'chapters'
  readonly span: Span
  readonly claimed: number
  readonly precision: Precision
  /** Names of the document it speaks of: it is certain only where all of them mean the same one. Undefined for the log itself. */
  readonly subjects: readonly NamedDocument[] | undefined
}

export interface TotalClaim {
  readonly kind: 'total'
  readonly span: Span
  readonly claimed: number
  readonly precision: Precision
  /** The claims of length that it adds up, each with its subject. */
  readonly parts: readonly SizeClaim[]
}

/** How long a document was before: `从 404 行增加到 642 行`. */
export interface LinesBeforeClaim extends Omit<SizeClaim, 'kind' | 'subjects'> {
  readonly kind: 'linesBefore'
  readonly subjects: readonly NamedDocument[]
}

/** How much of something there is, or came or went, in some documents. */
export interface AmountClaim {
  readonly kind: 'references' | 'sections' | 'growth' | 'linked'
  readonly of: 'references' | 'references added' | 'sections added' | 'sections removed' | 'lines added' | 'linked'
  readonly span: Span
  readonly claimed: number
  readonly precision: Precision
  /** In which documents it is counted, all together; empty for the whole corpus. */
  readonly subjects: readonly NamedDocument[]
  /** How many items its own list has. */
  readonly listed?: number
}

/** How many files a folder has. */
export interface FolderClaim {
  readonly kind: 'files'
  readonly span: Span
  readonly claimed: number
  readonly precision: Precision
  readonly folder: PathMention
  /** The folders in whose lists it stands, the nearest first. */
  readonly around: readonly PathMention[]
  /** How many items its own list has. */
  readonly listed: number
}

/** A number and its parts, by what the log itself says. */
export interface SumClaim {
  readonly kind: 'sum'
  readonly span: Span
  readonly claimed: number
  readonly precision: Precision
  readonly parts: readonly number[]
  /** Whether the parts are amounts, or sections or documents that are named one by one. */
  readonly of: 'amounts' | 'sections' | 'documents'
  /** The whole may be more than its parts, or less, and none is wrong. */
  readonly mayBe?: 'more' | 'less'
}

export interface DocumentsClaim {
  readonly kind: 'documents'
  readonly span: Span
  readonly claimed: number
  readonly precision: Precision
  readonly status: DocumentStatus
  /** The documents that its own list names; undefined where it has none. */
  readonly own: readonly NamedDocument[] | undefined
  /** Other numbers that it may have counted by: words between its brackets, all items of its list. */
  readonly otherCounts: readonly number[]
  /** All lists of the log that are about documents of this status. */
  readonly lists: readonly (readonly NamedDocument[])[]
}

export type DocumentStatus = 'added' | 'changed' | 'removed'

export interface StatusClaim {
  readonly kind: 'status'
  readonly span: Span
  readonly subject: NamedDocument
  /** `metadata`: nothing but its metadata changed. */
  readonly status: DocumentStatus | 'metadata'
}

/** All claims of a log that somebody can check, in the order of the text. A number whose subject is not certain is none. Linear. */
export function logClaims(document: Document, settings: Settings): readonly LogClaim[] {
  const log = readLog(document, settings)
  return [
    ...pathClaims(document),
    ...sectionClaims(log),
    ...chainClaims(log),
    ...dateClaims(log),
    ...figuresIn(log),
  ].sort(byPlace)
}

/** Those of the claims that are numbers of documents, lines or chapters, totals and sums, and other amounts: for who needs no others. */
export function figureClaims(document: Document, settings: Settings): readonly LogClaim[] {
  return [...figuresIn(readLog(document, settings))].sort(byPlace)
}

function figuresIn(log: Log): readonly LogClaim[] {
  return withoutDoubles([...listClaims(log), ...sizeClaims(log), ...sumClaims(log)], amountClaims(log))
}

function byPlace(a: LogClaim, b: LogClaim): number {
  return a.span.start - b.span.start || a.span.end - b.span.end
}

/** A number that another form has read already, as a length or an amount, is claimed once. */
function withoutDoubles(claims: readonly LogClaim[], amounts: readonly LogClaim[]): readonly LogClaim[] {
  const starts = (kinds: readonly LogClaim['kind'][], of: readonly LogClaim[]) =>
    new Set(of.flatMap(({ kind, span }) => (kinds.includes(kind) ? [span.start] : [])))
  const isNewLength = starts(['growth', 'linesBefore', 'lines'], amounts)
  const first = claims.filter(
    ({ kind, span }) => (kind !== 'lines' && kind !== 'chapters') || !isNewLength.has(span.start),
  )
  const isListed = new Set(
    first.flatMap((each) =>
      each.kind === 'total' || (each.kind === 'documents' && each.own) ? [each.span.start] : [],
    ),
  )
  return [...first.filter(({ kind, span }) => kind !== 'sum' || !isListed.has(span.start)), ...amounts]
}

function* pathClaims({ references }: Document): Iterable<LogClaim> {
  for (const reference of references) {
    if (reference.kind === 'link' && reference.form !== 'image' && reference.target.path !== '') {
      yield { kind: 'path', span: reference.targetSpan, reference }
    } else if (reference.kind === 'mention' && reference.form !== 'tree') {
      yield { kind: 'path', span: reference.span, reference }
    }
  }
}
