// Who refers to a section and what it refers to, what is around it and in it, in the words of LSP.

import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  SymbolKind,
  type TypeHierarchyItem,
  type TypeHierarchySubtypesParams,
  type TypeHierarchySupertypesParams,
} from 'vscode-languageserver'
import type { Corpus } from '../../core/corpus.ts'
import type { Document } from '../../core/document.ts'
import { type Call, incomingCalls, outgoingCalls } from '../../core/features/callHierarchy.ts'
import { childrenOf, parentOf } from '../../core/features/sectionHierarchy.ts'
import { itemFor, itemsAt, keyOf, type SectionItem, type SectionKey } from '../../core/features/sectionItem.ts'
import { type Path, relative } from '../../core/uri.ts'
import { rangeAt } from '../convert.ts'
import type { Context } from '../row.ts'

/** The same for both hierarchies. None where the place names nothing that is known. */
export function hierarchyItems(
  context: Context,
  document: Document,
  offset: number,
): (CallHierarchyItem & TypeHierarchyItem)[] | null {
  const items = itemsAt(context.corpus, document, offset).map((item) => shown(context, item))
  return items.length > 0 ? items : null
}

export function incoming(
  context: Context,
  { item }: CallHierarchyIncomingCallsParams,
): CallHierarchyIncomingCall[] | null {
  const found = itemOfData(context.corpus, item.data)
  if (!found) return null
  return incomingCalls(context.corpus, found).map((call) => ({
    from: shown(context, call.item),
    fromRanges: ranges(context.corpus, call.item.path, call),
  }))
}

export function outgoing(
  context: Context,
  { item }: CallHierarchyOutgoingCallsParams,
): CallHierarchyOutgoingCall[] | null {
  const found = itemOfData(context.corpus, item.data)
  if (!found) return null
  return outgoingCalls(context.corpus, found).map((call) => ({
    to: shown(context, call.item),
    fromRanges: ranges(context.corpus, found.path, call),
  }))
}

export function supertypes(context: Context, { item }: TypeHierarchySupertypesParams): TypeHierarchyItem[] | null {
  const found = itemOfData(context.corpus, item.data)
  const parent = found && parentOf(context.corpus, found)
  return parent ? [shown(context, parent)] : found ? [] : null
}

export function subtypes(context: Context, { item }: TypeHierarchySubtypesParams): TypeHierarchyItem[] | null {
  const found = itemOfData(context.corpus, item.data)
  return found ? childrenOf(context.corpus, found).map((child) => shown(context, child)) : null
}

/** The item that `keyOf` made the data of, as it now stands; undefined where it is no more, and for data of another make. */
export function itemOfData(corpus: Corpus, data: unknown): SectionItem | undefined {
  const key = keyFrom(data)
  return key && itemFor(corpus, key)
}

/** The file that the data is about. */
export function pathOfData(data: unknown): Path | undefined {
  return keyFrom(data)?.path
}

function shown(
  { corpus, uris }: Pick<Context, 'corpus' | 'uris'>,
  item: SectionItem,
): CallHierarchyItem & TypeHierarchyItem {
  const { path, heading, name, span, selection } = item
  return {
    name,
    // As in lists of symbols: Markdown has no functions or classes.
    kind: heading ? SymbolKind.String : SymbolKind.File,
    detail: relative(corpus.rootOf(path)?.path ?? '/', path),
    uri: uris.of(path),
    range: rangeAt(corpus, path, span),
    selectionRange: rangeAt(corpus, path, selection),
    data: keyOf(item),
  }
}

function ranges(corpus: Corpus, path: Path, { spans }: Call) {
  return spans.map((span) => rangeAt(corpus, path, span))
}

function keyFrom(data: unknown): SectionKey | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { path, anchor, number, offset } = data as Record<string, unknown>
  if (typeof path !== 'string' || typeof offset !== 'number') return undefined
  return {
    path,
    anchor: typeof anchor === 'string' ? anchor : undefined,
    number: typeof number === 'string' ? number : undefined,
    offset,
  }
}
