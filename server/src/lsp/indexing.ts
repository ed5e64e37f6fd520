// Shows how far listing and reading have come: work-done progress that can be cancelled, and the status of this client.

import type { Connection } from 'vscode-languageserver'
import { type Message, render, say } from '../core/message.ts'
import { type Status, statusNotification } from '../protocol.ts'
import type { ClockPort } from '../session/ports.ts'
import type { Progress, Session } from '../session/session.ts'
import { startSlices } from '../session/slices.ts'
import type { Client } from './client.ts'
import type { Guard } from './guard.ts'

/** Shorter work shows no progress, in milliseconds. */
const patience = 400

/** At most so often is something reported, in milliseconds. */
const between = 100

/** Reports until all that has been asked of the session is done: when it is told that work begins, or hears of some. */
export class Indexing {
  readonly #connection: Connection
  readonly #session: Session
  readonly #client: Client
  readonly #clock: ClockPort
  readonly #guard: Guard
  #shown: { report(percent: number, text: string): void; done(): void } | undefined
  #isRunning = false
  #isCancelled = false
  #last = 0

  constructor(connection: Connection, session: Session, client: Client, clock: ClockPort, guard: Guard) {
    this.#guard = guard
    this.#connection = connection
    this.#session = session
    this.#client = client
    this.#clock = clock
    session.listen({ progress: (progress) => this.#progress(progress) })
  }

  /** Follows the session until it has settled. Called again meanwhile, it does nothing. */
  async follow(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    const begin = this.#clock.now()
    void this.#guard.run('window/workDoneProgress', undefined, () => this.#showAfterPatience())
    await this.#session.settled()
    this.#isRunning = false
    await this.#guard.run('$/progress', undefined, () => this.#shown?.done())
    this.#shown = undefined
    const milliseconds = Math.round(this.#clock.now() - begin)
    this.#log(this.#outcome(milliseconds))
    await this.#status(this.#isCancelled ? 'stopped' : 'ready')
  }

  async #showAfterPatience(): Promise<void> {
    await this.#clock.wait(patience)
    if (!this.#isRunning || !this.#client.showsProgress) return
    const shown = await this.#connection.window.createWorkDoneProgress()
    if (!this.#isRunning) return
    shown.begin(this.#text(say('Reading the corpus')), 0, undefined, true)
    shown.token.onCancellationRequested(() => {
      this.#isCancelled = true
      this.#session.end()
    })
    this.#shown = shown
  }

  #progress({ phase, done, total }: Progress): void {
    // As when a document is closed, and its file counts again: who is shown that something is read is shown the end of it.
    void this.follow()
    const now = this.#clock.now()
    if (now - this.#last < between) return
    this.#last = now
    const percent = phase === 'listing' || total === 0 ? 0 : Math.floor((100 * done) / total)
    const text =
      phase === 'listing' ? say('{count} files found', { count: done }) : say('{done} of {total}', { done, total })
    void this.#guard.run('$/progress', undefined, () => this.#shown?.report(percent, this.#text(text)))
    void this.#send({ state: phase, documents: done, total, sections: 0 })
  }

  async #status(state: Status['state']): Promise<void> {
    const { corpus } = this.#session
    // Whoever waits for everything to be read goes first.
    await this.#clock.pause()
    const slices = startSlices(this.#clock)
    let sections = 0
    for (const { facts } of [...corpus.documents()]) {
      sections += facts.headings.length
      if (slices.isOver()) await slices.pause()
    }
    await this.#send({ state, documents: corpus.size, total: corpus.size + this.#session.unreadCount, sections })
  }

  async #send(status: Status): Promise<void> {
    await this.#guard.run(statusNotification, undefined, () =>
      this.#connection.sendNotification(statusNotification, status),
    )
  }

  #outcome(milliseconds: number): Message {
    const read = this.#session.corpus.size
    const unread = this.#session.unreadCount
    return unread > 0
      ? say('Stopped: {read} documents have been read, {unread} have not; nothing is said of those.', { read, unread })
      : say('{count} documents have been read, in {milliseconds} ms.', { count: read, milliseconds })
  }

  #log(message: Message): void {
    this.#guard.log.info(this.#text(message))
    for (const { path, message: note } of this.#session.notes) {
      this.#guard.log.warn(`${path}: ${this.#text(note)}`)
    }
  }

  #text(message: Message): string {
    return render(message, this.#client.bundle)
  }
}
