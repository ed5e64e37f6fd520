// Renaming what is under the cursor, and files in the editor, in the words of LSP.

import {
  LSPErrorCodes,
  type PrepareRenameResult,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { corpusAfter } from '../../core/changes/after.ts'
import { type Change, type Move, pathAfter } from '../../core/changes/change.ts'
import type { Corpus } from '../../core/corpus.ts'
import type { Document } from '../../core/document.ts'
import { moveFiles, moveRefusal } from '../../core/features/moveFiles.ts'
import { prepareRename, rename } from '../../core/features/rename.ts'
import { render, say } from '../../core/message.ts'
import { pathOfUri } from '../../core/uri.ts'
import type { MovingFiles } from '../../protocol.ts'
import { leftRefusal, workspaceChange } from '../change.ts'
import { rangeOf } from '../convert.ts'
import type { Context, InSteps } from '../row.ts'

export function renamable({ corpus }: Context, document: Document, offset: number): PrepareRenameResult | null {
  const found = prepareRename(corpus, document, offset)
  return found ? { range: rangeOf(document, found.span), placeholder: found.placeholder } : null
}

/** A refusal is an error, whose sentence the editor shows. */
export function* renamed(
  context: Context,
  document: Document,
  offset: number,
  { newName }: RenameParams,
): InSteps<WorkspaceEdit | null> {
  const change = yield* rename(context.corpus, document, offset, newName)
  if ('refused' in change)
    return new ResponseError(LSPErrorCodes.RequestFailed, render(change.refused, context.client.bundle))
  const left = leftRefusal(context, change)
  if (left) return new ResponseError(LSPErrorCodes.RequestFailed, render(left, context.client.bundle))
  const edit = workspaceChange(context, change, { home: document.path })
  if (edit) return edit
  return new ResponseError(
    LSPErrorCodes.RequestFailed,
    render(say('This editor cannot rename files.'), context.client.bundle),
  )
}

/** The editor moves the files itself, or has done so; what cannot be moved it refuses itself, too. */
export function* filesRenamed(
  context: Context,
  { files, leaveLinks, isMade }: RenameFilesParams & MovingFiles,
): InSteps<WorkspaceEdit | null> {
  const asked = files.map(({ oldUri, newUri }) => ({ from: pathOfUri(oldUri), to: pathOfUri(newUri) }))
  const before = isMade ? corpusBefore(context.corpus, asked) : context.corpus
  const moves = asked.filter((move) => moveRefusal(before, move) === undefined)
  if (moves.length === 0) return null
  const all = yield* moveFiles(before, moves)
  // Texts are the same before and after, and so are places in them.
  const edits = isMade ? all.edits.map((edit) => ({ ...edit, path: pathAfter(moves, edit.path) })) : all.edits
  // What was left behind then is not asked about again.
  const change: Change = isMade ? { moves, edits } : { ...all, edits }
  const ours = leaveLinks ? { ...change, edits: edits.filter(({ reason }) => reason !== 'destination') } : change
  if (ours.edits.length === 0 && !ours.left) return null
  return workspaceChange(context, ours, { home: undefined, withoutMoves: true }) ?? null
}

/** The corpus as it was before these moves, none of which changed a text. */
function corpusBefore(corpus: Corpus, moves: readonly Move[]): Corpus {
  return corpusAfter(corpus, { moves: moves.map(({ from, to }) => ({ from: to, to: from })), edits: [] })
}
