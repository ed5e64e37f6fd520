// Places of a corpus to ask a server about: the same ones for every server, and in every run.

import { readFileSync } from 'node:fs'
import type { Position } from 'vscode-languageserver/node'
import type { CorpusFolder } from './corpusFolder.ts'
import { positionAt } from './servers/talk.ts'

export interface Place {
  readonly file: string
  readonly text: string
  readonly position: Position
}

/** Inside the paths of links to other documents. */
export function linkPlaces(corpus: CorpusFolder, count: number): readonly Place[] {
  return places(corpus, count, /\]\((?=[^)#\s:]+\.md)/g, 3)
}

/** In headings. */
export function headingPlaces(corpus: CorpusFolder, count: number): readonly Place[] {
  return places(corpus, count, /^## (?=\S)/gm, 4)
}

/** At most one place in each document, documents spread evenly over the corpus; `into` counts from the start of the match. */
function places({ files }: CorpusFolder, count: number, pattern: RegExp, into: number): readonly Place[] {
  const found: Place[] = []
  const step = Math.max(1, Math.floor(files.length / count))
  for (let i = 0; i < files.length && found.length < count; i++) {
    // First every step-th document, then those between.
    const file = files[(i * step) % files.length] ?? ''
    if (found.some((place) => place.file === file)) continue
    const text = readFileSync(file, 'utf8')
    const matches = [...text.matchAll(pattern)]
    const match = matches[matches.length >> 1]
    if (match) found.push({ file, text, position: positionAt(text, match.index + into) })
  }
  return found
}
