// Holds sections that a log says are gone, or were somewhere else, against the tree before and the one after.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { type Message, say } from '../message.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { resolve } from '../resolve.ts'
import { numberKey } from '../sectionNumber.ts'
import { nameOf } from '../uri.ts'
import { normal } from './blocks.ts'
import type { LogClaim } from './logClaims.ts'
import type { LogWitness } from './logTimes.ts'
import type { Verdict } from './verify.ts'

type SectionClaim = LogClaim & { readonly kind: 'section' }

/** A section that is said to be gone was there before and is not there now; undefined where nothing is known of before, or where the beginning of the log is a guess and says otherwise. */
export function verifyGone(about: LogWitness, claim: SectionClaim): Verdict | undefined {
  const { span, reference, verb } = claim
  const number = reference.number ?? ''
  const found = pastOf(about, claim)
  if (!found) return undefined
  const { past, now } = found
  const verdict = { span, kind: 'section', claimed: number } as const
  const wrong = (message: Message, actual: string | null = null) =>
    about.isGuess ? undefined : ({ ...verdict, actual, holds: false, message } as const)
  const names = { number, name: nameOf((now ?? past).path) }
  const headings = headingsNumbered(past.facts, numberKey(number))
  if (headings.length === 0) return wrong(say('{name} had no section {number}.', names))
  if (verb === 'was' || !now || headings.some((heading) => isGone(about, now, heading))) {
    return { ...verdict, actual: number, holds: true }
  }
  const actual = numberNow(about, now, headings)
  if (actual === undefined) return wrong(say('Section {number} of {name} is still there.', names))
  return wrong(say('Section {number} of {name} was not removed; it is {actual} now.', { ...names, actual }), actual)
}

/** Whether a number that no section has now is that of one that was removed: a log may tell of its end in any words. */
export function wasRemoved(about: LogWitness, claim: SectionClaim): boolean {
  const found = pastOf(about, claim)
  if (!found?.now) return found !== undefined
  const { past, now } = found
  const headings = headingsNumbered(past.facts, numberKey(claim.reference.number ?? ''))
  return headings.some((heading) => isGone(about, now, heading))
}

/** The document that is spoken of as it was, and as it is; undefined where that is not certain. */
function pastOf(
  about: LogWitness,
  { reference }: SectionClaim,
): { readonly past: Document; readonly now: Document | undefined } | undefined {
  const { before, after, log } = about
  if (!before) return undefined
  const [first, second] = reference.named
  const isCertain = first !== undefined && first.how !== 'section' && second?.how !== first.how
  const now = isCertain ? about.document(first) : undefined
  if (now) {
    const past = now.path === log.path ? undefined : about.past(now)
    return past && { past, now }
  }
  const old = resolve(before, log, reference)
  const past = old.kind === 'found' ? before.document(old.target.path) : undefined
  if (!past || past.path === log.path) return undefined
  return { past, now: after.document(about.pathNow(past.path)) }
}

/** Whether a section of before is not there any more, or another one stands in its place. */
function isGone(about: LogWitness, now: Document, { span, title }: Heading): boolean {
  return (about.comparison(now)?.sections ?? []).some(({ change, heading, from }) => {
    if (change === 'retitled') return from !== undefined && normal(from) === normal(title)
    return change === 'removed' && heading.span.start <= span.start && span.start < heading.sectionEnd
  })
}

/** The number under which one of the sections stands now, where that is another. */
function numberNow(about: LogWitness, now: Document, headings: readonly Heading[]): string | undefined {
  const keys = new Set(headings.map(({ title }) => normal(title)))
  const found = (about.comparison(now)?.sections ?? []).filter(
    ({ change, from, title }) => change === 'renumbered' && keys.has(normal(`${from ?? ''} ${title}`)),
  )
  return found.length === 1 ? found[0]?.number : undefined
}
