// Renaming what is under the cursor, and files in the editor, in the words of LSP.

import {
  LSPErrorCodes,
  type PrepareRenameResult,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { moveFiles, moveRefusal } from '../../core/features/moveFiles.ts'
import { prepareRename, rename } from '../../core/features/rename.ts'
import { render, say } from '../../core/message.ts'
import { pathOfUri } from '../../core/uri.ts'
import type { LeavingLinks } from '../../protocol.ts'
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

/** The editor moves the files itself; what cannot be moved it refuses itself, too. */
export function* filesRenamed(
  context: Context,
  { files, leaveLinks }: RenameFilesParams & LeavingLinks,
): InSteps<WorkspaceEdit | null> {
  const { corpus } = context
  const moves = files
    .map(({ oldUri, newUri }) => ({ from: pathOfUri(oldUri), to: pathOfUri(newUri) }))
    .filter((move) => moveRefusal(corpus, move) === undefined)
  if (moves.length === 0) return null
  const all = yield* moveFiles(corpus, moves)
  const change = leaveLinks ? { ...all, edits: all.edits.filter(({ reason }) => reason === 'mention') } : all
  if (change.edits.length === 0 && !change.left) return null
  return workspaceChange(context, change, { home: undefined, withoutMoves: true }) ?? null
}
