// What changed between two states of a document: of what kind, in which sections, in which numbers.

import { contentsEntries } from '../contents.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { isContentsTitle } from '../measure.ts'
import { titleWithoutNumber } from '../number.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { numberKey } from '../sectionNumber.ts'
import { normal, type SectionBlocks, sectionBlocks } from './blocks.ts'

/** `format-only`: nothing that a reader sees; `toc-only` and `metadata-only`: nothing but the table of contents, or dates and their like. */
export type ChangeClass = 'content' | 'format-only' | 'toc-only' | 'metadata-only'

/** Whether a log tells of such a change; others it only counts. */
export function isTold(kind: ChangeClass): boolean {
  return kind === 'content' || kind === 'metadata-only'
}

export interface SectionChange {
  readonly change: 'added' | 'removed' | 'renumbered' | 'retitled' | 'changed'
  /** As written after the change; before it for what is removed. Undefined for a heading without a number. */
  readonly number: string | undefined
  readonly title: string
  /** The heading after the change; before it for what is removed. */
  readonly heading: Heading
  /** The number or title before, where that is another. */
  readonly from: string | undefined
  /** Whether its own text is another than before: of what is `changed`, and of what is renumbered or retitled as well. */
  readonly isChanged: boolean
  /** Whether another heading of the same document carries the number now. */
  readonly isDuplicate: boolean
}

export interface DocumentComparison {
  readonly class: ChangeClass
  /** Of an added or removed part the topmost heading only; of a changed one the deepest, which holds the change itself. In document order. */
  readonly sections: readonly SectionChange[]
  /** What stands before the first heading says something else. */
  readonly isStartChanged: boolean
  /** Sections with the headings of before stand in another order. */
  readonly isReordered: boolean
}

/** Compares two states; costs as many steps as both are long. */
export function compareDocuments(before: Document, after: Document): DocumentComparison {
  const [old, now] = [sectionsOf(before), sectionsOf(after)]
  const pairs = matched(old, now)
  const [oldStart, start] = [old, now].map((all) => all.flatMap((each) => (each.heading ? [] : contentOf(each))))
  const found = {
    sections: changes(after, old, now, pairs),
    isStartChanged: !isEqual(oldStart ?? [], start ?? []),
    isReordered: isReordered(old, now, pairs),
  }
  const isSameText = isEqual(old.flatMap(contentOf), now.flatMap(contentOf))
  if (found.sections.length > 0 || !isSameText) return { class: 'content', ...found }
  const metadata = (all: readonly Section[]) => all.flatMap(({ metadata }) => metadata)
  if (!isEqual(metadata(old), metadata(now)) || frontMatter(before) !== frontMatter(after)) {
    return { class: 'metadata-only', ...found }
  }
  const contents = (all: readonly Section[]) => all.flatMap((each) => (each.isContents ? each.blocks : []))
  return { class: isEqual(contents(old), contents(now)) ? 'format-only' : 'toc-only', ...found }
}

/** Whether both texts are the same; line ends are git's affair. */
export function hasSameText(before: Document, after: Document): boolean {
  return before.text === after.text || withFeeds(before) === withFeeds(after)
}

function withFeeds({ text }: Document): string {
  return text.replace(/\r\n/g, '\n')
}

/** The heading of each section before with that of the same section now. Those without a partner, and those in quotes and lists, are not among them. */
export function sameHeadings(before: Document, after: Document): ReadonlyMap<Heading, Heading> {
  const [old, now] = [before, after].map(({ facts }) =>
    facts.headings.filter(({ nested }) => !nested).map((heading) => ({ heading, ...named(heading) })),
  )
  const found = new Map<Heading, Heading>()
  for (const [after, before] of matched(old ?? [], now ?? [])) found.set(before.heading, after.heading)
  return found
}

interface Named {
  readonly heading: Heading | undefined
  /** Title and depth as they are compared. */
  readonly key: string
  readonly title: string
}

interface Section extends SectionBlocks, Named {
  /** Whether it is the table of contents. */
  readonly isContents: boolean
}

function named(heading: Heading | undefined): Pick<Named, 'key' | 'title'> {
  const title = heading ? normal(heading.title) : ''
  return { key: `${heading?.depth ?? 0} ${title}`, title }
}

function sectionsOf(document: Document): readonly Section[] {
  const entries = contentsEntries(document)
  return sectionBlocks(document).map((each, i, all): Section => {
    const { heading } = each
    const end = all[i + 1]?.heading?.span.start ?? document.text.length
    const start = heading?.span.start ?? 0
    const listed = entries.filter(({ span }) => span.start >= start && span.start < end).length
    const { key, title } = named(heading)
    const isContents = isContentsTitle(title) || (listed >= 3 && listed * 2 > each.blocks.length)
    return { ...each, blocks: each.blocks.map(withoutStyle), isContents, title, key }
  })
}

