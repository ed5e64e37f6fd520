// Parts of hovers on mentions of sections: which others could be meant, and what is near where there is none.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { say } from '../message.ts'
import { nearestNumbers } from '../nearestNumbers.ts'
import type { Reference } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { lineAt, slice } from '../text.ts'
import { nameOf, type Path } from '../uri.ts'
import { type HoverPart, pathParts } from './hoverParts.ts'
import { escapeMarkdown } from './safeMarkdown.ts'

const most = 6

/** The other headings that carry the number; nothing where it stands on one alone. */
export function duplicateParts(
  corpus: Corpus,
  { target, duplicates }: Resolution & { kind: 'found' },
): readonly HoverPart[] {
  if (!duplicates || duplicates.length === 0) return []
  return [
    { markdown: '\n\n' },
    duplicates.length === 1
      ? say('The number stands on another heading, too:')
      : say('The number stands on {count} other headings, too:', { count: duplicates.length }),
    ...headingParts(
      corpus,
      duplicates.map((heading) => ({ path: target.path, heading })),
    ),
  ]
}

/** That no section has the number, and those that come nearest; of a title that is found nowhere nothing. */
export function missingSectionParts(
  corpus: Corpus,
  document: Document,
  reference: Reference,
  { named }: Resolution & { kind: 'missing-section' },
): readonly HoverPart[] {
  if (reference.kind !== 'section' || reference.number === undefined) return []
  const { number } = reference
  const target = named?.document ?? document
  const near = nearestNumbers([target], number, 3).map(({ heading }) => ({ path: target.path, heading }))
  return [
    named
      ? say('{file} has no section {number}.', { file: nameOf(target.path), number })
      : say('No section has the number {number}.', { number }),
    ...(near.length === 0 ? [] : [{ markdown: '\n\n' }, say('Nearest:'), ...headingParts(corpus, near)]),
  ]
}

/** All sections that can be meant. */
export function ambiguousSectionParts(
  corpus: Corpus,
  document: Document,
  reference: Reference,
  { candidates }: Resolution & { kind: 'ambiguous-section' },
): readonly HoverPart[] {
  const number = slice(document.text, reference.targetSpan)
  return [
    say('{number} can mean sections of {count} documents:', { number, count: candidates.length }),
    ...headingParts(corpus, candidates),
  ]
}

function headingParts(
  corpus: Corpus,
  headings: readonly { readonly path: Path; readonly heading: Heading }[],
): readonly HoverPart[] {
  const more = headings.length - most
  return [
    ...headings.slice(0, most).flatMap(({ path, heading }): readonly HoverPart[] => {
      const lines = corpus.document(path)?.facts.lines
      return [
        { markdown: `\n- ${escapeMarkdown(heading.title)} ` },
        ...pathParts(corpus, path, lines && lineAt(lines, heading.span.start)),
      ]
    }),
    ...(more > 0 ? [{ markdown: '\n- ' }, say('and {count} more', { count: more })] : []),
  ]
}
