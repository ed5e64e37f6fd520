// The fast lane: a scan of lines that is exact while it is certain, and hands the rest to micromark.

import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { type RawFacts, readEvents } from '../reference/read.ts'
import { BlockScan } from './blocks.ts'
import { HandOver, type Region } from './handover.ts'
import { type Labels, LeafReader } from './inlines.ts'
import type { Leaf } from './leaf.ts'
import type { HandedOver, Reason } from './reasons.ts'
import { Triggers } from './triggers.ts'

export interface LaneOptions {
  /** Gets how many characters went to micromark, by reason, on top of what it holds. */
  readonly handedOver?: HandedOver
  /** What is defined outside the text that is read. */
  readonly known?: Labels
}

/**
 * Puts the raw facts of a text, `lines` being the starts of its lines, from the offset on, a start of line, into `out`, as
 * the reference extractor would. False where a part that it is not certain of is too long for micromark: then not
 * everything has been found.
 */
export function readByLane(
  text: string,
  lines: readonly number[],
  from: number,
  out: RawFacts,
  { handedOver, known }: LaneOptions = {},
): boolean {
  const count = (reason: Reason, characters: number) =>
    handedOver?.set(reason, (handedOver.get(reason) ?? 0) + characters)
  const hand = new HandOver(text, known)
  const read = readEvents(text, out)
  const whole = reasonForWhole(text)
  if (whole) {
    count(whole, text.length)
    const region = hand.rest(from)
    if (region) read.events(hand.finish(region))
    return region !== undefined
  }
  const leaves: Leaf[] = []
  const regions: Region[] = []
  const triggers = new Triggers(text)
  const scan = new BlockScan(triggers, lines, { ...out, leaves })
  for (let doubt = scan.scan(from); doubt; ) {
    const region = hand.region(doubt.start, doubt.unsure)
    if (!region) return false
    count(doubt.reason, region.end - region.start)
    regions.push(region)
    doubt = scan.scan(region.end)
  }
  const reader = new LeafReader(triggers, labelsOf(text, out, hand), out)
  let isAnyEmpty = false
  for (const leaf of leaves) {
    const { span, bounds } = leaf.run
    const reason = reader.read(leaf)
    if (reason) {
      count(reason, span.end - span.start)
      const events = hand.leaf(leaf)
      if (!events) return false
      for (const offset of read.leaf(leaf, events)) bounds.push(offset)
    }
    isAnyEmpty ||= bounds.length === 0
  }
  if (isAnyEmpty) keepFilled(out.prose)
  for (const region of regions) read.events(hand.finish(region))
  return true
}

/** Takes out the runs without prose: of links, code and the like alone. */
function keepFilled(prose: RawFacts['prose']): void {
  let kept = 0
  for (const run of prose) if (run.bounds.length > 0) prose[kept++] = run
  prose.length = kept
}

/** All labels of the document; the parser is told those that the lane found. */
function labelsOf(text: string, out: RawFacts, hand: HandOver): Labels {
  const definitions = new Set(hand.definitions)
  for (const { labelSpan } of out.definitions)
    definitions.add(normalizeIdentifier(text.slice(labelSpan.start, labelSpan.end)))
  hand.definitions.splice(0, Number.POSITIVE_INFINITY, ...definitions)
  return { definitions, footnotes: new Set(hand.footnotes) }
}

function reasonForWhole(text: string): Reason | undefined {
  if (text.includes('\0')) return 'nul'
  return text.includes('\r') && /\r(?!\n)/.test(text) ? 'lone-return' : undefined
}
