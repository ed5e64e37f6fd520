// Shows what the server and this client have logged.

import * as vscode from 'vscode'

export const showOutputCommand = 'docCorpus.showOutput'

export function registerShowOutput(output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand(showOutputCommand, () => output.show())
}
