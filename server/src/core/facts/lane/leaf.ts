// A leaf block as the scan of lines finds it: where its text stands, before anybody looks into it.

import type { Span } from '../../text.ts'
import type { RawHeading } from '../reference/blocks.ts'
import type { ProseRun } from '../types.ts'

export interface Leaf {
  readonly block: ProseRun['block']
  readonly span: Span
  /** Start and end of the content of each line in turn, behind the marks of containers; white space around it is still in it. */
  readonly lines: readonly number[]
  /** Whether lines are parted by markers of a container. */
  readonly hasPrefixes: boolean
  /** For the text of a heading, everything but the title. */
  readonly heading: Omit<RawHeading, 'text'> | undefined
}
