// Starts the server anew; everything is read again.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'

export function registerRestartServer(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand('docCorpus.restartServer', () => restart(client))
}

/** Stops the server, if it runs, and starts it. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop()
  await client.start()
}
