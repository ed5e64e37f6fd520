// The shape of a cost: whether eight times the text takes about eight times as long.

import { expect } from 'vitest'

/** Sizes that are compared, in whatever unit `make` counts: the short one as often as the long one is longer. */
const small = 10_000
const factor = 8

/**
 * Fails when work on hostile text grows faster than the text: something quadratic takes eight times as long for one long text as for
 * eight short ones. Time of the processor, not of the clock, is counted, and the best of several runs; the allowance is four times the
 * linear share. Processors count in steps of some milliseconds, so that no less than five of these are allowed.
 */
export function expectLinear(name: string, make: (size: number) => string, work: (text: string) => unknown): void {
  const short = make(small)
  const long = make(small * factor)
  work(short)
  const before = best(() => {
    for (let run = 0; run < factor; run++) work(short)
  })
  const after = best(() => work(long))
  expect(after, `${name}: milliseconds for the long text, after ${before.toFixed(2)} for the short ones`).toBeLessThan(
    4 * Math.max(before, 20),
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
