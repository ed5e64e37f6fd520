// Which links between documents came, went or were put right.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { nameKey } from '../files.ts'
import { titleWithoutNumber } from '../number.ts'
import type { LinkReference } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { slice } from '../text.ts'
import { folderOf, isDocumentPath, join, nameOf, type Path, relative } from '../uri.ts'
import { normal } from './blocks.ts'
import type { PathCorrection, ReferenceUpdate } from './model.ts'
import { lineOf, placeAt } from './places.ts'

/** A link into another document, or to where one would be. */
export interface CrossLink {
  readonly reference: LinkReference
  readonly resolution: Resolution
  readonly to: Path
}

/** The links of a document that lead into other documents, be they there or not. In document order. */
export function crossLinks(corpus: Corpus, document: Document): readonly CrossLink[] {
  return document.references.flatMap((reference): CrossLink | readonly [] => {
    if (reference.kind !== 'link' || reference.form === 'image' || reference.target.path === '') return []
    const resolution = resolve(corpus, document, reference)
    const to = targetOf(document, reference, resolution)
    return to === undefined || to === document.path ? [] : { reference, resolution, to }
  })
}

/** The document that is shown for the target; of a broken link where it leads to. Undefined for what is no document. */
function targetOf(document: Document, { target }: LinkReference, resolution: Resolution): Path | undefined {
  if (resolution.kind === 'missing-heading') return resolution.document.path
  if (resolution.kind === 'missing-file') {
    const path = join(folderOf(document.path), target.path)
    return path !== undefined && isDocumentPath(path) ? path : undefined
  }
  if (resolution.kind !== 'found') return undefined
  const found = resolution.target
  if (found.kind === 'folder') return found.index
  return isDocumentPath(found.path) ? found.path : undefined
}

export interface LinkChanges {
  readonly added: readonly ReferenceUpdate[]
  readonly removed: readonly ReferenceUpdate[]
  readonly corrections: readonly PathCorrection[]
}

/** One state of a document with its links. */
export interface LinkState {
  readonly document: Document
  readonly links: readonly CrossLink[]
}

/**
 * The difference of two multisets of targets: a link that is moved about, or follows a file or a number, is neither added nor removed.
 * `now` says where a document of before is now.
 */
export function linkChanges(
  before: LinkState | undefined,
  after: LinkState | undefined,
  root: Path,
  now: (path: Path) => Path,
): LinkChanges {
  const old = (before?.links ?? []).map((link) => ({ link, key: keyOf(link, now(link.to)) }))
  const current = (after?.links ?? []).map((link) => ({ link, key: keyOf(link, link.to) }))
  const removed = before ? without(old, current).map((link) => updateOf(before.document, link, root)) : []
  const added = after ? without(current, old).map((link) => updateOf(after.document, link, root)) : []
  return corrected(removed, added)
}

interface Found {
  readonly update: ReferenceUpdate
  readonly written: string
  readonly isBroken: boolean
}

/**
 * A link removed and one added in the same section that name a file of the same name are one that was put right; one that led to
 * nothing may have been given a longer or shorter name, too: `network.md`, `network-stack.md`.
 */
function corrected(removed: readonly Found[], added: readonly Found[]): LinkChanges {
  const sectionOf = ({ update: { section } }: Found) => `${section.number ?? ''} ${section.title ?? ''}`
  const free = new Map<string, Found[]>()
  for (const each of removed) free.set(sectionOf(each), [...(free.get(sectionOf(each)) ?? []), each])
  const corrections: PathCorrection[] = []
  const isMatched = new Set<Found>()
  for (const each of added) {
    const same = free.get(sectionOf(each))?.find((old) => !isMatched.has(old) && isSameLink(old, each))
    if (!same) continue
    isMatched.add(same).add(each)
    if (same.written === each.written) continue
    corrections.push({ section: each.update.section, from: same.written, to: each.written })
  }
  const rest = (all: readonly Found[]) => all.filter((each) => !isMatched.has(each)).map(({ update }) => update)
  return { added: rest(added), removed: rest(removed), corrections }
}

/** A link that stands as it stood, and leads nowhere since its document or target was moved, is neither new nor gone: it is broken. */
function isSameLink(old: Found, now: Found): boolean {
  if (now.isBroken) return old.written === now.written
  if (old.update.to.file === now.update.to.file) return false
  const [was, is] = [old, now].map(({ update }) => nameIn(update.to.file))
  if (was === undefined || is === undefined) return false
  return was === is || (old.isBroken && (is.startsWith(`${was}-`) || was.startsWith(`${is}-`)))
}

/** What a file is known by: the one that is shown for a folder, by the name of the folder. */
function nameIn(file: string): string {
  const key = nameKey(nameOf(file))
  return key === 'readme' || key === 'index' ? `${nameKey(nameOf(folderOf(`/${file}`)))}/` : key
}

function updateOf(document: Document, { reference, resolution, to }: CrossLink, root: Path): Found {
  const heading = headingOf(resolution)
  const text = reference.textSpan
    ? slice(document.text, reference.textSpan)
    : slice(document.text, reference.targetSpan)
  const update = {
    text: normal(text),
    section: placeAt(document, reference.span.start),
    to: {
      file: relative(root, to),
      number: heading?.number?.text ?? null,
      title: heading ? titleWithoutNumber(heading.title) : null,
      anchor: reference.target.fragment ?? null,
    },
    line: lineOf(document, reference.span.start),
  }
  const isBroken = resolution.kind === 'missing-file'
  return { update, written: slice(document.text, reference.targetSpan), isBroken }
}

/** Numbers and anchors may change under a link; what it names is the same. */
function keyOf({ reference, resolution }: CrossLink, to: Path): string {
  const heading = headingOf(resolution)
  return `${to}#${heading ? titleWithoutNumber(heading.title) : (reference.target.fragment ?? '')}`
}

function headingOf(resolution: Resolution) {
  return resolution.kind === 'found' && resolution.target.kind === 'heading' ? resolution.target.heading : undefined
}

interface Keyed {
  readonly link: CrossLink
  readonly key: string
}

/** What is in the first more often than in the second; of several alike the last. */
function without(all: readonly Keyed[], others: readonly Keyed[]): readonly CrossLink[] {
  const counts = new Map<string, number>()
  for (const { key } of others) counts.set(key, (counts.get(key) ?? 0) + 1)
  return all
    .filter(({ key }) => {
      const count = counts.get(key) ?? 0
      counts.set(key, count - 1)
      return count <= 0
    })
    .map(({ link }) => link)
}
