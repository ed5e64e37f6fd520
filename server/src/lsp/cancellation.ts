// Waiting that ends when nobody wants the answer any more.

import type { CancellationToken } from 'vscode-languageserver'

/** Resolves with the work, or as soon as the token is cancelled. */
export function orCancelled(work: Promise<void>, token: CancellationToken): Promise<void> {
  if (token.isCancellationRequested) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const listening = token.onCancellationRequested(() => resolve())
    work.then(resolve, reject).finally(() => listening.dispose())
  })
}
