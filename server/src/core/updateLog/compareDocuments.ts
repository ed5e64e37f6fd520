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

export interface SectionChange {
  readonly change: 'added' | 'removed' | 'renumbered' | 'retitled' | 'changed'
  /** As written after the change; before it for what is removed. Undefined for a heading without a number. */
  readonly number: string | undefined
  readonly title: string
  /** The heading after the change; before it for what is removed. */
  readonly heading: Heading
  /** The number or title before, where that is another. */
  readonly from: string | undefined
  /** Whether another heading of the same document carries the number now. */
  readonly isDuplicate: boolean
}

export interface DocumentComparison {
  readonly class: ChangeClass
  /** Of an added or removed part the topmost heading only; of a changed one the deepest, which holds the change itself. In document order. */
  readonly sections: readonly SectionChange[]
}

/** Compares two states; costs as many steps as both are long. */
export function compareDocuments(before: Document, after: Document): DocumentComparison {
  const [old, now] = [sectionsOf(before), sectionsOf(after)]
  const pairs = matched(old, now)
  const sections = changes(after, old, now, pairs)
  const isSameText = isEqual(old.flatMap(contentOf), now.flatMap(contentOf))
  if (sections.length > 0 || !isSameText) return { class: 'content', sections }
  const metadata = (all: readonly Section[]) => all.flatMap(({ metadata }) => metadata)
  if (!isEqual(metadata(old), metadata(now)) || frontMatter(before) !== frontMatter(after)) {
    return { class: 'metadata-only', sections }
  }
  const contents = (all: readonly Section[]) => all.flatMap((each) => (each.isContents ? each.blocks : []))
  return { class: isEqual(contents(old), contents(now)) ? 'format-only' : 'toc-only', sections }
}

interface Section extends SectionBlocks {
  /** Whether it is the table of contents. */
  readonly isContents: boolean
  /** Title and depth as they are compared. */
  readonly key: string
  readonly title: string
}

function sectionsOf(document: Document): readonly Section[] {
  const entries = contentsEntries(document)
  return sectionBlocks(document).map((each, i, all): Section => {
    const { heading } = each
    const end = all[i + 1]?.heading?.span.start ?? document.text.length
    const start = heading?.span.start ?? 0
    const listed = entries.filter(({ span }) => span.start >= start && span.start < end).length
    const title = heading ? normal(heading.title) : ''
    const isContents = isContentsTitle(title) || (listed >= 3 && listed * 2 > each.blocks.length)
    return { ...each, blocks: each.blocks.map(withoutStyle), isContents, title, key: `${heading?.depth ?? 0} ${title}` }
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
function matched(old: readonly Section[], now: readonly Section[]): ReadonlyMap<Section, Section> {
  const pairs = new Map<Section, Section>()
  const free = new Set(old)
  const match = (keyOf: (section: Section) => string | undefined) => {
    const byKey = new Map<string, Section[]>()
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
        found.push(changeOf(after, 'added', heading, undefined))
        outer = heading
      }
      continue
    }
    for (const { change, from } of changesOfPair(section, before)) found.push(changeOf(after, change, heading, from))
  }
  outer = undefined
  for (const section of old) {
    const { heading } = section
    if (!heading || section.isContents || kept.has(section)) continue
    if (isInside(heading)) continue
    found.push(changeOf(undefined, 'removed', heading, undefined))
    outer = heading
  }
  return found
}

/** A new title says that the section is another one; a new number does not. */
function changesOfPair(now: Section, before: Section): readonly Pick<SectionChange, 'change' | 'from'>[] {
  const [number, oldNumber] = [now.heading?.number?.text, before.heading?.number?.text]
  const isRetitled = titleWithoutNumber(now.title) !== titleWithoutNumber(before.title)
  if (isRetitled) return [{ change: 'retitled', from: before.title }]
  const isRenumbered = number !== oldNumber
  const isChanged = !isEqual(now.blocks, before.blocks)
  return [
    ...(isRenumbered ? [{ change: 'renumbered', from: oldNumber ?? before.title } as const] : []),
    ...(isChanged ? [{ change: 'changed', from: undefined } as const] : []),
  ]
}

function changeOf(
  after: Document | undefined,
  change: SectionChange['change'],
  heading: Heading,
  from: string | undefined,
): SectionChange {
  const number = heading.number?.text
  const same = after && number !== undefined ? headingsNumbered(after.facts, numberKey(number)) : []
  const title = titleWithoutNumber(heading.title)
  return { change, number, title, heading, from, isDuplicate: same.length > 1 }
}
