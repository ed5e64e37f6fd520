// Keeps what the session has read, and what checks have found in it, for the next start, when nobody is waiting for anything.

import { render, say } from '../core/message.ts'
import type { ClockPort, LogPort } from '../session/ports.ts'
import type { Problems } from '../session/problems.ts'
import type { Session } from '../session/session.ts'
import type { Client } from './client.ts'

/**
 * How long everything has been read, and nothing has been typed, before it is kept, in milliseconds: the first time, and whenever
 * something has changed since.
 */
const [soon, later] = [2_000, 30_000] as const

export class Saving {
  readonly #session: Pick<Session, 'isComplete' | 'settled' | 'save' | 'generation'>
  readonly #problems: Pick<Problems, 'save' | 'checkedCount'>
  readonly #client: Pick<Client, 'bundle'>
  readonly #clock: Pick<ClockPort, 'wait'>
  readonly #log: Pick<LogPort, 'warn'>
  #isWaiting = false
  #isSaid = false
  #saving: Promise<void> = Promise.resolve()
  #delay: number = soon
  #checkedCount = 0

  constructor(
    session: Pick<Session, 'isComplete' | 'settled' | 'save' | 'generation'>,
    problems: Pick<Problems, 'save' | 'checkedCount'>,
    client: Pick<Client, 'bundle'>,
    clock: Pick<ClockPort, 'wait'>,
    log: Pick<LogPort, 'warn'>,
  ) {
    this.#session = session
    this.#problems = problems
    this.#client = client
    this.#clock = clock
    this.#log = log
  }

  /** Call it when something may have changed. Called again before it has been kept, it does nothing. */
  async follow(): Promise<void> {
    if (this.#isWaiting) return
    this.#isWaiting = true
    let generation: number
    do {
      await this.#session.settled()
      generation = this.#session.generation
      await this.#clock.wait(this.#delay)
    } while (this.#session.generation !== generation)
    this.#isWaiting = false
    this.#delay = later
    await this.#save()
    // What changes while it is being kept has it given up, and not everything that does is followed by a call.
    if (this.#session.generation !== generation) void this.follow()
  }

  /**
   * Call it when all problems are known. Checks may take longer than there was time before the corpus was kept; where none has been
   * made since the last call, it does nothing.
   */
  async followChecks(): Promise<void> {
    if (this.#problems.checkedCount === this.#checkedCount) return
    this.#checkedCount = this.#problems.checkedCount
    await this.follow()
  }

  /** Keeps what is known now, unless reading is still going on. Resolves when also what was being kept is. */
  async close(): Promise<void> {
    if (this.#session.isComplete) await this.#save()
  }

  /** One after the other: what is being kept counts as kept, and who ends before it is loses it. */
  #save(): Promise<void> {
    const save = () => this.#saveNow()
    this.#saving = this.#saving.then(save, save)
    return this.#saving
  }

  async #saveNow(): Promise<void> {
    const reason = (await this.#session.save()) ?? (await this.#problems.save())
    if (reason === undefined || this.#isSaid) return
    this.#isSaid = true
    const message = say('What was read could not be kept for the next time ({reason}).', { reason })
    this.#log.warn(render(message, this.#client.bundle))
  }
}
