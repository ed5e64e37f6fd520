// Makes ready what is asked for by name, for documents that did not have to be read.

import type { CorpusIndex } from '../core/corpus.ts'
import type { ClockPort } from './ports.ts'
import { startSlices } from './slices.ts'

/** How long after the last document has been read it is made ready when nobody has asked, in milliseconds. */
const rest = 300

/** The references of so many documents are looked at in no time. */
const few = 50

export class LaterIndex {
  readonly #corpus: CorpusIndex
  readonly #clock: ClockPort
  #work: Promise<void> | undefined
  #isEnded = false

  constructor(corpus: CorpusIndex, clock: ClockPort) {
    this.#corpus = corpus
    this.#clock = clock
  }

  /** Begins a while after it was called. */
  async begin(): Promise<void> {
    await this.#clock.wait(rest)
    await this.ready()
  }

  /** Resolves when who asks by name need not wait. Made in slices: at once, 20,000 references hold up everything else for 50 ms. */
  async ready(): Promise<void> {
    if (this.#corpus.unindexedCount < few) return
    this.#work ??= this.#index().finally(() => {
      this.#work = undefined
    })
    await this.#work
  }

  end(): void {
    this.#isEnded = true
  }

  async #index(): Promise<void> {
    const slices = startSlices(this.#clock)
    for (const { path } of [...this.#corpus.documents()]) {
      if (this.#isEnded) return
      this.#corpus.index(path)
      if (slices.isOver()) await slices.pause()
    }
  }
}
