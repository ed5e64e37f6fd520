// Holds the lane and the reference extractor against each other, fact by fact.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import type { DocumentFacts } from '../../server/src/core/facts/types.ts'

export interface Difference {
  /** The list of facts that differs, and the first place where it does. */
  readonly list: string
  readonly actual: unknown
  readonly expected: unknown
}

/** The first difference between the two ways of reading a document; undefined where they agree. */
export function differenceIn(text: string): Difference | undefined {
  return differenceBetween(
    extractFacts(text, { anchors: 'github', headingsOnly: false, extractor: 'lane' }),
    extractFacts(text, { anchors: 'github', headingsOnly: false, extractor: 'reference' }),
  )
}

/** The first difference between two readings of one document; undefined where they agree. */
export function differenceBetween(actual: DocumentFacts, expected: DocumentFacts): Difference | undefined {
  for (const list of Object.keys(expected) as (keyof DocumentFacts)[]) {
    if (isDeepStrictEqual(actual[list], expected[list])) continue
    const [ours, theirs] = [actual[list], expected[list]]
    if (!Array.isArray(ours) || !Array.isArray(theirs)) return { list, actual: ours, expected: theirs }
    const at = theirs.findIndex((fact, i) => !isDeepStrictEqual(fact, ours[i]))
    const index = at < 0 ? theirs.length : at
    return { list: `${list}[${index}]`, actual: ours[index], expected: theirs[index] }
  }
  return undefined
}

/** The texts of all Markdown documents below a folder. */
export function* documentsIn(folder: string): Iterable<string> {
  for (const name of globSync('**/*.md', { cwd: folder, exclude: (each) => each === 'node_modules' })) {
    yield new TextDecoder().decode(readFileSync(join(folder, name)))
  }
}

/** A smaller document that still differs: lines, then characters, are left out as long as that is so. */
export function smallest(text: string, differs = (each: string) => differenceIn(each) !== undefined): string {
  let best = text
  for (const separator of ['\n', '']) {
    for (let size = Math.max(1, best.split(separator).length >> 1); size >= 1; size >>= 1) {
      for (let at = 0; at < best.split(separator).length; ) {
        const parts = best.split(separator)
        const shorter = [...parts.slice(0, at), ...parts.slice(at + size)].join(separator)
        if (shorter !== best && differs(shorter)) best = shorter
        else at += size
      }
    }
  }
  return best
}
