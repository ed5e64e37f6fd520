// Has the client ask again for hints, colours and counts in open documents when other documents may have changed them.

import {
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver'
import { documentsSubject, textSubject } from '../core/subjects.ts'
import type { ClockPort } from '../session/ports.ts'
import type { Session } from '../session/session.ts'
import type { Client } from './client.ts'
import { gathered } from './gathered.ts'
import type { Guard } from './guard.ts'

interface Parts {
  readonly session: Session
  readonly client: Client
  readonly clock: ClockPort
  readonly guard: Guard
}

/** How long changes are gathered before the client is told, in milliseconds. */
const gathering = 500

/**
 * Tells clients that understand it. Of an edit inside one document only the counts above headings of others depend; titles and
 * colours there only on what can be named, and on which files there are. Returns what has everything asked for again.
 */
export function listenToRefreshing(connection: Connection, { session, client, clock, guard }: Parts): () => void {
  const stale = { names: false, counts: false }
  const send = (method: string, isWanted: boolean) =>
    isWanted ? guard.run(method, undefined, () => connection.sendRequest<void>(method)) : undefined

  const refreshSoon = gathered(clock, gathering, async () => {
    // Reads what has been typed, whereupon the corpus tells what that has changed.
    void session.corpus
    const { names, counts } = stale
    Object.assign(stale, { names: false, counts: false })
    await Promise.all([
      send(InlayHintRefreshRequest.method, names && client.refreshesInlayHints),
      send(SemanticTokensRefreshRequest.method, names && client.refreshesSemanticTokens),
      send(CodeLensRefreshRequest.method, counts && client.refreshesCodeLenses),
    ])
  })

  session.watch((subject) => {
    stale.counts = true
    if (subject !== documentsSubject && !isText(subject)) stale.names = true
  })
  session.listen({
    changed(cause) {
      // How long another document is, is said beside numbers that claim it; that may wait until the file is saved.
      if (cause === 'files') stale.names = true
      refreshSoon()
    },
  })
  return () => {
    Object.assign(stale, { names: true, counts: true })
    refreshSoon()
  }
}

function isText(subject: string): boolean {
  return subject.endsWith(textSubject(''))
}
