// The link to a heading over which the mouse is rested.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import type { CorpusFolder } from '../corpusFolder.ts'
import { anchorPlaces } from '../places.ts'

export interface HeadingLink {
  /** The document it stands in, relative to the corpus. */
  readonly document: string
  /** A place in its destination, counted from 1. */
  readonly at: { readonly line: number; readonly column: number }
  /** The title of the heading that it leads to, in another document. */
  readonly title: string
}

/** The first link to a heading of another document that is there, of those that other groups ask about. Throws where there is none. */
export function headingLink(corpus: CorpusFolder): HeadingLink {
  for (const { file, text, position } of anchorPlaces(corpus, corpus.files.length)) {
    const line = text.split('\n')[position.line] ?? ''
    const path = /\]\(([^)#\s:]+)#$/.exec(line.slice(0, position.character))?.[1]
    const fragment = /^[^)\s]+/.exec(line.slice(position.character))?.[0]
    // In the second half of a long line it would be farther down than a person looks.
    if (path === undefined || fragment === undefined || position.character > 100) continue
    const title = titleOf(join(dirname(file), decodeURIComponent(path)), decodeURIComponent(fragment))
    if (title === undefined) continue
    const at = { line: position.line + 1, column: position.character + 1 }
    return { document: file.slice(corpus.folder.length + 1), at, title }
  }
  throw new Error('No link of the corpus leads to a heading of another document.')
}

function titleOf(file: string, anchor: string): string | undefined {
  if (!existsSync(file)) return undefined
  const { headings } = extractFacts(readFileSync(file, 'utf8'), { anchors: 'github', headingsOnly: false })
  return headings.find((heading) => heading.anchor === anchor)?.title
}
