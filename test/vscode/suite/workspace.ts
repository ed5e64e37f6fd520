// What the suites do with the folder that is open: a fresh copy of test/vscode/corpus.

import * as vscode from 'vscode'
import { ok } from './expect.ts'

/** The address of a file of the corpus, by its path from the corpus root. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]
  ok(folder, 'no folder is open')
  return vscode.Uri.joinPath(folder.uri, path)
}

/** Opens a file of the corpus in an editor. */
export async function openDocument(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(path))
  await vscode.window.showTextDocument(document)
  return document
}

/** The position just before the `offset`-th character of the first occurrence of `text`. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const start = document.getText().indexOf(text)
  ok(start >= 0, `'${text}' is not in ${document.uri.path}`)
  return document.positionAt(start + offset)
}
