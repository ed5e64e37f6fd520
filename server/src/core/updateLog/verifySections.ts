// Holds the sections that a log names against the documents: whether they are there, and whether they changed.

import { missingSection } from '../checks/missingSection.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { say } from '../message.ts'
import { resolve } from '../resolve.ts'
import { numberKey, parseNumber } from '../sectionNumber.ts'
import { nameOf, type Path } from '../uri.ts'
import { normal, sectionBlocks } from './blocks.ts'
import type { SectionChange } from './compareDocuments.ts'
import type { LogClaim } from './logClaims.ts'
import type { LogWitness } from './logTimes.ts'
import type { Verdict } from './verify.ts'
import { verifyGone, wasRemoved } from './verifyGone.ts'

type SectionClaim = LogClaim & { readonly kind: 'section' }

/** Numbers of each document that the log names, whatever it says of them. */
export type SectionsClaimed = ReadonlyMap<Path, ReadonlySet<string>>

export function sectionsClaimed(about: LogWitness, claims: readonly LogClaim[]): SectionsClaimed {
  const { after, log } = about
  const found = new Map<Path, Set<string>>()
  for (const claim of claims) {
    const key = claim.kind === 'section' ? numberKey(claim.reference.number ?? '') : undefined
    if (claim.kind !== 'section' || key === undefined) continue
    const resolution = resolve(after, log, claim.reference)
    if (resolution.kind !== 'found' || elsewhere(about, claim, resolution.target.path)) continue
    const keys = found.get(resolution.target.path) ?? new Set<string>()
    found.set(resolution.target.path, keys.add(key))
  }
  return found
}

/** Undefined where it is not certain which document is meant. */
export function verifySection(
  about: LogWitness,
  claim: SectionClaim,
  claimedSections: SectionsClaimed,
): Verdict | undefined {
  const { span, reference, verb } = claim
  if (verb === 'removed' || verb === 'was') return verifyGone(about, claim)
  const number = reference.number ?? ''
  const verdict = { span, kind: 'section', claimed: number } as const
  const resolution = resolve(about.after, about.log, reference)
  if (resolution.kind === 'missing-section') {
    const problem = missingSection.problem(about.after, about.log, reference, resolution)
    if (!problem) return undefined
    if (verb === 'named' && wasRemoved(about, claim)) return { ...verdict, actual: number, holds: true }
    const document = resolution.named?.document
    const actual = document ? renumbered(about, document, number) : undefined
    const name = nameOf((document ?? about.log).path)
    return actual === undefined
      ? { ...verdict, actual: null, holds: false, message: problem.message }
      : {
          ...verdict,
          actual,
          holds: false,
          message: say('{name} has no section {number}; it is {actual} now.', { name, number, actual }),
          replacement: actual,
        }
  }
  if (resolution.kind !== 'found' || resolution.target.kind !== 'heading') return undefined
  const { target } = resolution
  const meant = elsewhere(about, claim, target.path)
  if (meant) {
    const message = say('{name} has no section {number}.', { name: nameOf(meant.path), number })
    return { ...verdict, actual: null, holds: false, message }
  }
  const holding = { ...verdict, actual: number, holds: true } as const
  const document = about.after.document(target.path)
  if (!document || document.path === about.log.path) return holding
  const comparison = verb === 'named' ? undefined : about.comparison(document)
  if (!comparison) return holding
  const headings = [target.heading, ...(resolution.duplicates ?? [])]
  const isTrue = (heading: Heading) =>
    verb === 'added' ? isNew(about, document, comparison.sections, heading) : hasChanged(comparison.sections, heading)
  if (headings.some(isTrue)) return holding
  const actual = suggestion(comparison.sections, number, verb === 'added', claimedSections.get(document.path))
  if (actual === undefined && about.isGuess) return undefined
  const names = { number, name: nameOf(document.path) }
  const message =
    verb === 'added'
      ? actual === undefined
        ? say('Section {number} of {name} is not new.', names)
        : say('Section {number} of {name} is not new; {actual} is.', { ...names, actual })
      : actual === undefined
        ? say('Section {number} of {name} did not change.', names)
        : say('Section {number} of {name} did not change; {actual} did.', { ...names, actual })
  return {
    ...verdict,
    actual: actual ?? null,
    holds: false,
    message,
    ...(actual === undefined ? {} : { replacement: actual }),
  }
}

