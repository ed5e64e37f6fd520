// Makes ready what is asked for by name, for documents that did not have to be read, when nobody waits for anything any more.

import type { CorpusIndex } from '../core/corpus.ts'
import type { ClockPort } from './ports.ts'
import { startSlices } from './slices.ts'

/** How long after the last document has been read that is, in milliseconds. */
const rest = 1000

/** In slices, until `isEnded`. Whoever asks before does it at once: for 20,000 references that is 50 ms. */
export async function indexLater(corpus: CorpusIndex, clock: ClockPort, isEnded: () => boolean): Promise<void> {
  await clock.wait(rest)
  const slices = startSlices(clock)
  for (const { path } of [...corpus.documents()]) {
    if (isEnded()) return
    corpus.index(path)
    if (slices.isOver()) await slices.pause()
  }
}
