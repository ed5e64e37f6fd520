// The references that a change would leave behind, each written anew so that it leads where it led before.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { titleHeading } from '../features/references.ts'
import type { LinkReference, PathMention, Reference, SectionMention } from '../reference.ts'
import type { Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { resolvePath } from '../resolvePath.ts'
import type { Path } from '../uri.ts'
import { corpusAfter } from './after.ts'
import { type Change, type Edit, editsByPath, pathAfter } from './change.ts'
import { concerned } from './concerned.ts'
import { changedMeanings, targetAfter } from './identity.ts'
import { redirected } from './redirect.ts'
import { numberEdits, type Titled, wordEdits } from './respell.ts'

/** What is asked for besides the change itself. */
export interface FollowOptions {
  /** Whether a document keeps what it says, as an update log does: only its links follow. */
  isHistorical(path: Path): boolean
}

/**
 * The change with what has to follow it: references to what is moved or titled anew, and references inside of what is moved. Those that
 * led nowhere before, or to several places, stay as they are. What comes out is held against the corpus before: `left` are references that
 * no way of writing them could help. Yields after every document, so that a long one can be done in slices or stopped.
 */
export function* followed(corpus: Corpus, change: Change, { isHistorical }: FollowOptions): Generator<void, Change> {
  const after = corpusAfter(corpus, change)
  const asked = concerned(corpus, after, change)
  const edits: Edit[] = [...change.edits]
  for (const [document, references] of asked) {
    // The bytes of a document that is not valid UTF-8 would be lost if it were written.
    if (!document.hasInvalidEncoding) {
      for (const edit of followingIn(corpus, after, change, document, references, isHistorical(document.path)))
        edits.push(edit)
    }
    yield
  }
  const whole = { ...change, edits: withoutOverlaps(edits) }
  const left = yield* changedMeanings(corpus, corpusAfter(corpus, whole), whole, asked)
  return left.length > 0 ? { ...whole, left } : whole
}

function followingIn(
  corpus: Corpus,
  after: Corpus,
  change: Change,
  document: Document,
  references: ReadonlySet<Reference>,
  isHistorical: boolean,
): readonly Edit[] {
  const self = after.document(pathAfter(change.moves, document.path))
  if (!self) return []
  const edits: Edit[] = []
  const renamed = new Map<string, string>()
  const isFollowing = ({ kind }: Reference) => kind === 'link' || !isHistorical
  // Paths first: what a number belongs to is found by the paths around it.
  for (const reference of references) {
    if ((reference.kind !== 'link' && reference.kind !== 'mention') || !isFollowing(reference)) continue
    const target = targetOf(corpus, document, reference)
    const place = resolvePath(corpus, document.path, reference.target.path, reference.kind)
    const wanted = target && targetAfter(after, change, target)
    if (!target || !wanted || place.kind !== 'found') continue
    const from = place.target.path
    const to = pathAfter(change.moves, from)
    const written = redirected({ corpus, after, document, self, from, to, wanted }, reference)
    if (written) {
      renamed.set(reference.target.path, written.path)
      edits.push(...written.edits)
    }
    const [before, now] = [titled(corpus, target), titled(after, wanted)]
    if (reference.kind === 'link' && before && now && !isHistorical) {
      edits.push(...wordEdits(document, reference, before, now))
    }
  }
  for (const reference of references) {
    if (reference.kind !== 'section' || !isFollowing(reference)) continue
    const target = targetOf(corpus, document, reference)
    const wanted = target && targetAfter(after, change, target)
    const [before, now] = [target && titled(corpus, target), wanted && titled(after, wanted)]
    if (wanted?.kind !== 'heading' || !before || !now) continue
    edits.push(...numberEdits(after, self, document, reNamed(reference, renamed), before, wanted, now))
  }
  return edits
}

/** The heading that stands for the target: that of the section, or the title of the document. */
function titled(corpus: Corpus, target: Target): Titled | undefined {
  const document = corpus.document((target.kind === 'folder' ? target.index : undefined) ?? target.path)
  if (!document) return undefined
  const isDocument = target.kind === 'file' || target.kind === 'folder'
  const heading = target.kind === 'heading' ? target.heading : isDocument ? titleHeading(document) : undefined
  return heading && { heading, text: document.text }
}

/** The mention as it is found after the change: with the documents around it by their new paths. */
function reNamed(mention: SectionMention, renamed: ReadonlyMap<string, string>): SectionMention {
  if (renamed.size === 0) return mention
  return { ...mention, named: mention.named.map((each) => ({ ...each, path: renamed.get(each.path) ?? each.path })) }
}

function targetOf(corpus: Corpus, document: Document, reference: LinkReference | PathMention | SectionMention) {
  const resolution = resolve(corpus, document, reference)
  return resolution.kind === 'found' && resolution.spelling === undefined ? resolution.target : undefined
}

/** What the person asked for goes first; else the first of two that touch the same text. */
function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const order = (edit: Edit) => (edit.reason === 'target' ? 0 : 1)
  const kept: Edit[] = []
  for (const same of editsByPath([...edits].sort((a, b) => order(a) - order(b))).values()) {
    let last: Edit | undefined
    for (const edit of same) {
      const isFree =
        !last ||
        edit.span.start > last.span.end ||
        (edit.span.start === last.span.end && edit.span.start < edit.span.end)
      if (isFree) {
        kept.push(edit)
        last = edit
      } else if (last && order(edit) < order(last)) {
        kept[kept.length - 1] = edit
        last = edit
      }
    }
  }
  return kept.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start))
}
