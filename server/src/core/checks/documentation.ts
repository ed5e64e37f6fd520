// Where the page of a problem code is published.

import type { ProblemCode } from '../problemCodes.ts'

/** The page in the project's repository. */
export function documentationUri(code: ProblemCode): string {
  return `https://github.com/doc-corpus/doc-corpus/blob/main/docs/${code}.md`
}
