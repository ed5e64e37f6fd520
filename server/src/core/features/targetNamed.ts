// The section or document that a person names in a few words: `network-stack.md#anchor`, `network-stack.md:12.18`, `12.18`.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { resolvePath } from '../resolvePath.ts'
import { numberKey } from '../sectionNumber.ts'
import { decodePercent } from '../uri.ts'
import type { CrossReferenceTarget } from './crossReference.ts'
import { crossReferenceTargets } from './crossReferenceTargets.ts'

/**
 * A file with an anchor or a number behind it, or alone, is found as a mention in the document would be; everything else is searched for,
 * and the first that is found is taken. Undefined where nothing is.
 */
export function targetNamed(
  corpus: Corpus,
  document: Document,
  offset: number,
  words: string,
): CrossReferenceTarget | undefined {
  const whole = documentNamed(corpus, document, words)
  if (whole) return { document: whole, heading: undefined }
  const [, file = '', sign, rest = ''] = /^([^#]*?)([#:])([^#:]*)$/.exec(words) ?? []
  if (sign !== undefined) {
    const named = file === '' ? document : documentNamed(corpus, document, file)
    if (!named) return undefined
    if (sign === ':') {
      const heading = headingsNumbered(named.facts, numberKey(rest))[0]
      return heading && { document: named, heading }
    }
    const target = named.fragments.get(rest) ?? named.fragments.get(decodePercent(rest))
    return target?.kind === 'heading' ? { document: named, heading: target.heading } : undefined
  }
  if (words.trim() === '') return undefined
  const [first] = crossReferenceTargets(corpus, document, offset, words, 1)
  const found = first && corpus.document(first.path)
  return first && found && { document: found, heading: first.heading }
}

function documentNamed(corpus: Corpus, document: Document, path: string): Document | undefined {
  const found = resolvePath(corpus, document.path, path, 'mention')
  if (found.kind !== 'found') return undefined
  const at = found.target.kind === 'folder' ? found.target.index : found.target.path
  return at === undefined ? undefined : corpus.document(at)
}
