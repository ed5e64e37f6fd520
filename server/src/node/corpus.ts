// Finds the root of a corpus on the local disk, and opens a session over it for a program that asks once and ends.

import { existsSync, statSync } from 'node:fs'
import type { ReferencesRead } from '../core/document.ts'
import type { Extractor } from '../core/facts/contents.ts'
import { configurationName } from '../core/settings.ts'
import { folderOf, join, type Path } from '../core/uri.ts'
import type { CachePort, FilePort, LogPort } from '../session/ports.ts'
import { type Listener, Session } from '../session/session.ts'
import { diskPath } from './files.ts'
import { nodeClock } from './ports.ts'
import { directFiles } from './stampedFiles.ts'

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

export interface OpenOptions {
  /** A configuration to read in place of the root's own. Its globs count from the root. */
  readonly configuration?: Path | undefined
  readonly listener?: Listener
  readonly log: LogPort
  readonly files?: FilePort
  /** Undefined where nothing is to be kept, nor what was kept to be used. */
  readonly cache?: CachePort | undefined
  readonly references?: ReferencesRead | undefined
  readonly extractor?: Extractor
}

/** Lists and reads everything below the root. Resolves when all has been read. */
export async function openCorpus(root: Path, options: OpenOptions): Promise<Session> {
  const disk = options.files ?? directFiles
  const files = options.configuration === undefined ? disk : withConfiguration(disk, root, options.configuration)
  const session = new Session({
    files,
    log: options.log,
    clock: nodeClock,
    cache: options.cache,
    asksOnce: true,
    references: options.references,
    extractor: options.extractor ?? 'lane',
  })
  if (options.listener) session.listen(options.listener)
  await session.open([root])
  return session
}

/** The files with another one standing where the root's configuration is, or would be. */
function withConfiguration(files: FilePort, root: Path, configuration: Path): FilePort {
  const place = join(root, configurationName)
  return {
    ...files,
    async list(folder) {
      const entries = await files.list(folder)
      if (folder !== root || entries === undefined || 'reason' in entries) return entries
      return [...entries.filter(({ name }) => name !== configurationName), { name: configurationName, kind: 'file' }]
    },
    read: (file, known) => files.read(file === place ? configuration : file, known),
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
