// Recognises sections named by number or title in prose and in tables.

import type { DocumentFacts } from '../facts/types.ts'
import type { LinkReference, PathMention, SectionMention } from '../reference.ts'
import type { Settings } from '../settings.ts'

/**
 * Every mention of a section in the document, sorted by place. `paths`: what names files in the document, sorted by place; which of
 * them a number belongs to is decided here, by place alone.
 */
export function sectionMentions(
  _text: string,
  _facts: DocumentFacts,
  _paths: readonly (LinkReference | PathMention)[],
  _settings: Settings,
): readonly SectionMention[] {
  return []
}
