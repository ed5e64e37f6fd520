// Files as the client sees them, through requests: for the web, and for file systems that are no disk.

import type { Connection } from 'vscode-languageserver'
import { type Path, uriOfPath } from '../core/uri.ts'
import { type FileBytes, type ListedFolder, listFolderRequest, readFileRequest } from '../protocol.ts'
import type { FileContent, FilePort } from '../session/ports.ts'

/** The client's files. `decode` turns bytes into text, as the platform does it. */
export function clientFiles(connection: Connection, decode: (bytes: Uint8Array) => FileContent): FilePort {
  return {
    async list(folder: Path) {
      const listed = await asked<ListedFolder>(connection, listFolderRequest, folder)
      if (listed.kind === 'entries') return listed.entries
      return listed.kind === 'missing' ? undefined : { reason: listed.reason }
    },
    async read(file: Path) {
      const bytes = await asked<FileBytes>(connection, readFileRequest, file)
      return bytes.kind === 'bytes' ? decode(bytesOf(bytes.base64)) : bytes
    },
  }
}

/** A client that does not answer has nothing to read; the connection may have gone. */
async function asked<T>(connection: Connection, request: string, path: Path): Promise<T | Unanswered> {
  try {
    return await connection.sendRequest<T>(request, uriOfPath(path))
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) }
  }
}

interface Unanswered {
  readonly kind: 'unreadable'
  readonly reason: string
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Uint8Array(128)
for (let i = 0; i < digits.length; i++) values[digits.charCodeAt(i)] = i

/** The bytes written in base64. */
function bytesOf(base64: string): Uint8Array {
  const length = base64.replace(/=+$/, '').length
  const bytes = new Uint8Array((length * 3) >> 2)
  for (let i = 0, at = 0; at < bytes.length; i += 4) {
    let group = 0
    for (let j = 0; j < 4; j++) group = (group << 6) | (values[base64.charCodeAt(i + j)] ?? 0)
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = (group >> shift) & 255
  }
  return bytes
}
