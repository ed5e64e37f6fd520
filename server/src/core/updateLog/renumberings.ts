// Sections that only count on differently, as ranges: 04.10–04.12 → 04.11–04.13.

import type { Document } from '../document.ts'
import { parseNumber, type SectionNumber } from '../sectionNumber.ts'
import { lineAt } from '../text.ts'
import type { SectionChange } from './compareDocuments.ts'
import type { SectionUpdate } from './model.ts'

/**
 * The changes as lines of a log, in their order. What is renumbered because a section around it is, is left to that one; neighbours
 * that move by the same distance are one range. Of these, sections that say something else as well are lines of their own; a single
 * one is a line that tells both. `before` and `after` are needed for lines alone.
 */
export function sectionUpdates(
  changes: readonly SectionChange[],
  before: Document | undefined,
  after: Document | undefined,
): readonly SectionUpdate[] {
  const updates: SectionUpdate[] = []
  let range: Range | undefined
  const flush = () => {
    if (range) updates.push(...rangeUpdates(range))
    range = undefined
  }
  for (const change of changes) {
    const update = updateOf(change, change.change === 'removed' ? before : after)
    const step = change.change === 'renumbered' ? stepOf(change, update) : undefined
    if (!step) {
      // What changed inside a range does not end it.
      if (range && isInside(range, change)) updates.push(update)
      else {
        flush()
        updates.push(update)
      }
      continue
    }
    if (range && isImplied(range, step)) {
      if (update.isChanged) updates.push(changedUpdate(update))
    } else if (range && continues(range, step)) range = { steps: range.steps.concat(step), last: step }
    else {
      flush()
      range = { steps: [step], last: step }
    }
  }
  flush()
  return updates.sort((a, b) => Number(a.change === 'removed') - Number(b.change === 'removed') || a.line - b.line)
}

interface Step {
  readonly from: SectionNumber
  readonly to: SectionNumber
  readonly update: SectionUpdate
}

interface Range {
  readonly steps: readonly Step[]
  readonly last: Step
}

function updateOf(
  { change, number, title, heading, from, isChanged, isDuplicate }: SectionChange,
  document: Document | undefined,
): SectionUpdate {
  const line = document ? lineAt(document.facts.lines, heading.span.start) + 1 : 0
  const old = from === undefined ? {} : { from }
  return { change, number: number ?? null, title, line, ...old, isChanged, isDuplicate }
}

/** Of a section whose new number is told elsewhere. */
function changedUpdate({ from: _, ...update }: SectionUpdate): SectionUpdate {
  return { ...update, change: 'changed' }
}

function stepOf({ number, from }: SectionChange, update: SectionUpdate): Step | undefined {
  const [old, now] = [from, number].map((text) => (text === undefined ? undefined : parseNumber(text)))
  return old && now && old.components.length === now.components.length ? { from: old, to: now, update } : undefined
}

const values = (number: SectionNumber): readonly number[] => number.components.map(({ value }) => value)

function startsWith(number: SectionNumber, start: SectionNumber): boolean {
  const [all, first] = [values(number), values(start)]
  return all.length > first.length && first.every((value, i) => value === all[i])
}

/** 04.10.2 → 04.11.2 where 04.10 → 04.11. */
function isImplied({ last }: Range, { from, to }: Step): boolean {
  if (!startsWith(from, last.from) || !startsWith(to, last.to)) return false
  const depth = last.from.components.length
  return values(from).slice(depth).join('.') === values(to).slice(depth).join('.')
}

/** 04.11 → 04.12 behind 04.10 → 04.11. */
function continues({ last }: Range, { from, to }: Step): boolean {
  const follows = (a: SectionNumber, b: SectionNumber) => {
    const [one, two] = [values(a), values(b)]
    const isSibling = one.length === two.length && one.slice(0, -1).every((value, i) => value === two[i])
    return isSibling && (one.at(-1) ?? 0) + 1 === two.at(-1)
  }
  return follows(last.from, from) && follows(last.to, to)
}

/** Whether the section is the last of the range, or below it. */
function isInside({ last }: Range, { number }: SectionChange): boolean {
  const parsed = number === undefined ? undefined : parseNumber(number)
  return parsed !== undefined && (parsed.text === last.to.text || startsWith(parsed, last.to))
}

function rangeUpdates({ steps, last }: Range): readonly SectionUpdate[] {
  const [first] = steps
  if (!first || first === last) return [last.update]
  const number = `${first.to.text}–${last.to.text}`
  const from = `${first.from.text}–${last.from.text}`
  const changed = steps.filter(({ update }) => update.isChanged).map(({ update }) => changedUpdate(update))
  return [...changed, { ...first.update, number, from, isChanged: false }]
}
