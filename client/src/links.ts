// Keeps VS Code's own links from waiting for ours: it underlines none before all who know of links have answered.

import type { Event } from 'vscode'
import type { Middleware } from 'vscode-languageclient'
import type { Status } from '../../server/src/protocol.ts'

/**
 * Until everything has been read there are no links of ours: the server would wait with its answer. Who asked so early is told to
 * ask again.
 */
export function linksWhenRead(
  statuses: Event<Pick<Status, 'state'>>,
  askAgain: () => void,
): Required<Pick<Middleware, 'provideDocumentLinks'>> {
  let isRead = false
  let isAskedEarly = false
  statuses(({ state }) => {
    isRead ||= state === 'ready' || state === 'stopped'
    if (!isRead || !isAskedEarly) return
    isAskedEarly = false
    askAgain()
  })
  return {
    provideDocumentLinks(document, token, next) {
      if (isRead) return next(document, token)
      isAskedEarly = true
      return undefined
    },
  }
}
