// Which references between documents came, went or were put right.

import type { Document } from '../document.ts'
import { titleWithoutNumber } from '../number.ts'
import { slice } from '../text.ts'
import { relative } from '../uri.ts'
import { normal } from './blocks.ts'
import { corrections } from './corrections.ts'
import { type CrossReference, fragmentOf, headingOf, isCross, type LookedUp } from './crossReferences.ts'
import type { PathCorrection, ReferenceUpdate } from './model.ts'
import { lineOf, placeAt } from './places.ts'
import type { Then } from './then.ts'

export interface ReferenceChanges {
  readonly added: readonly ReferenceUpdate[]
  readonly removed: readonly ReferenceUpdate[]
  readonly corrections: readonly PathCorrection[]
}

/** One state of a document with its references. */
export interface ReferenceState {
  readonly document: Document
  readonly references: readonly LookedUp[]
}

/**
 * However often and in whatever form a document names one target, a document or a section of one, it refers to it once. A reference
 * is added where the document did not refer to the target before, and has words that it had not: so one that follows a file, a number or
 * a title is not new, nor is one that stands as it stood and leads elsewhere. The other way round it is removed.
 */
export function referenceChanges(
  before: ReferenceState | undefined,
  after: ReferenceState | undefined,
  then: Then,
): ReferenceChanges {
  const [old, now] = [before?.references ?? [], after?.references ?? []]
  const words = ({ written }: LookedUp) => written
  const [lost, fresh] = [without(old, now, words, words), without(now, old, words, words)]
  const [was, is] = [nameBy(then.keyBefore), nameBy(then.keyNow)]
  const [gone, come] = [without(lost, fresh, was, is), without(fresh, lost, is, was)]
  const right =
    before && after ? corrections({ ...before, references: gone }, { ...after, references: come }, then) : []
  const isRight = new Set(right.flatMap(({ before, after }) => [before, after]))
  const rest = (all: readonly LookedUp[]) => new Set(all.filter((each) => !isRight.has(each)))
  const [oldPairs, nowPairs] = [pairsOf(old, then.keyBefore), pairsOf(now, then.keyNow)]
  return {
    added: after ? news(after.document, nowPairs, oldPairs, rest(fresh), then) : [],
    removed: before ? news(before.document, oldPairs, nowPairs, rest(lost), then) : [],
    corrections: right.map(({ correction }) => correction),
  }
}

/** A document and one target of it. */
interface Pair {
  readonly to: string
  /** A whole document, not a section of it. */
  readonly isWhole: boolean
  /** In document order. */
  readonly references: CrossReference[]
}

interface Pairs {
  readonly byKey: ReadonlyMap<string, Pair>
  /** Documents that are named, whole or by a section. */
  readonly documents: ReadonlySet<string>
  /** Documents of which a section is named. */
  readonly parted: ReadonlySet<string>
}

function pairsOf(all: readonly LookedUp[], keyOf: Then['keyNow']): Pairs {
  const byKey = new Map<string, Pair>()
  const documents = new Set<string>()
  const parted = new Set<string>()
  for (const each of all) {
    if (!isCross(each)) continue
    const { document, part } = keyOf(each)
    const key = `${document}#${part}`
    const pair = byKey.get(key)
    if (pair) pair.references.push(each)
    else byKey.set(key, { to: document, isWhole: part === '', references: [each] })
    documents.add(document)
    if (part !== '') parted.add(document)
  }
  return { byKey, documents, parted }
}

/** The pairs of one state that the other has not, where some of their words are new. In the order of their first places. */
function news(
  document: Document,
  pairs: Pairs,
  others: Pairs,
  fresh: ReadonlySet<LookedUp>,
  then: Then,
): readonly ReferenceUpdate[] {
  const found: ReferenceUpdate[] = []
  for (const [key, pair] of pairs.byKey) {
    if (others.byKey.has(key)) continue
    const references = pair.references.filter((each) => fresh.has(each))
    if (references.length > 0 && !isByTheWay(pair, pairs, others)) found.push(updateOf(document, references, then))
  }
  return found
}

/** A document whose name only says where its sections are, as in “`k3s.md` 02.16 章节”, or whose sections are named in the other state. */
function isByTheWay({ to, isWhole, references }: Pair, pairs: Pairs, others: Pairs): boolean {
  if (!isWhole || references.some(({ reference }) => reference.kind !== 'mention')) return false
  return pairs.parted.has(to) || others.documents.has(to)
}

function updateOf(document: Document, references: readonly CrossReference[], { root }: Then): ReferenceUpdate {
  const told = references.find(({ reference }) => reference.kind === 'link') ?? references[0]
  if (!told) throw new Error('a reference without a place')
  const { reference, resolution, to } = told
  const heading = headingOf(resolution)
  const kinds = new Set(references.map((each) => each.reference.kind))
  return {
    text: textOf(document, told),
    section: placeAt(document, reference.span.start),
    to: {
      file: relative(root, to),
      number: heading?.number?.text ?? null,
      title: heading ? titleWithoutNumber(heading.title) : null,
      anchor: fragmentOf(reference) ?? null,
    },
    line: lineOf(document, reference.span.start),
    kinds: (['link', 'mention', 'section'] as const).filter((kind) => kinds.has(kind)),
    places: new Set(references.map((each) => lineOf(document, each.reference.span.start))).size,
  }
}

function textOf({ text }: Document, { reference }: CrossReference): string {
  const span = reference.kind === 'section' ? reference.span : (reference.textSpan ?? reference.targetSpan)
  return normal(slice(text, span))
}

/** Form and target as one word; of what leads to no other document its own words, which no target has. */
function nameBy(keyOf: Then['keyNow']): (each: LookedUp) => string {
  return (each) => {
    if (!isCross(each)) return each.written
    const { document, part } = keyOf(each)
    return `${each.reference.kind} to ${document}#${part}`
  }
}

/** What is in the first more often than in the second, by its name there; of several alike the last. */
function without(
  all: readonly LookedUp[],
  others: readonly LookedUp[],
  nameOf: (each: LookedUp) => string,
  otherName: (each: LookedUp) => string,
): readonly LookedUp[] {
  const counts = new Map<string, number>()
  for (const each of others) counts.set(otherName(each), (counts.get(otherName(each)) ?? 0) + 1)
  return all.filter((each) => {
    const name = nameOf(each)
    const count = counts.get(name) ?? 0
    counts.set(name, count - 1)
    return count <= 0
  })
}
