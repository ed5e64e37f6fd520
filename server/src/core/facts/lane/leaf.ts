// A leaf block as the scan of lines finds it, where something in it may be more than plain words.

import type { RawHeading } from '../reference/blocks.ts'
import type { ProseRun } from '../types.ts'

/** A run of prose that has its place among the others already, while its pieces are still looked for. */
export interface OpenRun extends ProseRun {
  readonly bounds: number[]
}

export interface Leaf {
  readonly run: OpenRun
  /** Start and end of the content of each line in turn, behind the marks of containers; white space around it is still in it. */
  readonly lines: readonly number[]
  /** Whether lines are parted by markers of a container. */
  readonly hasPrefixes: boolean
  /** For the text of a heading, everything but the title. */
  readonly heading: Omit<RawHeading, 'text'> | undefined
}
