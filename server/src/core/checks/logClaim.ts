// log-claim: an update log contradicts itself: several lengths for one document, a sum that does not add up, a number of listed documents.

import { say } from '../message.ts'
import { slice } from '../text.ts'
import { contradictions } from '../updateLog/ownFigures.ts'
import type { DocumentCheck, Problem } from './problem.ts'

/** What a log says of the documents was true, or not, when it was written: to tell needs git, see `update-log --verify`. */
export const logClaim: DocumentCheck = {
  code: 'log-claim',

  problems(corpus, document) {
    return contradictions(corpus, document).map(({ span, message }): Problem => {
      return { code: 'log-claim', span, message, target: slice(document.text, span) }
    })
  },

  fixes(corpus, document, { span }) {
    const found = contradictions(corpus, document).find((each) => each.span.start === span.start)
    if (found?.replacement === undefined) return []
    const text = found.replacement
    const edits = [{ kind: 'replace', path: document.path, span: found.span, text } as const]
    return [{ title: say('Write {number}', { number: text }), isPreferred: true, isSafe: false, edits }]
  },
}
