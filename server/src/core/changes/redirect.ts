// Writes the path and fragment of a reference anew, so that it leads to the same place after a change.

import type { Corpus } from '../corpus.ts'
import { destination } from '../destination.ts'
import type { Document } from '../document.ts'
import { withoutNumber } from '../files.ts'
import type { LinkReference, PathMention } from '../reference.ts'
import type { Target } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { resolvePath } from '../resolvePath.ts'
import { slice } from '../text.ts'
import { folderOf, nameOf, type Path, relative } from '../uri.ts'
import type { Edit } from './change.ts'
import { isStill } from './identity.ts'
import { writtenFragment, writtenPath } from './rewrite.ts'

export interface Redirected {
  /** The new path as the reference names it, decoded; the old one where only the fragment is another. */
  readonly path: string
  readonly edits: readonly Edit[]
}

/** One reference before and after: where it stands, and what it is to lead to. */
export interface Redirection {
  readonly corpus: Corpus
  readonly after: Corpus
  readonly document: Document
  /** The same document after the change. */
  readonly self: Document
  /** The file or folder that its path names, before the change. */
  readonly from: Path
  /** The same after the change. */
  readonly to: Path
  /** What it names with its fragment, after the change. */
  readonly wanted: Target
}

/** Undefined where the reference leads there as it is written, or where no way of writing it would. */
export function redirected(redirection: Redirection, reference: LinkReference | PathMention): Redirected | undefined {
  if (reference.kind === 'mention' && reference.form === 'tree') return renamedInTree(redirection, reference)
  const { after, document, self, to, wanted } = redirection
  const { target } = reference
  const edits: Edit[] = []
  let { path } = target
  if (path !== '' && mayBeAnother(redirection, reference)) {
    const written =
      reference.kind === 'link'
        ? writtenPath(after, { path: self.path, text: document.text }, reference, to)
        : mentionedPath(redirection, reference)
    if (written === undefined) return undefined
    if (written !== slice(document.text, target.pathSpan)) {
      path = destination(written, { start: 0, end: written.length })?.path ?? written
      edits.push({ path: document.path, span: target.pathSpan, text: written, reason: reasonOf(reference) })
    }
  }
  const { fragmentSpan } = target
  if (wanted.kind === 'heading' && fragmentSpan) {
    const now = resolve(after, self, { ...reference, target: { ...target, path } })
    if (now.kind !== 'found' || !isStill(now.target, wanted)) {
      const text = writtenFragment(document, reference, wanted.heading.customId?.id ?? wanted.heading.anchor)
      edits.push({ path: document.path, span: fragmentSpan, text, reason: reasonOf(reference) })
    }
  }
  return edits.length > 0 ? { path, edits } : undefined
}

/** A name in a tree follows where it stays in its folder. What has gone elsewhere a tree cannot say without being drawn anew. */
function renamedInTree({ corpus, document, to, from }: Redirection, mention: PathMention): Redirected | undefined {
  const old = slice(document.text, mention.target.pathSpan)
  const name = nameOf(to)
  if (folderOf(from) !== folderOf(to) || old.replace(/\/$/, '') !== nameOf(from) || corpus.files.isFile(to))
    return undefined
  const text = old.endsWith('/') ? `${name}/` : name
  if (text === old) return undefined
  const edit: Edit = { path: document.path, span: mention.target.pathSpan, text, reason: 'mention' }
  return { path: mention.target.path, edits: [edit] }
}

function reasonOf(reference: LinkReference | PathMention): Edit['reason'] {
  return reference.kind === 'link' ? 'destination' : 'mention'
}

function leadsTo(after: Corpus, from: Path, path: string, kind: 'link' | 'mention', to: Path): boolean {
  const place = resolvePath(after, from, path, kind)
  return place.kind === 'found' && place.spelling === undefined && place.target.path === to
}

/**
 * Whether it leads elsewhere, or it did the shortest way and may do so no longer: `../a/b.md` within `a`. A mention is found by its name without
 * `NN-` as well; one that says a number, and was right to the letter, is to be so afterwards.
 */
function mayBeAnother(redirection: Redirection, reference: LinkReference | PathMention): boolean {
  const { corpus, after, document, self, from, to } = redirection
  const { path, pathSpan } = reference.target
  if (!leadsTo(after, self.path, path, reference.kind, to)) return true
  if (reference.kind === 'mention') return saysNumber(path) && isEndOf(from, path) && !isEndOf(to, path)
  if (document.path === self.path && from === to) return false
  return writtenPath(corpus, document, reference, from) === slice(document.text, pathSpan)
}

/** Whether a part has its `NN-`. A single word without an extension is hardly a path, and would be none with more words. */
function saysNumber(path: string): boolean {
  return /(?:\/|\.\w+)$/.test(path) && path.split('/').some((part) => withoutNumber(part) !== part)
}

/** Whether the last parts of the place are those of the path, to the letter: `12-net/net.md`, or that without its extension. */
function isEndOf(place: Path, path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  const end = `/${parts.join('/')}`
  return place.endsWith(end) || place.endsWith(`${end}.md`)
}

/** The first way of writing the path that leads there: in the manner of the old one, else ever more exact. */
function mentionedPath({ corpus, after, document, self, to }: Redirection, mention: PathMention): string | undefined {
  const old = mention.target.path
  const before = resolvePath(corpus, document.path, old, 'mention')
  if (before.kind !== 'found') return undefined
  const parts = old.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  const root = after.rootOf(to)?.path
  const fromDocument = relative(folderOf(self.path), to)
  const fromRoot = root === undefined ? [] : [relative(root, to)]
  const ends = ending(to, parts.length, before.rule === 'suffix-without-number')
  const ways: string[] = []
  switch (before.rule) {
    case 'relative':
      ways.push(old.startsWith('./') && !fromDocument.startsWith('.') ? `./${fromDocument}` : fromDocument)
      break
    case 'root':
      ways.push(...fromRoot.map((path) => (old.startsWith('/') ? `/${path}` : path)))
      break
    default:
      ways.push(...ends)
  }
  ways.push(...ends, ...fromRoot, fromDocument)
  const spelled = ways.map((path) => (old.endsWith('/') && !path.endsWith('/') ? `${path}/` : path))
  return spelled.find((path) => leadsTo(after, self.path, path, 'mention', to))
}

/** The last parts of the path, as many as were written before and then more, first without their `NN-` where they were left out. */
function ending(to: Path, least: number, leavesNumbersOut: boolean): readonly string[] {
  const parts = to.split('/').filter(Boolean)
  const found: string[] = []
  for (let count = Math.max(1, least); count <= Math.min(parts.length, least + 2); count++) {
    const last = parts.slice(-count)
    if (leavesNumbersOut) found.push(last.map(withoutNumber).join('/'))
    found.push(last.join('/'))
  }
  return found
}
