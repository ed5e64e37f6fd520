// Holds how much a log says has come or gone against both trees: references, sections, lines, documents that were linked.

import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { measureOf } from '../measure.ts'
import { type Message, say } from '../message.ts'
import { resolve } from '../resolve.ts'
import { slice } from '../text.ts'
import { nameOf, type Path } from '../uri.ts'
import { writtenLike } from '../writtenCount.ts'
import { normal } from './blocks.ts'
import { addedReferences, countReferences } from './countedReferences.ts'
import { linesAdded } from './linesAdded.ts'
import type { AmountClaim, LinesBeforeClaim } from './logClaims.ts'
import { isVague, type LogWitness } from './logTimes.ts'
import type { Verdict } from './verify.ts'
import { isNear, lengthsOf, subjectOf } from './verifySizes.ts'

/** What can be counted, by each way in which people count it; `most` is more than any of them gives. */
interface Counts {
  readonly ways: readonly number[]
  readonly most: number
}

/**
 * A number holds where one way of counting gives it. It is wrong where it is more than there is by any; what is less may be a part, of
 * which nobody knows the whole, and has no verdict. Where the beginning of the log is a guess, only what is there now is a limit.
 */
export function verifyAmount(about: LogWitness, claim: AmountClaim): Verdict | undefined {
  const { span, kind, claimed, precision, of, subjects, listed } = claim
  const documents = new Set<Document>()
  for (const subject of subjects) {
    const document = isVague(subject) ? undefined : about.document(subject)
    if (!document || document.path === about.log.path) return undefined
    documents.add(document)
  }
  const all = [...documents]
  const counts = countsOf(about, of, all)
  if (!counts) return undefined
  const { ways, most } = counts
  if ([...ways, ...(listed ? [listed] : [])].some((count) => isNear(claimed, count, precision)))
    return { span, kind, claimed, actual: claimed, holds: true }
  const limit = about.isGuess && of !== 'references' ? largest(about, of, all) : most
  if (limit === undefined || claimed <= limit || (isNear(claimed, limit, 'about') && precision === 'about'))
    return undefined
  const [first, another] = all
  const name = first && !another ? nameOf(first.path) : undefined
  return { span, kind, claimed, actual: limit, holds: false, message: messageFor(of, claimed, limit, name) }
}

function countsOf(about: LogWitness, of: AmountClaim['of'], documents: readonly Document[]): Counts | undefined {
  if (of === 'references') return countReferences(about, documents, { added: false })
  if (!about.before) return undefined
  switch (of) {
    case 'references added':
      return countReferences(about, documents, { added: true })
    case 'sections added':
    case 'sections removed':
      return sectionCounts(about, documents, of)
    case 'lines added':
      return lineCounts(about, documents)
    case 'linked':
      return linkedCounts(about)
  }
}

/** More than can be said of the documents, whatever the log begins with; undefined where that says nothing. */
function largest(about: LogWitness, of: AmountClaim['of'], documents: readonly Document[]): number | undefined {
  switch (of) {
    case 'references':
    case 'references added':
      return countReferences(about, documents, { added: false }).most
    case 'sections added':
      return documents.reduce((sum, { facts }) => sum + facts.headings.length, 0)
    case 'sections removed':
      return undefined
    case 'lines added':
      return documents.reduce((sum, document) => sum + measureOf(document).lines, 0)
    case 'linked':
      return [...about.after.documents()].length
  }
}

/** Topmost sections that came or went, all of them, all with a number, and all down to each depth. */
function sectionCounts(
  about: LogWitness,
  documents: readonly Document[],
  of: 'sections added' | 'sections removed',
): Counts {
  const change = of === 'sections added' ? 'added' : 'removed'
  const isAdded = change === 'added'
  let top = 0
  const all: Heading[] = []
  for (const document of documents) {
    const past = about.past(document)
    const [one, other] = isAdded ? [document, past] : [past, document]
    top += about.comparison(document)?.sections.filter((each) => each.change === change).length ?? 0
    const known = new Set(other?.facts.headings.map(({ title }) => normal(title)))
    const sections = one?.facts.headings.filter(({ nested }) => !nested) ?? []
    all.push(...sections.filter(({ title }) => !known.has(normal(title))))
  }
  const depths = [2, 3, 4, 5].map((limit) => all.filter(({ depth }) => depth <= limit).length)
  const numbered = all.filter(({ number }) => number !== undefined).length
  return { ways: [top, all.length, numbered, ...depths].filter((count) => count > 0), most: Math.max(top, all.length) }
}

