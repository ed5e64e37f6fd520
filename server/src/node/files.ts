// Files of the local disk.

import { type Dirent, statSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { sep } from 'node:path'
import type { Path } from '../core/uri.ts'
import { contentOf } from '../session/content.ts'
import type { FileContent, FilePort, FolderEntry } from '../session/ports.ts'

/** The files of this machine. Symbolic links are listed, never followed. */
export const diskFiles: FilePort = {
  async list(folder) {
    try {
      return listedOf(folder, await readdir(diskPath(folder), { withFileTypes: true }))
    } catch (error) {
      const code = codeOf(error)
      return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { reason: code }
    }
  },

  async read(path) {
    try {
      const file = await open(diskPath(path), 'r')
      try {
        if (!(await file.stat()).isFile()) return { kind: 'missing' }
        return decode(await file.readFile())
      } finally {
        await file.close()
      }
    } catch (error) {
      const code = codeOf(error)
      return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'unreadable', reason: code }
    }
  },
}

/** The path as the operating system writes it. */
export function diskPath(path: Path): string {
  const local = /^\/[a-z]:/i.test(path) ? path.slice(1) : path
  return sep === '\\' ? local.replaceAll('/', '\\') : local
}

/** The path of the core for one of the operating system, which must be absolute. */
export function pathOfDisk(path: string): Path {
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path
  const trimmed = slashed.length > 1 ? slashed.replace(/\/+$/, '') : slashed
  return /^[a-z]:/i.test(trimmed) ? `/${trimmed.charAt(0).toLowerCase()}${trimmed.slice(1)}` : trimmed
}

/** Text of bytes, see `contentOf`. */
export function decode(bytes: Uint8Array): FileContent {
  return contentOf(bytes, (from, encoding, fatal) => decoderOf(encoding, fatal).decode(from))
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/** Nearly all files need the same one, and making it takes as long as decoding a page. */
function decoderOf(encoding: string, fatal: boolean): InstanceType<typeof TextDecoder> {
  const name = fatal ? `${encoding}!` : encoding
  const decoder = decoders.get(name) ?? new TextDecoder(encoding, { fatal })
  decoders.set(name, decoder)
  return decoder
}

/** What the system says is in a folder; only links have to be looked at again. Sockets and their kin are nothing. */
export function listedOf(folder: Path, entries: readonly Dirent[]): readonly FolderEntry[] {
  const listed: FolderEntry[] = []
  for (const entry of entries) {
    const { name } = entry
    if (entry.isFile()) listed.push({ name, kind: 'file' })
    else if (entry.isDirectory()) listed.push({ name, kind: 'folder' })
    else if (entry.isSymbolicLink()) listed.push({ name, kind: linkKind(`${folder}/${name}`) })
  }
  return listed
}

function linkKind(path: Path): FolderEntry['kind'] {
  try {
    return statSync(diskPath(path), { throwIfNoEntry: false })?.isDirectory() ? 'folder-link' : 'file-link'
  } catch {
    return 'file-link'
  }
}

/** `ENOENT` and its kin; for anything else what it says. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
