// Writes a destination anew in the manner of the old one: its prefix, brackets, percent-encoding, extension left out.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { LinkReference, PathMention } from '../reference.ts'
import { indexNames } from '../resolvePath.ts'
import { slice } from '../text.ts'
import { folderOf, isDocumentPath, isWithin, join, nameOf, type Path, relative } from '../uri.ts'

type PlacedReference = LinkReference | PathMention

/** The document by its path, which may be that after a change, with the text that the spans of the reference are in. */
type Written = Pick<Document, 'path' | 'text'>

/**
 * What to write at `target.pathSpan` so that the reference leads to the file or folder `to`: relative to the document,
 * or from the root where the old path began with `/`. What is kept of the old one: `./`, a slash behind a folder, an
 * extension left out (unless the short name would mean something else), a folder standing for its README, encoding.
 */
export function writtenPath(corpus: Corpus, document: Written, reference: PlacedReference, to: Path): string {
  const old = reference.target.path
  const plain = old.startsWith('/')
    ? fromRoot(corpus, document.path, old, shortened(corpus, old, to))
    : relativeLike(document.path, old, shortened(corpus, old, to))
  const isFolder = corpus.files.isFolder(to) || (old.endsWith('/') && isIndex(to))
  return encoded(document, reference, isFolder && old.endsWith('/') && !plain.endsWith('/') ? `${plain}/` : plain)
}

/** What to write at `target.fragmentSpan` so that the fragment is `fragment` once it is decoded. */
export function writtenFragment(document: Written, reference: PlacedReference, fragment: string): string {
  return encoded(document, reference, fragment)
}

/** The path as a plain relative path that nothing would take for a URL; empty for nothing. */
function relativeLike(from: Path, old: string, to: Path): string {
  const plain = relative(folderOf(from), to)
  if (plain.startsWith('..')) return plain
  const looksLikeUrl = /^[^/]*:/.test(plain)
  return (old.startsWith('./') && plain !== '.') || looksLikeUrl ? `./${plain}` : plain
}

/** `/a/b.md`, from the root that the old path was written from, as far as that can be told. */
function fromRoot(corpus: Corpus, from: Path, old: string, to: Path): string {
  const own = corpus.rootOf(from)
  if (!own) return to
  const first = old.split('/').find(Boolean) ?? ''
  const bases = [own.path, ...own.settings.roots.flatMap((root) => join(own.path, root) ?? [])]
  const base = bases.find((each) => {
    const start = join(each, first)
    return isWithin(each, to) && start !== undefined && (corpus.files.isFolder(start) || corpus.files.isFile(start))
  })
  return `/${relative(base ?? own.path, to)}`
}

/** The target without what the old path left out too: its extension, or the name of the document shown for a folder. */
function shortened(corpus: Corpus, old: string, to: Path): Path {
  if (old.endsWith('/') && isIndex(to)) return folderOf(to)
  const name = nameOf(old)
  if (old === '' || old.endsWith('/') || name.includes('.') || !isDocumentPath(to)) return to
  const short = to.replace(/\.md$/i, '')
  return corpus.files.isFile(short) || corpus.files.isFolder(short) ? to : short
}

function isIndex(path: Path): boolean {
  return (indexNames as readonly string[]).includes(nameOf(path))
}

/** Encodes what would end or change the destination at its place, and more where the old destination did so. */
function encoded(document: Written, reference: PlacedReference, plain: string): string {
  if (reference.kind === 'mention') return plain
  const { text } = document
  const old = slice(text, reference.targetSpan)
  const isHtml = reference.form === 'html'
  const isAngled = !isHtml && text.charAt(reference.targetSpan.start - 1) === '<'
  let out = plain
    .replace(/%(?=[0-9a-f]{2})/gi, '%25')
    .replace(/&(?=#?\w+;)/g, '%26')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a file name may hold them
    .replace(/[\u0000-\u001f\u007f<>\\?#]/g, percentEncoded)
  if (!isAngled || old.includes('%20')) out = out.replace(/ /g, '%20')
  if (isHtml) out = out.replace(/["'`]/g, percentEncoded)
  else if (!isAngled && !isBalanced(out)) out = out.replace(/[()]/g, percentEncoded)
  return /%[89a-f][0-9a-f]/i.test(old)
    ? out.replace(/[\u0080-\ud7ff\ue000-\u{10ffff}]/gu, (character) => encodeURIComponent(character))
    : out
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}
