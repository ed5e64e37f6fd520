// "Did you mean": files and names that are most like one that is not there, best first.

import Fuse from 'fuse.js'
import type { Corpus } from '../corpus.ts'
import { nameKey, withoutNumber } from '../files.ts'
import { indexNames, resolvePath } from '../resolve.ts'
import { folderOf, isWithin, join, nameOf, type Path } from '../uri.ts'

/** How many suggestions a list of fixes holds at most. */
const most = 5

export interface FileSuggestion {
  readonly path: Path
  /** The only likely one. */
  readonly isOnly: boolean
  /** Beyond doubt: folder and name, exactly as written, end the path of this file or folder and of nothing else. */
  readonly isCertain: boolean
}

/**
 * What a path that leads nowhere may have meant: first what ends in the same parts, most of them first, then the nearest;
 * if nothing has the name, then names that are spelled alike, in the folder it points to, else anywhere. The last step
 * looks at every file of the corpus, so ask this for fixes only. Empty when nothing is alike.
 */
export function nearestFiles(corpus: Corpus, from: Path, path: string): readonly FileSuggestion[] {
  const candidates = candidatesOf(corpus, from, path)
  const parts = plainParts(path)
  if (candidates.length === 0) return likeNames(corpus, from, path)
  const ranked = candidates
    .map((candidate, place) => ({ candidate, place, shared: sharedParts(parts, candidate) }))
    .sort((a, b) => b.shared - a.shared || a.place - b.place)
  const [first, second] = ranked
  const isOnly = first !== undefined && (second === undefined || second.shared < first.shared)
  const tellsSomething = parts.length > 1 || !(indexNames as readonly string[]).includes(parts[0] ?? '')
  return ranked.slice(0, most).map(({ candidate, shared }, i) => ({
    path: candidate,
    isOnly: i === 0 && isOnly && tellsSomething,
    isCertain:
      i === 0 &&
      isOnly &&
      parts.length > 1 &&
      shared === parts.length &&
      candidate.endsWith(`/${parts.join('/')}`) &&
      candidates.filter((each) => sharedParts(parts, each) === parts.length).length === 1,
  }))
}

/** Those of the names that are spelled most like the one given, at most five, best first. */
export function nearestNames(names: Iterable<string>, name: string): readonly string[] {
  return ranked(
    [...new Set(names)].map((each) => ({ key: each, value: each })),
    name,
  ).map(({ value }) => value)
}

/** Files and folders that end in the path without its `../`, or at least have its name. */
function candidatesOf(corpus: Corpus, from: Path, path: string): readonly Path[] {
  const plain = `${plainParts(path).join('/')}${path.endsWith('/') ? '/' : ''}`
  if (plain === '' || plain === '/') return []
  const resolution = resolvePath(corpus, from, plain, 'mention')
  switch (resolution.kind) {
    case 'found':
      return resolution.spelling === undefined ? [resolution.target.path] : []
    case 'ambiguous':
    case 'missing-file':
      return resolution.candidates
    default:
      return []
  }
}

function plainParts(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
}

/** How many parts at the end are the same; a leading `NN-` and a left-out extension do not count. */
function sharedParts(parts: readonly string[], candidate: Path): number {
  const own = candidate.split('/')
  let shared = 0
  while (shared < parts.length) {
    const [a, b] = [parts.at(-1 - shared) ?? '', own.at(-1 - shared) ?? '']
    const same = shared === 0 ? nameKey(a) === nameKey(b) : withoutNumber(a) === withoutNumber(b)
    if (!same) return shared
    shared++
  }
  return shared
}

function likeNames(corpus: Corpus, from: Path, path: string): readonly FileSuggestion[] {
  const name = plainParts(path).at(-1)
  if (name === undefined) return []
  const target = join(folderOf(from), path.replace(/^\/+/, ''))
  const beside = target === undefined ? [] : [...corpus.files.entries(folderOf(target))]
  const wantsFolder = path.endsWith('/')
  const isWanted = (each: Path) =>
    each !== from && (wantsFolder ? corpus.files.isFolder(each) : corpus.files.isFile(each))
  const named = (paths: readonly Path[]) =>
    ranked(
      paths.filter(isWanted).map((each) => ({ key: nameKey(nameOf(each)), value: each })),
      nameKey(name),
    )
  const found = named(beside)
  const alike = found.length > 0 ? found : named([...everything(corpus)])
  return alike.map(({ value }, i) => ({ path: value, isOnly: i === 0 && alike.length === 1, isCertain: false }))
}

/** Every file and folder below the roots. */
function* everything(corpus: Corpus): Iterable<Path> {
  const outer = corpus.roots.filter(
    (root) => !corpus.roots.some((other) => other !== root && isWithin(other.path, root.path)),
  )
  const folders = outer.map((root) => root.path)
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of corpus.files.entries(folder)) {
      yield entry
      if (corpus.files.isFolder(entry)) folders.push(entry)
    }
  }
}

interface Named<T> {
  readonly key: string
  readonly value: T
}

function ranked<T>(items: readonly Named<T>[], name: string): readonly Named<T>[] {
  const fuse = new Fuse(items, {
    keys: ['key'],
    threshold: 0.3,
    distance: 1000,
    minMatchCharLength: 2,
    ignoreDiacritics: true,
  })
  return fuse
    .search(name.slice(0, 200), { limit: most })
    .map(({ item }) => item)
    .filter(({ key }) => key.length <= name.length * 2 + 4)
}
