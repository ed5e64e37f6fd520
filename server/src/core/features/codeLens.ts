// Code lens: above each heading how many references name its section.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { type Message, say } from '../message.ts'
import { type ReferencePlace, referencesTo } from './references.ts'
import { itemOf, type SectionItem } from './sectionItem.ts'

export interface SectionLens {
  readonly title: Message
  /** The references, sorted by path and place. */
  readonly places: readonly ReferencePlace[]
}

/** The sections above which something stands; those in quotes and lists are left out. */
export function lensSections(document: Document): readonly SectionItem[] {
  return document.facts.headings.filter(({ nested }) => !nested).map((heading) => itemOf(document, heading))
}

/**
 * What stands above the section: what "find all references" on its heading finds. Undefined for a document as a whole. Costs as
 * many resolutions as there are references that end in the file's name, so it is asked for what is on the screen only.
 */
export function sectionLens(
  corpus: Corpus,
  { path, heading }: SectionItem,
  options: { readonly isComplete: boolean },
): SectionLens | undefined {
  if (!heading) return undefined
  const places = referencesTo(corpus, { kind: 'target', target: { kind: 'heading', path, heading } })
  return { title: titleOf(places.length, options.isComplete), places }
}

function titleOf(count: number, isComplete: boolean): Message {
  if (!isComplete) return say('{count} or more references', { count })
  if (count === 1) return say('1 reference')
  return count === 0 ? say('no references') : say('{count} references', { count })
}
