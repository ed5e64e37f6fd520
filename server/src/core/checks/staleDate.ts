// stale-date: a document says that it was last updated on a day after which its content changed.

import type { Root } from '../corpus.ts'
import { say } from '../message.ts'
import { dateIn, lastUpdated, typedFields } from '../metadataFields.ts'
import { severityOf } from '../settings.ts'
import type { DocumentCheck } from './problem.ts'

export const staleDate: DocumentCheck = {
  code: 'stale-date',

  problems(corpus, document) {
    const stated = lastUpdated(document)
    // Asked for documents that state a day only, so that no other depends on what git says.
    if (!stated) return []
    const changed = corpus.changedOn(document.path)
    if (changed === undefined || changed <= stated.value) return []
    const message = say('It says {date}, but its content changed on {changed}.', { date: stated.value, changed })
    return [{ code: 'stale-date', span: stated.field.valueSpan, message, target: stated.field.label }]
  },

  fixes(corpus, document) {
    const day = corpus.changedOn(document.path)
    if (day === undefined) return []
    const edits = typedFields(document).flatMap((field) => {
      const date = field.meaning === 'updated' ? dateIn(document, field) : undefined
      if (!date || date.day >= day) return []
      return [{ kind: 'replace', path: document.path, span: date.span, text: date.write(day) } as const]
    })
    if (edits.length === 0) return []
    return [{ title: say('Write {date}', { date: day }), isPreferred: true, isSafe: false, edits }]
  },
}

/** Whether the project of the root wants dates to be held against what version control says. */
export function wantsDays({ settings }: Root): boolean {
  return severityOf(settings, 'stale-date') !== 'ignore'
}
