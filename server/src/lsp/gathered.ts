// Work that is done once for many reasons: a while after the first of them.

import type { ClockPort } from '../session/ports.ts'

/** Does the work so many milliseconds after the first call, once for all calls until it begins, and never twice at a time. */
export function gathered(clock: ClockPort, milliseconds: number, work: () => Promise<void>): () => void {
  let state: 'idle' | 'waiting' | 'working' | 'working, and again' = 'idle'
  const run = async (): Promise<void> => {
    state = 'waiting'
    await clock.wait(milliseconds)
    state = 'working'
    await work()
    if (isAgain()) await run()
    else state = 'idle'
  }
  const isAgain = () => state === 'working, and again'
  return () => {
    if (state === 'idle') void run()
    else if (state === 'working') state = 'working, and again'
  }
}
