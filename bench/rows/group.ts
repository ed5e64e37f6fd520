// What every group of measurements gets, and what it gives.

import type { CorpusFolder } from '../corpusFolder.ts'
import type { Peers } from '../peers.ts'
import type { Section } from '../table.ts'

export interface Bench {
  /** Rounds in which each thing is measured once. */
  readonly pairs: number
  readonly peers: Peers
  /** Whether `check` keeps what it read for the next run. */
  readonly hasCache: boolean
  /** An empty folder that goes when the bench ends. */
  temporary(name: string): string
  /** Tells a person who waits what is being done. */
  say(text: string): void
}

/** Measurements on a corpus that was given. */
export interface CorpusGroup {
  readonly name: string
  /** Whether it runs only where it is asked for. */
  readonly isExtra?: boolean
  run(bench: Bench, corpus: CorpusFolder): Promise<Section>
}

/** Measurements on corpora that are made for them. */
export interface GeneratedGroup {
  readonly name: string
  run(bench: Bench): Promise<Section>
}

/** From this size on, goals are those for large corpora. */
export const large = 5_000_000
