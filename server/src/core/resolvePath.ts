// What a path names: relative to its document, and for mentions the search outwards.

import type { Corpus } from './corpus.ts'
import { withoutNumber } from './files.ts'
import type { Resolution, Rule, Target } from './resolution.ts'
import { foldCase, folderOf, join, nameOf, type Path } from './uri.ts'

/** Names of the document that is shown for its folder, in order of preference. */
export const indexNames = ['README.md', 'readme.md', 'Readme.md', 'index.md', 'INDEX.md', '_index.md'] as const

/** A name that more files carry than this (`index.md`) tells nothing by itself, and is not searched for. */
const mostNamesakes = 200

/** What a path, as a link or mention in the document `from` would spell it, names; fragments left aside. */
export function resolvePath(corpus: Corpus, from: Path, path: string, kind: 'link' | 'mention'): Resolution {
  if (path === '') return found({ kind: 'file', path: from }, 'this-document')
  const exact = path.startsWith('/')
    ? fromRoots(corpus, from, path)
    : relativeTo(corpus, folderOf(from), path, 'relative')
  if (exact.kind === 'found') return exact
  if (kind === 'link') return exact.kind === 'missing-file' ? missing(corpus, from, path) : exact
  const looser = fromRoots(corpus, from, path)
  if (looser.kind === 'found') return looser
  return fromAncestors(corpus, from, path) ?? bySuffix(corpus, from, path) ?? missing(corpus, from, path)
}

/** Where a path leads, as a link or mention in one document would spell it. */
export type Places = (path: string, kind: 'link' | 'mention') => Resolution

/** The answers of `resolvePath` for one document, each looked for once: for as long as the corpus is not changed. */
export function placesFrom(corpus: Corpus, from: Path): Places {
  const known = { link: new Map<string, Resolution>(), mention: new Map<string, Resolution>() }
  return (path, kind) => {
    const place = known[kind].get(path) ?? resolvePath(corpus, from, path, kind)
    known[kind].set(path, place)
    return place
  }
}

function found(target: Target, rule: Rule, spelling?: Path): Resolution {
  return { kind: 'found', target, rule, spelling }
}

/** `/x` and, for mentions, `x`, against the document's own root, the roots it configures, then all others. */
function fromRoots(corpus: Corpus, from: Path, path: string): Resolution {
  const own = corpus.rootOf(from)
  const configured = own?.settings.roots.flatMap((root) => join(own.path, root) ?? []) ?? []
  const folders = new Set([...(own ? [own.path] : []), ...configured, ...corpus.roots.map((root) => root.path)])
  let last: Resolution | undefined
  for (const folder of folders) {
    const result = relativeTo(corpus, folder, path.replace(/^\/+/, ''), 'root')
    if (result.kind === 'found' && !result.spelling) return result
    last ??= result
  }
  return last ?? { kind: 'unknown' }
}

function relativeTo(corpus: Corpus, folder: Path, path: string, rule: Rule): Resolution {
  const { files } = corpus
  const at = join(folder, path)
  if (at === undefined || !corpus.rootOf(at)) return { kind: 'outside', path: at }
  const wantsFolder = path.endsWith('/')
  const here = existing(corpus, at, wantsFolder)
  if (here) return found(here, rule)
  for (const spelled of [files.spelling(at), wantsFolder ? undefined : files.spelling(`${at}.md`)]) {
    const target = spelled === undefined ? undefined : existing(corpus, spelled, wantsFolder)
    if (target) return found(target, rule, spelled)
  }
  return files.isUnlisted(at) ? { kind: 'unknown' } : { kind: 'missing-file', candidates: [] }
}

/** The file, folder, or document with its extension left out, at exactly this path. */
function existing(corpus: Corpus, at: Path, mustBeFolder: boolean): Target | undefined {
  const { files } = corpus
  if (files.isFile(at) && !mustBeFolder) return { kind: 'file', path: at }
  if (files.isFolder(at)) return { kind: 'folder', path: at, index: indexOf(corpus, at) }
  if (mustBeFolder) return undefined
  const withExtension = `${at}.md`
  return files.isFile(withExtension) ? { kind: 'file', path: withExtension } : undefined
}

