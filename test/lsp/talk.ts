// The real server and a client in one process, over two streams: what an editor says and hears, without an editor.

import { PassThrough } from 'node:stream'
import { onTestFinished, vi } from 'vitest'
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import chinese from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' }
import { type Path, uriOfPath } from '../../server/src/core/uri.ts'
import { createServer, type Host } from '../../server/src/lsp/server.ts'
import { diskFiles } from '../../server/src/node/files.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import type { CachePort, ClockPort, FilePort, HistoryPort, KeptTexts } from '../../server/src/session/ports.ts'

export interface Talk {
  readonly client: ProtocolConnection
  readonly initialized: InitializeResult
  /** What the server sent without being asked, as it came. */
  readonly published: PublishDiagnosticsParams[]
  readonly logged: string[]
  readonly registered: string[]
  /** Asks and waits for the answer. */
  ask<T>(method: string, params: unknown): Promise<T>
  open(path: Path, text: string): Promise<void>
  /** Resolves when the corpus has been read, and nothing waits to be read. */
  settled(): Promise<void>
  /** Resolves when the server has sent diagnostics and then, for a while, no more. */
  quiet(): Promise<void>
  /** Waits until this no longer throws, and holds it to that when the server is quiet: nothing may be sent after it. */
  sent(check: () => void): Promise<void>
  /** Resolves at the next request to ask again for what this names: `inlayHint`. */
  asksAgain(about: 'inlayHint' | 'semanticTokens' | 'codeLens'): Promise<void>
  /** Changes what the client's settings `docCorpus` are, and tells the server. */
  configure(settings: unknown): Promise<void>
  /** Resolves at the next request to ask for diagnostics again. */
  refreshed(): Promise<void>
  uri(path: Path): string
}

export interface TalkOptions {
  readonly folders: readonly Path[]
  readonly capabilities?: ClientCapabilities
  readonly options?: unknown
  readonly locale?: string
  readonly files?: FilePort
  readonly history?: HistoryPort
  readonly updateLogs?: Host['updateLogs']
  readonly cache?: CachePort
  /** Where what checks find is kept. */
  readonly findings?: KeptTexts
  readonly clock?: ClockPort
  /** The day it is; the clock's where this is missing. */
  readonly today?: string
  /** The client's settings `docCorpus`. */
  readonly settings?: unknown
}

/** What a client of today can do. */
export const modern: ClientCapabilities = {
  textDocument: {
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { documentationFormat: ['markdown'], insertReplaceSupport: true } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1] } },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  window: { workDoneProgress: true },
}

/** What any client can do, and no more. */
export const plain: ClientCapabilities = {}

/** Starts a server for the test and shakes hands. */
export async function talk(options: TalkOptions): Promise<Talk> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down))
  createServer(server, {
    files: () => options.files ?? diskFiles,
    history: () => options.history,
    updateLogs: (client, log) => options.updateLogs?.(client, log),
    cache: () => options.cache,
    findings: () => options.findings,
    clock:
      options.today === undefined ? (options.clock ?? nodeClock) : { ...nodeClock, today: () => options.today ?? '' },
    bundles: { 'zh-cn': chinese },
    version: '0',
  })
  server.listen()
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const published: PublishDiagnosticsParams[] = []
  const logged: string[] = []
  const registered: string[] = []
  let finished = 0
  const waiting: (() => void)[] = []
  let hush: (() => void) | undefined
  let silence: NodeJS.Timeout | undefined
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params)
    clearTimeout(silence)
    silence = setTimeout(() => {
      silence = undefined
      hush?.()
    }, 500)
  })
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message)
  })
  client.onNotification('docCorpus/status', ({ state }: { state: string }) => {
    if (state !== 'ready' && state !== 'stopped') return
    finished++
    for (const wake of waiting.splice(0)) wake()
  })
  client.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
    registered.push(...registrations.map(({ method }) => method))
  })
  client.onRequest('window/workDoneProgress/create', () => {})
  const refreshing: (() => void)[] = []
  client.onRequest('workspace/diagnostic/refresh', () => {
    for (const wake of refreshing.splice(0)) wake()
  })
  const asking = new Map<string, (() => void)[]>()
  for (const about of ['inlayHint', 'semanticTokens', 'codeLens']) {
    client.onRequest(`workspace/${about}/refresh`, () => {
      for (const wake of asking.get(about)?.splice(0) ?? []) wake()
    })
  }
  let { settings } = options
  client.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => (section === 'docCorpus' ? (settings ?? {}) : null)),
  )
  client.listen()
  const quiet = (): Promise<void> =>
    new Promise((resolve) => {
      if (published.length > 0 && !silence) resolve()
      else hush = resolve
    })
  onTestFinished(async () => {
    await client.sendRequest('shutdown')
    client.dispose()
    server.dispose()
  })
  const initialized = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? modern,
    workspaceFolders: options.folders.map((path) => ({ uri: uriOfPath(path), name: path })),
    initializationOptions: options.options,
    locale: options.locale ?? 'en',
  })
  await client.sendNotification('initialized', {})
  return {
    client,
    initialized,
    published,
    logged,
    registered,
    ask: (method, params) => client.sendRequest(method, params),
    open: (path, text) =>
      client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOfPath(path), languageId: 'markdown', version: 1, text },
      }),
    settled: () => (finished > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    quiet,
    async sent(check) {
      await vi.waitFor(check, { timeout: 30_000 })
      await quiet()
      check()
    },
    asksAgain: (about) =>
      new Promise((resolve) => {
        asking.set(about, [...(asking.get(about) ?? []), resolve])
      }),
    configure: (changed) => {
      settings = changed
      return client.sendNotification('workspace/didChangeConfiguration', { settings: { docCorpus: changed } })
    },
    refreshed: () => new Promise((resolve) => refreshing.push(resolve)),
    uri: uriOfPath,
  }
}

/** Line and column, from 0, of the first `text` in the content, `offset` characters into it. */
export function positionOf(content: string, text: string, offset = 0): Position {
  const at = content.indexOf(text)
  if (at < 0) throw new Error(`'${text}' is not in the text.`)
  const before = content.slice(0, at + offset).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}
