// The ports of the session on Node.

import { setImmediate, setTimeout } from 'node:timers/promises'
import { localDay } from '../core/day.ts'
import type { ClockPort } from '../session/ports.ts'

/** Time on Node. A pause lets timers and I/O run. */
export const nodeClock: ClockPort = {
  // The global `performance` takes 9 ms to be loaded.
  now: () => process.uptime() * 1000,
  pause: () => setImmediate(),
  wait: (milliseconds) => setTimeout(milliseconds),
  today: () => localDay(new Date()),
}
