// What the TARGET of `references` names: a file, a heading by anchor or number, or every heading of a number.

import { nearestFiles } from '../core/checks/nearest.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { nearestAnchors } from '../core/features/nearestAnchors.ts'
import type { Subject } from '../core/features/references.ts'
import { say } from '../core/message.ts'
import { nearestNumbers } from '../core/nearestNumbers.ts'
import { headingsNumbered } from '../core/numberedHeadings.ts'
import { resolvePath } from '../core/resolvePath.ts'
import { numberKey } from '../core/sectionNumber.ts'
import { decodePercent, join, type Path } from '../core/uri.ts'
import { type Failure, isFailure } from './failure.ts'
import { fileName, pathOn } from './places.ts'

/**
 * The subjects of `FILE`, `FILE#anchor`, `FILE:12.18` or `12.18`. A file counts from the current folder, else from the
 * root, else it is looked for as a mention in the root would be. More than one only for a number that several headings
 * carry. Where nothing is found, the failure names what is nearest.
 */
export function findSubjects(corpus: Corpus, root: Path, folder: string, word: string): readonly Subject[] | Failure {
  const whole = fileAt(corpus, root, folder, word)
  if (whole !== undefined) return [subjectOf(corpus, whole)]
  if (isNumber(word)) return byNumber([...corpus.documents()], word, undefined)
  const colon = word.lastIndexOf(':')
  if (colon > 0 && isNumber(word.slice(colon + 1))) {
    const document = documentAt(corpus, root, folder, word.slice(0, colon))
    return isFailure(document) ? document : byNumber([document], word.slice(colon + 1), fileName(root, document.path))
  }
  const hash = word.indexOf('#')
  if (hash < 0) return findFile(corpus, root, folder, word)
  const document = documentAt(corpus, root, folder, word.slice(0, hash))
  return isFailure(document) ? document : byAnchor(corpus, root, document, decodePercent(word.slice(hash + 1)))
}

function findFile(corpus: Corpus, root: Path, folder: string, word: string): readonly Subject[] | Failure {
  const path = search(corpus, root, folder, word)
  return isFailure(path) ? path : [subjectOf(corpus, path)]
}

function documentAt(corpus: Corpus, root: Path, folder: string, word: string): Document | Failure {
  const path = search(corpus, root, folder, word)
  if (isFailure(path)) return path
  const document = corpus.document(path)
  return document ?? { failure: say('“{file}” is no document of the corpus.', { file: word }) }
}

function search(corpus: Corpus, root: Path, folder: string, word: string): Path | Failure {
  const exact = fileAt(corpus, root, folder, word)
  if (exact !== undefined) return exact
  const from = join(root, '.') ?? root
  const found = resolvePath(corpus, `${from}/.`, word, 'mention')
  if (found.kind === 'found' && !found.spelling) return found.target.path
  if (found.kind === 'ambiguous') {
    const candidates = found.candidates.map((path) => fileName(root, path)).join(', ')
    return { failure: say('“{target}” can be any of {candidates}.', { target: word, candidates }) }
  }
  const near = nearestFiles(corpus, `${from}/.`, word).map(({ path }) => fileName(root, path))
  if (near.length === 0) return { failure: say('There is no “{target}” in the corpus.', { target: word }) }
  const nearest = near.slice(0, 3).join(', ')
  return { failure: say('There is no “{target}” in the corpus; nearest: {nearest}.', { target: word, nearest }) }
}

/** The file or folder at exactly this path, from the current folder or else from the root. */
function fileAt(corpus: Corpus, root: Path, folder: string, word: string): Path | undefined {
  if (word === '') return undefined
  const places = [pathOn(folder, word), join(root, word)]
  return places.find((path) => path !== undefined && (corpus.files.isFile(path) || corpus.files.isFolder(path)))
}

/** A folder without an index document stands for itself. */
function subjectOf(corpus: Corpus, path: Path): Subject {
  if (corpus.files.isFile(path)) return { kind: 'document', path }
  const folder = resolvePath(corpus, `${path}/.`, './', 'link')
  if (folder.kind === 'found' && folder.target.kind === 'folder' && folder.target.index !== undefined) {
    return { kind: 'document', path: folder.target.index }
  }
  return { kind: 'target', target: { kind: 'folder', path, index: undefined } }
}

function byAnchor(corpus: Corpus, root: Path, document: Document, anchor: string): readonly Subject[] | Failure {
  const target = document.fragments.get(anchor)
  if (target) return [{ kind: 'target', target: { ...target, path: document.path } }]
  const file = fileName(root, document.path)
  const near = nearestAnchors(corpus, document, anchor, 3).map((near) => `#${near.anchor}`)
  if (near.length === 0) return { failure: say('{file} has no heading #{anchor}.', { file, anchor }) }
  return {
    failure: say('{file} has no heading #{anchor}; nearest: {nearest}.', { file, anchor, nearest: near.join(', ') }),
  }
}

/** Every heading of the documents with this number, leading zeros and a dot at the end aside; by path, then the shallowest first. */
function byNumber(
  documents: readonly Document[],
  number: string,
  file: string | undefined,
): readonly Subject[] | Failure {
  const key = numberKey(number)
  const found = documents
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, facts }) =>
      headingsNumbered(facts, key).map(
        (heading): Subject => ({ kind: 'target', target: { kind: 'heading', path, heading } }),
      ),
    )
  if (found.length > 0) return found
  const near = nearestNumbers(documents, number, mostNearest).flatMap(({ heading }) => heading.number?.text ?? [])
  const nearest = near.join(', ')
  if (nearest === '') return { failure: say('No section has the number {number}.', { number }) }
  if (file === undefined)
    return { failure: say('No section has the number {number}; nearest: {nearest}.', { number, nearest }) }
  return { failure: say('{file} has no section {number}; nearest: {nearest}.', { file, number, nearest }) }
}

const mostNearest = 3

function isNumber(word: string): boolean {
  return numberKey(word) !== undefined
}
