// The corpus as commits have it: read when somebody asks, kept for the next question, forgotten when nobody has asked for a while.

import type { ClockPort } from '../session/ports.ts'
import type { Progress, Session } from '../session/session.ts'
import { isRefusal, type LogPlace, type Past, type Refusal, type UpdateLogPort } from '../session/updateLogPort.ts'

/** How long a commit that nobody asks about is kept, in milliseconds. */
const patience = 300_000

/** A second one is kept because people compare with one and go back to the other. */
const most = 2

interface Kept {
  readonly key: string
  readonly past: Promise<Past | Refusal>
  readonly followers: Set<(progress: Progress) => void>
  asked: number
}

export class Pasts {
  readonly #port: UpdateLogPort
  readonly #session: Session
  readonly #clock: ClockPort
  #kept: Kept[] = []

  constructor(port: UpdateLogPort, session: Session, clock: ClockPort) {
    this.#port = port
    this.#session = session
    this.#clock = clock
  }

  /**
   * What the commit, given by its full name, holds below the root, by the rules of what is a document that hold now. It is read once however
   * many ask meanwhile; `follow` hears how far that has come.
   */
  async of(place: LogPlace, commit: string, follow?: (progress: Progress) => void): Promise<Past | Refusal> {
    const key = JSON.stringify([place, commit, this.#session.corpus.roots])
    const kept = this.#kept.find((each) => each.key === key) ?? this.#read(key, place, commit)
    kept.asked = this.#clock.now()
    if (follow) kept.followers.add(follow)
    try {
      return await kept.past
    } finally {
      if (follow) kept.followers.delete(follow)
    }
  }

  #read(key: string, place: LogPlace, commit: string): Kept {
    const followers = new Set<(progress: Progress) => void>()
    const progress = (now: Progress) => {
      for (const follow of followers) follow(now)
    }
    const past = this.#port.corpusAt(place, commit, { progress })
    const kept: Kept = { key, past, followers, asked: 0 }
    this.#kept = [kept, ...this.#kept].slice(0, most)
    const forget = () => {
      this.#kept = this.#kept.filter((each) => each !== kept)
    }
    void past.then((found) => (isRefusal(found) ? forget() : this.#forgetLater(kept, forget)), forget)
    return kept
  }

  async #forgetLater(kept: Kept, forget: () => void): Promise<void> {
    for (let left = patience; left > 0; left = kept.asked + patience - this.#clock.now()) await this.#clock.wait(left)
    forget()
  }
}
