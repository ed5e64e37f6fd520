// conflicting-metadata: the top and the end of a document say different things of when it was last updated, or of its version.

import type { Document } from '../document.ts'
import { say } from '../message.ts'
import { dateIn, dateOf, type TypedField, typedFields } from '../metadataFields.ts'
import type { Span } from '../text.ts'
import type { DocumentCheck, Problem } from './problem.ts'

/** Other fields may well be said in other words the second time. */
const compared: readonly TypedField['meaning'][] = ['updated', 'version']

export const conflictingMetadata: DocumentCheck = {
  code: 'conflicting-metadata',

  problems(_corpus, document) {
    return conflicts(document).map(
      ({ header, footer }): Problem => ({
        code: 'conflicting-metadata',
        span: footer.field.valueSpan,
        message: say('It says “{footer}” here and “{header}” at the top.', {
          footer: footer.value,
          header: header.value,
        }),
        target: footer.field.label,
        related: [
          {
            path: document.path,
            span: header.field.valueSpan,
            message: say('At the top it says “{header}”.', { header: header.value }),
          },
        ],
      }),
    )
  },

  fixes(_corpus, document, problem) {
    const conflict = conflicts(document).find(({ footer }) => footer.field.valueSpan.start === problem.span.start)
    if (!conflict) return []
    const { header, footer } = conflict
    const isNewer = (dateOf(footer.value) ?? '') > (dateOf(header.value) ?? '')
    const change = (from: TypedField, to: TypedField, isPreferred: boolean) => ({
      title: say('Write “{value}” in both places', { value: to.value }),
      isPreferred,
      isSafe: false,
      edits: [{ kind: 'replace', path: document.path, ...written(document, from, to) } as const],
    })
    const isDate = dateOf(header.value) !== undefined && dateOf(footer.value) !== undefined
    return [change(header, footer, isDate && isNewer), change(footer, header, isDate && !isNewer)].sort(
      (a, b) => Number(b.isPreferred) - Number(a.isPreferred),
    )
  },
}

/** A date is written like the one that stood there; everything else as it stands in the other place. */
function written(document: Document, from: TypedField, to: TypedField): { readonly span: Span; readonly text: string } {
  const [old, now] = [dateIn(document, from), dateOf(to.value)]
  if (old && now !== undefined) return { span: old.span, text: old.write(now) }
  return { span: from.field.valueSpan, text: to.field.value }
}

interface Conflict {
  readonly header: TypedField
  readonly footer: TypedField
}

function conflicts(document: Document): readonly Conflict[] {
  const fields = typedFields(document)
  return compared.flatMap((meaning): readonly Conflict[] => {
    const header = fields.find((each) => each.meaning === meaning && each.place === 'header')
    const footer = fields.findLast((each) => each.meaning === meaning && each.place === 'footer')
    if (!header || !footer || header.value === footer.value) return []
    return plain(header.value) === plain(footer.value) ? [] : [{ header, footer }]
  })
}

/** A version may be written with or without its `v`, and with a remark in brackets. */
function plain(value: string): string {
  return value.replace(/^v/i, '').replace(/\s*[（(].*$/, '')
}
