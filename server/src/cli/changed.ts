// `--changed-since`: which files git says have changed, and which problems have to do with them.

import type { GradedProblem } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { nameKey } from '../core/files.ts'
import type { Reference } from '../core/reference.ts'
import { resolve } from '../core/resolve.ts'
import { encloses } from '../core/text.ts'
import { folderOf, join, nameOf, type Path } from '../core/uri.ts'
import { git } from '../node/git.ts'
import { commitOf } from '../node/gitHistory.ts'
import { type Failure, isFailure } from './failure.ts'
import { endsLike } from './pathTail.ts'

/** Files that are not what they were: changed, added, or gone (both names of a renamed one). */
export interface Changes {
  readonly paths: ReadonlySet<Path>
  /** The folders above them. */
  readonly folders: ReadonlySet<Path>
  /** The changed paths by the key of their name, for mentions that give only the end of a path. */
  readonly byName: ReadonlyMap<string, readonly Path[]>
}

/**
 * What has changed below the root since the work parted from the revision (their merge base; the revision itself where
 * there is none), committed or not, files that git does not know yet included.
 */
export async function changesSince(root: Path, revision: string): Promise<Changes | Failure> {
  const commit = await commitOf(root, revision)
  if (isFailure(commit)) return commit
  const base = await git(root, ['merge-base', commit, 'HEAD'])
  const from = isFailure(base) ? commit : base.trim()
  const changed = await git(root, [
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--relative',
    '-z',
    from,
    '--',
  ])
  if (isFailure(changed)) return changed
  const fresh = await git(root, ['ls-files', '--others', '--exclude-standard', '-z'])
  if (isFailure(fresh)) return fresh
  const names = `${changed}${fresh}`.split('\0').filter(Boolean)
  return changesOf(root, new Set(names.flatMap((name) => join(root, name.normalize('NFC')) ?? [])))
}

/** Changes of these paths. */
function changesOf(root: Path, paths: ReadonlySet<Path>): Changes {
  const folders = new Set<Path>()
  const byName = new Map<string, Path[]>()
  for (const path of paths) {
    for (let folder = folderOf(path); folder !== root && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder)
      if (folderOf(folder) === folder) break
    }
    const key = nameKey(nameOf(path))
    byName.set(key, [...(byName.get(key) ?? []), path])
  }
  return { paths, folders, byName }
}

/** Whether a problem of the document has to do with the changes: it stands in a changed document, or names a changed file. */
export function concernedBy(
  corpus: Corpus,
  changes: Changes,
): (document: Document) => (problem: GradedProblem) => boolean {
  return (document) => {
    if (changes.paths.has(document.path.normalize('NFC'))) return () => true
    const references = document.references.filter((reference) => namesChanged(corpus, changes, document, reference))
    return ({ span }) => references.some((reference) => encloses(reference.span, span))
  }
}

function namesChanged(corpus: Corpus, changes: Changes, document: Document, reference: Reference): boolean {
  if (reference.kind === 'label') return false
  const isChanged = (path: Path | undefined) => path !== undefined && changes.paths.has(path.normalize('NFC'))
  const resolution = resolve(corpus, document, reference)
  switch (resolution.kind) {
    case 'found': {
      const { target } = resolution
      return isChanged(target.path) || (target.kind === 'folder' && isChanged(target.index))
    }
    case 'missing-heading':
      return isChanged(resolution.document.path)
    case 'missing-file':
    case 'ambiguous':
      if (resolution.candidates.some(isChanged)) return true
  }
  if (reference.kind === 'section')
    return resolution.kind === 'missing-section' && isChanged(resolution.named?.document.path)
  const { path } = reference.target
  const own = corpus.rootOf(document.path)?.path
  const bases = path.startsWith('/') ? [own] : [folderOf(document.path)]
  for (const base of bases) {
    const place = base === undefined ? undefined : join(base, path)?.normalize('NFC')
    if (place === undefined) continue
    if (isChanged(place) || isChanged(`${place}.md`) || changes.folders.has(place)) return true
  }
  return reference.kind === 'mention' && endsLikeChanged(changes, path)
}

/** Whether a changed path, be it gone, ends in the mention. */
function endsLikeChanged(changes: Changes, mention: string): boolean {
  const alike = changes.byName.get(nameKey(nameOf(mention.replace(/\/+$/, '')))) ?? []
  return alike.some((path) => endsLike(path, mention))
}
