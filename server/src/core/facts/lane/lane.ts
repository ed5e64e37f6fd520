// The fast lane: a scan of lines that is exact while it is certain, and hands the rest to micromark.

import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { type RawFacts, readEvents } from '../reference/read.ts'
import { BlockScan } from './blocks.ts'
import { HandOver, type Region } from './handover.ts'
import { type Labels, readLeaf } from './inlines.ts'
import type { Leaf } from './leaf.ts'
import type { HandedOver, Reason } from './reasons.ts'

/**
 * Puts the raw facts of a document into `out`, as the reference extractor would. Adds to `handedOver`, where it is
 * given, how many characters went to micromark and why.
 */
export function readByLane(text: string, out: RawFacts, handedOver?: HandedOver): void {
  const count = (reason: Reason, characters: number) =>
    handedOver?.set(reason, (handedOver.get(reason) ?? 0) + characters)
  const hand = new HandOver(text)
  const read = readEvents(text, out)
  const whole = reasonForWhole(text)
  if (whole) {
    count(whole, text.length)
    const region = hand.whole()
    read.events(hand.finish(region))
    return
  }
  const leaves: Leaf[] = []
  const regions: Region[] = []
  const scan = new BlockScan(text, { ...out, leaves })
  let at = frontMatter(text, out)
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
    const region = hand.region(at)
    count(result.reason, region.end - region.start)
    regions.push(region)
    at = region.end
  }
  const labels = labelsOf(text, out, hand)
  for (const leaf of leaves) {
    const reason = readLeaf(text, leaf, labels, out)
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

/** Reads front matter, and returns where the rest begins. */
function frontMatter(text: string, out: RawFacts): number {
  const opening = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text)
  if (!opening) return 0
  const closing = opening[1] === '---' ? /^---[ \t]*\r?$/gm : /^\+\+\+[ \t]*\r?$/gm
  closing.lastIndex = opening[0].length
  const found = closing.exec(text)
  if (!found) return 0
  const end = found.index + found[0].replace(/\r$/, '').length
  const from = opening[0].length
  out.frontMatter = {
    kind: opening[1] === '---' ? 'yaml' : 'toml',
    span: { start: 0, end },
    contentSpan: { start: from, end: Math.max(from, text.lastIndexOf('\n', end - 1)) },
  }
  const newline = text.indexOf('\n', end)
  return newline < 0 ? text.length : newline + 1
}
