// The labels of an edited document: they reach over all of it, so a part can be read alone only while they stay the same.

import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Labels } from '../lane/inlines.ts'
import type { DocumentFacts } from '../types.ts'

/** Labels of the definitions and footnotes, in the form of `normalizeIdentifier`; undefined where it is not known without its line. */
export function labelsOf(
  text: string,
  { definitions, footnotes }: Pick<DocumentFacts, 'definitions' | 'footnotes'>,
): Labels | undefined {
  const written = [...definitions, ...footnotes].map(({ labelSpan }) => text.slice(labelSpan.start, labelSpan.end))
  // The prefix of a second line is no part of a label, and a NUL stands for another character.
  if (written.some((label) => /[\0\r\n]/.test(label))) return undefined
  const normal = written.map(normalizeIdentifier)
  return {
    definitions: new Set(normal.slice(0, definitions.length)),
    footnotes: new Set(normal.slice(definitions.length)),
  }
}

/** Whether the same is defined with the one as with the other, and with what is defined outside of both. */
export function definesTheSame(before: Labels, after: Labels, outside: Labels): boolean {
  const areEqual = (kind: keyof Labels) =>
    isIn(before[kind], after[kind], outside[kind]) && isIn(after[kind], before[kind], outside[kind])
  return areEqual('definitions') && areEqual('footnotes')
}

function isIn(some: ReadonlySet<string>, one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const label of some) if (!one.has(label) && !other.has(label)) return false
  return true
}
