// Where a region that is handed to micromark can end: with nothing open that could reach further.

import type { Event, Token } from 'micromark-util-types'
import { skipBlanks } from './lines.ts'

const mayOpen = /`{3}|~{3}|\$\$|<[!?a-z]/i
const listItem = /^(?:[-+*]|\d{1,9}[.)])[ \t]+\S/

interface RegionEnd {
  readonly end: number
  readonly isBehindBlank: boolean
  /** Whether a line before it looks as if it opened what only a mark of its own ends. */
  readonly mayBeOpen: boolean
}

/**
 * The next line, at least `shortest` on, that stands at the margin behind a blank one, or is an item of the list that
 * the region begins with. What follows indented code goes on with it where it would be read otherwise by itself.
 */
export function regionEnd(text: string, start: number, shortest: number): RegionEnd {
  let isBehindBlank = false
  let isBehindCode = false
  let mayBeOpen = false
  let isList = false
  for (let at = start; at < text.length; ) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline < 0 ? text.length : newline
    const line = text.slice(at, Math.min(lineEnd, at + 80))
    const isBlank = skipBlanks(text, at, lineEnd) >= (text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd)
    const isItem = listItem.test(line)
    if (at === start) isList = isItem
    else if (!isBlank && at >= shortest && !/^[ \t]/.test(line) && !(isBehindCode && goesOnBehindCode.test(line))) {
      if (isBehindBlank || (isList && isItem)) return { end: at, isBehindBlank, mayBeOpen }
    }
    mayBeOpen ||= mayOpen.test(line)
    isBehindBlank = isBlank
    if (!isBlank) isBehindCode = /^(?: {4}|[ ]{0,3}\t)/.test(line)
    at = lineEnd + 1
  }
  return { end: text.length, isBehindBlank: true, mayBeOpen: false }
}

/** First characters of what micromark reads otherwise right behind indented code, even over blank lines. */
export const goesOnBehindCode = /^[-+*\d<>|:[]/

/** Whether a list at the margin is the last thing. */
export function endsInList(events: readonly Event[]): boolean {
  return (
    lastExit(events, (type) => closedByContainer.has(type) || type === 'chunkFlow')?.type.startsWith('list') === true
  )
}

const closedByContainer = new Set(['listOrdered', 'listUnordered', 'blockQuote', 'gfmFootnoteDefinition'])

/** Whether the last block is a fence, math or HTML without its end, be it in a list item that ends before the next line. */
export function isOpenAtEnd(text: string, events: readonly Event[]): boolean {
  const flow = lastExit(events, (type) => type === 'chunkFlow')?._tokenizer?.events
  const block = flow && lastExit(flow, (type) => !/^(?:lineEnding|lineEndingBlank|linePrefix)$/.test(type))
  if (!flow || !block) return false
  if (block.type === 'codeFenced' || block.type === 'mathFlow') return countFences(flow, block) < 2
  return block.type === 'htmlFlow' && !isClosedHtml(text.slice(block.start.offset, block.end.offset).trimStart())
}

function lastExit(events: readonly Event[], matches: (type: string) => boolean): Token | undefined {
  return events.findLast(([kind, token]) => kind === 'exit' && matches(token.type))?.[1]
}

function countFences(events: readonly Event[], block: Token): number {
  return events.filter(
    ([kind, token]) =>
      kind === 'exit' &&
      (token.type === 'codeFencedFence' || token.type === 'mathFlowFence') &&
      token.start.offset >= block.start.offset,
  ).length
}

function isClosedHtml(html: string): boolean {
  if (html.startsWith('<!--')) return html.includes('-->')
  if (html.startsWith('<?')) return html.includes('?>')
  if (html.startsWith('<![CDATA[')) return html.includes(']]>')
  if (/^<![a-z]/i.test(html)) return html.includes('>')
  return !/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i.test(html) || /<\/(?:script|pre|style|textarea)>/i.test(html)
}
