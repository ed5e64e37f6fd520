// A language server in a process of its own, and an editor's side of the talk with it.

import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { peakOf } from '../memory.ts'

/** How a server is started, and what it asks of an editor beyond the protocol. */
export interface ServerKind {
  readonly name: string
  readonly command: string
  readonly words: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly initializationOptions?: unknown
  /** Called before the talk begins, to answer the server's own requests. `texts` are open documents by URI. */
  listen?(connection: ProtocolConnection, folder: string, texts: ReadonlyMap<string, string>): void
  /** Called when both have introduced themselves. */
  introduced?(connection: ProtocolConnection): Promise<void>
}

export interface Talk {
  readonly pid: number | undefined
  readonly initialized: InitializeResult
  /** Asks and waits for the answer. */
  ask<T>(method: string, params: unknown): Promise<T>
  open(file: string, text: string): Promise<void>
  close(file: string): Promise<void>
  /** Types text at a place of an open document. */
  type(file: string, position: Position, text: string): Promise<void>
  /** The server's peak memory so far in bytes; undefined where it cannot be had. */
  peak(): number | undefined
  /** Ends the server; by force when it does not go. */
  stop(): Promise<void>
}

/** What editors of today can do, as far as these servers ask. */
const capabilities: ClientCapabilities = {
  textDocument: {
    synchronization: { dynamicRegistration: true, didSave: true },
    definition: { linkSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: {
      dynamicRegistration: true,
      completionItem: { documentationFormat: ['markdown'], insertReplaceSupport: true },
    },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  window: { workDoneProgress: true },
}

/** Starts a server on a folder and shakes hands with it. */
export async function startTalk(kind: ServerKind, folder: string): Promise<Talk> {
  const child = spawn(kind.command, kind.words, {
    cwd: folder,
    env: { ...process.env, ...kind.env },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const texts = new Map<string, string>()
  const versions = new Map<string, number>()
  connection.onRequest('client/registerCapability', () => null)
  connection.onRequest('client/unregisterCapability', () => null)
  connection.onRequest('window/workDoneProgress/create', () => null)
  connection.onRequest('workspace/diagnostic/refresh', () => null)
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null))
  kind.listen?.(connection, folder, texts)
  connection.listen()
  const uri = uriOf(folder)
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'corpus' }],
    capabilities,
    initializationOptions: kind.initializationOptions,
    locale: 'en',
  })
  const takesRanges = syncKind(initialized) === 2
  await connection.sendNotification('initialized', {})
  await kind.introduced?.(connection)

  return {
    pid: child.pid,
    initialized,
    ask: (method, params) => connection.sendRequest(method, params),
    open(file, text) {
      texts.set(uriOf(file), text)
      versions.set(file, 1)
      const textDocument = { uri: uriOf(file), languageId: 'markdown', version: 1, text }
      return connection.sendNotification('textDocument/didOpen', { textDocument })
    },
    close(file) {
      texts.delete(uriOf(file))
      return connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(file) } })
    },
    type(file, position, typed) {
      const before = texts.get(uriOf(file)) ?? ''
      const at = offsetOf(before, position)
      const text = before.slice(0, at) + typed + before.slice(at)
      texts.set(uriOf(file), text)
      const version = (versions.get(file) ?? 0) + 1
      versions.set(file, version)
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(file), version },
        contentChanges: [takesRanges ? { range: { start: position, end: position }, text: typed } : { text }],
      })
    },
    peak: () => peakOf(child.pid),
    async stop() {
      const force = setTimeout(() => child.kill('SIGKILL'), 5000)
      await connection.sendRequest('shutdown').catch(() => {})
      await connection.sendNotification('exit').catch(() => {})
      await ended
      clearTimeout(force)
      connection.dispose()
    },
  }
}

/** The file's address as editors write it. */
export function uriOf(file: string): string {
  return pathToFileURL(file).href
}

/** Line and column, from 0, of an offset. */
export function positionAt(text: string, offset: number): Position {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  let line = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < lineStart; at = text.indexOf('\n', at + 1)) line++
  return { line, character: offset - lineStart }
}

function offsetOf(text: string, { line, character }: Position): number {
  let start = 0
  for (let i = 0; i < line; i++) start = text.indexOf('\n', start) + 1
  return start + character
}

function syncKind({ capabilities: { textDocumentSync } }: InitializeResult): number | undefined {
  return typeof textDocumentSync === 'object' ? textDocumentSync.change : textDocumentSync
}
