// Definition, references, highlights and links in the words of LSP.

import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type Location,
  type LocationLink,
  type ReferenceParams,
} from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { definition } from '../../core/features/definition.ts'
import { documentLinks } from '../../core/features/documentLinks.ts'
import { highlight } from '../../core/features/highlight.ts'
import { references } from '../../core/features/references.ts'
import { rangeAt, rangeOf } from '../convert.ts'
import type { Context } from '../row.ts'

/** Links that also say which text was asked about, where the client can take them. */
export function definitions(context: Context, document: Document, offset: number): Location[] | LocationLink[] {
  const { corpus, client, uris } = context
  const found = definition(corpus, document, offset)
  if (!client.definitionLinks) {
    return found.map(({ path, selection }) => ({ uri: uris.of(path), range: rangeAt(corpus, path, selection) }))
  }
  return found.map(({ path, span, selection, origin }) => ({
    targetUri: uris.of(path),
    targetRange: rangeAt(corpus, path, span),
    targetSelectionRange: rangeAt(corpus, path, selection),
    originSelectionRange: rangeOf(document, origin),
  }))
}

export function referenceLocations(
  { corpus, uris }: Context,
  document: Document,
  offset: number,
  { context: { includeDeclaration } }: ReferenceParams,
): Location[] {
  return references(corpus, document, offset, { includeDeclaration }).map(({ path, span }) => ({
    uri: uris.of(path),
    range: rangeAt(corpus, path, span),
  }))
}

export function highlights({ corpus }: Context, document: Document, offset: number): DocumentHighlight[] {
  return highlight(corpus, document, offset).map(({ kind, span }) => ({
    range: rangeOf(document, span),
    kind: kind === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }))
}

/**
 * Links with the line to open behind `#`, as VS Code and others read it. Folders are left out: no editor opens one.
 */
export function links({ corpus, client, uris }: Context, document: Document): DocumentLink[] {
  const mentions = new Set<number>()
  for (const { kind, targetSpan } of document.references)
    if (kind === 'mention' || kind === 'section') mentions.add(targetSpan.start)
  return documentLinks(corpus, document)
    .filter(({ span, isFolder }) => !isFolder && (!client.options.leavePlainLinks || mentions.has(span.start)))
    .map(({ span, path, selection }) => {
      const start = selection && rangeAt(corpus, path, selection).start
      const place = start ? `#L${start.line + 1}` : ''
      return { range: rangeOf(document, span), target: `${uris.of(path)}${place}` }
    })
}
