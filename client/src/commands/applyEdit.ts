// Asks the server for an edit and makes it; a refusal is shown as the sentence that it is.

import * as vscode from 'vscode'
import { type BaseLanguageClient, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageclient'

/** Whether it was made. Edits that ask for confirmation open VS Code's preview; all of it is undone in one step. */
export async function applyEdit(client: BaseLanguageClient, method: string, params: object): Promise<boolean> {
  const answer = await orRefusal(client.sendRequest<WorkspaceEdit | null>(method, params))
  const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer))
  return edit ? vscode.workspace.applyEdit(edit, { isRefactoring: true }) : false
}

/** The answer; undefined after a refusal, which the person has been shown. */
export async function orRefusal<T>(answer: T | PromiseLike<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    // Anything else has been logged by the client, or was cancelled.
    if (!(error instanceof ResponseError) || error.code !== LSPErrorCodes.RequestFailed) throw error
    void vscode.window.showErrorMessage(error.message)
    return undefined
  }
}
