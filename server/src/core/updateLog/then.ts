// What of one state is what of the other: documents that were moved, sections that got another number or title.

import type { Corpus } from '../corpus.ts'
import type { Heading } from '../facts/types.ts'
import type { Path } from '../uri.ts'
import { sameHeadings } from './compareDocuments.ts'
import { type CrossReference, fragmentOf, headingOf } from './crossReferences.ts'
import type { Pair } from './pairs.ts'

/** What a reference names, by names that are the same in both states. */
export interface TargetKey {
  readonly document: Path
  /** Empty for the whole document. */
  readonly part: string
}

export interface Then {
  readonly root: Path
  /** For a reference of the state before, looked up there. */
  keyBefore(reference: CrossReference): TargetKey
  /** For a reference of the state now. */
  keyNow(reference: CrossReference): TargetKey
  /** Where the section of the document before begins in it now; undefined where it is gone. */
  startNow(path: Path, heading: Heading): number | undefined
}

/** `all` is which document is which. Documents are compared when a section of theirs is asked for, each once. */
export function thenOf(root: Path, before: Corpus, after: Corpus, all: readonly Pair[]): Then {
  const moved = new Map<Path, Path>()
  for (const { before, after } of all)
    if (before && after && before.path !== after.path) moved.set(before.path, after.path)
  const now = (path: Path) => moved.get(path) ?? path
  const known = new Map<Path, ReadonlyMap<number, number>>()

  function startNow(path: Path, { span }: Heading): number | undefined {
    const [old, current] = [before.document(path), after.document(now(path))]
    if (!old || !current) return undefined
    if (old.text === current.text) return span.start
    let starts = known.get(path)
    if (!starts) {
      starts = new Map([...sameHeadings(old, current)].map(([was, is]) => [was.span.start, is.span.start]))
      known.set(path, starts)
    }
    return starts.get(span.start)
  }

  return {
    root,
    startNow,
    keyBefore(each) {
      const heading = headingOf(each.resolution)
      const start = heading && startNow(each.to, heading)
      const gone = heading && `before ${heading.span.start}`
      return { document: now(each.to), part: start === undefined ? (gone ?? fragmentPart(each)) : `at ${start}` }
    },
    keyNow(each) {
      const heading = headingOf(each.resolution)
      return { document: each.to, part: heading ? `at ${heading.span.start}` : fragmentPart(each) }
    },
  }
}

function fragmentPart({ reference }: CrossReference): string {
  const fragment = fragmentOf(reference)
  return fragment === undefined || fragment === '' ? '' : `#${fragment}`
}
