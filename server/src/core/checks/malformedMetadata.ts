// malformed-metadata: the bold label of a metadata field is never closed, so asterisks show and programs misread the value.

import { say } from '../message.ts'
import type { DocumentCheck } from './problem.ts'

export const malformedMetadata: DocumentCheck = {
  code: 'malformed-metadata',

  problems(_corpus, { facts }) {
    return facts.metadata
      .filter(({ form }) => form === 'unclosed')
      .map(({ label, labelSpan }) => ({
        code: 'malformed-metadata',
        span: labelSpan,
        message: say('The bold label “{label}” is not closed: ** is missing behind it.', { label }),
        target: label,
      }))
  },

  fixes(_corpus, document, problem) {
    const end = { start: problem.span.end, end: problem.span.end }
    const edits = [{ kind: 'replace', path: document.path, span: end, text: '**' } as const]
    return [{ title: say('Close the bold label'), isPreferred: true, isSafe: true, edits }]
  },
}
