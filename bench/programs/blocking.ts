// Loaded into our server with `--import`: how long its event loop was held up at a time, written down when it ends.

import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What is written, in milliseconds. `longestTurn` is the processor time of one turn of the loop, however busy the machine is. */
export interface Blocking {
  readonly longestTurn: number
  readonly max: number
  readonly p99: number
}

/** A timer of this many milliseconds is what is late when the loop is held up. */
const resolution = 1
const delay = monitorEventLoopDelay({ resolution })
delay.enable()

let longestTurn = 0
let before = threadTime()
function turn(): void {
  const now = threadTime()
  longestTurn = Math.max(longestTurn, now - before)
  before = now
  setImmediate(turn).unref()
}
turn()

// Loading the program is no indexing: whoever measures sends this signal when the server has introduced itself.
process.on('SIGUSR2', () => {
  delay.reset()
  longestTurn = 0
  before = threadTime()
})
process.on('exit', () => {
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution)
  const blocking: Blocking = { longestTurn, max: late(delay.max), p99: late(delay.percentile(99)) }
  writeFileSync(process.env.DOC_CORPUS_BENCH_REPORT ?? 'blocking.json', JSON.stringify(blocking))
})

/** Processor time of the main thread so far, in milliseconds. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
