// Brings the generated parts of an update log up to date; what a person wrote stays.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { refreshUpdateLogCommand } from '../../../server/src/protocol.ts'
import { isDistrusted, write } from './updateLogs.ts'

/** The parameter is that of a code lens; from the palette it is the log in the active editor. */
export function registerRefreshUpdateLog(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(refreshUpdateLogCommand, async (uri?: string) => {
    if (isDistrusted()) return
    const document = vscode.window.activeTextEditor?.document
    const active = document && client.code2ProtocolConverter.asUri(document.uri)
    const log = uri ?? (document?.languageId === 'markdown' ? active : undefined)
    if (log !== undefined) return write(client, { log })
    void vscode.window.showErrorMessage(vscode.l10n.t('Open the update log that is to be refreshed first.'))
  })
}
