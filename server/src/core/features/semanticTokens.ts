// Semantic tokens: colours for numbers and paths that refer to something, and for those that lead nowhere or to several places.

import type { Problem } from '../checks/problem.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { PathMention, SectionMention } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { firstFrom, lineAt, type Span } from '../text.ts'
import { isSure } from './certainty.ts'
import { mentionsInLinks } from './symbolAt.ts'

/** The types of tokens, in the order of the legend; `package.json` says how they are coloured. */
export const tokenTypes = ['sectionNumber', 'documentPath'] as const
/** `broken`: a problem is reported there. `ambiguous`: it can mean several places, and none is nearer. */
export const tokenModifiers = ['broken', 'ambiguous'] as const

export interface SemanticToken {
  /** The number or path as written, without backticks; never over a line break. */
  readonly span: Span
  readonly type: (typeof tokenTypes)[number]
  readonly modifier: (typeof tokenModifiers)[number] | undefined
}

export interface TokenOptions {
  /** The problems of the document, sorted by place: the one truth of what is broken. */
  readonly problems: readonly Problem[]
  /** Whether every document has been read. */
  readonly isComplete: boolean
  /** Only what begins in this span, or on the line on which it begins; all of the document where there is none. */
  readonly within?: Span | undefined
}

/**
 * The mentions of sections by number and of paths, in prose and backticks, that lead somewhere or are reported as broken; in
 * order, none over another. Links keep the colours of Markdown, and so do trees in code and what nothing is known of.
 * A path or number that is parted over lines has none. Costs one resolution for each mention in the span.
 */
export function semanticTokens(
  corpus: Corpus,
  document: Document,
  { problems, isComplete, within }: TokenOptions,
): readonly SemanticToken[] {
  const { references, facts } = document
  const nested = mentionsInLinks(document)
  const tokens: SemanticToken[] = []
  const start = within ? (facts.lines[lineAt(facts.lines, within.start)] ?? 0) : 0
  let covered = 0
  for (let i = firstFrom(references, start); i < references.length; i++) {
    const reference = references[i]
    if (!reference || (within && reference.span.start >= within.end)) break
    if (!isColoured(reference) || nested.has(reference)) continue
    const { targetSpan: span } = reference
    if (span.start < covered || (within && span.start >= within.end)) continue
    const resolution = resolve(corpus, document, reference)
    const modifier = modifierOf(problems, span, resolution)
    if (modifier !== 'broken' && !isSure(resolution, isComplete)) continue
    if (modifier === undefined && resolution.kind !== 'found') continue
    const type = reference.kind === 'section' ? 'sectionNumber' : 'documentPath'
    if (lineAt(facts.lines, span.start) === lineAt(facts.lines, span.end)) tokens.push({ span, type, modifier })
    covered = span.end
  }
  return tokens
}

function isColoured(reference: Document['references'][number]): reference is PathMention | SectionMention {
  if (reference.kind === 'section') return reference.number !== undefined
  return reference.kind === 'mention' && reference.form !== 'tree'
}

/** Problems that say that a reference leads nowhere. */
const broken: ReadonlySet<string> = new Set(['missing-file', 'missing-heading', 'missing-mention', 'missing-section'])

function modifierOf(problems: readonly Problem[], span: Span, { kind }: Resolution): SemanticToken['modifier'] {
  for (let i = firstFrom(problems, span.start); ; i++) {
    const problem = problems[i]
    if (!problem || problem.span.start >= span.end) break
    if (broken.has(problem.code)) return 'broken'
  }
  return kind === 'ambiguous' || kind === 'ambiguous-section' ? 'ambiguous' : undefined
}
