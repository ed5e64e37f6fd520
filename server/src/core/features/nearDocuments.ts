// Documents in the order in which somebody who writes at a place is likely to mean them.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { NamedDocument } from '../reference.ts'
import { hops, resolvePath } from '../resolvePath.ts'
import { firstFrom } from '../text.ts'
import { folderOf, isDocumentPath, type Path } from '../uri.ts'

/** Why a document is near: named right there, the document itself, in its folder, referred to elsewhere in it, or not at all. */
export type Nearness = 'named' | 'own' | 'folder' | 'referred' | 'elsewhere'

export interface NearDocument {
  readonly target: Document
  readonly nearness: Nearness
}

/** Of what a document refers to, only this many different paths are looked up, from the place outwards. */
const mostReferred = 40

/**
 * Every document that has been read, once, the nearest first. Looked up as far as it is asked: the documents that are not near cost
 * a sort of all.
 */
export function* nearDocuments(
  corpus: Corpus,
  document: Document,
  named: readonly NamedDocument[],
  offset: number,
): Iterable<NearDocument> {
  const seen = new Set<Path>()
  const add = (path: Path | undefined, nearness: Nearness): readonly NearDocument[] => {
    if (path === undefined || seen.has(path)) return []
    seen.add(path)
    const target = corpus.document(path)
    return target ? [{ target, nearness }] : []
  }
  const isRightHere = ({ how }: NamedDocument) => how !== 'section'
  for (const each of named.filter(isRightHere)) yield* add(documentNamed(corpus, document, each), 'named')
  yield* add(document.path, 'own')
  const here = [...corpus.files.entries(folderOf(document.path))].filter(isDocumentPath)
  for (const path of here.sort()) yield* add(path, 'folder')
  for (const each of [...named, ...referred(document, offset)]) {
    yield* add(documentNamed(corpus, document, each), 'referred')
  }
  const others = [...corpus.documents()].filter(({ path }) => !seen.has(path))
  const far = others.map(({ path }) => ({ path, hops: hops(document.path, path) }))
  for (const { path } of far.sort((a, b) => a.hops - b.hops || (a.path < b.path ? -1 : 1)))
    yield* add(path, 'elsewhere')
}

/** The document that a name around the place names, a folder standing for its index; undefined where it is none. */
export function documentNamed(
  corpus: Corpus,
  document: Document,
  { path, by }: Pick<NamedDocument, 'path' | 'by'>,
): Path | undefined {
  const found = resolvePath(corpus, document.path, path, by)
  if (found.kind !== 'found') return undefined
  return found.target.kind === 'folder' ? found.target.index : found.target.path
}

/** Different paths that the document names, those before the offset first, from there backwards. */
function referred({ references }: Document, offset: number): Iterable<Pick<NamedDocument, 'path' | 'by'>> {
  const at = firstFrom(references, offset)
  const found = new Map<string, Pick<NamedDocument, 'path' | 'by'>>()
  for (const each of [...references.slice(0, at).toReversed(), ...references.slice(at)]) {
    if (found.size >= mostReferred) break
    if (each.kind !== 'link' && each.kind !== 'mention') continue
    const { path } = each.target
    if (path !== '' && !found.has(path)) found.set(path, { path, by: each.kind })
  }
  return found.values()
}
