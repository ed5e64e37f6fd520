// What is wrong with the numbers of one document, as far as its own numbering tells.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { DocumentFacts, Heading } from '../facts/types.ts'
import { type NumberingRules, rulesFor } from './rules.ts'
import { type NumberedSection, numberedSections, type Scope, type Series } from './sections.ts'

export type Fault = {
  readonly section: NumberedSection
} & (
  | { readonly code: 'duplicate-number'; readonly first: NumberedSection }
  /** The numbers between `before` and it are on no heading; no `before` where it is the first of its parent. */
  | { readonly code: 'number-gap'; readonly before: NumberedSection | undefined }
  /** `other`, of those in order the nearest, is greater and stands before it, or smaller and stands behind it. */
  | { readonly code: 'number-order'; readonly other: NumberedSection }
  /** It continues another number than that of the section it stands in. */
  | { readonly code: 'number-parent'; readonly parent: NumberedSection }
  /** Numbers with as many components have `depth`. */
  | { readonly code: 'number-depth'; readonly depth: number }
)

/** In document order. Empty where the document has no numbering of its own that most of its numbers keep to, and none is configured. */
export function numberFaults(corpus: Corpus, { path, facts }: Document): readonly Fault[] {
  const rules = rulesFor(corpus, path)
  const before = kept.get(facts)
  if (before && before.rules === rules) return before.faults
  const faults = faultsOf(facts.headings, rules)
  kept.set(facts, { rules, faults })
  return faults
}

const kept = new WeakMap<
  DocumentFacts,
  { readonly rules: NumberingRules | undefined; readonly faults: readonly Fault[] }
>()

function faultsOf(headings: readonly Heading[], rules: NumberingRules | undefined): readonly Fault[] {
  if (rules?.length === 0) return []
  const key = rules ?? unruled
  const right = faultless.get(key) ?? new Set<string>()
  faultless.set(key, right)
  const numbers = headings
    .flatMap(({ nested, depth, number }) => (nested ? [] : [`${depth}${number?.text ?? ''}`]))
    .join('\n')
  if (right.has(numbers)) return []
  const sections = countable(headings)
  const faults = rules || counts(sections) ? faultsAmong(sections, rules) : []
  if (faults.length === 0) {
    if (right.size >= mostFaultless) right.clear()
    right.add(numbers)
  }
  return faults
}

/** Numbers of whole documents that are right, with the depths of their headings: hardly any edit changes one. By the rules. */
const faultless = new WeakMap<NumberingRules, Set<string>>()
const unruled: NumberingRules = []
const mostFaultless = 100

/** The same for headings that are in no document, to see what a change would bring; that the document counts is known. */
export function faultsIn(headings: readonly Heading[], rules: NumberingRules | undefined): readonly Fault[] {
  return faultsAmong(countable(headings), rules)
}

/**
 * Without versions, as in a list of releases: three components or more that continue no heading's number, unless they count up from
 * the beginning.
 */
function countable(headings: readonly Heading[]): readonly NumberedSection[] {
  return numberedSections(headings).filter(
    ({ keys, place, parent, series }) => place !== 'root' || parent || keys.length < 3 || countsUp(series),
  )
}

function countsUp({ sections }: Series): boolean {
  return sections.length > 2 && last(sections[0]) <= 1 && last(sections[1]) === last(sections[0]) + 1
}

function faultsAmong(sections: readonly NumberedSection[], rules: NumberingRules | undefined): readonly Fault[] {
  const all = [...new Set(sections.map(({ series }) => series))]
  const found = [...all.flatMap(inSeries), ...late(sections, all), ...misplaced(sections, rules)]
  return found.sort((a, b) => a.section.heading.span.start - b.section.heading.span.start)
}

/** Whether the document counts: at least two numbers come right behind another or are the first of their parent, and more of them than others. */
function counts(sections: readonly NumberedSection[]): boolean {
  let [regular, others] = [0, 0]
  for (const { sections: counted } of new Set(sections.map(({ series }) => series))) {
    const values = new Set(counted.map(last))
    const least = counted.reduce((least, section) => Math.min(least, last(section)), Number.POSITIVE_INFINITY)
    for (const value of values) {
      if (values.has(value - 1)) regular++
      else if (value !== least) others++
    }
    if (least <= 1 && counted[0]?.place === 'child') regular++
  }
  return regular >= 2 && regular > others
}

function last(section: NumberedSection | undefined): number {
  return section?.number.components.at(-1)?.value ?? 0
}