/** Code keeps its white space, and is the only block of more than one line. */
function withoutStyle(block: string): string {
  return block.includes('\n') ? block : block.replace(spaceAtHan, '').replace(/\]\(<([^<>\s]+)>/g, ']($1')
}

/** Formatters put spaces between Chinese and Latin letters, and break lines where there was none. */
const spaceAtHan = /(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu

/** What the section says, heading and all; nothing for the table of contents. */
function contentOf({ heading, blocks, isContents, key }: Section): readonly string[] {
  return isContents ? [] : [...(heading ? [key] : []), ...blocks]
}

function frontMatter({ text, facts }: Document): string {
  return facts.frontMatter ? text.slice(facts.frontMatter.span.start, facts.frontMatter.span.end) : ''
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i])
}

/** For each section now, the one that it was: by its whole heading, else its title, else its number, in the order of both. */
function matched<T extends Named>(old: readonly T[], now: readonly T[]): ReadonlyMap<T, T> {
  const pairs = new Map<T, T>()
  const free = new Set(old)
  const match = (keyOf: (section: T) => string | undefined) => {
    const byKey = new Map<string, T[]>()
    for (const each of old) {
      const key = free.has(each) ? keyOf(each) : undefined
      if (key === undefined) continue
      const same = byKey.get(key)
      if (same) same.push(each)
      else byKey.set(key, [each])
    }
    for (const each of now) {
      const key = pairs.has(each) ? undefined : keyOf(each)
      const found = key === undefined ? undefined : byKey.get(key)?.shift()
      if (!found) continue
      pairs.set(each, found)
      free.delete(found)
    }
  }
  match(({ key }) => key)
  match(({ heading, title }) => heading && `${heading.depth} ${titleWithoutNumber(title)}`)
  match(({ heading }) => heading?.number && `${heading.depth} ${numberKey(heading.number.text)}`)
  return pairs
}

/** Whether a section comes before one that it followed, and both have their heading still: of others the number tells it. The table of contents may stand anywhere. */
function isReordered(old: readonly Section[], now: readonly Section[], pairs: ReadonlyMap<Section, Section>): boolean {
  const places = new Map(old.map((section, i) => [section, i]))
  let last = -1
  for (const section of now) {
    const before = pairs.get(section)
    const place = before && places.get(before)
    if (place === undefined || before?.key !== section.key || section.isContents || before.isContents) continue
    if (place < last) return true
    last = place
  }
  return false
}

function changes(
  after: Document,
  old: readonly Section[],
  now: readonly Section[],
  pairs: ReadonlyMap<Section, Section>,
): readonly SectionChange[] {
  const found: SectionChange[] = []
  const kept = new Set(pairs.values())
  /** The added or removed section that the walk is in. */
  let outer: Heading | undefined
  const isInside = (heading: Heading) => outer !== undefined && heading.span.start < outer.sectionEnd
  for (const section of now) {
    const { heading } = section
    if (!heading || section.isContents) continue
    const before = pairs.get(section)
    if (!before) {
      if (!isInside(heading)) {
        found.push(changeOf(after, heading, { change: 'added', from: undefined, isChanged: false }))
        outer = heading
      }
      continue
    }
    const kind = changeOfPair(section, before)
    if (kind) found.push(changeOf(after, heading, kind))
  }
  outer = undefined
  for (const section of old) {
    const { heading } = section
    if (!heading || section.isContents || kept.has(section)) continue
    if (isInside(heading)) continue
    found.push(changeOf(undefined, heading, { change: 'removed', from: undefined, isChanged: false }))
    outer = heading
  }
  return found
}

type Kind = Pick<SectionChange, 'change' | 'from' | 'isChanged'>

/** Undefined where nothing has changed. A section has a partner by its title or by its number, so that one of both at most is another. */
function changeOfPair(now: Section, before: Section): Kind | undefined {
  const [number, oldNumber] = [now.heading?.number?.text, before.heading?.number?.text]
  const isChanged = !isEqual(now.blocks, before.blocks)
  if (titleWithoutNumber(now.title) !== titleWithoutNumber(before.title)) {
    return { change: 'retitled', from: before.title, isChanged }
  }
  if (number !== oldNumber) return { change: 'renumbered', from: oldNumber ?? before.title, isChanged }
  return isChanged ? { change: 'changed', from: undefined, isChanged } : undefined
}

function changeOf(after: Document | undefined, heading: Heading, kind: Kind): SectionChange {
  const number = heading.number?.text
  const same = after && number !== undefined ? headingsNumbered(after.facts, numberKey(number)) : []
  const title = titleWithoutNumber(heading.title)
  return { ...kind, number, title, heading, isDuplicate: same.length > 1 }
}
