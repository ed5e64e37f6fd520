// What the measurements were made on, in general terms: nothing here names a machine, a person or a place.

import { arch, availableParallelism, totalmem, type } from 'node:os'
import { tableText } from './table.ts'

/** A table of facts: cores, memory, operating system, Node, and the versions of the peers. */
export function machineText(date: string, pairs: number, peers: readonly string[]): string {
  const rows = [
    ['date', date],
    ['processor', `${availableParallelism()} cores, ${arch()}`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['operating system', type()],
    ['Node', process.version],
    ['peers', peers.join(', ')],
    ['rounds', `${pairs}, taking turns; medians, and the median of the ratios within each round`],
  ]
  return tableText(['what', 'is'], rows)
}
