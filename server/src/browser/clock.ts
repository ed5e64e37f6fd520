// Time in a web worker.

import { localDay } from '../core/day.ts'
import type { ClockPort } from '../session/ports.ts'

/** A pause goes through a message to itself: timers wait at least four milliseconds when they follow each other. */
export const browserClock: ClockPort = {
  now: () => performance.now(),
  pause: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(undefined)
    }),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  today: () => localDay(new Date()),
}
