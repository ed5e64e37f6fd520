// How a path is written in a destination, and how short a mention of it may be.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { resolvePath } from '../resolvePath.ts'
import { type Path, relative } from '../uri.ts'
import type { DestinationForm } from './completionPlace.ts'

/** A name or id as it must be written in the destination so that it means itself. */
export function encoded(name: string, form: DestinationForm): string {
  switch (form) {
    case 'link':
      return name.replace(/[\s%#?()<>\\"'&`[\]]/g, percent)
    case 'angle':
      return name.replace(/[\r\n%#?<>\\&`]/g, percent)
    case 'html':
      return name.replace(/[\s%#?<>"'&`]/g, percent)
    case 'mention':
      return name
  }
}

function percent(character: string): string {
  return encodeURIComponent(character).replace(
    /^[^%]$/,
    (ascii) => `%${ascii.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The fewest last parts of a path that name it in backticks, as people write them; undefined where none alone do. */
export function shortestMention(corpus: Corpus, document: Document, path: Path): string | undefined {
  const parts = relative(corpus.rootOf(path)?.path ?? '/', path).split('/')
  for (let from = parts.length - 1; from >= 0; from--) {
    const shown = parts.slice(from).join('/')
    const named = resolvePath(corpus, document.path, shown, 'mention')
    if (named.kind === 'found' && named.rule !== 'nearest' && named.target.path === path) return shown
  }
  return undefined
}
