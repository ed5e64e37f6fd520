// Files and folders as completion items: those of the folder typed so far, and documents from anywhere.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { titleWithoutNumber } from '../number.ts'
import { resolvePath } from '../resolvePath.ts'
import { decodePercent, foldCase, folderOf, isDocumentPath, nameOf, type Path, relative, stemOf } from '../uri.ts'
import type { Completion, CompletionItem } from './completion.ts'
import type { CompletionPlace, DestinationForm } from './completionPlace.ts'
import { romanised } from './pinyin.ts'
import { titleHeading } from './references.ts'
import { encoded, shortestMention } from './writtenPath.ts'

/** How many documents from elsewhere are offered at once; typing more brings others. */
const mostElsewhere = 200

/** Fewer characters than these name too many documents. */
const fewestTyped = 2

/** Items for the path being typed; nothing in backticks that hold no path yet. */
export function pathItems(corpus: Corpus, document: Document, place: CompletionPlace, end: number): Completion {
  const { typed, form } = place
  const slash = typed.lastIndexOf('/') + 1
  const segment = decodePercent(typed.slice(slash))
  if (form === 'mention' && !isPathLike(typed)) return { items: [], isIncomplete: true }
  const make = maker(corpus, place, end)
  const folder = folderTyped(corpus, document, place, decodePercent(typed.slice(0, slash)))
  const here = folder === undefined ? [] : entriesOf(corpus, document, folder, form)
  const items = here.map((path) => make.entry(path, slash))
  if (slash > 0) return { items: items.filter(isWritable(form)), isIncomplete: false }
  // In a corpus of numbered folders a document often stands alone in its own: then what is near is what there is.
  const isTooShort = segment.length < fewestTyped && here.length > 0
  const elsewhere = isTooShort ? [] : documentsNamed(corpus, document, segment, folder)
  const nearest = elsewhere.slice(0, mostElsewhere)
  items.push(...nearest.map(({ path, hops }) => make.elsewhere(document, path, hops)))
  const isIncomplete = segment.length < fewestTyped || nearest.length < elsewhere.length
  return { items: items.filter(isWritable(form)), isIncomplete }
}

/** Code that may become a path: it holds a slash or a dot, begins with a number of a folder, or is a word or longer. */
function isPathLike(typed: string): boolean {
  return /^[\p{L}\p{N}_.\-/]+$/u.test(typed) && (/[/.]|^\d{2}-/.test(typed) || typed.length >= 3)
}

/** The folder that the path before the last slash names; that of the document where there is no slash. */
function folderTyped(corpus: Corpus, document: Document, place: CompletionPlace, path: string): Path | undefined {
  if (path === '') return folderOf(document.path)
  const resolution = resolvePath(corpus, document.path, path, place.form === 'mention' ? 'mention' : 'link')
  return resolution.kind === 'found' && resolution.target.kind === 'folder' ? resolution.target.path : undefined
}

/** Folders and files in the folder by name, hidden ones and the document itself left out; in backticks only documents. */
function entriesOf(corpus: Corpus, document: Document, folder: Path, form: DestinationForm): readonly Path[] {
  const { files } = corpus
  const extensions = corpus.rootOf(document.path)?.settings.mentions.extensions ?? []
  const isOffered = (path: Path) =>
    form !== 'mention' || files.isFolder(path) || extensions.some((extension) => path.endsWith(`.${extension}`))
  return [...files.entries(folder)]
    .filter((path) => path !== document.path && !nameOf(path).startsWith('.') && isOffered(path))
    .sort((a, b) => (a < b ? -1 : 1))
}

/** Documents outside the folder whose name or title holds what was typed, nearest first. */
function documentsNamed(corpus: Corpus, document: Document, typed: string, folder: Path | undefined) {
  const wanted = foldCase(typed)
  const found: { readonly path: Path; readonly hops: number }[] = []
  const from = folderOf(document.path)
  for (const each of corpus.documents()) {
    const own = folderOf(each.path)
    if (own === folder || each.path === document.path) continue
    const isNamed = foldCase(nameOf(each.path)).includes(wanted) || titleOf(each).folded.includes(wanted)
    if (isNamed) found.push({ path: each.path, hops: relative(from, own).split('/').length })
  }
  return found.sort((a, b) => a.hops - b.hops || (a.path < b.path ? -1 : 1))
}

interface DocumentTitle {
  readonly text: string
  /** Case folded. */
  readonly folded: string
  /** In Latin letters where it is Chinese, for editors want what is typed at the start of a word. */
  readonly latin: string
}

/** Documents are never changed, only replaced; each key that is pressed asks for their titles. */
const titles = new WeakMap<Document, DocumentTitle>()

function titleOf(document: Document): DocumentTitle {
  const known = titles.get(document)
  if (known) return known
  const text = titleHeading(document)?.title.replace(/\s+/g, ' ').trim() ?? ''
  let latin: string | undefined
  const title = {
    text,
    folded: foldCase(text),
    get latin() {
      if (latin === undefined) {
        const { full = '', initials = '' } = romanised(titleWithoutNumber(text)) ?? {}
        latin = `${full} ${initials}`.trim()
      }
      return latin
    },
  }
  titles.set(document, title)
  return title
}

function maker(corpus: Corpus, place: CompletionPlace, end: number) {
  const item = (path: Path, shown: string, start: number, sortText: string): CompletionItem => {
    const isFolder = corpus.files.isFolder(path)
    const document = corpus.document(path)
    const title = document && titleOf(document)
    const root = corpus.rootOf(path)?.path
    return {
      kind: isFolder ? 'folder' : 'file',
      label: isFolder ? `${nameOf(path)}/` : nameOf(path),
      detail: root === undefined ? path : relative(root, path),
      description: title?.text ?? '',
      text: shown
        .split('/')
        .map((part) => encoded(part, place.form))
        .join('/'),
      span: { start, end: place.span.end },
      overwriteSpan: { start, end },
      filterText: [shown, title?.text, title?.latin].filter(Boolean).join(' '),
      sortText,
      target: isDocumentPath(path) && !isFolder ? { path, anchor: undefined } : undefined,
    }
  }
  return {
    entry: (path: Path, slash: number) => {
      const name = corpus.files.isFolder(path) ? `${nameOf(path)}/` : nameOf(path)
      return item(path, name, place.span.start + slash, `0${name}`)
    },
    elsewhere: (document: Document, path: Path, hops: number) => {
      const fromHere = relative(folderOf(document.path), path)
      const shown = place.form === 'mention' ? (shortestMention(corpus, document, path) ?? fromHere) : fromHere
      return item(path, shown, place.span.start, `1${String(hops).padStart(3, '0')}${stemOf(path)}`)
    },
  }
}

/** In backticks nothing is escaped: a name with a space or a sign of code would not be read as a path again. */
function isWritable(form: DestinationForm): (item: CompletionItem) => boolean {
  return ({ text }) => form !== 'mention' || /^[\p{L}\p{N}_.\-/+&%^]+$/u.test(text)
}
