// When diagnostics are answered, sent, or have to be asked for again.

import type {
  CancellationToken,
  Connection,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  ServerCapabilities,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver'
import { pathOfUri } from '../core/uri.ts'
import type { ClockPort } from '../session/ports.ts'
import type { Session } from '../session/session.ts'
import { orCancelled } from './cancellation.ts'
import type { Client } from './client.ts'
import type { Uris } from './convert.ts'
import type { Diagnostics } from './diagnostics.ts'
import { gathered } from './gathered.ts'
import type { Guard } from './guard.ts'

interface Parts {
  readonly session: Session
  readonly client: Client
  readonly uris: Uris
  readonly diagnostics: Diagnostics
  readonly clock: ClockPort
  readonly guard: Guard
  /** Is called when everything that has been read has been looked at. */
  lookedAtAll(): void
}

/** How long changes are gathered before anything is said of them, in milliseconds. */
const gathering = 200

/** Answers clients that pull, and sends to those that cannot. Returns what to say of it in the capabilities. */
export function listenToReporting(connection: Connection, parts: Parts): ServerCapabilities {
  return parts.client.pullsDiagnostics ? pulled(connection, parts) : pushed(connection, parts)
}

function pulled(connection: Connection, parts: Parts): ServerCapabilities {
  const { session, client, diagnostics, clock, guard } = parts
  const all = client.options.diagnostics !== 'openFiles'

  const ofDocument = async (
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> => {
    await orCancelled(session.listed(), token)
    const path = pathOfUri(textDocument.uri)
    await session.prepare(path, undefined)
    return diagnostics.ofDocument(path, previousResultId)
  }

  const ofWorkspace = async (
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    stream: { report(part: WorkspaceDiagnosticReport): void } | undefined,
  ): Promise<WorkspaceDiagnosticReport> => {
    await orCancelled(session.settled(), token)
    const previous = new Map(previousResultIds.map(({ uri, value }) => [pathOfUri(uri), value]))
    const items: WorkspaceDiagnosticReport['items'] = []
    for await (const part of diagnostics.ofWorkspace(previous, token)) {
      if (stream) stream.report({ items: part })
      else items.push(...part)
    }
    if (!token.isCancellationRequested) parts.lookedAtAll()
    return { items }
  }

  connection.languages.diagnostics.on((params, token) =>
    guard.run('textDocument/diagnostic', { kind: 'full', items: [] }, () => ofDocument(params, token)),
  )
  // Answered also where it is not offered: the client may have a command that asks once.
  connection.languages.diagnostics.onWorkspace((params, token, _, stream) =>
    guard.run('workspace/diagnostic', { items: [] }, () => ofWorkspace(params, token, stream)),
  )
  if (client.refreshesDiagnostics) {
    const refresh = gathered(clock, gathering, () =>
      guard.run('workspace/diagnostic/refresh', undefined, () => connection.languages.diagnostics.refresh()),
    )
    // What it edited itself, the client asks for without being told.
    session.listen({ changed: (cause) => cause === 'files' && refresh() })
  }
  return { diagnosticProvider: { identifier: 'doc-corpus', interFileDependencies: true, workspaceDiagnostics: all } }
}

function pushed(connection: Connection, parts: Parts): ServerCapabilities {
  const { session, client, uris, diagnostics, clock, guard } = parts
  const send = async (): Promise<void> => {
    await session.listed()
    const onlyOpen = client.options.diagnostics === 'openFiles'
    const isAll = session.isComplete && !onlyOpen
    const paths = isAll ? [...diagnostics.paths()] : [...uris.openPaths]
    await diagnostics.publish(paths, session.isComplete || onlyOpen, (uri, version, items) =>
      connection.sendDiagnostics({ uri, diagnostics: items, ...(version === undefined ? {} : { version }) }),
    )
    if (isAll) parts.lookedAtAll()
  }
  const sendSoon = gathered(clock, gathering, () => guard.run('textDocument/publishDiagnostics', undefined, send))
  session.listen({ changed: sendSoon })
  return {}
}
