// What changes many documents, as VS Code carries it out: renames, moved files, actions on sections; refusals are shown.

import * as vscode from 'vscode'
import type { BaseLanguageClient, Middleware, WorkspaceEdit } from 'vscode-languageclient'
import type { MovingFiles } from '../../server/src/protocol.ts'
import { orRefusal } from './commands/applyEdit.ts'

/** Of the requests that the client sends for VS Code those that change documents. `client` is asked for when it is there. */
export function changing(client: () => BaseLanguageClient): Middleware {
  const followed = new FollowedMoves()
  return {
    // VS Code would go on to the next to answer, the built-in Markdown support, and rename after a refusal what was not meant.
    async provideRenameEdits(document, position, newName, token, next) {
      return (await orRefusal(Promise.resolve(next(document, position, newName, token)))) ?? new vscode.WorkspaceEdit()
    },

    async resolveCodeAction(item, token, next) {
      return (await orRefusal(Promise.resolve(next(item, token)))) ?? item
    },

    workspace: {
      willRenameFiles: (event) => referencesMoved(client(), event, followed),
      async didRenameFiles(event, next) {
        await next(event)
        const undone = event.files.filter((file) => followed.takeUndone(file))
        if (undone.length > 0) await referencesMovedBack(client(), undone)
      },
    },
  }
}

type Renamed = vscode.FileRenameEvent['files'][number]

/** Moves whose references we changed in an edit of our own, which VS Code does not undo together with the move; nor does it ask then. */
class FollowedMoves {
  readonly #moves = new Set<string>()

  add({ oldUri, newUri }: Renamed): void {
    this.#moves.delete(keyOf(newUri, oldUri))
    this.#moves.add(keyOf(oldUri, newUri))
  }

  /** Whether this puts back what was moved so. */
  takeUndone({ oldUri, newUri }: Renamed): boolean {
    return this.#moves.delete(keyOf(newUri, oldUri))
  }
}

function keyOf(from: vscode.Uri, to: vscode.Uri): string {
  return `${from} ${to}`
}

/**
 * The edit that VS Code makes together with the move, after asking (`OK`, `Show Preview`, `Skip Changes`), and undoes together with it. It
 * gives an extension one minute, so asking is left to it. With `always` nobody is asked: the edit is made right before the move.
 */
async function referencesMoved(
  client: BaseLanguageClient,
  { files, token }: vscode.FileWillRenameEvent,
  followed: FollowedMoves,
): Promise<vscode.WorkspaceEdit | null> {
  const wanted = vscode.workspace.getConfiguration('docCorpus').get('updateReferencesOnFileMove')
  if (wanted === 'never') return null
  const answer = await askForEdit(client, files, { leaveLinks: builtinUpdatesLinks() }, token)
  const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer, token))
  if (!edit || edit.size === 0) return null
  const entries = edit.entries()
  const counts = { references: entries.reduce((sum, [, edits]) => sum + edits.length, 0), documents: entries.length }
  const message = vscode.l10n.t('References that follow the move: {references}, in {documents} documents', counts)
  vscode.window.setStatusBarMessage(message, 10_000)
  if (wanted !== 'always') return edit
  for (const file of files) followed.add(file)
  await vscode.workspace.applyEdit(edit, { isRefactoring: true })
  return null
}

/** How often references are asked for again because a document has changed meanwhile, as by VS Code's own updating of links. */
const mostTries = 5

/** Has references follow files that are back already. */
async function referencesMovedBack(client: BaseLanguageClient, files: readonly Renamed[]): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const answer = await askForEdit(client, files, { leaveLinks: builtinUpdatesLinks(), isMade: true })
    const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer))
    if (!edit || edit.size === 0) return
    // An open document has a version, by which is known whether it is still the one that the edit is for.
    const documents = await Promise.all(edit.entries().map(([uri]) => vscode.workspace.openTextDocument(uri)))
    const versions = versionsIn(client, answer)
    const isStill = documents.every(({ uri, version }) => versions.get(uri.toString()) === version)
    if (isStill && (await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return
  }
  void vscode.window.showErrorMessage(
    vscode.l10n.t('The move was undone. References did not follow: the documents that hold them keep changing.'),
  )
}

function versionsIn(
  client: BaseLanguageClient,
  { documentChanges = [] }: WorkspaceEdit,
): ReadonlyMap<string, number | null> {
  const named = documentChanges.flatMap((change) => ('textDocument' in change ? [change.textDocument] : []))
  return new Map(named.map(({ uri, version }) => [client.protocol2CodeConverter.asUri(uri).toString(), version]))
}

function askForEdit(
  client: BaseLanguageClient,
  files: readonly Renamed[],
  how: MovingFiles,
  token: vscode.CancellationToken = new vscode.CancellationTokenSource().token,
): Promise<WorkspaceEdit | null> {
  const params = {
    files: files.map(({ oldUri, newUri }) => ({
      oldUri: client.code2ProtocolConverter.asUri(oldUri),
      newUri: client.code2ProtocolConverter.asUri(newUri),
    })),
    ...how,
  }
  return client.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', params, token)
}

/** VS Code's own updating, off by default, does Markdown links after the move; then ours does only what it does not. */
function builtinUpdatesLinks(): boolean {
  const wanted = vscode.workspace.getConfiguration('markdown').get<string>('updateLinksOnFileMove.enabled')
  const isThere = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined
  return isThere && wanted !== undefined && wanted !== 'never'
}
