// Answers that are made in slices, so that everything else gets its turn between them, and nobody waits for what nobody wants.

import type { CancellationToken } from 'vscode-languageserver'
import type { ClockPort } from '../session/ports.ts'
import { startSlices } from '../session/slices.ts'

/** What the steps come to, made with pauses; undefined when nobody wants it any more. */
export async function resultInSlices<T>(
  steps: Generator<void, T>,
  clock: ClockPort,
  token: CancellationToken,
): Promise<T | undefined> {
  const slices = startSlices(clock)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (!slices.isOver()) continue
    await slices.pause()
    if (token.isCancellationRequested) return undefined
  }
}

/** Does the steps, with pauses. Ends early when nobody wants the result any more. */
export async function inSlices(steps: Iterable<unknown>, clock: ClockPort, token: CancellationToken): Promise<void> {
  const slices = startSlices(clock)
  for (const _ of steps) {
    if (!slices.isOver()) continue
    await slices.pause()
    if (token.isCancellationRequested) return
  }
}
