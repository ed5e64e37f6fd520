// How much memory a process has had at most, as far as the operating system tells.

import { readFileSync } from 'node:fs'

/** Whether peaks of other processes can be read here: Linux tells them under /proc. */
export const canReadPeaks = process.platform === 'linux'

/** The peak of a running process in bytes, all its threads together; undefined where it is gone or nothing is told. */
export function peakOf(pid: number | undefined): number | undefined {
  if (!canReadPeaks || pid === undefined) return undefined
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
  } catch {
    return undefined
  }
}
