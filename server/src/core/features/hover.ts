// Hover: what a reference leads to, why it leads nowhere, and who refers to a heading.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { type Message, say } from '../message.ts'
import { type LabelReference, labelTarget, type Reference } from '../reference.ts'
import type { Resolution, Rule } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { type Span, slice } from '../text.ts'
import type { Path } from '../uri.ts'
import { type HoverPart, incomingParts, pathParts, targetParts } from './hoverParts.ts'
import { nearestAnchors } from './nearestAnchors.ts'
import { subjectOf } from './references.ts'
import { codeSpan, escapeMarkdown } from './safeMarkdown.ts'
import { ambiguousSectionParts, duplicateParts, missingSectionParts } from './sectionMentionParts.ts'
import { type SymbolHere, symbolAt } from './symbolAt.ts'

export interface Hover {
  readonly span: Span
  /** Shown one directly behind the other; `hoverMarkdown` does so. */
  readonly parts: readonly HoverPart[]
}

/**
 * What there is to say of the symbol at the offset: of a reference the title, path, place among the sections, first lines
 * and counts of its target, or what is wrong with it; of a heading, label or id who refers to it. Undefined outside any
 * symbol, and where there is no verdict. Costs what finding all references to the target costs.
 */
export function hover(corpus: Corpus, document: Document, offset: number): Hover | undefined {
  const symbol = symbolAt(document, offset)
  const parts = partsOf(corpus, document, symbol)
  return parts.length === 0 ? undefined : { span: symbol.span, parts }
}

function partsOf(corpus: Corpus, document: Document, symbol: SymbolHere): readonly HoverPart[] {
  if (symbol.kind === 'document') return []
  if (symbol.kind === 'reference') return referenceParts(corpus, document, symbol.reference)
  const subject = subjectOf(corpus, document, symbol)
  return subject ? incomingParts(corpus, subject, 8) : []
}

function referenceParts(corpus: Corpus, document: Document, reference: Reference): readonly HoverPart[] {
  if (reference.kind === 'label') return labelParts(corpus, document, reference)
  const resolution = resolve(corpus, document, reference)
  if (resolution.kind !== 'found') return problemParts(corpus, document, reference, resolution)
  const notes = [ruleMessage(resolution.rule, reference), spellingMessage(corpus, resolution.spelling)]
  const parts = targetParts(
    corpus,
    resolution.target,
    notes.filter((note) => note !== undefined),
  )
  return [...parts, ...duplicateParts(corpus, resolution)]
}

/** What the label stands for: the target of its definition, or the text of its footnote. */
function labelParts(
  corpus: Corpus,
  document: Document,
  reference: Reference & { kind: 'label' },
): readonly HoverPart[] {
  const target = labelTarget(document.facts, reference)
  if (!target) return [say('Nothing defines the label {label}.', { label: slice(document.text, reference.targetSpan) })]
  if (target.kind === 'footnote') return targetParts(corpus, { ...target, path: document.path }, [])
  const { definition } = target
  const destination = document.references.find(
    (each) => each.kind === 'link' && each.targetSpan.start === definition.targetSpan.start,
  )
  if (destination && destination.kind !== 'label') return referenceParts(corpus, document, destination)
  return [{ markdown: codeSpan(slice(document.text, definition.targetSpan)) }]
}

/** Why the reference leads nowhere, or to several places; nothing where that is not known. */
function problemParts(
  corpus: Corpus,
  document: Document,
  reference: Exclude<Reference, LabelReference>,
  resolution: Exclude<Resolution, { kind: 'found' }>,
): readonly HoverPart[] {
  const path = reference.kind === 'section' ? '' : reference.target.path
  switch (resolution.kind) {
    case 'missing-file':
      return [say('There is no {path} here.', { path }), ...candidateParts(corpus, resolution.candidates)]
    case 'ambiguous':
      return [
        say('{path} can mean {count} files.', { path, count: resolution.candidates.length }),
        ...candidateParts(corpus, resolution.candidates),
      ]
    case 'missing-heading': {
      const { fragment, document: target } = resolution
      const near = nearestAnchors(corpus, target, fragment, 3)
      return [
        say('No section or id of the target is named #{fragment}.', { fragment }),
        ...(near.length === 0 ? [] : [{ markdown: '\n\n' }, say('Nearest:')]),
        ...near.map(({ anchor, heading }) => ({
          markdown: `\n- ${escapeMarkdown(heading?.title ?? '')} ${codeSpan(`#${anchor}`)}`,
        })),
        { markdown: '\n\n' },
        ...pathParts(corpus, target.path),
      ]
    }
    case 'outside':
      return [say('{path} lies outside the corpus.', { path: path || slice(document.text, reference.targetSpan) })]
    case 'missing-section':
      return missingSectionParts(corpus, document, reference, resolution)
    case 'ambiguous-section':
      return ambiguousSectionParts(corpus, document, reference, resolution)
    case 'missing-label':
    case 'unknown':
      return []
  }
}

const mostCandidates = 6

function candidateParts(corpus: Corpus, candidates: readonly Path[]): readonly HoverPart[] {
  if (candidates.length === 0) return []
  const more = candidates.length - mostCandidates
  return [
    { markdown: '\n\n' },
    say('Nearest:'),
    ...candidates
      .slice(0, mostCandidates)
      .flatMap((path): readonly HoverPart[] => [{ markdown: '\n- ' }, ...pathParts(corpus, path)]),
    ...(more > 0 ? [{ markdown: '\n- ' }, say('and {count} more', { count: more })] : []),
  ]
}

/** How the target was found, where that is more than following the path as written. */
function ruleMessage(rule: Rule, reference: Reference): Message | undefined {
  switch (rule) {
    case 'root':
      return reference.kind === 'mention' ? say('found at the root of the corpus') : undefined
    case 'ancestor':
      return say('found from a folder further up')
    case 'suffix':
      return say('found as the only path that ends like this')
    case 'suffix-without-number':
      return say('found by leaving out the numbers of folders')
    case 'nearest':
      return say('found as the nearest of several')
    case 'named-with-it':
      return say('found in the document written with it')
    case 'named-in-row':
      return say('found in the document named in the same row')
    case 'named-in-block':
      return say('found in the document named earlier in the same paragraph')
    case 'named-by-label':
      return say('found in the document that a label names')
    case 'named-in-section':
      return say('found in the document named last in this section')
    case 'document-number':
      return say('found in the document of that number')
    case 'this-document':
      return reference.kind === 'section' ? say('found in this document') : undefined
    case 'relative':
    case 'label':
      return undefined
  }
}

function spellingMessage(corpus: Corpus, spelling: Path | undefined): Message | undefined {
  if (spelling === undefined) return undefined
  const root = corpus.rootOf(spelling)?.path ?? ''
  return say('the file is really spelled {path}', { path: spelling.slice(root.length + 1) })
}
