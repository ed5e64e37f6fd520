// missing-file: a link leads to a path where nothing is. Readers get an error page; nothing tells the author.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { say } from '../message.ts'
import type { LinkReference } from '../reference.ts'
import { slice } from '../text.ts'
import { folderOf, isDocumentPath, isWithin, join, nameOf, type Path, relative } from '../uri.ts'
import { anchorRules } from './fragmentNames.ts'
import { hasSameName, nearestFiles } from './nearest.ts'
import { titleForFile, titleForFragment } from './newHeading.ts'
import { isPlaceholderLink } from './placeholder.ts'
import type { Fix, FixesWanted, ReferenceCheck } from './problem.ts'
import { repoint } from './repoint.ts'

export const missingFile: ReferenceCheck = {
  code: 'missing-file',

  problem(corpus, document, reference, resolution) {
    if (reference.kind !== 'link' || resolution.kind !== 'missing-file') return undefined
    const { path, pathSpan } = reference.target
    if (isPlaceholderLink(path) || isSitePath(corpus, document.path, path, resolution.candidates)) return undefined
    const written = slice(document.text, pathSpan)
    const [only, second] = resolution.candidates
    const message =
      only !== undefined && second === undefined && hasSameName(path, only)
        ? say('No file or folder {path}. Did you mean {candidate}?', {
            path: written,
            candidate: relative(folderOf(document.path), only),
          })
        : say('No file or folder {path}.', { path: written })
    return { code: 'missing-file', span: pathSpan, message, target: slice(document.text, reference.targetSpan) }
  },

  fixes(corpus, document, reference, _resolution, wanted) {
    if (reference.kind !== 'link') return []
    return [...didYouMean(corpus, document, reference, wanted), ...createFile(corpus, document, reference)]
  },
}

/**
 * Links to files that end in the same parts, or are spelled alike. Safe where folder and name together name one thing only
 * and the fragment is there: in the corpora seen, the rest of such a path was wrong in its number of `../`.
 */
export function didYouMean(
  corpus: Corpus,
  document: Document,
  link: LinkReference,
  wanted: FixesWanted,
): readonly Fix[] {
  return nearestFiles(corpus, document.path, link.target.path, wanted === 'safe' ? 'certain' : 'all').flatMap(
    ({ path, isOnly, isCertain }): readonly Fix[] => {
      const change = repoint(corpus, document, link, path)
      if (!change) return []
      const title = say('Change to {target}', { target: change.written })
      const { edits, keepsFragment } = change
      return [{ title, isPreferred: isOnly && keepsFragment, isSafe: isCertain && keepsFragment, edits }]
    },
  )
}

/** Creates the document, with the text of the link as its title and every heading that links to it ask for. */
function createFile(corpus: Corpus, document: Document, link: LinkReference): readonly Fix[] {
  const path = pathToCreate(corpus, document.path, link.target.path)
  if (path === undefined) return []
  const rules = anchorRules(corpus, document)
  const title = titleForFile(document, link, rules)
  const wanted = wantedHeadings(corpus, link.target.path, path)
  const { fragment } = link.target
  if (fragment !== undefined && fragment !== '' && !wanted.has(fragment)) return []
  const headings = [...wanted.values()].filter((heading) => heading !== title)
  const text = `# ${title}\n${headings.map((heading) => `\n## ${heading}\n`).join('')}`
  const name = relative(folderOf(document.path), path)
  const edits = [{ kind: 'create', path, text } as const]
  return [{ title: say('Create {path}', { path: name }), isPreferred: false, isSafe: false, edits }]
}

/** Headings by the fragment that names them, for every link whose path ends in the same name and means the new document. */
function wantedHeadings(corpus: Corpus, written: string, path: Path): ReadonlyMap<string, string> {
  const headings = new Map<string, string>()
  for (const { document, reference } of corpus.mentionsOf(nameOf(written.replace(/\/+$/, '')))) {
    if (reference.kind !== 'link' || !reference.target.fragment || headings.has(reference.target.fragment)) continue
    if (pathToCreate(corpus, document.path, reference.target.path) !== path) continue
    const { fragment } = reference.target
    const heading = titleForFragment(document, reference, fragment, anchorRules(corpus, document))
    if (heading !== undefined) headings.set(fragment, heading)
  }
  return headings
}

/** A document can be made where the path lies in the corpus and has its ending or none; a folder gets a README. */
function pathToCreate(corpus: Corpus, from: Path, written: string): Path | undefined {
  const root = corpus.rootOf(from)
  const at = written.startsWith('/') ? root && join(root.path, written) : join(folderOf(from), written)
  if (
    !root ||
    at === undefined ||
    !isWithin(root.path, at) ||
    /[<>:"|?*\\]|[. ](?:\/|$)/.test(written.replace(/\.{1,2}\//g, ''))
  )
    return undefined
  const name = nameOf(at)
  if (name.length > 200 || (written.endsWith('/') && isDocumentPath(at))) return undefined
  const path = written.endsWith('/') ? join(at, 'README.md') : name.includes('.') ? at : `${at}.md`
  if (path === undefined || !isDocumentPath(path) || isBelowFile(corpus, path)) return undefined
  return path
}

function isBelowFile(corpus: Corpus, path: Path): boolean {
  for (let at = folderOf(path); at !== folderOf(at); at = folderOf(at)) if (corpus.files.isFile(at)) return true
  return false
}

/**
 * Whether the path is one of the site that a generator builds, which the files cannot tell: `x.html` or `x/` for `x.md`,
 * an alias (`@site/…`, `~/…`), a path from the root without an ending (`/commands/new/`), or one whose first part is not
 * at the root of this corpus, when it is no document or a document that ends in it is somewhere else.
 */
function isSitePath(corpus: Corpus, from: Path, path: string, candidates: readonly Path[]): boolean {
  if (/^[@~][\w-]*\//.test(path)) return true
  const source = /^(.+?)(?:\.html?|\/)$/.exec(path)?.[1]
  if (source !== undefined && !source.startsWith('/')) {
    // The page of `guide/a.md` is `guide/a/`, so that its `../b/` is `guide/b.md`.
    const sources = [source, path.endsWith('/') && source.startsWith('../') ? source.slice(3) : source]
    const places = sources.map((each) => join(folderOf(from), each))
    if (places.some((at) => at !== undefined && corpus.files.isFile(`${at}.md`))) return true
  }
  if (!path.startsWith('/')) return false
  if (!/\.\w+$/.test(path)) return true
  const first = path.split('/').find(Boolean) ?? ''
  const isHere = corpus.roots.some((each) => {
    const at = join(each.path, first)
    return at !== undefined && (corpus.files.isFile(at) || corpus.files.isFolder(at))
  })
  return !isHere && (!isDocumentPath(path) || candidates.some((candidate) => candidate.endsWith(path)))
}
