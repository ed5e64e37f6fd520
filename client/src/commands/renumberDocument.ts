// Lets the numbers of the document count on, with every reference to what gets another number, after a preview.

import * as vscode from 'vscode'
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient'
import { renumberDocumentCommand, renumberDocumentRequest } from '../../../server/src/protocol.ts'
import { orRefusal } from './applyEdit.ts'

export function registerRenumberDocument(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(renumberDocumentCommand, async () => {
    const document = vscode.window.activeTextEditor?.document
    if (document?.languageId !== 'markdown') return
    const title = vscode.l10n.t('Renumbering')
    const answer = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => {
        const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document)
        return orRefusal(client.sendRequest<WorkspaceEdit | null>(renumberDocumentRequest, { textDocument }, token))
      },
    )
    const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer))
    if (edit && edit.size > 0) await vscode.workspace.applyEdit(edit, { isRefactoring: true })
    else if (edit) vscode.window.setStatusBarMessage(vscode.l10n.t('Every number is right already.'), 10_000)
  })
}
