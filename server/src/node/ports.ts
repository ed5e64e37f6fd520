// The ports of the session on Node.

import { setImmediate, setTimeout } from 'node:timers/promises'
import type { ClockPort } from '../session/ports.ts'

/** Time on Node. A pause lets timers and I/O run. */
export const nodeClock: ClockPort = {
  // The global `performance` takes 9 ms to be loaded.
  now: () => process.uptime() * 1000,
  pause: () => setImmediate(),
  wait: (milliseconds) => setTimeout(milliseconds),
  today() {
    const now = new Date()
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  },
}
