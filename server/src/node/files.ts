// Files of the local disk.

import { open, readdir, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import type { Path } from '../core/uri.ts'
import type { FileContent, FilePort, FolderEntry } from '../session/ports.ts'

/** The files of this machine. Symbolic links are listed, never followed. */
export const diskFiles: FilePort = {
  async list(folder) {
    try {
      const entries = await readdir(diskPath(folder), { withFileTypes: true })
      const listed: FolderEntry[] = []
      for (const entry of entries) {
        const { name } = entry
        if (entry.isFile()) listed.push({ name, kind: 'file' })
        else if (entry.isDirectory()) listed.push({ name, kind: 'folder' })
        else if (entry.isSymbolicLink()) listed.push({ name, kind: await linkKind(`${folder}/${name}`) })
      }
      return listed
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

const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder('utf-8')

/** Text of bytes: UTF-8, or UTF-16 with a BOM. NUL bytes near the start mean that it is no text. */
export function decode(bytes: Uint8Array): FileContent {
  const size = bytes.length
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return text(new TextDecoder('utf-16le').decode(bytes), size, false)
  if (first === 0xfe && second === 0xff) return text(new TextDecoder('utf-16be').decode(bytes), size, false)
  if (bytes.subarray(0, 8000).includes(0)) return { kind: 'binary' }
  try {
    return text(strict.decode(bytes), size, false)
  } catch {
    return text(lenient.decode(bytes), size, true)
  }
}

function text(content: string, size: number, hasInvalidEncoding: boolean): FileContent {
  return { kind: 'text', text: content, size, hasInvalidEncoding }
}

async function linkKind(path: Path): Promise<FolderEntry['kind']> {
  try {
    return (await stat(diskPath(path))).isDirectory() ? 'folder-link' : 'file-link'
  } catch {
    return 'file-link'
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
