// The ports of the session on Node.

import { setImmediate, setTimeout } from 'node:timers/promises'
import type { ClockPort } from '../session/ports.ts'

/** Time on Node. A pause lets timers and I/O run. */
export const nodeClock: ClockPort = {
  now: () => performance.now(),
  pause: () => setImmediate(),
  wait: (milliseconds) => setTimeout(milliseconds),
}
