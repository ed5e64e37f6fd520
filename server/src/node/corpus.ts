// Opens a session over a corpus on the local disk, for a program that asks once and ends.

import type { ReferencesRead } from '../core/document.ts'
import type { Extractor } from '../core/facts/contents.ts'
import { configurationName } from '../core/settings.ts'
import { join, type Path } from '../core/uri.ts'
import type { CachePort, FilePort, LogPort } from '../session/ports.ts'
import { type Listener, Session } from '../session/session.ts'
import { nodeClock } from './ports.ts'
import { directFiles } from './stampedFiles.ts'

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
