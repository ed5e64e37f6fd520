// What a log is held against: the tree that it speaks of, and the one before it, each asked once for everything.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { LabelReference, NamedDocument, Reference } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { hops, indexNames, resolvePath } from '../resolvePath.ts'
import { isDocumentPath, type Path } from '../uri.ts'
import { compareDocuments, type DocumentComparison } from './compareDocuments.ts'

export interface LogTimes {
  /** The tree before what the log tells of; undefined where it is not known. Same root as `after`. */
  readonly before: Corpus | undefined
  /** Nobody has said where the log begins: then what is the same in both trees may have changed before. */
  readonly isGuess?: boolean
  /** The tree that the log speaks of. */
  readonly after: Corpus
  /** New path to old, of documents that were renamed in between. */
  readonly renames: ReadonlyMap<Path, Path>
  /** Where a file of that tree is today, if it has moved since; undefined where it has not, or is gone. */
  movedTo?(path: Path): Path | undefined
}

/** Answers about both trees, remembering them. */
export interface LogWitness extends LogTimes {
  readonly log: Document
  /** The document that a name in the log means; undefined where none or several can be meant, or it was not read. */
  document(name: NamedDocument): Document | undefined
  /** As `document`, and of several with the name the one nearest to another document. */
  documentNear(name: NamedDocument, near: Path): Document | undefined
  /** The same document before; undefined where it is new, or nothing is known. */
  past(document: Document): Document | undefined
  /** Where a document of before is now, or was, if it is gone. */
  pathNow(path: Path): Path
  /** What changed in it; undefined where it is new, or nothing is known. */
  comparison(document: Document): DocumentComparison | undefined
  /** The documents that it refers to by links, paths and section numbers. */
  referred(document: Document): ReadonlySet<Path>
  /** The same of a document of before, and the documents of before, under the paths that they have now. */
  referredThen(past: Document): ReadonlySet<Path>
}

export function witness(log: Document, times: LogTimes): LogWitness {
  const { before, after, renames } = times
  const comparisons = new Map<Path, DocumentComparison | undefined>()
  const references = new Map<Path, ReadonlySet<Path>>()
  const now = new Map([...renames].map(([path, old]) => [old, path]))
  const place = ({ path, by }: NamedDocument) => resolvePath(after, log.path, path, by)
  const past = ({ path }: Document) => before?.document(renames.get(path) ?? path)
  return {
    ...times,
    log,
    past,
    pathNow: (path) => now.get(path) ?? path,
    document: (name) => documentAt(after, place(name)),
    documentNear(name, near) {
      const found = place(name)
      const only = documentAt(after, found)
      if (only) return only
      const candidates = found.kind === 'ambiguous' ? found.candidates.filter(isDocumentPath) : []
      const [first, second] = [...candidates].sort((a, b) => hops(near, a) - hops(near, b))
      if (first === undefined || (second !== undefined && hops(near, first) === hops(near, second))) return undefined
      return after.document(first)
    },
    comparison(document) {
      if (!comparisons.has(document.path)) {
        const old = past(document)
        comparisons.set(document.path, old && compareDocuments(old, document))
      }
      return comparisons.get(document.path)
    },
    referred(document) {
      const known = references.get(document.path) ?? referredBy(after, document)
      references.set(document.path, known)
      return known
    },
    referredThen(past) {
      const paths = before ? referredBy(before, past) : []
      return new Set([...paths].map((path) => now.get(path) ?? path))
    },
  }
}

/** Whether a name may be that of more than one document: `README.md` alone is often that of the folder that is spoken of. */
export function isVague({ path }: NamedDocument): boolean {
  return (indexNames as readonly string[]).includes(path)
}

/** Whether it refers to something: labels name definitions, which are references themselves; trees draw folders. */
export function isCounted(reference: Reference): reference is Exclude<Reference, LabelReference> {
  return reference.kind !== 'label' && !(reference.kind === 'mention' && reference.form === 'tree')
}

/** The document that is found; undefined where it is no document, or not whole. */
function documentAt(corpus: Corpus, resolution: Resolution): Document | undefined {
  if (resolution.kind !== 'found') return undefined
  const { target } = resolution
  const path = target.kind === 'folder' ? target.index : target.path
  const document = path === undefined ? undefined : corpus.document(path)
  return document?.facts.headingsOnly ? undefined : document
}

function referredBy(corpus: Corpus, document: Document): ReadonlySet<Path> {
  const paths = new Set<Path>()
  for (const reference of document.references) {
    if (!isCounted(reference)) continue
    const resolution = resolve(corpus, document, reference)
    if (resolution.kind === 'missing-heading') paths.add(resolution.document.path)
    if (resolution.kind !== 'found') continue
    const { target } = resolution
    const path = target.kind === 'folder' ? target.index : target.path
    if (path !== undefined && path !== document.path) paths.add(path)
  }
  return paths
}
