// Long work in slices, so that everything else gets its turn between them.

import type { ClockPort } from './ports.ts'

/** How long one slice takes, in milliseconds, give or take one step of the work. */
const length = 10

/** Work that goes on for as long as a slice, then pauses. Asking costs next to nothing, pausing a turn of everything else. */
export interface Slices {
  /** Whether it is time to pause. */
  isOver(): boolean
  /** The next slice begins when it resolves. */
  pause(): Promise<void>
}

/** The first slice begins now. */
export function startSlices(clock: Pick<ClockPort, 'now' | 'pause'>): Slices {
  let start = clock.now()
  return {
    isOver: () => clock.now() - start >= length,
    async pause() {
      await clock.pause()
      start = clock.now()
    },
  }
}
