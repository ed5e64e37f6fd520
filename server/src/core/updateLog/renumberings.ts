// Sections that only count on differently, as ranges: 04.10–04.12 → 04.11–04.13.

import type { Document } from '../document.ts'
import { parseNumber, type SectionNumber } from '../sectionNumber.ts'
import { lineAt } from '../text.ts'
import type { SectionChange } from './compareDocuments.ts'
import type { SectionUpdate } from './model.ts'

/**
 * The changes as lines of a log, in their order. What is renumbered because a section around it is, is left to that one; neighbours
 * that move by the same distance are one range. `before` and `after` are needed for lines alone.
 */
export function sectionUpdates(
  changes: readonly SectionChange[],
  before: Document | undefined,
  after: Document | undefined,
): readonly SectionUpdate[] {
  const updates: SectionUpdate[] = []
  let range: Range | undefined
  const flush = () => {
    if (range) updates.push(rangeUpdate(range))
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
    if (range && isImplied(range, step)) continue
    if (range && continues(range, step)) range = { first: range.first, last: step }
    else {
      flush()
      range = { first: step, last: step }
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
  readonly first: Step
  readonly last: Step
}

function updateOf(
  { change, number, title, heading, from, isDuplicate }: SectionChange,
  document: Document | undefined,
): SectionUpdate {
  const line = document ? lineAt(document.facts.lines, heading.span.start) + 1 : 0
  return { change, number: number ?? null, title, line, ...(from === undefined ? {} : { from }), isDuplicate }
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

function rangeUpdate({ first, last }: Range): SectionUpdate {
  if (first === last) return first.update
  return {
    ...first.update,
    number: `${first.to.text}–${last.to.text}`,
    from: `${first.from.text}–${last.from.text}`,
  }
}
