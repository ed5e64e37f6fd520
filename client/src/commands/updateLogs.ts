// What both commands for update logs do: ask the server with progress that can be cancelled, and take its answer into the editor.

import * as vscode from 'vscode'
import { type BaseLanguageClient, WorkDoneProgress } from 'vscode-languageclient'
import {
  type NewUpdateLog,
  type RefreshedUpdateLog,
  type Refused,
  type UpdateLogOrder,
  type UpdateLogRefused,
  updateLogRequest,
} from '../../../server/src/protocol.ts'

/** Whether nothing is to be asked for: the person does not trust the workspace. They are told, and can change that. */
export function isDistrusted(): boolean {
  if (vscode.workspace.isTrusted) return false
  void explainTrust()
  return true
}

async function explainTrust(): Promise<void> {
  const message = vscode.l10n.t('Update logs need git, which is not run in a workspace that is not trusted.')
  const manage = vscode.l10n.t('Manage Workspace Trust')
  if ((await vscode.window.showErrorMessage(message, manage)) !== manage) return
  await vscode.commands.executeCommand('workbench.trust.manage')
}

/** What the server answers; undefined where it refuses, which the person is told, or where the person does not want to wait. */
export async function ask<A extends { readonly kind: string }>(
  client: BaseLanguageClient,
  method: string,
  params: object,
  title: string,
): Promise<A | undefined> {
  const answer = await asked<A | Refused>(client, method, params, title)
  if (!answer) return undefined
  if (!isRefused(answer)) return answer
  void vscode.window.showErrorMessage(answer.reason)
  return undefined
}

function isRefused(answer: { readonly kind: string }): answer is Refused {
  return answer.kind === 'refused'
}

let questions = 0

async function asked<A>(client: BaseLanguageClient, method: string, params: object, title: string): Promise<A | null> {
  const workDoneToken = `docCorpus.updateLog.${++questions}`
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      let reached = 0
      const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind !== 'report') return
        const { message, percentage = 0 } = value
        progress.report({ increment: Math.max(0, percentage - reached), ...(message ? { message } : {}) })
        reached = Math.max(reached, percentage)
      })
      try {
        const answer = await client.sendRequest<A | null>(method, { ...params, workDoneToken }, token)
        return token.isCancellationRequested ? null : answer
      } catch (error) {
        // A request that is cancelled may also be answered with an error.
        if (token.isCancellationRequested) return null
        throw error
      } finally {
        listening.dispose()
      }
    },
  )
}

/** How often a log is asked for again because somebody has typed in it meanwhile. */
const mostTries = 3

/** Writes or refreshes the log that is ordered and shows it; what is there already is changed in the editor, and saved by the person. */
export async function write(client: BaseLanguageClient, order: UpdateLogOrder): Promise<void> {
  const uri = client.protocol2CodeConverter.asUri(order.log)
  const title = vscode.l10n.t('Writing the update log')
  for (let tries = 0; tries < mostTries; tries++) {
    const answer = await asked<NewUpdateLog | RefreshedUpdateLog | UpdateLogRefused>(
      client,
      updateLogRequest,
      order,
      title,
    )
    if (!answer) return
    if (answer.kind === 'refused') return refuse(uri, answer)
    if (answer.kind === 'new' ? !(await create(uri, answer)) : !(await refresh(client, uri, answer))) continue
    vscode.window.setStatusBarMessage(answer.summary, 15_000)
    void tell(client, order, answer)
    return
  }
  void vscode.window.showErrorMessage(vscode.l10n.t('The log keeps changing; nothing was refreshed. Try again.'))
}

/** The new log beside the one that was left as it is, where the person wants it. */
async function refuse(log: vscode.Uri, { reason, fresh }: UpdateLogRefused): Promise<void> {
  if (fresh === undefined) {
    void vscode.window.showErrorMessage(reason)
    return
  }
  const beside = vscode.l10n.t('Show the New Log Beside')
  const message = vscode.l10n.t('The log was left as it is. {reason}', { reason })
  if ((await vscode.window.showErrorMessage(message, beside)) !== beside) return
  await vscode.window.showTextDocument(log)
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: fresh })
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside })
}

async function create(uri: vscode.Uri, { text }: NewUpdateLog): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(uri, { contents: new TextEncoder().encode(text) })
  if (!(await vscode.workspace.applyEdit(edit))) return false
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
  return true
}

/** One edit, which one undo takes back. False where the log is another one by now. */
async function refresh(client: BaseLanguageClient, uri: vscode.Uri, answer: RefreshedUpdateLog): Promise<boolean> {
  const wasOpen = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())
  if (wasOpen ? wasOpen.version !== answer.version : answer.version !== null) return false
  const document = wasOpen ?? (await vscode.workspace.openTextDocument(uri))
  await vscode.window.showTextDocument(document)
  if (answer.edits.length === 0) return true
  const edit = new vscode.WorkspaceEdit()
  const edits = await client.protocol2CodeConverter.asTextEdits(answer.edits.map((each) => ({ ...each })))
  edit.set(uri, edits)
  return vscode.workspace.applyEdit(edit)
}

/** Says what was left as it is, and offers to overwrite what somebody has changed. */
async function tell(
  client: BaseLanguageClient,
  order: UpdateLogOrder,
  answer: NewUpdateLog | RefreshedUpdateLog,
): Promise<void> {
  if (answer.notes.length === 0) return
  const overwrite = vscode.l10n.t('Overwrite What Was Changed')
  const offers = answer.kind === 'refreshed' && answer.isEdited ? [overwrite] : []
  const chosen = await vscode.window.showWarningMessage(answer.notes.map(({ message }) => message).join(' '), ...offers)
  if (chosen === overwrite) await write(client, { ...order, overwrite: true })
}
