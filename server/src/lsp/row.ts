// One row of the table: how a request reaches its answer, with the document and offset it speaks of already found.

import type { Position, ProtocolRequestType, ServerCapabilities, TextDocumentIdentifier } from 'vscode-languageserver'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import type { SectionIndex } from '../core/features/sectionSearch.ts'
import type { Client } from './client.ts'
import type { Uris } from './convert.ts'

/** What an answer is made from: a corpus that does not change while it is made. */
export interface Context {
  readonly corpus: Corpus
  readonly client: Client
  readonly uris: Uris
  /** Whether every document has been read. */
  readonly isComplete: boolean
  /** Version of an open document as the client counts them. */
  versionOf(path: string): number | undefined
  /** The sections of the corpus as it stands, ready to be searched. */
  sections(): SectionIndex
}

/**
 * What must be known before the answer: nothing but the `document` itself; which files there are (`listing`); also what
 * the reference at the place leads to (`target`); everything (`corpus`).
 */
export type Needs = 'document' | 'listing' | 'target' | 'corpus'

export interface Row {
  readonly method: string
  readonly needs: Needs
  readonly capability: ServerCapabilities
  /** The document and position a request speaks of. */
  readonly place: (params: unknown) => { readonly uri?: string; readonly position?: Position }
  readonly answer: (context: Context, params: unknown, document: Document | undefined, offset: number) => unknown
}

/** A request about a position in a document; without that document the answer is empty. */
export function atPlace<P extends { textDocument: TextDocumentIdentifier; position: Position }, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  needs: Needs,
  capability: ServerCapabilities,
  answer: (context: Context, document: Document, offset: number, params: P) => R,
): Row {
  return {
    method,
    needs,
    capability,
    place: (params) => ({ uri: (params as P).textDocument.uri, position: (params as P).position }),
    answer: (context, params, document, offset) =>
      document ? answer(context, document, offset, params as P) : undefined,
  }
}

/** A request about a document as a whole. */
export function inDocument<P extends { textDocument: TextDocumentIdentifier }, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  needs: Needs,
  capability: ServerCapabilities,
  answer: (context: Context, document: Document, params: P) => R,
): Row {
  return {
    method,
    needs,
    capability,
    place: (params) => ({ uri: (params as P).textDocument.uri }),
    answer: (context, params, document) => (document ? answer(context, document, params as P) : undefined),
  }
}

/** A request about the corpus. */
export function inCorpus<P, R, PR, E, RO>(
  { method }: ProtocolRequestType<P, R, PR, E, RO>,
  needs: Needs,
  capability: ServerCapabilities,
  answer: (context: Context, params: P) => R,
): Row {
  return {
    method,
    needs,
    capability,
    place: () => ({}),
    answer: (context, params) => answer(context, params as P),
  }
}
