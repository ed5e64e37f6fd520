// The text of leaf blocks: titles as the reader sees them, and the runs of prose in them.

import { decodeString } from 'micromark-util-decode-string'
import type { Token } from 'micromark-util-types'
import type { ProseRun } from '../types.ts'
import type { Handlers } from './handlers.ts'

export interface LeafFacts {
  readonly prose: ProseRun[]
}

/** Constructs whose inside is no prose. A link's text belongs to the link. */
const atoms = [
  'codeText',
  'mathText',
  'dollarMath',
  'link',
  'image',
  'autolink',
  'literalAutolink',
  'htmlText',
  'gfmFootnoteCall',
  'taskListCheck',
] as const

/** Tokens that hold plain source text of a paragraph, heading or cell. */
const plain = [
  'data',
  'characterEscape',
  'characterReference',
  'strongSequence',
  'emphasisSequence',
  'strikethroughSequence',
] as const

/**
 * `title` returns the text of the heading that is ending: markup and HTML removed, escapes and character references
 * undone, the alternative text of images kept, as `mdast-util-to-string` does. Empty for a heading without text.
 */
export function readLeaves(out: LeafFacts): Handlers & { readonly title: () => string } {
  let bounds: number[] = []
  let atomDepth = 0
  let silentDepth = 0
  let value = ''
  let title = ''
  let isAfterBreak = false

  const begin = () => {
    bounds = []
    value = ''
    title = ''
    isAfterBreak = false
  }
  const end = (block: ProseRun['block']) => (token: Token) => {
    if (bounds.length > 0) out.prose.push({ span: { start: token.start.offset, end: token.end.offset }, block, bounds })
    bounds = []
    title = value
  }
  const extend = (token: Token) => {
    if (atomDepth > 0) return
    if (bounds.at(-1) === token.start.offset) bounds[bounds.length - 1] = token.end.offset
    else bounds.push(token.start.offset, token.end.offset)
  }
  const append = (text: string) => {
    if (silentDepth === 0) value += text
  }
  const silent = {
    enter: () => {
      silentDepth++
    },
    exit: () => {
      silentDepth--
    },
  }
  const atom = {
    enter: () => {
      atomDepth++
    },
    exit: () => {
      atomDepth--
    },
  }

  const enter: Record<string, (token: Token) => void> = {
    paragraph: begin,
    atxHeadingText: begin,
    atxHeading: begin,
    setextHeadingText: begin,
    tableContent: begin,
    resource: silent.enter,
    reference: silent.enter,
    gfmFootnoteCall: silent.enter,
  }
  const exit: Record<string, (token: Token, context: { sliceSerialize(token: Token): string }) => void> = {
    paragraph: end('paragraph'),
    atxHeadingText: end('heading'),
    setextHeadingText: end('heading'),
    tableContent: end('cell'),
    resource: silent.exit,
    reference: silent.exit,
    gfmFootnoteCall: silent.exit,
    data: (token, context) => append(context.sliceSerialize(token)),
    characterEscapeValue: (token, context) => append(context.sliceSerialize(token)),
    codeTextData: (token, context) => append(context.sliceSerialize(token)),
    mathTextData: (token, context) => append(context.sliceSerialize(token)),
    dollarMath: (token, context) => append(context.sliceSerialize(token).slice(1, -1)),
    autolinkProtocol: (token, context) => append(context.sliceSerialize(token)),
    autolinkEmail: (token, context) => append(context.sliceSerialize(token)),
    literalAutolinkHttp: (token, context) => append(context.sliceSerialize(token)),
    literalAutolinkWww: (token, context) => append(context.sliceSerialize(token)),
    literalAutolinkEmail: (token, context) => append(context.sliceSerialize(token)),
    hardBreakTrailing: () => {
      isAfterBreak = true
    },
    hardBreakEscape: () => {
      isAfterBreak = true
    },
    lineEnding: () => {
      if (!isAfterBreak) append('\n')
      isAfterBreak = false
    },
    characterReference: (token, context) => append(decodeString(context.sliceSerialize(token))),
  }
  for (const type of plain) {
    const before = exit[type]
    exit[type] = (token, context) => {
      extend(token)
      before?.(token, context)
    }
  }
  for (const type of atoms) {
    const [enterBefore, exitBefore] = [enter[type], exit[type]]
    enter[type] = (token) => {
      atom.enter()
      enterBefore?.(token)
    }
    exit[type] = (token, context) => {
      exitBefore?.(token, context)
      atom.exit()
    }
  }

  return {
    enter,
    exit,
    title: () => title,
  }
}
