// One row of the table: how a request reaches its answer, with the document and offset it speaks of already found.

import type {
  Position,
  ProtocolRequestType,
  ResponseError,
  ServerCapabilities,
  TextDocumentIdentifier,
} from 'vscode-languageserver'
import type { GradedProblem } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import type { SectionIndex } from '../core/features/sectionIndex.ts'
import type { Path } from '../core/uri.ts'
import type { Client } from './client.ts'
import type { Uris } from './convert.ts'
import type { LogPast, LookingBack } from './logPasts.ts'
import type { Preferences } from './preferences.ts'

/** What an answer is made from: a corpus that does not change while it is made. */
export interface Context {
  readonly corpus: Corpus
  readonly client: Client
  readonly preferences: Preferences
  readonly uris: Uris
  /** Whether every document has been read. */
  readonly isComplete: boolean
  /** Version of an open document as the client counts them. */
  versionOf(path: string): number | undefined
  /** What is wrong in a document, as its diagnostics say. */
  problemsOf(document: Document): readonly GradedProblem[]
  /** The document as it is on disk, where the row asks for it and it can be read. */
  readonly saved: Document | undefined
  /** The day it is, `2025-11-07`. */
  today(): string
  /** What an update log compares with, for rows that look back; undefined for what is no log, and where it cannot be had. */
  readonly past: LogPast | undefined
  /** Whether update logs can be written here. */
  readonly hasLogs: boolean
  /** The sections of the corpus as it stands, ready to be searched. */
  sections(): SectionIndex
}

/**
 * What must be known before the answer: nothing but the `document` itself; which files there are (`listing`); also what
 * the reference at the place leads to (`target`); everything (`corpus`).
 */
export type Needs = 'document' | 'listing' | 'target' | 'corpus'

/** Answers at once from what is known where the client can be told later to ask again, else when everything is known. */
export type NeedsOf = (client: Client) => Needs

export interface Row {
  readonly method: string
  readonly needs: Needs | NeedsOf
  readonly capability: ServerCapabilities
  /** The document and position a request speaks of. */
  readonly place: (params: unknown) => { readonly uri?: string; readonly position?: Position }
  /** Work that is done before the answer in small steps, so that it holds up nothing else; what it makes is kept. */
  readonly steps?: (context: Context, params: unknown) => Iterable<void>
  /** A file that the answer needs besides what the reference at the place leads to. */
  readonly file?: (corpus: Corpus, document: Document, offset: number) => Path | undefined
  /** Whether the answer needs the document as it is on disk, too. */
  readonly needsSaved?: (params: unknown) => boolean
  /** Whether the answer takes what an update log compares with: its `base`; also its `facts`, or these where they are at hand. */
  readonly looksBack?: (params: unknown) => LookingBack
  /** The answer, or steps that come to it: then the corpus may not change on the way, or it is asked again. */
  readonly answer: (context: Context, params: unknown, document: Document | undefined, offset: number) => unknown
}

/** An answer that is made in steps, so that it holds up nothing else. */
export type InSteps<R> = Generator<void, R | ResponseError>

/** A request about a position in a document; without that document the answer is empty. */
export function atPlace<P extends { textDocument: TextDocumentIdentifier; position: Position }, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  needs: Needs,
  capability: ServerCapabilities,
  answer: (context: Context, document: Document, offset: number, params: P) => R | InSteps<R>,
  more: Pick<Row, 'file' | 'looksBack'> = {},
): Row {
  return {
    method,
    needs,
    capability,
    place: (params) => ({ uri: (params as P).textDocument.uri, position: (params as P).position }),
    ...more,
    answer: (context, params, document, offset) =>
      document ? answer(context, document, offset, params as P) : undefined,
  }
}

/** A request about a document as a whole. */
export function inDocument<P extends { textDocument: TextDocumentIdentifier }, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  needs: Needs | NeedsOf,
  capability: ServerCapabilities,
  answer: (context: Context, document: Document, params: P) => R | InSteps<R>,
  more: { readonly needsSaved?: (params: P) => boolean } = {},
): Row {
  const { needsSaved } = more
  return {
    method,
    needs,
    capability,
    place: (params) => ({ uri: (params as P).textDocument.uri }),
    ...(needsSaved ? { needsSaved: (params: unknown) => needsSaved(params as P) } : {}),
    answer: (context, params, document) => (document ? answer(context, document, params as P) : undefined),
  }
}

/** A request about something that an earlier answer gave, in the file that `uriOf` finds in it. */
export function aboutItem<P, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  needs: Needs,
  capability: ServerCapabilities,
  uriOf: (params: P) => string | undefined,
  answer: (context: Context, params: P, document: Document | undefined) => R | InSteps<R>,
): Row {
  return {
    method,
    needs,
    capability,
    place: (params) => {
      const uri = uriOf(params as P)
      return uri === undefined ? {} : { uri }
    },
    answer: (context, params, document) => answer(context, params as P, document),
  }
}

/** A request about the corpus. */
export function inCorpus<P, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  needs: Needs,
  capability: ServerCapabilities,
  answer: (context: Context, params: P) => R | InSteps<R>,
  steps?: (context: Context, params: P) => Iterable<void>,
): Row {
  return {
    method,
    needs,
    capability,
    place: () => ({}),
    ...(steps ? { steps: (context, params) => steps(context, params as P) } : {}),
    answer: (context, params) => answer(context, params as P),
  }
}