function inSeries({ sections }: Series): readonly Fault[] {
  const first = new Map<number, NumberedSection>()
  const duplicates: Fault[] = []
  for (const section of sections) {
    const same = first.get(last(section))
    if (same) duplicates.push({ code: 'duplicate-number', section, first: same })
    else first.set(last(section), section)
  }
  // `1.` on every heading is a way of writing, and so is beginning anew time and again.
  const isSingle = sections[0]?.keys.length === 1
  if ((isSingle && first.size === 1) || first.size * 4 <= sections.length) return []
  const counted = [...first.values()].filter(({ place }) => place !== 'elsewhere')
  const inOrder = rising(counted)
  // The latest first is a way of counting, too.
  if (inOrder.length < 2 || inOrder.length * 2 <= counted.length) return duplicates
  return [...duplicates, ...unordered(counted, inOrder), ...gaps(inOrder, first, duplicates.length)]
}

/** Those that are not among the ones in order. */
function unordered(counted: readonly NumberedSection[], inOrder: readonly NumberedSection[]): readonly Fault[] {
  let next = 0
  return counted.flatMap((section): readonly Fault[] => {
    if (section === inOrder[next]) {
      next++
      return []
    }
    const before = inOrder[next - 1]
    const other = before && last(before) > last(section) ? before : inOrder[next]
    return other ? [{ code: 'number-order', section, other }] : []
  })
}

/** A number that is missing where another stands twice is the same mistake. */
function gaps(
  inOrder: readonly NumberedSection[],
  all: ReadonlyMap<number, NumberedSection>,
  duplicates: number,
): readonly Fault[] {
  const found = inOrder.flatMap((section, i): readonly Fault[] => {
    const before = inOrder[i - 1]
    if (!before) return []
    const missing = last(section) - last(before) - 1
    let present = 0
    for (let value = last(before) + 1; missing < 100 && value < last(section); value++) if (all.has(value)) present++
    return missing > present ? [{ code: 'number-gap', section, before }] : []
  })
  return found.length <= duplicates ? [] : found
}

/** Children that begin behind 1, unless they count down, or one of their parent's children is numbered wrongly, which says why. */
function late(sections: readonly NumberedSection[], all: readonly Series[]): readonly Fault[] {
  const unsure = new Set(sections.flatMap(({ place, parent }) => (place === 'elsewhere' ? [parent] : [])))
  return all.flatMap(({ sections: [section, ...others] }): readonly Fault[] => {
    if (section?.place !== 'child' || last(section) < 2 || unsure.has(section.parent)) return []
    const countsDown = others.some((other) => last(other) < last(section))
    return countsDown ? [] : [{ code: 'number-gap', section, before: undefined }]
  })
}

/** The longest part in which each number is greater than the one before. */
function rising(sections: readonly NumberedSection[]): readonly NumberedSection[] {
  /** For each length, where the part of that length with the least end ends. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [i, section] of sections.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (last(sections[ends[middle] ?? 0]) < last(section)) low = middle + 1
      else high = middle
    }
    before[i] = ends[low - 1]
    ends[low] = i
  }
  const found: NumberedSection[] = []
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const section = sections[at]
    if (section) found.push(section)
  }
  return found.reverse()
}

/** Sections whose number does not fit where they stand, as far as most others with as many components in their scope do. */
function misplaced(sections: readonly NumberedSection[], rules: NumberingRules | undefined): readonly Fault[] {
  const ranks = new Map<Scope, Map<number, Rank>>()
  const rankOf = ({ keys, series }: NumberedSection): Rank => {
    const ofScope = ranks.get(series.scope) ?? new Map<number, Rank>()
    ranks.set(series.scope, ofScope)
    const rank = ofScope.get(keys.length) ?? { depths: [], fitting: 0, elsewhere: 0 }
    ofScope.set(keys.length, rank)
    return rank
  }
  for (const section of sections) {
    const rank = rankOf(section)
    const { depth } = section.heading
    rank.depths[depth] = (rank.depths[depth] ?? 0) + 1
    if (section.place === 'child') rank.fitting++
    if (section.place === 'elsewhere') rank.elsewhere++
  }
  return sections.flatMap((section): readonly Fault[] => {
    const { parent, place, keys, heading } = section
    if (!parent || place === 'root' || place === 'child') return []
    const { depths, fitting, elsewhere } = rankOf(section)
    if (place === 'elsewhere') return rules || fitting > elsewhere ? [{ code: 'number-parent', section, parent }] : []
    const own = depths[heading.depth] ?? 0
    const most = Math.max(...depths.filter((count) => count !== undefined))
    const depth = depthByRules(keys.length, sections, rules) ?? (most > own ? depths.indexOf(most) : heading.depth)
    return depth === heading.depth ? [] : [{ code: 'number-depth', section, depth }]
  })
}

/** The depth that the configuration gives to numbers with as many components. */
function depthByRules(
  count: number,
  [title]: readonly NumberedSection[],
  rules: NumberingRules | undefined,
): number | undefined {
  const document = title?.heading.depth === 1 ? title.keys.length : 0
  return rules?.find(({ first, hasDocument }) => first.components.length + (hasDocument ? document : 0) === count)
    ?.depth
}

/** How the numbers with as many components of one scope stand. */
interface Rank {
  /** How many have which depth. */
  readonly depths: number[]
  fitting: number
  elsewhere: number
}
