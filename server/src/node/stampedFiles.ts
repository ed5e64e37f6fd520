// Files of the local disk with what a cache needs: stamps and hashes, reading what is known not at all, and reading at once.

import { hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Path } from '../core/uri.ts'
import { type ClockPort, type FileContent, type FilePort, type FileStamp, isSameStamp } from '../session/ports.ts'
import { codeOf, decode, diskFiles, diskPath, listedOf } from './files.ts'

/** A disk that needs longer for one file, in milliseconds, must not hold up everything else. */
const quick = 4

/** How many files are waited for after a slow one: at first, and at most. */
const [fewest, most] = [5, 100] as const

/**
 * For a program that lives on. A file in the system's memory costs a fifth of what it costs to wait for it, so files are
 * read at once; but after one for which the disk, or the network, took its time, everything else goes on meanwhile. One that is slow
 * by chance, because the processor is busy, is soon forgotten; from one slow file right behind another more and more are waited for.
 */
export function patientFiles(clock: Pick<ClockPort, 'now'>): FilePort {
  let slowOnes = 0
  let wary: number = fewest
  return {
    list: diskFiles.list,
    readNow,
    async read(path, known) {
      if (slowOnes > 0) {
        slowOnes--
        return readLater(path, known)
      }
      const start = clock.now()
      const content = await directFiles.read(path, known)
      if (clock.now() - start > quick) {
        slowOnes = wary
        wary = Math.min(most, wary * 4)
      } else wary = fewest
      return content
    },
  }
}

/** For a program that has nothing else to do. */
export const directFiles: FilePort = {
  readNow,

  list: async (folder) => listNow(folder),

  async read(path, known) {
    return known && isSameStamp(stampNow(path), known) ? { kind: 'unchanged' } : readNow(path)
  },
}

/** What is in the folder, as `FilePort.list` has it. */
export function listNow(folder: Path): Awaited<ReturnType<FilePort['list']>> {
  try {
    return listedOf(folder, readdirSync(diskPath(folder), { withFileTypes: true }))
  } catch (error) {
    const content = withoutContent(error)
    return content.kind === 'unreadable' ? content : undefined
  }
}

/** The file as it now is; undefined where there is none, and where nobody can tell. */
export function stampNow(path: Path): FileStamp | undefined {
  try {
    const now = statSync(diskPath(path), { throwIfNoEntry: false })
    return now && stampOf(now)
  } catch {
    return undefined
  }
}

async function readLater(path: Path, known: FileStamp | undefined): Promise<FileContent> {
  try {
    if (known && isSameStamp(stampOf(await stat(diskPath(path))), known)) return { kind: 'unchanged' }
    const file = await open(diskPath(path), 'r')
    try {
      const stats = await file.stat()
      return stats.isFile() ? contentOf(await file.readFile(), stats) : { kind: 'missing' }
    } finally {
      await file.close()
    }
  } catch (error) {
    return withoutContent(error)
  }
}

/** The content of the file, read while everything else waits. */
export function readNow(path: Path): FileContent {
  try {
    const file = openSync(diskPath(path), 'r')
    try {
      const stats = fstatSync(file)
      return stats.isFile() ? contentOf(readFileSync(file), stats) : { kind: 'missing' }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return withoutContent(error)
  }
}

/** Clocks of some file systems tick every two seconds (FAT): what changed later may change again and look the same. */
const tick = 2000

/** What the bytes say. The file was as the stamp has it before they were read. */
function contentOf(bytes: Uint8Array, stats: Stats): FileContent {
  const content = decode(bytes)
  if (content.kind !== 'text') return content
  const stamp = stampOf(stats)
  const isRecent = Math.max(stamp.modified, stamp.changed) > Date.now() - tick
  let known: string | undefined
  return {
    ...content,
    stamp: isRecent ? undefined : stamp,
    // Where nothing is kept, nobody asks.
    get hash() {
      known ??= hash('sha256', bytes, 'base64')
      return known
    },
  }
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { size, modified: mtimeMs, changed: ctimeMs, inode: ino }
}

function withoutContent(error: unknown): Exclude<FileContent, { readonly kind: 'text' }> {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'unreadable', reason: code }
}
