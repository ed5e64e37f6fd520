// The language server over any connection: what it says of itself, and how every request gets its answer.

import {
  type CancellationToken,
  type Connection,
  type InitializeParams,
  LSPErrorCodes,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import type { Document } from '../core/document.ts'
import { needsAll } from '../core/features/needsAll.ts'
import { createSectionIndex } from '../core/features/sectionIndex.ts'
import type { Bundle } from '../core/message.ts'
import { type Path, pathOfUri } from '../core/uri.ts'
import type { CachePort, ClockPort, FilePort, HistoryPort, KeptTexts, LogPort } from '../session/ports.ts'
import { Problems } from '../session/problems.ts'
import { savedDocument } from '../session/savedDocument.ts'
import { Session } from '../session/session.ts'
import type { UpdateLogPort } from '../session/updateLogPort.ts'
import { listenToUpdateLogs } from './answers/updateLogs.ts'
import { orCancelled } from './cancellation.ts'
import { type Client, clientFrom } from './client.ts'
import { listenToCommands } from './commands.ts'
import { offsetAt, Uris } from './convert.ts'
import { listenToDays } from './dating.ts'
import { Diagnostics } from './diagnostics.ts'
import { Guard } from './guard.ts'
import { Indexing } from './indexing.ts'
import { type LogPast, LogPasts } from './logPasts.ts'
import { listenToPreferences, type Preferences } from './preferences.ts'
import { listenToRefreshing } from './refreshing.ts'
import { listenToReporting } from './reporting.ts'
import type { Context, Row } from './row.ts'
import { rows } from './rows.ts'
import { Saving } from './saving.ts'
import { inSlices, resultInSlices } from './slices.ts'
import { listenToDocuments, listenToFiles, listenToFolders, watchFiles } from './synchronising.ts'
import { UpdateLogs } from './updateLogs.ts'

export interface Host {
  /** The files; given the client, because on the web the client reads them. */
  files(connection: Connection, client: Client): FilePort
  /** Where what has been read is kept; undefined where it is not. */
  cache?(client: Client): CachePort | undefined
  /** Where what checks found is kept; undefined where it is not. */
  findings?(client: Client): KeptTexts | undefined
  /** What version control knows; undefined where it is not to be asked. */
  history?(client: Client): HistoryPort | undefined
  /** Where update logs come from; undefined where git is not to be asked. */
  updateLogs?(client: Client, log: LogPort): UpdateLogPort | undefined
  readonly clock: ClockPort
  /** Translations by language, `zh-cn`. */
  readonly bundles: Readonly<Record<string, Bundle>>
  readonly version: string
}

/** Serves the connection; nothing happens before it is told to `listen`. */
export function createServer(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const client = clientFrom(params, host.bundles)
    const guard = new Guard(connection)
    const files = host.files(connection, client)
    const session = new Session({
      files,
      cache: host.cache?.(client),
      clock: host.clock,
      log: guard.log,
    })
    const uris = new Uris()
    const folders = foldersOf(params)
    const indexing = new Indexing(connection, session, client, host.clock, guard)
    const texts = host.findings?.(client)
    const problems = new Problems(session, texts && { texts, clock: host.clock })
    const saving = new Saving(session, problems, client, host.clock, guard.log)
    const diagnostics = new Diagnostics(session, problems, client, uris, host.clock)
    const refresh = listenToRefreshing(connection, { session, client, clock: host.clock, guard })
    const preferences = listenToPreferences(connection, client, guard, refresh)
    const port = host.updateLogs?.(client, guard.log)
    const logs = port && new UpdateLogs(session, port, host.clock)
    const pasts = logs && new LogPasts(session, logs)
    const serve = answering({ guard, files, session, problems, client, preferences, uris, clock: host.clock, pasts })
    const offered = rows.filter(({ method }) => !client.options.leave?.includes(method))
    // A row that is left to the editor still answers: the client may have a use of its own for it.
    for (const row of rows) connection.onRequest(row.method, (params, token) => serve(row, params, token))
    const ask = async (method: string, params: unknown, token: CancellationToken) => {
      const row = rows.find((each) => each.method === method)
      return row ? serve(row, params, token) : null
    }
    const updateLogs = listenToUpdateLogs(connection, { session, client, uris, guard, logs })
    const commanded = listenToCommands(connection, { session, client, uris, guard, ask, updateLogs })
    const lookedAtAll = () => void saving.followChecks()
    const looking = { session, client, uris, diagnostics, clock: host.clock, guard, lookedAtAll }
    const reported = listenToReporting(connection, looking)
    const history = host.history?.(client)
    const askForDays = history && listenToDays(session, history, host.clock, guard)
    const changed = () => {
      askForDays?.()
      void indexing.follow()
      void saving.follow()
    }
    listenToDocuments(connection, session, uris, { changed, closed: () => void indexing.follow() })
    listenToFiles(connection, session, changed)
    connection.onInitialized(() => {
      void session.open(folders)
      changed()
      if (client.registersFolders) listenToFolders(connection, session, folders, changed)
      void guard.run('client/registerCapability', undefined, () => watchFiles(connection, client))
      void preferences.ask()
    })
    connection.onShutdown(async () => {
      await saving.close()
      guard.close()
      session.end()
    })
    return {
      capabilities: { ...capabilities(offered), ...reported, ...commanded },
      serverInfo: { name: 'doc-corpus', version: host.version },
    }
  })
}

