// Runs of backticks in a leaf, found once, so that a closing run is looked up and never searched for.

export class BacktickRuns {
  /** Starts of runs by their length, ascending. */
  readonly #starts = new Map<number, number[]>()
  readonly #text: string

  /** Counts the runs of `[from, end)`. */
  constructor(text: string, from: number, end: number) {
    this.#text = text
    for (let at = text.indexOf('`', from); at >= 0 && at < end; at = text.indexOf('`', at)) {
      const length = this.lengthAt(at)
      const same = this.#starts.get(length)
      if (same) same.push(at)
      else this.#starts.set(length, [at])
      at += length
    }
  }

  lengthAt(at: number): number {
    let length = 1
    while (this.#text.charCodeAt(at + length) === 96) length++
    return length
  }

  /** Where the first run of exactly this length at or behind the offset starts. */
  next(length: number, from: number): number | undefined {
    const starts = this.#starts.get(length)
    if (!starts) return undefined
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < from) low = middle + 1
      else high = middle
    }
    return starts[low]
  }
}