/** What was added, as a diff counts it, and by how much they have grown; both in all and in new documents alone. */
function lineCounts(about: LogWitness, documents: readonly Document[]): Counts {
  let [added, grown, inNew] = [0, 0, 0]
  for (const document of documents) {
    const past = about.past(document)
    const { lines } = measureOf(document)
    added += past ? linesAdded(past.text, document.text) : lines
    grown += lines - (past ? measureOf(past).lines : 0)
    if (!past) inNew += lines
  }
  return { ways: [added, grown, inNew].filter((count) => count > 0), most: Math.max(added, grown) }
}

const linkedKnown = new WeakMap<LogWitness, Counts>()

/** Documents that gained a reference, that gained one to a new document, that are newly referred to, and all of them. Asks all that changed, once. */
function linkedCounts(about: LogWitness): Counts {
  const known = linkedKnown.get(about)
  if (known) return known
  const { after, log } = about
  const [gained, from, to, toNew] = [new Set<Path>(), new Set<Path>(), new Set<Path>(), new Set<Path>()]
  for (const document of after.documents()) {
    const past = about.past(document)
    if (document.path === log.path || past?.text === document.text) continue
    const old = past ? about.referredThen(past) : new Set<Path>()
    for (const path of about.referred(document)) {
      if (old.has(path)) continue
      from.add(document.path)
      to.add(path)
      const target = after.document(path)
      if (target && !about.past(target)) toNew.add(document.path)
    }
    for (const reference of addedReferences(about, document)) {
      const found = resolve(after, document, reference)
      if (found.kind === 'found' && found.target.path !== document.path)
        gained.add(document.path).add(found.target.path)
    }
  }
  const both = new Set([...from, ...to]).size
  const most = new Set([...from, ...to, ...gained]).size
  // Nobody knows what else was counted: the log itself, say. So there is room for a tenth.
  const counts = {
    ways: [from.size, to.size, toNew.size, both, most].filter((count) => count > 0),
    most: Math.ceil(most * 1.1) + 1,
  }
  linkedKnown.set(about, counts)
  return counts
}

function messageFor(of: AmountClaim['of'], claimed: number, actual: number, name: string | undefined): Message {
  const numbers = { claimed, actual }
  switch (of) {
    case 'references':
      return name === undefined
        ? say('It says {claimed} references; the documents have {actual} at most.', numbers)
        : say('It says {claimed} references; {name} has {actual} at most.', { ...numbers, name })
    case 'references added':
      return name === undefined
        ? say('It says {claimed} new references; the documents have {actual} at most.', numbers)
        : say('It says {claimed} new references; {name} has {actual} at most.', { ...numbers, name })
    case 'sections added':
      return name === undefined
        ? say('It says {claimed} new sections; the documents have {actual} at most.', numbers)
        : say('It says {claimed} new sections; {name} has {actual} at most.', { ...numbers, name })
    case 'sections removed':
      return name === undefined
        ? say('It says {claimed} removed sections; from the documents {actual} are gone at most.', numbers)
        : say('It says {claimed} removed sections; from {name} {actual} are gone at most.', { ...numbers, name })
    case 'lines added':
      return name === undefined
        ? say('It says {claimed} lines more; to the documents {actual} were added at most.', numbers)
        : say('It says {claimed} lines more; to {name} {actual} were added at most.', { ...numbers, name })
    case 'linked':
      return say('It says {claimed} linked documents; there are {actual} at most.', numbers)
  }
}

/** Undefined where the subject is not certain, where it is new, and where another beginning could make it true. */
export function verifyLinesBefore(
  about: LogWitness,
  { span, claimed, precision, subjects }: LinesBeforeClaim,
): Verdict | undefined {
  const document = subjectOf(about, subjects)
  const past = document && about.past(document)
  if (!past) return undefined
  const { lines: actual } = measureOf(past)
  const verdict = { span, kind: 'linesBefore', claimed, actual } as const
  if (lengthsOf(past).some((length) => isNear(claimed, length, precision))) return { ...verdict, holds: true }
  if (about.isGuess) return undefined
  const message = say('It says {claimed} lines before; {name} had {actual}.', {
    claimed,
    actual,
    name: nameOf(past.path),
  })
  return { ...verdict, holds: false, message, replacement: writtenLike(slice(about.log.text, span), actual) }
}
