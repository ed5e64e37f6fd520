// The one place in the server where exceptions are caught: they are our bugs, logged and answered empty.

import type { Connection } from 'vscode-languageserver'
import type { LogPort } from '../session/ports.ts'

export class Guard {
  readonly #connection: Connection
  #isClosed = false

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The client goes: nothing is said any more, and what still runs may fail in silence. */
  close(): void {
    this.#isClosed = true
  }

  /** What the work gives; when it throws, `empty`, and a line in the client's log with the name of the request. */
  async run<T>(what: string, empty: T, work: () => T | Promise<T>): Promise<T> {
    if (this.#isClosed) return empty
    try {
      return await work()
    } catch (error) {
      this.log.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return empty
    }
  }

  /** The client's log. */
  readonly log: LogPort = {
    info: (message) => this.#isClosed || this.#connection.console.info(message),
    warn: (message) => this.#isClosed || this.#connection.console.warn(message),
    error: (message) => this.#isClosed || this.#connection.console.error(message),
  }
}
