// What changes many documents, as VS Code carries it out: renames, moved files, actions on sections; refusals are shown.

import * as vscode from 'vscode'
import type { BaseLanguageClient, Middleware, WorkspaceEdit } from 'vscode-languageclient'
import { orRefusal } from './commands/applyEdit.ts'

/** Of the requests that the client sends for VS Code those that change documents. `client` is asked for when it is there. */
export function changing(client: () => BaseLanguageClient): Middleware {
  return {
    // VS Code would go on to the next to answer, the built-in Markdown support, and rename after a refusal what was not meant.
    async provideRenameEdits(document, position, newName, token, next) {
      return (await orRefusal(Promise.resolve(next(document, position, newName, token)))) ?? new vscode.WorkspaceEdit()
    },

    async resolveCodeAction(item, token, next) {
      return (await orRefusal(Promise.resolve(next(item, token)))) ?? item
    },

    workspace: {
      willRenameFiles: (event) => referencesMoved(client(), event),
    },
  }
}

/**
 * The edit that VS Code makes together with the move, after asking (`OK`, `Show Preview`, `Skip Changes`), and undoes together with it. It
 * gives an extension one minute, so asking is left to it. With `always` nobody is asked: the edit is made right before the move.
 */
async function referencesMoved(
  client: BaseLanguageClient,
  { files, token }: vscode.FileWillRenameEvent,
): Promise<vscode.WorkspaceEdit | null> {
  const wanted = vscode.workspace.getConfiguration('docCorpus').get('updateReferencesOnFileMove')
  if (wanted === 'never') return null
  const params = {
    files: files.map(({ oldUri, newUri }) => ({
      oldUri: client.code2ProtocolConverter.asUri(oldUri),
      newUri: client.code2ProtocolConverter.asUri(newUri),
    })),
    leaveLinks: builtinUpdatesLinks(),
  }
  const answer = await client.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', params, token)
  const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer, token))
  if (!edit || edit.size === 0) return null
  const entries = edit.entries()
  const counts = { references: entries.reduce((sum, [, edits]) => sum + edits.length, 0), documents: entries.length }
  const message = vscode.l10n.t('References that follow the move: {references}, in {documents} documents', counts)
  vscode.window.setStatusBarMessage(message, 10_000)
  if (wanted !== 'always') return edit
  await vscode.workspace.applyEdit(edit, { isRefactoring: true })
  return null
}

/** VS Code's own updating, off by default, does Markdown links after the move; then ours does only what it does not. */
function builtinUpdatesLinks(): boolean {
  const wanted = vscode.workspace.getConfiguration('markdown').get<string>('updateLinksOnFileMove.enabled')
  const isThere = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined
  return isThere && wanted !== undefined && wanted !== 'never'
}
