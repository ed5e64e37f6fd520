// Numbered sections of a document and how their numbers hang together: whose child, in which series, from where counted.

import type { Heading } from '../facts/types.ts'
import { parseNumber, type SectionNumber } from '../sectionNumber.ts'

export interface NumberedSection {
  readonly heading: Heading
  readonly number: SectionNumber
  /** Components as they are compared: `['4', '10']` for `04.10`, `['A', '1']` for `A.1`. */
  readonly keys: readonly string[]
  /**
   * The numbered section that its number is held against: for `child` and `skips` the one that it continues, else the nearest
   * that it stands in, or beside. Parts and bracketed numbers are none.
   */
  readonly parent: NumberedSection | undefined
  readonly place: Place
  readonly series: Series
}

/**
 * - `root`: begins a numbering, or a local one below `parent`: `### 1.` under `## 12.3`
 * - `child`: one component more than its parent: `### 12.3.1` under `## 12.3`
 * - `skips`: more than one more: `### 12.3.1` under `## 12`
 * - `beside`: as deep as the section whose number it continues: `## 3.1` behind `## 3.`
 * - `below`: below a section of its own rank: `#### 2.5` under `### 2.2`
 * - `elsewhere`: continues the number of another section: `### 4.1` under `## 5`
 */
export type Place = 'root' | 'child' | 'skips' | 'beside' | 'below' | 'elsewhere'

/** Numbers that differ in the last component alone and are counted together. */
export interface Series {
  readonly scope: Scope
  /** In document order; never empty. */
  readonly sections: readonly NumberedSection[]
}

/** Where a number may stand once: everything that was counted without beginning anew. */
export interface Scope {
  readonly series: ReadonlyMap<string, Series>
}

/** In document order; headings in quotes and lists are no sections. Costs as many steps as there are headings, times their depth. */
export function numberedSections(headings: readonly Heading[]): readonly NumberedSection[] {
  const found: NumberedSection[] = []
  const scopes = new Scopes()
  /** The headings that the walk is in, the outermost first. */
  const open: Open[] = []
  /** By depth, in the section that the walk is in: the last numbered one, and whether one without a number came behind it. */
  const siblings: ({ readonly last: NumberedSection | undefined; readonly isParted: boolean } | undefined)[] = []
  for (const heading of headings) {
    if (heading.nested) continue
    const { depth } = heading
    while ((open.at(-1)?.heading.depth ?? 0) >= depth) open.pop()
    siblings.length = Math.min(siblings.length, depth + 1)
    const { last, isParted = false } = siblings[depth] ?? {}
    const number = heading.number && parseNumber(heading.number.text)
    const section = number && scopes.add(heading, number, relation(number, open, last), open.at(-1)?.heading, isParted)
    if (section) found.push(section)
    siblings[depth] = { last: section ?? last, isParted: !section }
    open.push({ heading, section })
  }
  return found
}

/** Whether numbers of this kind are counted in a list of their own and lend nothing to those below. */
function isApart({ unit, isBracketed }: SectionNumber): boolean {
  return unit === 'part' || isBracketed
}

interface Open {
  readonly heading: Heading
  readonly section: NumberedSection | undefined
}

type Relation = Pick<NumberedSection, 'keys' | 'place' | 'parent'>

function relation(number: SectionNumber, open: readonly Open[], beside: NumberedSection | undefined): Relation {
  const keys = number.components.map(({ numeral, value }) =>
    numeral === 'letter' ? String.fromCodePoint(64 + value) : String(value),
  )
  const lends = ({ section }: Open) => section !== undefined && !isApart(section.number)
  const nearest = open.findLast(lends)?.section
  if (keys.length === 1 || isApart(number)) return { keys, place: 'root', parent: nearest }
  const continues = (section: NumberedSection | undefined) => section !== undefined && isBelow(number, keys, section)
  const owner = open.findLast((each) => lends(each) && continues(each.section))?.section
  const isLonger = (section: NumberedSection | undefined) => (section?.keys.length ?? 0) > (owner?.keys.length ?? 0)
  const level = beside?.place === 'beside' ? beside.parent : beside
  for (const each of [beside, level]) {
    if (continues(each) && isLonger(each)) return { keys, place: 'beside', parent: each }
  }
  if (!nearest) return { keys, place: 'root', parent: undefined }
  if (owner === nearest)
    return { keys, place: keys.length === owner.keys.length + 1 ? 'child' : 'skips', parent: owner }
  if (owner && nearest.place === 'root') return { keys, place: 'child', parent: owner }
  const isOfItsRank = nearest.keys.length >= keys.length && keys.slice(0, -1).every((key, i) => key === nearest.keys[i])
  return { keys, place: isOfItsRank ? 'below' : 'elsewhere', parent: nearest }
}

function isBelow(number: SectionNumber, keys: readonly string[], section: NumberedSection): boolean {
  return (
    section.keys.length < keys.length &&
    section.number.prefix.toUpperCase() === number.prefix.toUpperCase() &&
    section.keys.every((key, i) => key === keys[i])
  )
}

/** What numbers of one series share: all but the last component, or for single numbers how they are written. */
function nameOf({ prefix, unit, isBracketed, components }: SectionNumber, keys: readonly string[]): string {
  if (keys.length > 1) return `${prefix.toUpperCase()}${keys.slice(0, -1).join('.')}.`
  return `${prefix.toUpperCase()} ${unit ?? ''} ${isBracketed ? '(' : ''}${components[0]?.numeral}`
}

interface OpenScope extends Scope {
  readonly series: Map<string, { readonly scope: Scope; readonly sections: NumberedSection[] }>
  /** The heading right around the last of its roots; undefined at the top. */
  container: Heading | undefined
}

/** Which sections are counted together. Where the numbers begin with 0 or 1 in another section, they are counted anew. */
class Scopes {
  /** The latest for each kind of root below a numbered section. */
  readonly #roots = new Map<NumberedSection | undefined, Map<string, OpenScope>>()
  readonly #ofSection = new Map<NumberedSection, OpenScope>()
  #latest: OpenScope | undefined

  add(
    heading: Heading,
    number: SectionNumber,
    { keys, place, parent }: Relation,
    container: Heading | undefined,
    isParted: boolean,
  ): NumberedSection {
    const series = nameOf(number, keys)
    const known = place === 'root' || !parent ? undefined : this.#ofSection.get(parent)
    const scope = known ?? this.#rootScope(number, parent, `${heading.depth}|${series}`, container, isParted)
    const counted = scope.series.get(series) ?? { scope, sections: [] }
    scope.series.set(series, counted)
    const section: NumberedSection = { heading, number, keys, parent, place, series: counted }
    counted.sections.push(section)
    this.#ofSection.set(section, scope)
    return section
  }

  #rootScope(
    { components }: SectionNumber,
    parent: NumberedSection | undefined,
    kind: string,
    container: Heading | undefined,
    isParted: boolean,
  ): OpenScope {
    const roots = this.#roots.get(parent) ?? new Map<string, OpenScope>()
    this.#roots.set(parent, roots)
    const before = components.length > 1 ? this.#latest : roots.get(kind)
    const isElsewhere = before?.container !== container || isParted
    const beginsAnew = isElsewhere && components.every(({ value }) => value <= 1)
    const scope = before && !beginsAnew ? before : { series: new Map(), container }
    scope.container = container
    roots.set(kind, scope)
    this.#latest = scope
    return scope
  }
}
