// A progress bar on standard error, for work that takes longer than a second, where somebody sees it.

import type { SingleBar } from 'cli-progress'
import { render, say } from '../core/message.ts'
import type { World } from './command.ts'

export type Phase = 'listing' | 'reading' | 'checking'

export interface Progress {
  /** How far a phase has come, in files. */
  report(phase: Phase, done: number, total: number): void
  /** Takes the bar off the screen; nothing else may be printed before. */
  end(): void
}

/** Seconds of work after which the bar appears. */
const patience = 1

/** Progress for a person at a terminal; silence anywhere else. */
export async function showProgress({ streams, bundle }: World): Promise<Progress> {
  if (!streams.isErrorTerminal) return { report: () => {}, end: () => {} }
  const { SingleBar } = await import('cli-progress')
  const started = process.uptime()
  const names = {
    listing: render(say('Listing files'), bundle),
    reading: render(say('Reading documents'), bundle),
    checking: render(say('Checking documents'), bundle),
  }
  let bar: SingleBar | undefined
  const end = () => {
    bar?.stop()
    bar = undefined
  }
  process.once('exit', end)
  return {
    report(phase, done, total) {
      if (process.uptime() - started < patience) return
      if (!bar) {
        bar = new SingleBar({
          stream: process.stderr,
          format: '{phase} [{bar}] {value}/{total}',
          clearOnComplete: true,
          hideCursor: true,
          barsize: 30,
        })
        bar.start(total, done, { phase: names[phase] })
      }
      bar.setTotal(total)
      bar.update(done, { phase: names[phase] })
    },
    end,
  }
}
