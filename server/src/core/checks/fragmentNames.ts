// The names in a document that fragments are compared with, made once for each document that a wrong fragment leads to.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { defaultSettings } from '../settings.ts'
import type { AnchorRules } from '../slug.ts'
import { type FragmentNames, fragmentNames } from './fragmentCause.ts'

/** Documents are never changed, only replaced; so what follows from one may be kept as long as it lives. */
const kept = new WeakMap<Document, FragmentNames>()

/** The names of the document by the rules of its root. */
export function namesIn(corpus: Corpus, document: Document): FragmentNames {
  const rules = anchorRules(corpus, document)
  const known = kept.get(document)
  if (known?.rules === rules) return known
  const names = fragmentNames(document, rules)
  kept.set(document, names)
  return names
}

/** The rules by which the document's headings get their anchors. */
export function anchorRules(corpus: Corpus, document: Document): AnchorRules {
  return (corpus.rootOf(document.path)?.settings ?? defaultSettings).anchors
}
