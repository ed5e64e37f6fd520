// Which repository a folder of the corpus belongs to, where there may be several below one root.

import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { folderOf, isWithin, join, type Path } from '../core/uri.ts'
import type { FilePort } from '../session/ports.ts'
import { diskPath } from './files.ts'

/** Where git is to be asked about a folder of the corpus: the repository that it lies in, where that begins below the root; else the root. */
export function repositoryOf(root: Path, folder: Path): Path {
  for (let at = folder; at !== root && isWithin(root, at); at = folderOf(at)) if (isRepository(at)) return at
  return root
}

/**
 * Repositories of their own below the folder in which one of the documents lies: submodules, and those that git does not even know. Costs a look at
 * each folder that holds a document, or a folder with one.
 */
export function repositoriesBelow(folder: Path, documents: Iterable<Path>): readonly Path[] {
  const looked = new Set<Path>()
  const found: Path[] = []
  for (const document of documents) {
    for (let at = folderOf(document); at !== folder && isWithin(folder, at) && !looked.has(at); at = folderOf(at)) {
      looked.add(at)
      if (isRepository(at)) found.push(at)
    }
  }
  return found.sort()
}

/** Names of the folders right in the folder that are repositories; none where it cannot be listed. */
export function repositoriesIn(folder: Path): readonly string[] {
  try {
    return readdirSync(diskPath(folder)).filter((name) => isRepository(join(folder, name) ?? folder))
  } catch {
    return []
  }
}

/** The first symbolic link on the way from the root to the path, which may be one itself; undefined where there is none. */
export function linkOnWay(root: Path, path: Path): Path | undefined {
  const way: Path[] = []
  for (let at = path; at !== root && isWithin(root, at); at = folderOf(at)) way.push(at)
  return way.reverse().find((at) => lstatSync(diskPath(at), { throwIfNoEntry: false })?.isSymbolicLink())
}

/** The files of a commit where its repository is, and all others as they are. */
export function mounted(files: FilePort, repository: Path, around: FilePort): FilePort {
  const those = (path: Path) => (isWithin(repository, path) ? files : around)
  return {
    list: (folder) => those(folder).list(folder),
    read: (file, known) => (isWithin(repository, file) ? files.read(file, known) : around.read(file, known)),
  }
}

/** `.git` is a file in a submodule and in a second worktree. */
function isRepository(folder: Path): boolean {
  return existsSync(diskPath(join(folder, '.git') ?? folder))
}
