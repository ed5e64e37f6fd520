// Mentions of sections in one line each, for tests to compare.

import { createDocument, type Document } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import type { SectionMention } from '../../server/src/core/reference.ts'
import { defaultSettings, type Settings } from '../../server/src/core/settings.ts'
import { slice } from '../../server/src/core/text.ts'

export function documentOf(text: string, settings: Settings = defaultSettings): Document {
  return createDocument('/a.md', text, extractFacts(text, { anchors: 'github', headingsOnly: false }), settings)
}

export function mentionsOf({ references }: Document): readonly SectionMention[] {
  return references.filter((each) => each.kind === 'section')
}

/** `unit! [12.18 章节] 12.18`: the form, `!` where it is certain, the span as written, number, and title between `«»`. */
export function written(text: string, { form, certainty, span, number, title }: SectionMention): string {
  const words = slice(text, span).replace(/\s*\n[\s>]*/g, '⏎')
  return [
    `${form}${certainty === 'certain' ? '!' : ''}`,
    `[${words}]`,
    ...(number === undefined ? [] : [number]),
    ...(title === undefined ? [] : [`«${title}»`]),
  ].join(' ')
}
