// Has VS Code suggest sections behind 第 and 见: it takes them for the beginning of a word, behind which it asks nobody.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'

/** What announces a section, and is a letter; the server offers it as a trigger character to other editors. */
const announcing = /[第见]$/

/** What the protocol calls a list that comes by itself behind a character. */
const byCharacter = 2

/**
 * Asks the server when somebody has typed such a letter, and opens the list where it has something to offer; most words with
 * 见 in them announce nothing, which the server knows.
 */
export function suggestAnnounced(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change, another] = contentChanges
    if (!change || another || reason !== undefined || document.languageId !== 'markdown') return
    if (!announcing.test(change.text)) return
    const end = document.positionAt(change.rangeOffset + change.text.length)
    // The client tells the server of the change in a listener of its own, which may come behind this one.
    setTimeout(() => void suggest(client, document, end), 0)
  })
}

async function suggest(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<void> {
  const { version } = document
  const isWanted = vscode.workspace.getConfiguration('editor', document).get('suggestOnTriggerCharacters') !== false
  if (!isWanted || !client.isRunning()) return
  const list = await client.sendRequest<{ readonly items: readonly unknown[] } | null>('textDocument/completion', {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(position),
    context: { triggerKind: byCharacter, triggerCharacter: document.getText().charAt(document.offsetAt(position) - 1) },
  })
  const editor = vscode.window.activeTextEditor
  const isStillThere = editor?.document === document && editor.selection.active.isEqual(position)
  if (!list?.items.length || !isStillThere || document.version !== version) return
  await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true })
}
