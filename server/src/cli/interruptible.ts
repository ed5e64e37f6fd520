// Keeps Ctrl-C working while much is computed: as long as JavaScript runs, no signal is heard.

import { nodeClock } from '../node/ports.ts'

/** How long is computed before a signal can be heard, in milliseconds. */
const slice = 50

/** What the steps come to. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let start = nodeClock.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (nodeClock.now() - start < slice) continue
    await nodeClock.pause()
    start = nodeClock.now()
  }
}

/** A signal that has come by now ends the program here. To be awaited right before something is written. */
export async function hearSignals(): Promise<void> {
  // The first pause may end in the round in which it began, before signals are looked for.
  for (let round = 0; round < 2; round++) await nodeClock.pause()
}
