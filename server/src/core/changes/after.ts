// The corpus as it will stand after a change, so that what references name then can be asked before anything is written.

import type { Corpus, Occurrence } from '../corpus.ts'
import { createDocument, type Document, documentFrom } from '../document.ts'
import { extractAgain } from '../facts/edited/reextract.ts'
import { type Files, nameKey } from '../files.ts'
import { measureOf } from '../measure.ts'
import { documentNumber } from '../numberedHeadings.ts'
import type { Reference } from '../reference.ts'
import { defaultSettings } from '../settings.ts'
import { foldCase, folderOf, isWithin, nameOf, type Path } from '../uri.ts'
import {
  type Change,
  type Edit,
  editsByPath,
  editsToMake,
  type Move,
  pathAfter,
  pathBefore,
  textAfter,
} from './change.ts'

/**
 * A view: asking it costs little more than asking the corpus itself, except for a document that is edited, which is read anew when it is
 * first asked for, and for who mentions what, for which all documents are gone through.
 */
export function corpusAfter(corpus: Corpus, change: Change): Corpus {
  const { moves, edits } = change
  const kept = new Map<Path, Document>()
  const files = moves.length === 0 ? corpus.files : filesAfter(corpus.files, moves)
  const after = (document: Document): Document => {
    let made = kept.get(document.path)
    if (!made) {
      made = documentAfter(corpus, document, change)
      kept.set(document.path, made)
    }
    return made
  }
  const mentions = function* (isMeant: (reference: Reference) => boolean): Iterable<Occurrence> {
    for (const each of corpus.documents()) {
      const document = after(each)
      for (const reference of document.references) if (isMeant(reference)) yield { document, reference }
    }
  }
  /** Documents whose own title can be another. Where only references follow, it is not. */
  const titled = new Set(edits.flatMap(({ path, reason }) => (reason === 'target' ? [path] : [])))
  /** These documents by the numbers in their titles then. */
  let numbered: Map<string, Document[]> | undefined
  const editedNumbered = (): ReadonlyMap<string, readonly Document[]> => {
    if (numbered) return numbered
    numbered = new Map()
    for (const path of titled) {
      const before = corpus.document(path)
      const document = before && after(before)
      const number = document && documentNumber(document.facts)
      if (!document || number === undefined) continue
      const same = numbered.get(number)
      if (same) same.push(document)
      else numbered.set(number, [document])
    }
    return numbered
  }
  return {
    roots: corpus.roots.map(({ path, settings }) => ({ path: pathAfter(moves, path), settings })),
    files,
    size: corpus.size,
    document(path) {
      const before = pathBefore(moves, path)
      const document = before === undefined ? undefined : corpus.document(before)
      return document && after(document)
    },
    measure(path) {
      const document = this.document(path)
      return document && measureOf(document)
    },
    changedOn(path) {
      const before = pathBefore(moves, path)
      return before === undefined ? undefined : corpus.changedOn(before)
    },
    *documents() {
      for (const document of corpus.documents()) yield after(document)
    },
    rootOf(path) {
      return this.roots.find((root) => isWithin(root.path, path))
    },
    mentionsOf: (name) => mentions((reference) => namesOf(reference).some((each) => nameKey(each) === nameKey(name))),
    unnamedMentions: () => mentions((reference) => namesOf(reference).some((each) => /^\.{0,2}$/.test(each))),
    numberMentionsOf: () => mentions((reference) => reference.kind === 'section'),
    *documentsNumbered(component) {
      for (const document of corpus.documentsNumbered(component)) if (!titled.has(document.path)) yield after(document)
      yield* editedNumbered().get(component) ?? []
    },
  }
}

function namesOf(reference: Reference): readonly string[] {
  if (reference.kind === 'label') return []
  const paths = reference.kind === 'section' ? reference.named.map(({ path }) => path) : [reference.target.path]
  return paths.filter((path) => path !== '').map((path) => nameOf(path.replace(/\/+$/, '')))
}

function documentAfter(corpus: Corpus, document: Document, change: Change): Document {
  const path = pathAfter(change.moves, document.path)
  const text = textAfter(document.text, editsToMake(change, document.path, document.text))
  if (text === document.text) {
    return path === document.path
      ? document
      : documentFrom(
          path,
          document.hasInvalidEncoding,
          () => document.text,
          () => document,
        )
  }
  const settings = corpus.rootOf(document.path)?.settings ?? defaultSettings
  const { headingsOnly } = document.facts
  const facts = extractAgain({ text: document.text, facts: document.facts, anchors: settings.anchors }, text, {
    anchors: settings.anchors,
    headingsOnly,
  })
  return createDocument(path, text, facts, settings, document.hasInvalidEncoding)
}

/** The edits as they are to be made, by document; of a document that is not known none. */
export function editsOf(corpus: Corpus, change: Change): ReadonlyMap<Path, readonly Edit[]> {
  const found = new Map<Path, readonly Edit[]>()
  for (const path of editsByPath(change.edits).keys()) {
    const document = corpus.document(path)
    if (document) found.set(path, editsToMake(change, path, document.text))
  }
  return found
}

/** The same tree of names with some of them elsewhere. A folder that a move leaves empty is gone; those above a new place are there. */
function filesAfter(files: Files, moves: readonly Move[]): Files {
  const newFolders = new Map<Path, Set<Path>>()
  for (const { to } of moves) {
    for (let at = to; folderOf(at) !== at && !newFolders.get(folderOf(at))?.has(at); at = folderOf(at)) {
      const folder = folderOf(at)
      newFolders.set(folder, (newFolders.get(folder) ?? new Set()).add(at))
    }
  }
  const isFile = (path: Path) => {
    const before = pathBefore(moves, path)
    return before !== undefined && files.isFile(before)
  }
  function* entries(folder: Path): Iterable<Path> {
    const before = pathBefore(moves, folder)
    const found = new Set<Path>(newFolders.get(folder))
    for (const entry of before === undefined ? [] : files.entries(before)) {
      const after = pathAfter(moves, entry)
      if (folderOf(after) === folder) found.add(after)
    }
    for (const entry of found) if (isFile(entry) || isFolder(entry)) yield entry
  }
  const isFolder = (path: Path): boolean => {
    if (newFolders.has(path)) return true
    const before = pathBefore(moves, path)
    if (before === undefined || !files.isFolder(before)) return false
    if (!moves.some(({ from }) => isWithin(before, from))) return true
    for (const _ of entries(path)) return true
    return false
  }
  return {
    isFile,
    isFolder,
    entries,
    spelling(path) {
      if (isFile(path) || isFolder(path)) return path
      const folded = foldCase(path)
      const move = moves.find(({ to }) => folded === foldCase(to) || folded.startsWith(`${foldCase(to)}/`))
      const asked = move ? move.from + path.slice(move.to.length) : path
      const found = files.spelling(asked)
      const after = found === undefined ? undefined : pathAfter(moves, found)
      return after !== undefined && foldCase(after) === folded ? after : undefined
    },
    named(name) {
      const key = nameKey(name)
      const found = new Set<Path>()
      for (const path of files.named(name)) {
        const after = pathAfter(moves, path)
        if (nameKey(nameOf(after)) === key && (isFile(after) || isFolder(after))) found.add(after)
      }
      for (const entries of newFolders.values()) {
        for (const path of entries)
          if (nameKey(nameOf(path)) === key && (isFile(path) || isFolder(path))) found.add(path)
      }
      return found
    },
    isUnlisted(path) {
      return files.isUnlisted(pathBefore(moves, path) ?? path)
    },
  }
}
