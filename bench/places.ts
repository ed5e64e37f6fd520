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

/** Inside links to headings, of the same document or another. */
export function anchorPlaces(corpus: CorpusFolder, count: number): readonly Place[] {
  return places(corpus, count, /\]\([^)#\s:]*#(?=\S)/g)
}

/** Before the file names of links to other documents, behind their folders. */
export function pathPlaces(corpus: CorpusFolder, count: number): readonly Place[] {
  return places(corpus, count, /\]\((?:[^)#\s:]*\/)?(?=[^)#\s:/]+\.md)/g)
}

/** In headings. */
export function headingPlaces(corpus: CorpusFolder, count: number): readonly Place[] {
  return places(corpus, count, /^## (?=\S)/gm)
}

/** The ends of matches, at most one in each document, documents spread evenly over the corpus. */
function places({ files }: CorpusFolder, count: number, pattern: RegExp): readonly Place[] {
  const found: Place[] = []
  const step = Math.max(1, Math.floor(files.length / count))
  for (let i = 0; i < files.length && found.length < count; i++) {
    // First every step-th document, then those between.
    const file = files[(i * step) % files.length] ?? ''
    if (found.some((place) => place.file === file)) continue
    const text = readFileSync(file, 'utf8')
    const matches = [...text.matchAll(pattern)]
    const match = matches[matches.length >> 1]
    if (match) found.push({ file, text, position: positionAt(text, match.index + match[0].length) })
  }
  return found
}

/** Starts of the lines that begin with a letter, spread evenly over the text: typing there changes prose, never a heading. */
export function proseLines(text: string, count: number): readonly Position[] {
  const lines = text.split('\n').flatMap((line, i) => (/^\p{L}/u.test(line) ? [i] : []))
  const step = Math.max(1, Math.floor(lines.length / count))
  return lines.filter((_, i) => i % step === 0).map((line) => ({ line, character: 0 }))
}
