// What an update log claims: which documents changed and how, in which sections, how long they are, who refers to whom.

import type { Document } from '../document.ts'
import type { LinkReference, NamedDocument, PathMention, SectionMention } from '../reference.ts'
import type { Settings } from '../settings.ts'
import type { Span } from '../text.ts'
import { chainClaims } from './chainClaims.ts'
import { dateClaims } from './dateClaims.ts'
import { listClaims } from './listClaims.ts'
import { readLog } from './logItems.ts'
import { sectionClaims } from './sectionClaims.ts'
import { sizeClaims } from './sizeClaims.ts'

/** One claim; `span` is what would have to be written otherwise if it did not hold. */
export type LogClaim = { readonly span: Span } & (
  | { readonly kind: 'path'; readonly reference: PathMention | LinkReference }
  | { readonly kind: 'section'; readonly reference: SectionMention; readonly verb: 'named' | 'changed' | 'added' }
  | SizeClaim
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
  const sizes = sizeClaims(log)
  const claims: LogClaim[] = [
    ...pathClaims(document),
    ...sectionClaims(log),
    ...sizes,
    ...listClaims(log),
    ...chainClaims(log),
    ...dateClaims(log),
  ]
  return claims.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
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
