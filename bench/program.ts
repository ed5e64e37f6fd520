// Runs a program to its end and says how long it took, and in another run how much memory it needed.

import { spawn } from 'node:child_process'
import { peakOf } from './memory.ts'

export interface Program {
  readonly command: string
  readonly words: readonly string[]
  /** Where it runs. */
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  /** Exit codes that mean it did its work; a linter that finds something gives 1. */
  readonly fine: readonly number[]
}

/** Milliseconds from start to end; its output goes nowhere. Rejects where the exit code is not a fine one. */
export async function wallTime(program: Program): Promise<number> {
  const start = performance.now()
  await ended(program, 'ignore')
  return performance.now() - start
}

/** The peak memory of a run in bytes, looked at every two milliseconds; undefined where that cannot be had. */
export async function peakMemory(program: Program): Promise<number | undefined> {
  let peak: number | undefined
  await ended(program, 'ignore', (pid) => {
    const watch = setInterval(() => {
      peak = peakOf(pid) ?? peak
    }, 2)
    return () => clearInterval(watch)
  })
  return peak
}

/** What the program writes to standard output and standard error. */
export async function output(program: Program): Promise<string> {
  return ended(program, 'pipe')
}

function ended(program: Program, stdio: 'ignore' | 'pipe', watch?: (pid: number) => () => void): Promise<string> {
  const { command, words, folder, env, fine } = program
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', stdio, stdio],
    })
    const written: Buffer[] = []
    child.stdout?.on('data', (data: Buffer) => written.push(data))
    child.stderr?.on('data', (data: Buffer) => written.push(data))
    const stop = child.pid === undefined ? undefined : watch?.(child.pid)
    child.on('error', reject)
    child.on('close', (code) => {
      stop?.()
      if (code !== null && fine.includes(code)) resolve(Buffer.concat(written).toString())
      else reject(new Error(`'${command} ${words.slice(0, 4).join(' ')} …' ended with ${code}`))
    })
  })
}
