// The outline of a document and the search for sections in the words of LSP.

import {
  type DocumentSymbol,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { type OutlineItem, outline } from '../../core/features/outline.ts'
import { prepareSections } from '../../core/features/sectionIndex.ts'
import { needsPinyin, searchSections } from '../../core/features/sectionSearch.ts'
import { type Path, relative } from '../../core/uri.ts'
import { rangeAt, rangeOf } from '../convert.ts'
import type { Context } from '../row.ts'

/** Markdown has no classes or functions; `String` is what editors show headings as. */
const sectionKind = SymbolKind.String

/**
 * How many sections an answer names, the likest: more than a person looks through, and no more than has to be written, sent and read
 * for each letter that is typed. rust-analyzer stops at as many.
 */
const mostSymbols = 128

/** A tree where the client can take it; else a list in which each section names the one around it. */
export function documentSymbols({ client, uris }: Context, document: Document): DocumentSymbol[] | SymbolInformation[] {
  const items = outline(document)
  if (client.symbolTrees) return items.map((item) => tree(document, item))
  const uri = uris.of(document.path)
  return items.flatMap((item) => [...flat(document, uri, item, undefined)])
}

/** Reading all titles is much work the first time, and so is their pinyin. */
export function symbolSteps({ corpus }: Context, { query }: WorkspaceSymbolParams): Iterable<void> {
  return prepareSections(corpus, needsPinyin(query))
}

export function workspaceSymbols(
  { corpus, uris, sections }: Context,
  params: WorkspaceSymbolParams,
): SymbolInformation[] {
  const places = new Map<Path, { readonly uri: string; readonly containerName: string }>()
  const placeOf = (path: Path) => {
    const known = places.get(path)
    const place = known ?? { uri: uris.of(path), containerName: relative(corpus.rootOf(path)?.path ?? '/', path) }
    if (!known) places.set(path, place)
    return place
  }
  return searchSections(sections(), params.query, { limit: mostSymbols }).map(({ path, title, span }) => {
    const { uri, containerName } = placeOf(path)
    return { name: title, kind: sectionKind, location: { uri, range: rangeAt(corpus, path, span) }, containerName }
  })
}

function tree(document: Document, { name, span, selection, children }: OutlineItem): DocumentSymbol {
  return {
    name,
    kind: sectionKind,
    range: rangeOf(document, span),
    selectionRange: rangeOf(document, selection),
    children: children.map((child) => tree(document, child)),
  }
}

function* flat(
  document: Document,
  uri: string,
  { name, span, children }: OutlineItem,
  container: string | undefined,
): Iterable<SymbolInformation> {
  const location = { uri, range: rangeOf(document, span) }
  yield { name, kind: sectionKind, location, ...(container === undefined ? {} : { containerName: container }) }
  for (const child of children) yield* flat(document, uri, child, name)
}
