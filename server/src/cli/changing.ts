// Carries a change out on disk: documents are written and files moved, all or none.

import { lstatSync, mkdirSync, renameSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { editsOf } from '../core/changes/after.ts'
import type { Change, Move } from '../core/changes/change.ts'
import type { Corpus } from '../core/corpus.ts'
import { say } from '../core/message.ts'
import { diskPath } from '../node/files.ts'
import { type Failure, isFailure, reasonOf } from './failure.ts'
import { type Replacement, replaceFiles } from './replaceFiles.ts'
import { replacementOf } from './replacement.ts'

/** Writes the documents where they are, then moves them; when a move fails, everything is put back. Undefined when it is done. */
export function carryOut(corpus: Corpus, change: Change): Failure | undefined {
  const replacements: Replacement[] = []
  for (const [path, same] of editsOf(corpus, change)) {
    const replacement = replacementOf(corpus.document(path), path, same)
    if (isFailure(replacement)) return replacement
    replacements.push(replacement)
  }
  const failure = replaceFiles(replacements)
  if (failure) return failure
  const done: Moved[] = []
  for (const move of change.moves) {
    const result = moved(move)
    if (!isFailure(result)) {
      done.push(result)
      continue
    }
    for (const each of done.reverse()) putBack(each)
    const back = replacements.map(({ file, bytes, before }) => ({ file, bytes: before ?? bytes, before: bytes }))
    return replaceFiles(back) ?? result
  }
  return undefined
}

interface Moved {
  readonly from: string
  readonly to: string
  /** Folders that were made for it, the innermost first. */
  readonly made: readonly string[]
}

function moved(move: Move): Moved | Failure {
  const [from, to] = [diskPath(move.from), diskPath(move.to)]
  const made: string[] = []
  try {
    for (let at = dirname(to); lstatSync(at, { throwIfNoEntry: false }) === undefined; at = dirname(at)) made.push(at)
    for (const folder of made.toReversed()) mkdirSync(folder)
    const there = lstatSync(to, { throwIfNoEntry: false })
    if (there && there.ino !== lstatSync(from).ino) throw Object.assign(new Error(to), { code: 'EEXIST' })
    renameSync(from, to)
    return { from, to, made }
  } catch (error) {
    removeEmpty(made)
    return {
      failure: say('“{file}” cannot be moved ({reason}); everything is as it was before.', {
        file: from,
        reason: reasonOf(error),
      }),
    }
  }
}

function putBack({ from, to, made }: Moved): void {
  renameSync(to, from)
  removeEmpty(made)
}

function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder)
    } catch {
      return
    }
  }
}
