// Tells whether a document has to be read again under other settings, and how large an open one is.

import type { Settings } from '../core/settings.ts'

/** Whether a document has the same facts and references under both settings. */
export function readsAlike(a: Settings, b: Settings): boolean {
  if (a === b) return true
  return (
    a.anchors === b.anchors &&
    a.maximumSize === b.maximumSize &&
    areSame(a.mentions.extensions, b.mentions.extensions) &&
    areSame(a.grammar.presets, b.grammar.presets) &&
    areSame(a.grammar.templates, b.grammar.templates)
  )
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i])
}

/** The settings that decide what is read of a file of so many bytes, as one text. The same text means the same facts and references. */
export function readingOf({ anchors, maximumSize, mentions, grammar }: Settings, size: number): string {
  return JSON.stringify([anchors, size > maximumSize, mentions.extensions, grammar])
}

/** Whether the text has more bytes as UTF-8 than the limit, so that an open document meets the same one as its file. */
export function isLarger(text: string, limit: number): boolean {
  // A UTF-16 unit is one byte at least and three at most.
  return text.length > limit || (3 * text.length > limit && byteLength(text) > limit)
}

function byteLength(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    // Each half of a surrogate pair counts for two of its four bytes.
    bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2
  }
  return bytes
}
