// What a command of the command line is, and what it is given to work with.

import type { Command as Parser } from 'commander'
import type { Bundle, Message } from '../core/message.ts'
import type { Streams } from './streams.ts'

/** 0: nothing to report. 1: there are problems. 2: wrong usage, or input that cannot be read. */
export type ExitCode = 0 | 1 | 2

/** The world a command runs in. */
export interface World {
  /** The words of the command line. */
  readonly words: readonly string[]
  readonly streams: Streams
  /** Translations of everything that is said. */
  readonly bundle: Bundle
  /** Where the person stands; paths on the command line count from here. */
  readonly folder: string
  /** What is to be done when everything has been said. */
  atEnd(task: () => Promise<void>): void
}

/** One row in the table. */
export interface CommandRow {
  readonly name: string
  readonly summary: Message
  load(): Promise<Command>
}

/** One command: one file in `commands/`. */
export interface Command {
  /** Declares arguments and options; `words` gives a sentence in the user's language. */
  declare(parser: Parser, words: (message: Message) => string): void
  /** Runs with what was parsed. Failures of usage come back as exit code 2, with their message said. */
  run(parser: Parser, world: World): Promise<ExitCode>
}
