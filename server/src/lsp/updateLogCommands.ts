// Commands for update logs in editors without a client of ours: `workspace/executeCommand`. The edit is the editor's to make, and to undo.

import {
  type CancellationToken,
  type Connection,
  CreateFile,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { render, say } from '../core/message.ts'
import { folderOf, isDocumentPath, pathOfUri, uriOfPath } from '../core/uri.ts'
import {
  type NewUpdateLog,
  newUpdateLogCommand,
  type RefreshedUpdateLog,
  refreshUpdateLogCommand,
  type UpdateLogOrder,
} from '../protocol.ts'
import type { UpdateLogAnswers } from './answers/updateLogs.ts'
import type { Client } from './client.ts'

export const updateLogCommands: readonly string[] = [newUpdateLogCommand, refreshUpdateLogCommand]

interface Parts {
  readonly client: Client
  readonly answers: UpdateLogAnswers
}

/**
 * Runs one of the commands. Its argument is a URI, or an object with `uri`, `base`, `branch` and `overwrite`: of the log to be refreshed; of
 * a folder, or a document in it, for a new one. A refusal is an error with a sentence.
 */
export async function runUpdateLogCommand(
  connection: Connection,
  { client, answers }: Parts,
  command: string,
  argument: unknown,
  token: CancellationToken,
): Promise<unknown> {
  const refused = (reason: string) => new ResponseError(LSPErrorCodes.RequestFailed, reason)
  const given = givenFrom(argument)
  if (!given)
    return refused(render(say('The command {command} needs the address of a document.', { command }), client.bundle))
  const { uri, ...order } = given
  let log = uri
  if (command === newUpdateLogCommand) {
    const path = pathOfUri(uri)
    const found = await answers.bases({ scope: isDocumentPath(path) ? uriOfPath(folderOf(path)) : uri })
    if (found.kind === 'refused') return refused(found.reason)
    log = found.log
  }
  const answer = await answers.write({ log, ...order }, token)
  if (!answer) return null
  if (answer.kind === 'refused') return refused(answer.reason)
  const edit = editOf(log, answer, client)
  if (!edit) return refused(render(say('This editor cannot create files for a language server.'), client.bundle))
  const { applied } = await connection.workspace.applyEdit({ label: answer.summary, edit })
  if (!applied) return refused(render(say('The editor has not applied the change.'), client.bundle))
  const message = [answer.summary, ...answer.notes.map((note) => note.message)].join('\n')
  // A notification: nobody has to answer.
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message })
  return null
}

/** Undefined where the client cannot make it. */
function editOf(log: string, answer: NewUpdateLog | RefreshedUpdateLog, client: Client): WorkspaceEdit | undefined {
  const start = { line: 0, character: 0 }
  if (answer.kind === 'new') {
    if (!client.fileCreation) return undefined
    const text = TextDocumentEdit.create({ uri: log, version: null }, [TextEdit.insert(start, answer.text)])
    return { documentChanges: [CreateFile.create(log, { overwrite: false }), text] }
  }
  const edits = answer.edits.map(({ range, newText }) => TextEdit.replace(range, newText))
  if (!client.versionedEdits) return { changes: { [log]: edits } }
  return { documentChanges: [TextDocumentEdit.create({ uri: log, version: answer.version }, edits)] }
}

type Given = Pick<UpdateLogOrder, 'base' | 'branch' | 'overwrite'> & { readonly uri: string }

/** Takes only what has the right shape: any client may send anything. */
function givenFrom(value: unknown): Given | undefined {
  if (typeof value === 'string') return { uri: value }
  if (typeof value !== 'object' || value === null) return undefined
  const { uri, base, branch, overwrite } = value as Record<string, unknown>
  if (typeof uri !== 'string') return undefined
  return {
    uri,
    ...(typeof base === 'string' ? { base } : {}),
    ...(typeof branch === 'string' ? { branch } : {}),
    ...(overwrite === true ? { overwrite } : {}),
  }
}
