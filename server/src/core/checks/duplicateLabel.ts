// duplicate-label: a label is defined again with another meaning; the first definition wins, the others are never shown.

import type { Document } from '../document.ts'
import { say } from '../message.ts'
import { slice } from '../text.ts'
import { type Defined, definedIn, keyOf, usedLabels } from './labels.ts'
import type { DocumentCheck, Problem } from './problem.ts'
import { removal } from './removal.ts'

export const duplicateLabel: DocumentCheck = {
  code: 'duplicate-label',

  /** A second definition that says the same does no harm; those of a label that nothing uses are `unused-label`. */
  problems(_corpus, document) {
    const first = new Map<string, Defined>()
    const again: { readonly defined: Defined; readonly before: Defined }[] = []
    for (const defined of definedIn(document)) {
      const before = first.get(keyOf(defined))
      if (!before) first.set(keyOf(defined), defined)
      else if (meaning(document, before) !== meaning(document, defined)) again.push({ defined, before })
    }
    if (again.length === 0) return []
    const used = usedLabels(document, true)
    return again.filter(({ defined }) => used.has(keyOf(defined))).map((each) => problem(document, each))
  },

  fixes(_corpus, document, { span }) {
    const defined = definedIn(document).find(({ of }) => of.labelSpan.start === span.start)
    if (!defined) return []
    const edits = [removal(document, defined.of.span)]
    return [{ title: say('Remove the definition'), isPreferred: false, isSafe: false, edits }]
  },
}

function problem(document: Document, { defined, before }: { defined: Defined; before: Defined }): Problem {
  const label = slice(document.text, defined.of.labelSpan)
  return {
    code: 'duplicate-label',
    span: defined.of.labelSpan,
    message:
      defined.kind === 'footnote'
        ? say('The footnote [^{label}] is there already; this one is never shown.', { label })
        : say('The label [{label}] is defined already; this definition has no effect.', { label }),
    target: label,
    related: [{ path: document.path, span: before.of.labelSpan, message: say('The first definition') }],
  }
}

/** What a definition stands for: its destination, or the text of the footnote. */
function meaning({ text }: Document, { kind, of }: Defined): string {
  return kind === 'definition' ? of.target : text.slice(of.labelSpan.end, of.span.end).replace(/\s+/g, ' ').trim()
}
