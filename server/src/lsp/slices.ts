// Long work in slices, so that everything else gets its turn between them.

import type { CancellationToken } from 'vscode-languageserver'
import type { ClockPort } from '../session/ports.ts'

/** How long one slice takes, in milliseconds, give or take one step of the work. */
const length = 15

/** Work that goes on for as long as a slice, then pauses. Asking costs next to nothing, pausing a turn of everything else. */
export interface Slices {
  /** Whether it is time to pause. */
  isOver(): boolean
  /** The next slice begins when it resolves. */
  pause(): Promise<void>
}

/** The first slice begins now. */
export function startSlices(clock: ClockPort): Slices {
  let start = clock.now()
  return {
    isOver: () => clock.now() - start >= length,
    async pause() {
      await clock.pause()
      start = clock.now()
    },
  }
}

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
