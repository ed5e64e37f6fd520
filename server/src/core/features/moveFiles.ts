// Moves files and folders, and takes along every reference to them and every one inside of them.

import type { Change, Move } from '../changes/change.ts'
import { followed } from '../changes/follow.ts'
import { redirectRows } from '../changes/redirectRows.ts'
import type { Corpus } from '../corpus.ts'
import { type Message, say } from '../message.ts'
import { configurationName } from '../settings.ts'
import { foldCase, folderOf, isWithin, nameOf, type Path } from '../uri.ts'

/** The moves with what has to follow them, and a row for each in the project's table of redirects. What cannot be moved is refused by `moveRefusal` before. */
export function moveFiles(corpus: Corpus, moves: readonly Move[]): Generator<void, Change> {
  return followed(corpus, { moves, edits: redirectRows(corpus, moves) }, { isHistorical: () => false })
}

/** Why the file or folder cannot be moved there; undefined where it can. A change of case alone is allowed. */
export function moveRefusal(corpus: Corpus, { from, to }: Move): Message | undefined {
  const { files } = corpus
  const rootOf = (path: Path) => corpus.rootOf(path)
  const name = (path: Path) => ({ path: pathBelow(rootOf(path)?.path, path) })
  if (!files.isFile(from) && !files.isFolder(from)) return say('There is no file or folder {path}.', name(from))
  if (from === to) return say('{path} is there already.', name(to))
  if (!rootOf(from)) return say('{path} lies outside the corpus.', name(from))
  if (!rootOf(to)) return say('{path} lies outside the corpus.', name(to))
  if (rootOf(from)?.path === from && !rootOf(folderOf(from)))
    return say('{path} is the corpus itself.', { path: nameOf(from) })
  if (nameOf(from) === configurationName)
    return say('{path} makes its folder a corpus and cannot leave it.', name(from))
  if (isWithin(from, to)) return say('{path} cannot be moved into itself.', name(from))
  if (files.isFile(to) || files.isFolder(to)) return say('{path} is there already.', name(to))
  if (foldCase(from) === foldCase(to)) return undefined
  if (files.spelling(to) !== undefined) return say('{path} is there already.', name(to))
  for (let at = to; rootOf(at); at = at.slice(0, at.lastIndexOf('/'))) {
    if (files.isFile(at)) return say('{path} is a file, and nothing can be put into it.', name(at))
  }
  return undefined
}

function pathBelow(root: Path | undefined, path: Path): string {
  return root !== undefined && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
}
