// Long work in slices, so that everything else gets its turn between them.

import type { CancellationToken } from 'vscode-languageserver'
import type { ClockPort } from '../session/ports.ts'

/** How long one slice takes, in milliseconds, give or take one step of the work. */
const slice = 15

/** Does the steps, with pauses. Ends early when nobody wants the result any more. */
export async function inSlices(steps: Iterable<unknown>, clock: ClockPort, token: CancellationToken): Promise<void> {
  let start = clock.now()
  for (const _ of steps) {
    if (token.isCancellationRequested) return
    if (clock.now() - start < slice) continue
    await clock.pause()
    start = clock.now()
  }
}
