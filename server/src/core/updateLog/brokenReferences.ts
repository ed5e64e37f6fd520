// References that a change broke: to something before, and to nothing now, or to a section that came to have the number.

import { isHistorical } from '../changes/historical.ts'
import { isNoClaim } from '../checks/missingMention.ts'
import { isInMapping } from '../checks/missingSection.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { titleWithoutNumber } from '../number.ts'
import { slice } from '../text.ts'
import { isTitleOf } from '../titledHeadings.ts'
import { relative } from '../uri.ts'
import { headingOf, isCross, type LookedUp } from './crossReferences.ts'
import type { BrokenReference } from './model.ts'
import { lineOf } from './places.ts'
import type { Then } from './then.ts'

/**
 * Of a document in both states. What stands otherwise than before was looked at by whoever wrote it, and a document of history says what
 * was true then. `before` is asked only where something may be broken.
 */
export function brokenReferences(
  corpus: Corpus,
  after: Document,
  references: readonly LookedUp[],
  before: () => readonly LookedUp[],
  then: Then,
): readonly BrokenReference[] {
  if (isHistorical(corpus, after.path)) return []
  const suspects = references.filter((each) => isSuspect(after, each))
  if (suspects.length === 0) return []
  const old = new Map(before().map((each) => [each.written, each]))
  return suspects.flatMap((each): BrokenReference | readonly [] => {
    const was = old.get(each.written)
    if (!was || !isCross(was) || was.resolution.kind !== 'found') return []
    const { reference, resolution } = each
    const now = reference.kind === 'section' && resolution.kind === 'found' ? otherSection(was, each, then) : null
    if (now === undefined || (reference.kind === 'section' && was.resolution.rule === 'named-in-section')) return []
    const heading = headingOf(was.resolution)
    return {
      kind: reference.kind,
      file: relative(then.root, after.path),
      line: lineOf(after, reference.span.start),
      target: slice(after.text, reference.targetSpan),
      named: relative(then.root, was.to),
      section: reference.kind === 'section' && heading ? nameOfSection(heading) : null,
      now: now && { ...now, file: relative(then.root, now.file) },
    }
  })
}

/** Whether it leads nowhere and is meant to lead somewhere, or is a number that another section may have since. */
function isSuspect(after: Document, { reference, resolution }: LookedUp): boolean {
  switch (reference.kind) {
    case 'link':
      return resolution.kind === 'missing-file' || resolution.kind === 'missing-heading'
    case 'mention':
      return resolution.kind === 'missing-file' && !isNoClaim(after, reference)
    case 'section':
      if (reference.certainty !== 'certain' || reference.number === undefined) return false
      if (resolution.kind === 'found') return resolution.duplicates === undefined
      return (
        resolution.kind === 'missing-section' &&
        resolution.named?.rule !== 'named-in-section' &&
        !isInMapping(reference)
      )
  }
}

/** The section that is named now, where it is not the one of before; undefined where it is, or nobody can tell. */
function otherSection(was: LookedUp, is: LookedUp, then: Then): NonNullable<BrokenReference['now']> | undefined {
  if (!isCross(was) || !isCross(is) || was.resolution.kind !== 'found' || was.resolution.duplicates) return undefined
  const [old, now] = [then.keyBefore(was), then.keyNow(is)]
  const heading = headingOf(is.resolution)
  if (!heading || (old.document === now.document && old.part === now.part)) return undefined
  const { reference } = is
  const isMeant = reference.kind === 'section' && reference.title !== undefined && isTitleOf(heading, reference.title)
  return isMeant ? undefined : { file: is.to, ...nameOfSection(heading) }
}

function nameOfSection({
  number,
  title,
}: {
  readonly number: { readonly text: string } | undefined
  readonly title: string
}) {
  return { number: number?.text ?? null, title: titleWithoutNumber(title) }
}
