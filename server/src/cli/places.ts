// What the paths on the command line mean: the root of the corpus, and the files and folders to report on.

import { realpath } from 'node:fs/promises'
import { resolve as absolute } from 'node:path'
import { type Message, say } from '../core/message.ts'
import { isWithin, type Path, relative } from '../core/uri.ts'
import { diskPath, pathOfDisk } from '../node/files.ts'
import { exists, findRoot, isFolder } from '../node/roots.ts'
import type { Failure } from './failure.ts'

export interface Places {
  readonly root: Path
  /** Files and folders below the root; empty for all of it. */
  readonly paths: readonly Path[]
}

/**
 * The root is `--root`, else the one that the first path (or the current folder) belongs to. A path that is not there,
 * or lies outside the root, is a failure.
 */
export async function placesOf(
  folder: string,
  words: readonly string[],
  rootWord: string | undefined,
): Promise<Places | Failure> {
  const given = words.map((word) => ({ word, path: pathOn(folder, word) }))
  for (const { word, path } of given) if (!exists(path)) return { failure: noSuch(word) }
  const root = rootWord === undefined ? findRoot(given[0]?.path ?? pathOn(folder, '.')) : pathOn(folder, rootWord)
  if (rootWord !== undefined && !isFolder(root)) {
    return { failure: say('“{root}” is no folder; --root names the folder that holds the corpus.', { root: rootWord }) }
  }
  const paths: Path[] = []
  for (const { word, path } of given) {
    const inside = await below(root, path)
    if (inside === undefined) {
      return { failure: say('“{path}” lies outside the corpus root {root}.', { path: word, root: diskPath(root) }) }
    }
    paths.push(inside)
  }
  return { root, paths: paths.includes(root) ? [] : paths }
}

/** The path that a word on the command line names. */
export function pathOn(folder: string, word: string): Path {
  return pathOfDisk(absolute(folder, word))
}

/** Whether the path is one of those chosen on the command line, or lies below one. */
export function isChosen({ paths }: Places, path: Path): boolean {
  return paths.length === 0 || paths.some((chosen) => isWithin(chosen, path))
}

/** The path relative to the root, as all output gives it. */
export function fileName(root: Path, path: Path): string {
  return isWithin(root, path) ? relative(root, path) : diskPath(path)
}

/** The path as one below the root, be it through symbolic links; undefined where it is not. */
async function below(root: Path, path: Path): Promise<Path | undefined> {
  if (isWithin(root, path)) return path
  const [realRoot, real] = await Promise.all([realpath(diskPath(root)), realpath(diskPath(path))])
  const [from, to] = [pathOfDisk(realRoot), pathOfDisk(real)]
  if (!isWithin(from, to)) return undefined
  const rest = relative(from, to)
  return rest === '.' ? root : `${root === '/' ? '' : root}/${rest}`
}

function noSuch(path: string): Message {
  return say('There is no file or folder “{path}”.', { path })
}
