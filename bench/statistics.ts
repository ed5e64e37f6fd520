// What is said of measurements: medians, percentiles, ratios, and runs that take turns.

/** Measures each thing once per round, one after the other, so that what the machine does besides befalls all alike. */
export async function interleaved<Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[]
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) values[name].push(await measures[name]())
  }
  return values
}

/** NaN where there are no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

/** The value that the given share of all values, from 0 to 1, does not exceed; NaN where there are no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** The median of the ratios within each round: what slows down one round slows down both sides of it. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.flatMap((value, round) => (theirs[round] === undefined ? [] : [value / theirs[round]])))
}
