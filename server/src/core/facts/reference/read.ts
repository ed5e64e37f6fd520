// The reference extractor: micromark's events, read once, into lists of raw facts.

import type { Event } from 'micromark-util-types'
import { type BlockFacts, type RawHeading, readBlocks } from './blocks.ts'
import { createWalk } from './handlers.ts'
import { type InlineFacts, readInlines } from './inlines.ts'
import { type LeafFacts, readLeaves } from './leaves.ts'

/** Everything that is read from the text of a document before headings are named and sections measured. */
export interface RawFacts extends BlockFacts, InlineFacts, LeafFacts {}

export function emptyFacts(): RawFacts {
  return {
    headings: [],
    codeBlocks: [],
    tables: [],
    tasks: [],
    quotes: [],
    html: [],
    links: [],
    labels: [],
    definitions: [],
    footnotes: [],
    codeSpans: [],
    prose: [],
  }
}

/** Readers of one document's events, of all of them or of a part. */
export interface EventReader {
  events(events: readonly Event[]): void
  /**
   * Events of one leaf block; for a title, `heading` is what is known of its heading besides the text. Its prose does not
   * go with that of the others: the bounds are returned.
   */
  leaf(leaf: { readonly heading: Omit<RawHeading, 'text'> | undefined }, events: readonly Event[]): readonly number[]
}

/** Readers that are made when the first events come. */
export function readEvents(text: string, out: RawFacts): EventReader {
  let made: { readonly walk: (events: readonly Event[]) => void; readonly title: () => string } | undefined
  const readers = () => {
    if (made) return made
    const leaves = readLeaves(out)
    const walk = createWalk([leaves, readBlocks(text, leaves.title, out), readInlines(text, out)])
    made = { walk, title: leaves.title }
    return made
  }
  return {
    events(events) {
      readers().walk(events)
    },
    leaf({ heading }, events) {
      const before = out.prose.length
      readers().walk(events)
      if (heading) out.headings.push({ ...heading, text: readers().title() })
      return out.prose.length > before ? (out.prose.pop()?.bounds ?? []) : []
    },
  }
}
