// Sections of the whole corpus that are searched for: `workspace/symbol`.

import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver'
import { createSectionIndex, prepareSections } from '../../core/features/sectionIndex.ts'
import { needsPinyin, searchSections } from '../../core/features/sectionSearch.ts'
import { type Path, relative } from '../../core/uri.ts'
import { rangeAt } from '../convert.ts'
import type { Context } from '../row.ts'
import { sectionKind } from './symbols.ts'

/**
 * How many sections an answer names, the likest: more than a person looks through, and no more than has to be written, sent and read
 * for each letter that is typed. rust-analyzer stops at as many.
 */
const mostSymbols = 128

/** Reading all titles is much work the first time, and so is their pinyin. */
export function symbolSteps({ corpus }: Context, { query }: WorkspaceSymbolParams): Iterable<void> {
  return prepareSections(corpus, needsPinyin(query))
}

export function workspaceSymbols({ corpus, uris }: Context, params: WorkspaceSymbolParams): SymbolInformation[] {
  const places = new Map<Path, { readonly uri: string; readonly containerName: string }>()
  const placeOf = (path: Path) => {
    const known = places.get(path)
    const place = known ?? { uri: uris.of(path), containerName: relative(corpus.rootOf(path)?.path ?? '/', path) }
    if (!known) places.set(path, place)
    return place
  }
  return searchSections(createSectionIndex(corpus), params.query, { limit: mostSymbols }).map(
    ({ path, title, span }) => {
      const { uri, containerName } = placeOf(path)
      return { name: title, kind: sectionKind, location: { uri, range: rangeAt(corpus, path, span) }, containerName }
    },
  )
}
