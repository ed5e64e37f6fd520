// The references that may mean something else after a change: by what they are written like, without asking what they mean.

import type { Corpus, Occurrence } from '../corpus.ts'
import type { Document } from '../document.ts'
import { nameKey } from '../files.ts'
import { documentNumber, headingsNumbered } from '../numberedHeadings.ts'
import type { Reference } from '../reference.ts'
import { indexNames } from '../resolvePath.ts'
import { numberKey } from '../sectionNumber.ts'
import { folderOf, nameOf, type Path } from '../uri.ts'
import { type Change, editsByPath, pathAfter } from './change.ts'

/** References by the document that they stand in. */
export type Concerned = ReadonlyMap<Document, ReadonlySet<Reference>>

/**
 * Every reference whose meaning the change can alter: what names a document that is edited or a file or folder that comes or goes,
 * what stands in a moved document or stays inside an edited one, and numbers that such a document has or gets. Costs as many steps
 * as there are references that end in one of these names, and as there are numbers that begin like those of these documents.
 */
export function concerned(corpus: Corpus, after: Corpus, { moves, edits }: Change): Concerned {
  const found = new Map<Document, Set<Reference>>()
  const add = ({ document, reference }: Occurrence) => {
    const same = found.get(document)
    if (same) same.add(reference)
    else found.set(document, new Set([reference]))
  }
  const edited = [...editsByPath(edits).keys()]
  const moved = new Set(moves.flatMap(({ from }) => [...everythingIn(corpus, from)]))
  const paths = new Set([...edited, ...moved, ...moves.flatMap(({ from, to }) => appearing(corpus, after, from, to))])
  for (const path of moved) paths.add(pathAfter(moves, path))
  const names = new Map<string, string>()
  for (const path of paths) for (const name of namesOf(path)) names.set(nameKey(name), name)
  for (const name of names.values()) for (const each of corpus.mentionsOf(name)) add(each)
  if (moves.length > 0 || edited.some(isIndex)) for (const each of corpus.unnamedMentions()) add(each)
  for (const path of new Set([...edited, ...moved])) {
    const document = corpus.document(path)
    if (!document) continue
    const isMoved = moved.has(path)
    for (const reference of document.references) {
      const staysInside = reference.kind === 'label' || reference.kind === 'section' || reference.target.path === ''
      if (isMoved || staysInside) add({ document, reference })
    }
    for (const each of byNumber(corpus, [document, after.document(pathAfter(moves, path))])) add(each)
  }
  return found
}

function* everythingIn(corpus: Corpus, path: Path): Iterable<Path> {
  yield path
  if (corpus.files.isFolder(path)) for (const entry of corpus.files.entries(path)) yield* everythingIn(corpus, entry)
}

/** The folders that a move makes, and those that it leaves empty. */
function appearing(corpus: Corpus, after: Corpus, from: Path, to: Path): readonly Path[] {
  const found: Path[] = []
  const isNew = (at: Path) => !corpus.files.isFolder(at)
  const isGone = (at: Path) => !after.files.isFolder(at)
  for (let at = folderOf(to); isNew(at) && folderOf(at) !== at; at = folderOf(at)) found.push(at)
  for (let at = folderOf(from); isGone(at) && folderOf(at) !== at; at = folderOf(at)) found.push(at)
  return found
}

/** What a reference to it can end in: a folder stands for the document that is shown for it. */
function namesOf(path: Path): readonly string[] {
  const folder = nameOf(folderOf(path))
  return isIndex(path) && folder !== '' ? [nameOf(path), folder] : [nameOf(path)]
}

function isIndex(path: Path): boolean {
  return (indexNames as readonly string[]).includes(nameOf(path))
}

/** Mentions by a number that the document has before or after, under the number of its title then. */
function* byNumber(corpus: Corpus, versions: readonly (Document | undefined)[]): Iterable<Occurrence> {
  const facts = versions.flatMap((each) => each?.facts ?? [])
  for (const component of new Set(facts.flatMap((each) => documentNumber(each) ?? []))) {
    for (const occurrence of corpus.numberMentionsOf(component)) {
      const { reference } = occurrence
      const key = reference.kind === 'section' && reference.number !== undefined && numberKey(reference.number)
      if (key && facts.some((each) => headingsNumbered(each, key).length > 0)) yield occurrence
    }
  }
}
