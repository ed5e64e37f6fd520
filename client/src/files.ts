// Reads files for a server that has no disk, through the file systems of the editor.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  type FileBytes,
  type ListedEntry,
  type ListedFolder,
  listFolderRequest,
  readFileRequest,
} from '../../server/src/protocol.ts'

/** Answers the server's requests for folders and files. */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest<ListedFolder, void>(listFolderRequest, (uri: string) => listFolder(vscode.Uri.parse(uri))),
    client.onRequest<FileBytes, void>(readFileRequest, (uri: string) => readFile(vscode.Uri.parse(uri))),
  )
}

async function listFolder(uri: vscode.Uri): Promise<ListedFolder> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri)
    return { kind: 'entries', entries: entries.map(([name, type]) => ({ name, kind: kindOf(type) })) }
  } catch (error) {
    return failure(error)
  }
}

async function readFile(uri: vscode.Uri): Promise<FileBytes> {
  try {
    return { kind: 'bytes', base64: base64(await vscode.workspace.fs.readFile(uri)) }
  } catch (error) {
    return failure(error)
  }
}

function kindOf(type: vscode.FileType): ListedEntry['kind'] {
  const isLink = (type & vscode.FileType.SymbolicLink) !== 0
  if ((type & vscode.FileType.Directory) !== 0) return isLink ? 'folder-link' : 'folder'
  return isLink ? 'file-link' : 'file'
}

function failure(error: unknown): { kind: 'missing' } | { kind: 'unreadable'; reason: string } {
  const code = error instanceof vscode.FileSystemError ? error.code : String(error)
  return code === 'FileNotFound' || code === 'FileNotADirectory' || code === 'FileIsADirectory'
    ? { kind: 'missing' }
    : { kind: 'unreadable', reason: code }
}

/** `btoa` takes characters, and a call takes no more than some ten thousand of them. */
function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}
