// Replaces files on disk, all or none: temporary files beside them, then renames, then back again where one fails.

import { chownSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type Message, say } from '../core/message.ts'
import { type Failure, reasonOf } from './failure.ts'

/** New bytes for a file. With `before`, the file must still hold these bytes. */
export interface Replacement {
  readonly file: string
  readonly bytes: Uint8Array
  readonly before?: Uint8Array
  /** Whether the file is named by a symbolic link; what names it by itself goes before that. */
  readonly isBehindLink?: boolean
}

/** The part of the file system that this needs; a test brings one that fails. */
export interface Disk {
  read(file: string): Uint8Array
  /** Writes a new file beside another one, with the mode and owner of that one where it exists. */
  write(file: string, bytes: Uint8Array, like: string): void
  rename(from: string, to: string): void
  remove(file: string): void
}

/**
 * Replaces the files, or gives the reason why nothing was replaced. All of it happens in one turn of the event loop, so
 * that Ctrl-C comes before or after it, never between.
 */
export function replaceFiles(wanted: readonly Replacement[], disk: Disk = localDisk): Failure | undefined {
  const replacements = eachFileOnce(wanted)
  for (const { file, before } of replacements) {
    if (before && !isSame(disk, file, before)) {
      return { failure: say('“{file}” has changed since it was read; nothing was written. Run it again.', { file }) }
    }
  }
  const written: Written[] = []
  let at = ''
  try {
    for (const { file, bytes, before } of replacements) {
      at = file
      const temporary = `${file}.${process.pid}.tmp`
      written.push({ file, temporary, before, isInPlace: false })
      disk.write(temporary, bytes, file)
    }
    for (const each of written) {
      at = each.file
      disk.rename(each.temporary, each.file)
      each.isInPlace = true
    }
    return undefined
  } catch (error) {
    const lost = written.filter((each) => !isUndone(each, disk)).map(({ file }) => file)
    return { failure: explained(at, reasonOf(error), lost) }
  }
}

function eachFileOnce(replacements: readonly Replacement[]): readonly Replacement[] {
  const byFile = new Map<string, Replacement>()
  for (const each of replacements) if (!each.isBehindLink || !byFile.has(each.file)) byFile.set(each.file, each)
  return [...byFile.values()]
}

interface Written {
  readonly file: string
  readonly temporary: string
  readonly before: Uint8Array | undefined
  isInPlace: boolean
}

/** Takes away a temporary file, or puts back what stood in the file's place before. */
function isUndone({ file, temporary, before, isInPlace }: Written, disk: Disk): boolean {
  try {
    if (!isInPlace) disk.remove(temporary)
    else if (before) {
      disk.write(temporary, before, file)
      disk.rename(temporary, file)
    } else disk.remove(file)
    return true
  } catch {
    return false
  }
}

function explained(file: string, reason: string, lost: readonly string[]): Message {
  if (lost.length === 0) {
    return say('“{file}” cannot be written ({reason}); everything is as it was before.', { file, reason })
  }
  return say('“{file}” cannot be written ({reason}), and these could not be put back: {lost}.', {
    file,
    reason,
    lost: lost.join(', '),
  })
}

function isSame(disk: Disk, file: string, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(disk.read(file), bytes) === 0
  } catch {
    return false
  }
}

const localDisk: Disk = {
  read: (file) => readFileSync(file),
  write(file, bytes, like) {
    const old = lstatSync(like, { throwIfNoEntry: false })
    writeFileSync(file, bytes, { flag: 'wx', ...(old ? { mode: old.mode & 0o777 } : {}) })
    if (old && process.getuid?.() === 0) chownSync(file, old.uid, old.gid)
  },
  rename: renameSync,
  remove: (file) => rmSync(file, { force: true }),
}