function indexOf(corpus: Corpus, folder: Path): Path | undefined {
  for (const name of indexNames) {
    const path = join(folder, name)
    if (path !== undefined && corpus.files.isFile(path)) return path
  }
  return undefined
}

function fromAncestors(corpus: Corpus, from: Path, path: string): Resolution | undefined {
  for (let folder = folderOf(from); corpus.rootOf(folder); ) {
    const parent = folderOf(folder)
    if (parent === folder) return undefined
    folder = parent
    if (!corpus.rootOf(folder)) return undefined
    const result = relativeTo(corpus, folder, path, 'ancestor')
    if (result.kind === 'found' && !result.spelling) return result
  }
  return undefined
}

function bySuffix(corpus: Corpus, from: Path, path: string): Resolution | undefined {
  const { paths, rule } = alike(corpus, path)
  const [first, second] = byNearness(from, paths)
  if (first === undefined) return undefined
  if (second === undefined) return found(targetAt(corpus, first), rule)
  if (hops(from, first) < hops(from, second)) return found(targetAt(corpus, first), 'nearest')
  return { kind: 'ambiguous', candidates: byNearness(from, paths) }
}

/** Everything whose last parts equal those of the path, or do so without their `NN-`. */
function alike(corpus: Corpus, path: string): { readonly paths: readonly Path[]; readonly rule: Rule } {
  const exact = withSuffix(corpus, path, (part) => part)
  if (exact.length > 0) return { paths: exact, rule: 'suffix' }
  return { paths: withSuffix(corpus, path, withoutNumber), rule: 'suffix-without-number' }
}

/** Files and folders (only folders for a path that ends in `/`) whose last parts, simplified, equal those of the path. */
function withSuffix(corpus: Corpus, path: string, simplify: (part: string) => string): readonly Path[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  const wantsFolder = path.endsWith('/')
  const wanted = parts.map(simplify)
  const matches: Path[] = []
  for (const candidate of namesakes(corpus, parts)) {
    if (wantsFolder && !corpus.files.isFolder(candidate)) continue
    const own = candidate.split('/').slice(-parts.length).map(simplify)
    if (own.length === wanted.length && own.every((part, i) => part === wanted[i])) matches.push(candidate)
  }
  return matches
}

/** What may carry the last of the parts as its name; found through the folder before it where the name is too common. */
function namesakes(corpus: Corpus, parts: readonly string[]): Iterable<Path> {
  const name = parts.at(-1)
  if (name === undefined) return []
  const direct = corpus.files.named(name)
  if (direct.size <= mostNamesakes) return direct
  const folders = corpus.files.named(parts.at(-2) ?? name)
  if (parts.length < 2 || folders.size > mostNamesakes) return []
  return [...folders].flatMap((folder) => [...corpus.files.entries(folder)])
}

function targetAt(corpus: Corpus, path: Path): Target {
  return corpus.files.isFile(path) ? { kind: 'file', path } : { kind: 'folder', path, index: indexOf(corpus, path) }
}

/** Files whose last parts, or at least the name, are those of a path that leads nowhere; nearest first. */
function missing(corpus: Corpus, from: Path, path: string): Resolution {
  const { paths } = alike(corpus, path)
  return { kind: 'missing-file', candidates: byNearness(from, paths.length > 0 ? paths : sameName(corpus, path)) }
}

function sameName(corpus: Corpus, path: string): readonly Path[] {
  const name = nameOf(path.replace(/\/+$/, ''))
  const wantsFolder = path.endsWith('/')
  const same = corpus.files.named(name)
  if (name === '' || name === '.' || name === '..' || same.size > mostNamesakes) return []
  return [...same].filter((each) => (wantsFolder ? corpus.files.isFolder(each) : corpus.files.isFile(each)))
}

function byNearness(from: Path, paths: readonly Path[]): readonly Path[] {
  return [...paths].sort((a, b) => hops(from, a) - hops(from, b) || byName(a, b))
}

/** Steps up and down from the folder of one file to the folder of another. */
export function hops(from: Path, to: Path): number {
  const a = folderOf(from).split('/')
  const b = folderOf(to).split('/')
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same++
  return a.length - same + (b.length - same)
}

/** By the names as people sort them; of two that differ in case alone, the same one is always first. */
function byName(a: Path, b: Path): number {
  const [one, two] = [foldCase(a), foldCase(b)]
  if (one !== two) return one < two ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
