// What a check reports, and what a fix changes.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Message } from '../message.ts'
import type { ProblemCode } from '../problemCodes.ts'
import type { Reference } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import type { Span } from '../text.ts'
import type { Path } from '../uri.ts'

/** Something wrong at one place of one document. Its severity comes from the settings. */
export interface Problem {
  readonly code: ProblemCode
  readonly span: Span
  readonly message: Message
  /** The reference as written, where the problem is one of a reference. */
  readonly target?: string
  /** Other places that explain it, such as the first definition of a label. */
  readonly related?: readonly { readonly path: Path; readonly span: Span; readonly message: Message }[]
  /** Shown faded: nothing uses it. */
  readonly isUnnecessary?: boolean
}

/** A change that mends a problem. */
export interface Fix {
  readonly title: Message
  /** True where the fix is the only likely one; editors apply it by default. */
  readonly isPreferred: boolean
  /** True where it can be applied unseen, by `check --fix` and on save. */
  readonly isSafe: boolean
  readonly edits: readonly FileEdit[]
}

/** `safe`: those that are not safe may be left out, so that nobody searches the whole corpus for them. */
export type FixesWanted = 'all' | 'safe'

export type FileEdit =
  | { readonly kind: 'replace'; readonly path: Path; readonly span: Span; readonly text: string }
  /** Never overwrites: where the file is there already, the edit is refused. */
  | { readonly kind: 'create'; readonly path: Path; readonly text: string }

/**
 * A check of one reference, given what it resolves to. Of other documents a check reads their face only (`sameFace`), else
 * its problems are not found again when the rest of those changes.
 */
export interface ReferenceCheck {
  readonly code: ProblemCode
  problem(corpus: Corpus, document: Document, reference: Reference, resolution: Resolution): Problem | undefined
  fixes?(
    corpus: Corpus,
    document: Document,
    reference: Reference,
    resolution: Resolution,
    wanted: FixesWanted,
  ): readonly Fix[]
}

/** A check of one document as a whole. */
export interface DocumentCheck {
  readonly code: ProblemCode
  problems(corpus: Corpus, document: Document): readonly Problem[]
  fixes?(corpus: Corpus, document: Document, problem: Problem): readonly Fix[]
}
