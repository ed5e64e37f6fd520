// What a log says of the dates that documents state.

import { named } from '../grammar/naming.ts'
import type { NamedDocument } from '../reference.ts'
import type { LogClaim } from './logClaims.ts'
import { type Log, type LogItem, labelledDocument } from './logItems.ts'

type DateClaim = LogClaim & { readonly kind: 'date' }

/** `更新最后更新日期：2025-11-06 → 2025-11-07`, `更新最后更新日期为 2025-11-07`, `日期更新 2025-11-07`, `Date updated: 2025-11-07`. */
const form =
  /(?:更新(?:最后)?更新(?:日期|时间)|(?:最后)?更新(?:日期|时间)(?:更新)?|日期更新|(?:last )?updated date|date updated)\**\s*(?:为|到|至|to|[:：])?\s*(?:(\d{4}-\d{2}-\d{2})\s*(?:→|->|to)\s*)?(\d{4}-\d{2}-\d{2})/iu

/** `date 2025-11-06 → 2025-11-07`, below the name of a document. */
const short = /^(?:date|日期)\s+(\d{4}-\d{2}-\d{2})\s*→\s*(\d{4}-\d{2}-\d{2})/iu

/** Where it is certain which document is spoken of: the only one that the item names, or the one above it, or the one that a label names in the section. */
export function dateClaims(log: Log): readonly DateClaim[] {
  return log.items.flatMap((item): DateClaim | readonly [] => {
    const { prose, documents, heading } = item
    const match = heading && heading.depth > 1 ? (form.exec(prose.text) ?? short.exec(prose.text)) : null
    if (!match || /^\**(?:最后)?更新(?:日期|时间)\**\s*[:：]/.test(prose.text)) return []
    const subject =
      documents.length > 0 ? ownSubject(item) : ((item.above && ownSubject(item.above)) ?? labelledDocument(log, item))
    const [whole, , claimed = ''] = match
    const at = match.index + whole.lastIndexOf(claimed)
    if (!subject) return []
    return { kind: 'date', span: prose.spanOf(at, at + claimed.length), subject, claimed }
  })
}

function ownSubject({ documents: [first, another] }: LogItem): NamedDocument | undefined {
  return first && !another ? named(first, 'block') : undefined
}
