// What the checks of numbers have in common: the problem stands on the number, and a fix changes its heading alone.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { type Message, say } from '../message.ts'
import { type Fault, numberFaults } from '../numbering/faults.ts'
import { mended } from '../numbering/mending.ts'
import type { NumberedSection } from '../numbering/sections.ts'
import { slice } from '../text.ts'
import type { DocumentCheck, Fix, Problem } from './problem.ts'

/** The check that reports the faults of one code. `related` is the section that explains it. */
export function numberCheck<Code extends Fault['code']>(
  code: Code,
  explain: (fault: Fault & { readonly code: Code }) => {
    readonly message: Message
    readonly related?: { readonly section: NumberedSection; readonly message: Message }
  },
): DocumentCheck {
  const isOne = (fault: Fault): fault is Fault & { readonly code: Code } => fault.code === code
  return {
    code,

    problems(corpus, document) {
      return numberFaults(corpus, document)
        .filter(isOne)
        .flatMap((fault): Problem | readonly [] => {
          const { number } = fault.section.heading
          if (!number) return []
          const { message, related } = explain(fault)
          const others = related && [
            { path: document.path, span: related.section.heading.span, message: related.message },
          ]
          return { code, span: number.span, message, target: number.text, ...(others ? { related: others } : {}) }
        })
    },

    fixes(corpus, document, { span }) {
      const fault = numberFaults(corpus, document)
        .filter(isOne)
        .find(({ section }) => section.heading.number?.span.start === span.start)
      return fault ? fixes(corpus, document, fault) : []
    },
  }
}

/** References to the section are left as they are, so none of these is safe, or the first choice. */
function fixes(corpus: Corpus, document: Document, fault: Fault): readonly Fix[] {
  const { path, text } = document
  return mended(corpus, document, fault).flatMap((change): Fix | readonly [] => {
    const rest = { isPreferred: false, isSafe: false } as const
    if (change.kind === 'number') {
      const { number } = fault.section.heading
      if (!number) return []
      const edit = { kind: 'replace', path, span: number.span, text: change.text } as const
      return { title: say('Use the number {number}', { number: change.text }), ...rest, edits: [edit] }
    }
    const { span, depth } = fault.section.heading
    const marks = { start: span.start, end: span.start + depth }
    if (slice(text, marks) !== '#'.repeat(depth)) return []
    const edit = { kind: 'replace', path, span: marks, text: '#'.repeat(change.depth) } as const
    return { title: say('Make it a heading of level {depth}', { depth: change.depth }), ...rest, edits: [edit] }
  })
}
