// Where on the local disk a corpus begins, and what is there.

import { existsSync, statSync } from 'node:fs'
import { configurationName } from '../core/settings.ts'
import { folderOf, join, type Path } from '../core/uri.ts'
import { diskPath } from './files.ts'

/**
 * The root that a file or folder belongs to: the nearest folder, itself or above, that holds a configuration; else the
 * nearest that holds `.git`; else the folder itself, or the one that the file lies in.
 */
export function findRoot(start: Path): Path {
  const folder = isFolder(start) ? start : folderOf(start)
  return nearestHolding(folder, configurationName) ?? nearestHolding(folder, '.git') ?? folder
}

/** The nearest folder, itself or above, that holds an entry of this name; undefined where none does. */
export function nearestHolding(folder: Path, name: string): Path | undefined {
  for (let at = folder; ; ) {
    if (exists(join(at, name) ?? at)) return at
    const parent = folderOf(at)
    if (parent === at) return undefined
    at = parent
  }
}

/** Whether the path is a folder, links followed. */
export function isFolder(path: Path): boolean {
  try {
    return statSync(diskPath(path)).isDirectory()
  } catch {
    return false
  }
}

/** Whether something has the path, links followed. */
export function exists(path: Path): boolean {
  return existsSync(diskPath(path))
}
