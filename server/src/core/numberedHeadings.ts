// Which headings of a document carry a number.

import type { DocumentFacts, Heading } from './facts/types.ts'
import { numberKey, parseNumber } from './sectionNumber.ts'

/**
 * The headings with this number, the shallowest first and else in their order; see `numberKey` for when numbers are the same.
 * Headings in quotes and lists are no sections. Empty where no heading has it, or `key` is undefined. The first question costs as many steps
 * as there are headings.
 */
export function headingsNumbered(facts: DocumentFacts, key: string | undefined): readonly Heading[] {
  return key === undefined ? [] : (numbersOf(facts).byKey.get(key) ?? [])
}

/**
 * Whether any heading of the document has a number that begins like this one, leading zeros aside, so that the number belongs to
 * its numbering. Single numbers below a numbered section are lists of their own, and tell nothing.
 */
export function sharesNumbering(facts: DocumentFacts, number: string): boolean {
  const first = numberKey(number)?.split('.')[0]
  return first !== undefined && numbersOf(facts).firsts.has(first)
}

/** Whether the number is a single one and the document has sections of such numbers: `11` where there are `1.` to `10.`. */
export function numbersSingly(facts: DocumentFacts, number: string): boolean {
  const key = numberKey(number)
  return key !== undefined && /^\d+$/.test(key) && numbersOf(facts).hasSingles
}

/** The first component of a number as written, by which documents are told apart (`00` is not `0`); undefined for no number. */
export function firstComponent(number: string): string | undefined {
  const parsed = parseNumber(number)
  const first = parsed?.components[0]
  return first && `${parsed.prefix.toUpperCase()}${first.numeral === 'arabic' ? first.text : first.value}`
}

/** The number of the document as its title has it, by its first component; undefined where the title has none, or is no title of a document. */
export function documentNumber(facts: DocumentFacts): string | undefined {
  const title = facts.headings.find(({ nested }) => !nested)
  return title?.depth === 1 && title.number ? firstComponent(title.number.text) : undefined
}

interface Numbers {
  readonly byKey: ReadonlyMap<string, readonly Heading[]>
  readonly firsts: ReadonlySet<string>
  /** Whether sections below the title carry single numbers in digits. */
  readonly hasSingles: boolean
}

const kept = new WeakMap<DocumentFacts, Numbers>()

function numbersOf(facts: DocumentFacts): Numbers {
  let numbers = kept.get(facts)
  if (!numbers) {
    const byKey = new Map<string, Heading[]>()
    const firsts = new Set<string>()
    let hasSingles = false
    /** Depths below 1 of the numbered sections that are open. */
    const open: number[] = []
    for (const heading of facts.headings) {
      if (heading.nested) continue
      while ((open.at(-1) ?? 0) >= heading.depth) open.pop()
      const key = heading.number && numberKey(heading.number.text)
      if (key === undefined) continue
      const first = key.split('.')[0]
      if (first !== undefined && (first !== key || open.length === 0)) firsts.add(first)
      if (heading.depth > 1 && open.length === 0 && /^\d+$/.test(key)) hasSingles = true
      if (heading.depth > 1) open.push(heading.depth)
      const same = byKey.get(key)
      if (same) same.push(heading)
      else byKey.set(key, [heading])
    }
    for (const same of byKey.values()) same.sort((a, b) => a.depth - b.depth)
    numbers = { byKey, firsts, hasSingles }
    kept.set(facts, numbers)
  }
  return numbers
}
