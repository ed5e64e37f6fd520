// Where the page of a problem code is published.

import type { ProblemCode } from '../problemCodes.ts'

/** The page as the npm package `doc-corpus` carries it. */
export function documentationUri(code: ProblemCode): string {
  return `https://unpkg.com/doc-corpus/docs/${code}.md`
}
