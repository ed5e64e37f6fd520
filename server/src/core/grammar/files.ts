// Which documents a joined run of prose names where: the links and code in it are single characters of its text.

import { objectCharacter, type Prose } from '../facts/prose.ts'
import { firstFrom, type Span } from '../text.ts'
import type { NamingReference } from './naming.ts'
import type { Surroundings } from './templates.ts'

/** The text of a run, and the documents that are named in it. */
export function filesIn(documents: readonly NamingReference[], prose: Prose): Surroundings {
  const { text } = prose
  /** What is named by the object character at an index: links and code that follow each other are one. */
  const inObject = (index: number): readonly NamingReference[] => {
    const source = prose.spanOf(index, index + 1)
    return documents.slice(firstFrom(documents, source.start), firstFrom(documents, source.end))
  }
  const bare = (offset: number, isStart: boolean): (Span & { path: string }) | undefined => {
    const each = documents[isStart ? firstFrom(documents, offset) : firstFrom(documents, offset) - 1]
    if (each?.form !== 'prose' || (isStart ? each.span.start : each.span.end) !== offset) return undefined
    return { ...each.span, path: each.target.path }
  }
  return {
    text,
    fileEndingAt(index) {
      if (index <= 0) return undefined
      if (text.charAt(index - 1) === objectCharacter) {
        const path = inObject(index - 1).at(-1)?.target.path
        return path === undefined ? undefined : { path, start: index - 1 }
      }
      const file = bare(prose.offsetAt(index - 1) + 1, false)
      return file && { path: file.path, start: index - (file.end - file.start) }
    },
    fileStartingAt(index) {
      if (text.charAt(index) === objectCharacter) {
        const path = inObject(index)[0]?.target.path
        return path === undefined ? undefined : { path, end: index + 1 }
      }
      const file = bare(prose.offsetAt(index), true)
      return file && { path: file.path, end: index + (file.end - file.start) }
    },
  }
}