type Serve = (row: Row, params: unknown, token: CancellationToken) => Promise<unknown>

interface Parts {
  readonly guard: Guard
  readonly files: FilePort
  readonly session: Session
  readonly problems: Problems
  readonly client: Client
  readonly preferences: { readonly now: Preferences }
  readonly uris: Uris
  readonly clock: ClockPort
  /** Undefined where there is no git. */
  readonly pasts: LogPasts | undefined
}

/** Gets what a row needs to know, then asks it. */
function answering({ guard, files, session, problems, client, preferences, uris, clock, pasts }: Parts): Serve {
  const contextNow = (saved: Document | undefined, past: LogPast | undefined): Context => ({
    saved,
    past,
    hasLogs: pasts !== undefined,
    today: () => clock.today(),
    corpus: session.corpus,
    client,
    preferences: preferences.now,
    uris,
    isComplete: session.isComplete,
    // Not kept from one request to the next, for it holds on to all that documents once were.
    sections: () => createSectionIndex(session.corpus),
    versionOf: (path) => session.versionOf(path),
    problemsOf: (document) => problems.of(document.path) ?? [],
  })
  const answered = async (row: Row, params: unknown, token: CancellationToken): Promise<unknown> => {
    const { uri, position } = row.place(params)
    const path = uri === undefined ? undefined : pathOfUri(uri)
    const offset = await prepared(session, client, row, path, position, token)
    const needsSaved = path !== undefined && row.needsSaved?.(params)
    const saved = needsSaved ? await savedDocument(files, session.corpus, path) : undefined
    const looking = row.looksBack?.(params)
    const past = path !== undefined && looking ? await pasts?.of(path, looking, token) : undefined
    if (row.steps) await inSlices(row.steps(contextNow(saved, past), params), clock, token)
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
    for (let tries = 0; tries < mostTries; tries++) {
      const { generation } = session
      const context = contextNow(saved, past)
      const document = path === undefined ? undefined : context.corpus.document(path)
      const answer = row.answer(context, params, document, offset)
      if (!isInSteps(answer)) return answer ?? null
      const result = await resultInSlices(answer, clock, token)
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
      if (session.generation === generation) return result ?? null
    }
    return new ResponseError(LSPErrorCodes.ContentModified, 'content modified')
  }
  return (row, params, token) => guard.run(row.method, null, () => answered(row, params, token))
}

/** How often an answer in steps is begun anew because the corpus has changed on the way. */
const mostTries = 3

function isInSteps(answer: unknown): answer is Generator<void, unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.iterator in answer && 'next' in answer
}

/** Waits for what the row needs to know, but no longer than the client does. Returns the offset of the position, else 0. */
async function prepared(
  session: Session,
  client: Client,
  row: Row,
  path: Path | undefined,
  position: Parameters<typeof offsetAt>[1] | undefined,
  token: CancellationToken,
): Promise<number> {
  const needs = typeof row.needs === 'function' ? row.needs(client) : row.needs
  const isClosed = path !== undefined && session.versionOf(path) === undefined
  if (needs === 'corpus') await orCancelled(session.indexed(), token)
  else if (needs !== 'document' || isClosed) await orCancelled(session.listed(), token)
  if (path === undefined || token.isCancellationRequested) return 0
  await session.prepare(path, undefined)
  const { corpus } = session
  const document = corpus.document(path)
  const offset = document && position ? offsetAt(document, position) : 0
  if (needs === 'target' && document) {
    const besides = row.file?.(corpus, document, offset)
    await session.prepare(path, offset)
    if (needsAll(corpus, document, offset)) await orCancelled(session.settled(), token)
    if (besides !== undefined) await session.prepare(besides, undefined)
  }
  return offset
}

function capabilities(offered: readonly Row[]): ServerCapabilities {
  const all: ServerCapabilities = Object.assign({}, ...offered.map(({ capability }) => capability))
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...all,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true }, ...all.workspace },
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly Path[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
  return uris.map(pathOfUri)
}
