// Shows the references that a code lens counts, where it stands.

import * as vscode from 'vscode'
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient'
import { showReferencesCommand } from '../../../server/src/protocol.ts'

export function registerShowReferences(client: BaseLanguageClient): vscode.Disposable {
  const { protocol2CodeConverter: converter } = client
  return vscode.commands.registerCommand(
    showReferencesCommand,
    (uri: string, position: Position, locations: readonly Location[]) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        converter.asUri(uri),
        converter.asPosition(position),
        locations.map((location) => converter.asLocation(location)),
      ),
  )
}