/** The document that certainly is meant, beside the number or in its row, where the section that was found is not in it. */
function elsewhere(about: LogWitness, { reference, verb }: SectionClaim, found: Path): Document | undefined {
  const [first, second] = reference.named
  if (verb !== 'changed' || !first || (first.how !== 'block' && first.how !== 'row') || second?.how === first.how)
    return undefined
  const meant = about.document(first)
  return meant && meant.path !== found && meant.path !== about.log.path ? meant : undefined
}

/** Whether it is, or lies in, one that is new; one that has taken the number of another, and says nothing of what that said, is new as well. */
function isNew(about: LogWitness, document: Document, sections: readonly SectionChange[], { span }: Heading): boolean {
  return sections.some(({ change, heading, from }) => {
    if (change === 'retitled' && heading.span.start === span.start) return isAnother(about, document, heading, from)
    return change === 'added' && heading.span.start <= span.start && span.start < heading.sectionEnd
  })
}

/** Whether no paragraph of a section, with all below it, stood in the one with the title of before. */
function isAnother(about: LogWitness, document: Document, heading: Heading, from: string | undefined): boolean {
  const past = about.past(document)
  const old = past?.facts.headings.find(({ title, nested }) => !nested && normal(title) === from)
  if (!past || !old) return false
  const known = new Set(blocksOf(past, old))
  return !blocksOf(document, heading).some((block) => known.has(block))
}

function blocksOf(document: Document, { span, sectionEnd }: Heading): readonly string[] {
  return sectionBlocks(document).flatMap(({ heading, blocks }) => {
    const start = heading?.span.start ?? -1
    return start >= span.start && start < sectionEnd ? blocks : []
  })
}

/** Whether the section, one in it, or one that is new around it, says something else than before or has another place; that a number follows that of the section around it is no change. */
function hasChanged(sections: readonly SectionChange[], section: Heading): boolean {
  return sections.some((each) => {
    const { change, heading } = each
    if (change === 'removed') return false
    if (change === 'added' && heading.span.start <= section.span.start && section.span.start < heading.sectionEnd)
      return true
    const isInside = section.span.start <= heading.span.start && heading.span.start < section.sectionEnd
    return isInside && (change !== 'renumbered' || isMoved(each, sections) || each.isChanged)
  })
}

/** Whether its number is another for its own sake: `04.11.3` → `04.12.3` only follows the section around it, which was renumbered. One that had none has come to have it. */
function isMoved({ number, from, heading }: SectionChange, sections: readonly SectionChange[]): boolean {
  const [now, old] = [number, from].map((text) => parseNumber(text ?? '')?.components.at(-1)?.value)
  if (now === undefined || old === undefined) return now !== undefined
  const { start } = heading.span
  const isAround = ({ change, heading: around }: SectionChange) =>
    change === 'renumbered' && around.span.start < start && start < around.sectionEnd
  return now !== old || !sections.some(isAround)
}

/** The number under which a section of before stands now. */
function renumbered(about: LogWitness, document: Document, number: string): string | undefined {
  const key = numberKey(number)
  const found = about
    .comparison(document)
    ?.sections.filter(({ change, from }) => change === 'renumbered' && from !== undefined && numberKey(from) === key)
  return found?.length === 1 ? found[0]?.number : undefined
}

/** What changed and is nowhere named in the log: the only one, or the only one below the same section. */
function suggestion(
  sections: readonly SectionChange[],
  number: string,
  mustBeNew: boolean,
  claimed: ReadonlySet<string> | undefined,
): string | undefined {
  const free = sections.filter((each) => {
    const key = each.number === undefined ? undefined : numberKey(each.number)
    const isWanted = each.change === 'added' || (!mustBeNew && (each.isChanged || each.change === 'retitled'))
    return isWanted && key !== undefined && !claimed?.has(key)
  })
  const depth = parseNumber(number)?.components.length
  const sameDepth = free.filter((each) => parseNumber(each.number ?? '')?.components.length === depth)
  const last = (text: string) => text.slice(text.lastIndexOf('.') + 1)
  const parent = number.slice(0, number.lastIndexOf('.') + 1)
  const near = sameDepth.filter((each) => each.number?.startsWith(parent))
  const alike = sameDepth.filter((each) => each.change === 'added' && last(each.number ?? '') >= last(number))
  for (const group of [near, near.filter(({ change }) => change === 'added'), alike, sameDepth, free]) {
    if (group.length === 1) return group[0]?.number
  }
  return undefined
}
