// unused-label: a definition or footnote that nothing refers to; readers never see it.

import type { Document } from '../document.ts'
import { say } from '../message.ts'
import { slice } from '../text.ts'
import { type Defined, definedIn, keyOf, usedLabels } from './labels.ts'
import type { DocumentCheck, Problem } from './problem.ts'
import { removal } from './removal.ts'

export const unusedLabel: DocumentCheck = {
  code: 'unused-label',

  problems(_corpus, document) {
    return unused(document).map(({ kind, of }): Problem => {
      const label = slice(document.text, of.labelSpan)
      return {
        code: 'unused-label',
        span: of.labelSpan,
        message:
          kind === 'footnote'
            ? say('Nothing refers to the footnote [^{label}].', { label })
            : say('Nothing uses the label [{label}].', { label }),
        target: label,
        isUnnecessary: true,
      }
    })
  },

  fixes(_corpus, document, problem) {
    const defined = definedIn(document).find(({ of }) => of.labelSpan.start === problem.span.start)
    if (!defined) return []
    const edits = [removal(document, defined.of.span)]
    return [{ title: say('Remove the definition'), isPreferred: true, isSafe: false, edits }]
  },
}

function unused(document: Document): readonly Defined[] {
  const { facts } = document
  const defined = definedIn(document)
  if (defined.length === 0) return []
  const isSnippet = facts.prose.length === 0
  if (isSnippet) return []
  const quick = usedLabels(document, false)
  const left = defined.filter((each) => !quick.has(keyOf(each)) && !isComment(each))
  if (left.length === 0) return []
  const used = usedLabels(document, true)
  return left.filter((each) => !used.has(keyOf(each)))
}

/** `[//]: # (words)`, `[comment]: <> (words)`: the usual ways to write a comment that is not shown. */
function isComment(defined: Defined): boolean {
  if (defined.kind === 'footnote') return false
  const { label, target } = defined.of
  return /^(?:\/\/|#|_)|^comment\b/.test(label) || target === '' || target === '#' || target === '/'
}
