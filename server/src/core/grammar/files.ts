// Which documents a joined run of prose names where: the links and code in it are single characters of its text.

import { objectCharacter, type Prose } from '../facts/prose.ts'
import type { DocumentFacts } from '../facts/types.ts'
import { firstFrom } from '../text.ts'
import { type NamingReference, named } from './naming.ts'
import type { FileName, Surroundings } from './templates.ts'

/** The text of a run, and the documents that are named in it. */
export function filesIn(facts: DocumentFacts, documents: readonly NamingReference[], prose: Prose): Surroundings {
  const { text } = prose
  /** What is named by the object character at an index: links and code that follow each other are one. */
  const inObject = (index: number): readonly NamingReference[] => {
    const source = prose.spanOf(index, index + 1)
    return documents.slice(firstFrom(documents, source.start), firstFrom(documents, source.end))
  }
  const fileAt = (reference: NamingReference | undefined, start: number, end: number): FileName | undefined =>
    reference && { start, end, name: named(reference, 'template') }
  return {
    text,
    fileEndingAt(index) {
      if (index <= 0) return undefined
      if (text.charAt(index - 1) === objectCharacter) return fileAt(inObject(index - 1).at(-1), index - 1, index)
      const end = prose.offsetAt(index - 1) + 1
      const bare = documents[firstFrom(documents, end) - 1]
      if (bare?.form !== 'prose' || bare.span.end !== end) return undefined
      return fileAt(bare, index - (end - bare.span.start), index)
    },
    fileStartingAt(index) {
      if (text.charAt(index) === objectCharacter) return fileAt(inObject(index)[0], index, index + 1)
      const start = prose.offsetAt(index)
      const bare = documents[firstFrom(documents, start)]
      if (bare?.form !== 'prose' || bare.span.start !== start) return undefined
      return fileAt(bare, index, index + (bare.span.end - start))
    },
    isForeignBefore(index) {
      let at = index
      while (/[\s*,，(（]/.test(text.charAt(at - 1)) && index - at < 8) at--
      return isForeign(at - 1)
    },
    isForeignBehind(index) {
      let at = index
      while (/[\s*]/.test(text.charAt(at)) && at - index < 8) at++
      return isForeign(at)
    },
  }

  /** Whether the object character at an index is a link that leads elsewhere, or a label, of which nothing is known here. */
  function isForeign(index: number): boolean {
    if (text.charAt(index) !== objectCharacter || inObject(index).length > 0) return false
    const source = prose.spanOf(index, index + 1)
    const link = facts.links[firstFrom(facts.links, source.end) - 1]
    if (link && link.span.start >= source.start && /^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(link.target)) return true
    const label = facts.labels[firstFrom(facts.labels, source.end) - 1]
    return label !== undefined && label.span.start >= source.start
  }
}
