// Standard output and error: writing that survives a closed pipe, and what kind of place they lead to.

import picocolors from 'picocolors'
import { harmless } from './report/harmless.ts'

export interface Streams {
  /** Resolves when the text has been handed over; false once nobody reads any more (`| head`). */
  write(text: string): Promise<boolean>
  /** A line on standard error. */
  complain(line: string): void
  readonly isTerminal: boolean
  readonly isErrorTerminal: boolean
  /** Width of the terminal in columns; undefined where the output is no terminal. */
  readonly columns: number | undefined
  readonly colors: Colors
}

export type Colors = ReturnType<typeof picocolors.createColors>

/**
 * The streams of this process. Colours go to a terminal only; `NO_COLOR` and `--no-color` turn them off, `FORCE_COLOR`
 * on (picocolors reads both).
 */
export function processStreams(): Streams {
  let isOpen = true
  process.stdout.on('error', (error: Error) => {
    isOpen = false
    if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'EOF')) complain(String(error))
  })
  process.stderr.on('error', () => {})
  const complain = (line: string): void => {
    process.stderr.write(`${line.split('\n').map(harmless).join('\n')}\n`)
  }
  return {
    write: (text) =>
      new Promise((done) => {
        if (!isOpen || text === '') done(isOpen)
        else process.stdout.write(text, (error) => done(!error && isOpen))
      }),
    complain,
    isTerminal: process.stdout.isTTY === true,
    isErrorTerminal: process.stderr.isTTY === true,
    columns: process.stdout.isTTY ? process.stdout.columns || 80 : undefined,
    colors: picocolors.createColors(hasColors()),
  }
}

/** picocolors takes CI and Windows for terminals; a pipe there still gets plain text. */
function hasColors(): boolean {
  const isForced = process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0'
  return picocolors.isColorSupported && (process.stdout.isTTY === true || isForced)
}
