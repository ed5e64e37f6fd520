// "Did you mean": files and names that are most like one that is not there, best first.

import Fuse from 'fuse.js'
import type { Corpus } from '../corpus.ts'
import { nameKey, withoutNumber } from '../files.ts'
import { indexNames, resolvePath } from '../resolvePath.ts'
import { folderOf, isWithin, join, nameOf, type Path } from '../uri.ts'

/** How many suggestions a list of fixes holds at most. */
const most = 5

/** A name that more files carry than this is never certain. */
const mostNamesakes = 500

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
 * looks at every file of the corpus, so ask this for fixes only; it finds nothing certain, and is left out where only that
 * is wanted. Empty when nothing is alike.
 */
export function nearestFiles(
  corpus: Corpus,
  from: Path,
  path: string,
  wanted: 'all' | 'certain' = 'all',
): readonly FileSuggestion[] {
  const candidates = candidatesOf(corpus, from, path)
  const parts = plainParts(path)
  if (candidates.length === 0) return wanted === 'certain' ? [] : likeNames(corpus, from, path)
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
      endingIn(corpus, parts.join('/')).length === 1 &&
      candidate.endsWith(`/${parts.join('/')}`),
  }))
}

/** Those of the names that are spelled most like the one given, at most five, best first. */
export function nearestNames(names: Iterable<string>, name: string): readonly string[] {
  return ranked(
    [...new Set(names)].map((each) => ({ key: each, value: each })),
    name,
  ).map(({ value }) => value)
}

/** Whether the file has the name that the path ends in; a leading `NN-`, and an ending that the path leaves out, aside. */
export function hasSameName(path: string, file: Path): boolean {
  const wanted = withoutNumber(plainParts(path).at(-1) ?? '')
  const name = withoutNumber(nameOf(file))
  return name === wanted || (!wanted.includes('.') && name === `${wanted}.md`)
}

/** Files and folders that end in the path without its `../`, or at least have its name. */
function candidatesOf(corpus: Corpus, from: Path, path: string): readonly Path[] {
  const plain = `${plainParts(path).join('/')}${path.endsWith('/') ? '/' : ''}`
  if (plain === '' || plain === '/') return []
  const resolution = resolvePath(corpus, from, plain, 'mention')
  switch (resolution.kind) {
    case 'found': {
      if (resolution.spelling !== undefined) return []
      const { path: first } = resolution.target
      return [first, ...endingIn(corpus, plain).filter((each) => each !== first)]
    }
    case 'ambiguous':
    case 'missing-file':
      return resolution.candidates.filter((each) => endingOf(path) === '' || endingOf(path) === endingOf(nameOf(each)))
    default:
      return []
  }
}

/** `.md` of `a/b.md`, in lower case; empty where there is none. */
function endingOf(path: string): string {
  return /\.\w+$/.exec(path)?.[0].toLowerCase() ?? ''
}

/** Files and folders whose path ends in exactly these parts; none for a name that is too common to search for. */
function endingIn(corpus: Corpus, plain: string): readonly Path[] {
  const ending = `/${plain.replace(/\/$/, '')}`
  const same = corpus.files.named(nameOf(ending))
  return same.size > mostNamesakes ? [] : [...same].filter((each) => each.endsWith(ending))
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
  const ending = endingOf(path)
  const isWanted = (each: Path) =>
    each !== from &&
    (wantsFolder ? corpus.files.isFolder(each) : corpus.files.isFile(each)) &&
    (ending === '' || ending === endingOf(nameOf(each)))
  const named = (paths: readonly Path[]) =>
    ranked(
      paths.filter(isWanted).map((each) => ({ key: nameKey(nameOf(each)), value: each })),
      nameKey(name),
    )
  const found = named(beside)
  const alike = found.length > 0 ? found : named([...everything(corpus)])
  return alike.map(({ value, key }) => ({
    path: value,
    isOnly: alike.length === 1 && isSlip(key, nameKey(name)),
    isCertain: false,
  }))
}

/** Whether two names differ by a slip of the pen: by at most two characters that stand together. */
function isSlip(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length)
  let start = 0
  while (start < length && a[start] === b[start]) start++
  let end = 0
  while (end < length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return length - start - end <= 2 && start + end >= 3
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
    // Two characters changed places are two errors to fuse.js, and weigh more in a short name.
    threshold: name.length < 10 ? 0.45 : 0.3,
    distance: 1000,
    minMatchCharLength: 2,
    ignoreDiacritics: true,
  })
  return fuse
    .search(name.slice(0, 200), { limit: most })
    .map(({ item }) => item)
    .filter(({ key }) => key.length <= name.length * 2 + 4)
}
