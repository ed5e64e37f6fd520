// The shape of a cost: whether eight times the text takes about eight times as long.

import { expect } from 'vitest'

/** Sizes that are compared, in whatever unit `make` counts. Something quadratic takes 64 times as long for the larger. */
const small = 10_000
const factor = 8

/**
 * Fails when work on hostile text grows faster than the text. Time of the processor, not of the
 * clock, is counted, and the best of several runs; the allowance is four times the linear share, and no less than a few
 * milliseconds, so that a busy machine does not fail it.
 */
export function expectLinear(name: string, make: (size: number) => string, work: (text: string) => unknown): void {
  const short = make(small)
  const long = make(small * factor)
  work(short)
  const before = best(() => work(short))
  const after = best(() => work(long))
  expect(after, `${name}: milliseconds for ${factor} times the text, after ${before.toFixed(2)}`).toBeLessThan(
    4 * factor * Math.max(before, 2),
  )
}

function best(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const start = process.threadCpuUsage().user
    work()
    least = Math.min(least, (process.threadCpuUsage().user - start) / 1000)
  }
  return least
}
