// Turns a reference to another file, so that path and fragment lead somewhere.

import { writtenFragment, writtenPath } from '../changes/rewrite.ts'
import type { Corpus } from '../corpus.ts'
import { destination } from '../destination.ts'
import type { Document } from '../document.ts'
import type { LinkReference } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { slice } from '../text.ts'
import type { Path } from '../uri.ts'
import { fragmentGuesses } from './fragmentCause.ts'
import { namesIn } from './fragmentNames.ts'
import type { FileEdit } from './problem.ts'

export interface Repointing {
  /** The whole destination as it will be written. */
  readonly written: string
  readonly edits: readonly FileEdit[]
  /** Whether the fragment stays as it is, or there is none. */
  readonly keepsFragment: boolean
}

/**
 * The edits that make a link lead to `to`. A fragment that the other file does not have is replaced by the one anchor that
 * it may mean, else taken away. Undefined where the link would still not lead there.
 */
export function repoint(corpus: Corpus, document: Document, link: LinkReference, to: Path): Repointing | undefined {
  const path = writtenPath(corpus, document, link, to)
  const kept = answer(corpus, document, link, path, undefined)
  if (kept?.kind === 'found' && leadsTo(kept, to)) return repointing(document, link, path, undefined)
  if (kept?.kind !== 'missing-heading') return undefined
  const guesses = fragmentGuesses(kept.fragment, namesIn(corpus, kept.document))
  const [guess] = guesses
  const fragment = guess && guesses.length === 1 ? writtenFragment(document, link, guess.anchor) : ''
  const mended = answer(corpus, document, link, path, fragment)
  return mended?.kind === 'found' && leadsTo(mended, to) ? repointing(document, link, path, fragment) : undefined
}

/** What the link would name with another path and, where given, another fragment, both as written. */
function answer(
  corpus: Corpus,
  document: Document,
  link: LinkReference,
  path: string,
  fragment: string | undefined,
): Resolution | undefined {
  const written = destinationText(document, link, path, fragment)
  const target = destination(written, { start: 0, end: written.length })
  return target && resolve(corpus, document, { ...link, target })
}

function leadsTo(resolution: Resolution & { kind: 'found' }, to: Path): boolean {
  const { target } = resolution
  return resolution.spelling === undefined && (target.path === to || (target.kind === 'folder' && target.index === to))
}

function repointing(document: Document, link: LinkReference, path: string, fragment: string | undefined): Repointing {
  const { pathSpan, fragmentSpan } = link.target
  const edits: FileEdit[] = [{ kind: 'replace', path: document.path, span: pathSpan, text: path }]
  if (fragment !== undefined && fragmentSpan) {
    const span = fragment === '' ? { start: fragmentSpan.start - 1, end: fragmentSpan.end } : fragmentSpan
    edits.push({ kind: 'replace', path: document.path, span, text: fragment })
  }
  return { written: destinationText(document, link, path, fragment), edits, keepsFragment: fragment === undefined }
}

/** The destination with new parts; the query between them stays. An empty fragment takes the `#` away. */
function destinationText(document: Document, link: LinkReference, path: string, fragment: string | undefined): string {
  const { pathSpan, fragmentSpan } = link.target
  const end = fragmentSpan ? fragmentSpan.start - 1 : link.targetSpan.end
  const query = document.text.slice(pathSpan.end, end)
  if (!fragmentSpan || fragment === '') return `${path}${query}`
  return `${path}${query}#${fragment ?? slice(document.text, fragmentSpan)}`
}
