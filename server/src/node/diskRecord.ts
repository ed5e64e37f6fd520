// What the disk said while a corpus was read: where it would say the same again, all that was read is as it was.

import { isWithin, type Path } from '../core/uri.ts'
import { isObject } from '../session/keptJson.ts'
import { type FileContent, type FilePort, type FileStamp, type FolderEntry, isSameStamp } from '../session/ports.ts'
import { listNow, stampNow } from './stampedFiles.ts'

/** The answers by what was asked, as JSON has them. */
export interface DiskRecord {
  readonly root: Path
  readonly folders: readonly (readonly [Path, string])[]
  readonly files: readonly (readonly [Path, FileStamp])[]
}

export interface Recording {
  /** The same files; what they say is noted. */
  readonly files: FilePort
  /**
   * What they have said so far. Undefined where something was not there, could be told by no stamp, or was not the same each
   * time: then nobody can say later that nothing has changed.
   */
  record(): DiskRecord | undefined
}

/** Notes what the files say about a corpus with this root. */
export function recording(files: FilePort, root: Path): Recording {
  const folders = new Map<Path, string>()
  const stamps = new Map<Path, FileStamp>()
  let isWhole = true
  const heard = <T>(answers: Map<Path, T>, path: Path, answer: T | undefined, isSame: (a: T, b: T) => boolean) => {
    const before = answers.get(path)
    if (answer === undefined || (before !== undefined && !isSame(before, answer))) isWhole = false
    else answers.set(path, answer)
  }
  const read = (path: Path, content: FileContent, known: FileStamp | undefined) => {
    heard(stamps, path, stampOf(content, known), isSameStamp)
    return content
  }
  const { readNow } = files
  return {
    files: {
      async list(folder) {
        const entries = await files.list(folder)
        heard(folders, folder, textOf(root, folder, entries), (a, b) => a === b)
        return entries
      },
      read: async (path, known) => read(path, await files.read(path, known), known),
      ...(readNow && { readNow: (path) => read(path, readNow(path), undefined) }),
    },
    record: () => (isWhole ? { root, folders: [...folders], files: [...stamps] } : undefined),
  }
}

/** Whether the disk would say all of it again. Costs a look at each folder and each file that was read. */
export function isStillTrue({ root, folders, files }: DiskRecord): boolean {
  return (
    folders.every(([path, text]) => textOf(root, path, listNow(path)) === text) &&
    files.every(([path, stamp]) => isSameStamp(stampNow(path), stamp))
  )
}

/** The record that was written as JSON; undefined for anything else. */
export function recordIn(value: unknown): DiskRecord | undefined {
  if (!isObject(value)) return undefined
  const { root, folders, files } = value
  const isRecord =
    typeof root === 'string' &&
    Array.isArray(folders) &&
    folders.every((each) => isPair(each) && typeof each[1] === 'string') &&
    Array.isArray(files) &&
    files.every((each) => isPair(each) && isStamp(each[1]))
  return isRecord ? { root, folders, files } : undefined
}

/** Undefined where no stamp can tell. */
function stampOf(content: FileContent, known: FileStamp | undefined): FileStamp | undefined {
  switch (content.kind) {
    case 'text':
      return content.stamp
    case 'unchanged':
      return known
    case 'missing':
    case 'binary':
    case 'unreadable':
      return undefined
  }
}

const letters = { file: 'f', folder: 'd', 'file-link': 'F', 'folder-link': 'D' } as const satisfies Record<
  FolderEntry['kind'],
  string
>

/**
 * All names in their order, each with a letter for its kind; of a folder above the root those that git gives a meaning, for nothing
 * else is looked for there. No name holds a slash.
 */
function textOf(root: Path, folder: Path, entries: Awaited<ReturnType<FilePort['list']>>): string | undefined {
  if (entries === undefined || 'reason' in entries) return undefined
  const isAbove = !isWithin(root, folder)
  let text = ''
  for (const { name, kind } of entries) if (!isAbove || name.startsWith('.git')) text += `${letters[kind]}${name}/`
  return text
}

function isPair(value: unknown): value is [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string'
}

function isStamp(value: unknown): value is FileStamp {
  if (!isObject(value)) return false
  return [value.size, value.modified, value.changed, value.inode].every((each) => typeof each === 'number')
}
