// Checks every document now and shows the Problems view, also where only the problems of open documents are listed.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { WorkspaceDiagnosticRequest } from 'vscode-languageclient'

export function registerCheckWorkspace(client: BaseLanguageClient): vscode.Disposable {
  /** Problems of documents that are not open, where the server does not list them by itself. */
  const asked = vscode.languages.createDiagnosticCollection('docCorpus.checkWorkspace')
  const command = vscode.commands.registerCommand('docCorpus.checkWorkspace', async () => {
    const title = vscode.l10n.t('Checking all documents')
    const found = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => check(client, token),
    )
    if (!found) return
    asked.clear()
    const listsAll = vscode.workspace.getConfiguration('docCorpus').get('diagnostics.scope') !== 'openFiles'
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()))
    for (const [uri, problems] of found) if (!listsAll && !open.has(uri.toString())) asked.set(uri, problems)
    const problems = found.reduce((sum, [, each]) => sum + each.length, 0)
    await vscode.commands.executeCommand('workbench.actions.view.problems')
    const message =
      problems === 0
        ? vscode.l10n.t('No problems found.')
        : vscode.l10n.t('{problems} problems in {documents} documents.', { problems, documents: found.length })
    vscode.window.setStatusBarMessage(message, 10_000)
  })
  return vscode.Disposable.from(
    asked,
    command,
    vscode.workspace.onDidOpenTextDocument(({ uri }) => asked.delete(uri)),
  )
}

/** The problems of every file that has some; undefined where the person does not want to wait. */
async function check(
  client: BaseLanguageClient,
  token: vscode.CancellationToken,
): Promise<readonly [vscode.Uri, vscode.Diagnostic[]][] | undefined> {
  const { items } = await client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }, token)
  if (token.isCancellationRequested) return undefined
  const found: [vscode.Uri, vscode.Diagnostic[]][] = []
  for (const item of items) {
    if (item.kind !== 'full' || item.items.length === 0) continue
    const uri = client.protocol2CodeConverter.asUri(item.uri)
    found.push([uri, await client.protocol2CodeConverter.asDiagnostics(item.items, token)])
  }
  return found
}
