// What our server costs inside a running VS Code, as far as the operating system tells.

import { readdirSync, readFileSync } from 'node:fs'
import { uptime } from 'node:os'

export interface ServerProcess {
  /** When it was started, as milliseconds since 1970. */
  readonly began: number
  /** Milliseconds of processor time so far, with that of programs which it has started and which have ended. */
  readonly processorTime: number
}

/** Linux counts the time of processes in hundredths of a second, whatever its clock does inside. */
const tick = 10

/** The process that runs `program` in a group of processes; undefined where there is none, or nothing is told: Linux tells it under /proc. */
export function processIn(group: number | undefined, program: string): ServerProcess | undefined {
  if (process.platform !== 'linux' || group === undefined) return undefined
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)) continue
      const fields = statOf(pid)
      if (fields[groupField] !== group) continue
      const ticks = [14, 15, 16, 17].reduce((sum, field) => sum + (fields[field] ?? 0), 0)
      return { began: Date.now() - uptime() * 1000 + (fields[startField] ?? 0) * tick, processorTime: ticks * tick }
    } catch {
      // It has ended in the meantime.
    }
  }
  return undefined
}

const [groupField, startField] = [5, 22]

/** Numbered as in proc_pid_stat(5), from 1; the name of the program, which may hold spaces, stands before the last bracket. */
function statOf(pid: string): readonly number[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const behind = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return [0, Number(pid), 0, ...behind.map(Number)]
}
