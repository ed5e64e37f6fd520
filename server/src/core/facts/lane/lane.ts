// The fast lane: a scan of lines that is exact while it is certain, and hands the rest to micromark.

import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { type RawFacts, readEvents } from '../reference/read.ts'
import { BlockScan } from './blocks.ts'
import { HandOver, type Region } from './handover.ts'
import { type Labels, readLeaf } from './inlines.ts'
import type { Leaf } from './leaf.ts'
import type { HandedOver, Reason } from './reasons.ts'
import { Triggers } from './triggers.ts'

export interface LaneOptions {
  /** Gets how many characters went to micromark, by reason, on top of what it holds. */
  readonly handedOver?: HandedOver
  /** What is defined outside the text that is read. */
  readonly known?: Labels
}

/** Puts the raw facts of a text from the offset on, a start of line, into `out`, as the reference extractor would. */
export function readByLane(text: string, from: number, out: RawFacts, { handedOver, known }: LaneOptions = {}): void {
  const count = (reason: Reason, characters: number) =>
    handedOver?.set(reason, (handedOver.get(reason) ?? 0) + characters)
  const hand = new HandOver(text, known)
  const read = readEvents(text, out)
  const whole = reasonForWhole(text)
  if (whole) {
    count(whole, text.length)
    const region = hand.rest(from)
    read.events(hand.finish(region))
    return
  }
  const leaves: Leaf[] = []
  const regions: Region[] = []
  const scan = new BlockScan(text, { ...out, leaves })
  let at = from
  while (at < text.length) {
    const marks = lists(out, leaves).map((list) => list.length)
    const result = scan.chunk(at)
    if ('next' in result) {
      at = result.next
      continue
    }
    lists(out, leaves).forEach((list, i) => {
      list.length = marks[i] ?? 0
    })
    const region = hand.region(at, result.unsure)
    count(result.reason, region.end - region.start)
    regions.push(region)
    at = region.end
  }
  const labels = labelsOf(text, out, hand)
  const triggers = new Triggers(text)
  for (const leaf of leaves) {
    const reason = readLeaf(triggers, leaf, labels, out)
    if (!reason) continue
    count(reason, leaf.span.end - leaf.span.start)
    read.leaf(leaf, hand.leaf(leaf))
  }
  for (const region of regions) read.events(hand.finish(region))
}

/** All labels of the document; the parser is told those that the lane found. */
function labelsOf(text: string, out: RawFacts, hand: HandOver): Labels {
  const definitions = new Set(hand.definitions)
  for (const { labelSpan } of out.definitions)
    definitions.add(normalizeIdentifier(text.slice(labelSpan.start, labelSpan.end)))
  hand.definitions.splice(0, Number.POSITIVE_INFINITY, ...definitions)
  return { definitions, footnotes: new Set(hand.footnotes) }
}

/** The lists that a failed chunk may have added to. */
function lists(out: RawFacts, leaves: Leaf[]): { length: number }[] {
  return [out.codeBlocks, out.tables, out.tasks, out.quotes, out.html, out.definitions, leaves]
}

function reasonForWhole(text: string): Reason | undefined {
  if (text.includes('\0')) return 'nul'
  return text.includes('\r') && /\r(?!\n)/.test(text) ? 'lone-return' : undefined
}
