// The outline of a document and the search for sections in the words of LSP.

import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { type OutlineItem, outline } from '../../core/features/outline.ts'
import { rangeOf } from '../convert.ts'
import type { Context } from '../row.ts'

/** Markdown has no classes or functions; `String` is what editors show headings as. */
export const sectionKind = SymbolKind.String

/** A tree where the client can take it; else a list in which each section names the one around it. */
export function documentSymbols({ client, uris }: Context, document: Document): DocumentSymbol[] | SymbolInformation[] {
  const items = outline(document)
  if (client.symbolTrees) return items.map((item) => tree(document, item))
  const uri = uris.of(document.path)
  return items.flatMap((item) => [...flat(document, uri, item, undefined)])
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
