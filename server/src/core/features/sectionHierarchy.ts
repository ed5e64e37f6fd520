// Type hierarchy: the section around a section, and the sections directly in it.

import type { Corpus } from '../corpus.ts'
import { type OutlineItem, outline } from './outline.ts'
import { itemAround, itemOf, type SectionItem } from './sectionItem.ts'

/** The section around the item; the document around a section of the highest level; none around a document. */
export function parentOf(corpus: Corpus, { path, heading }: SectionItem): SectionItem | undefined {
  const document = corpus.document(path)
  if (!document || !heading) return undefined
  if (heading.nested) return itemAround(document, heading.span.start)
  const { headings } = document.facts
  const isAround = (i: number) => !headings[i]?.nested && (headings[i]?.depth ?? 0) < heading.depth
  let i = headings.findIndex(({ span }) => span.start === heading.span.start) - 1
  while (i >= 0 && !isAround(i)) i--
  return itemOf(document, headings[i])
}

/** The sections directly in the item, in their order: of a document those of the highest level. */
export function childrenOf(corpus: Corpus, { path, heading }: SectionItem): readonly SectionItem[] {
  const document = corpus.document(path)
  if (!document) return []
  const top = outline(document)
  const children = heading ? (itemAt(top, heading.span.start)?.children ?? []) : top
  return children.map((child) => itemOf(document, child.heading))
}

function itemAt(items: readonly OutlineItem[], start: number): OutlineItem | undefined {
  const item = items.findLast(({ span }) => span.start <= start)
  return item?.heading.span.start === start ? item : item && itemAt(item.children, start)
}
