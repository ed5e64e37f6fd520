// Commands for editors without a client of ours: `workspace/executeCommand`. Each asks a row of the table, and has its edit applied.

import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { targetNamed } from '../core/features/targetNamed.ts'
import { type Message, render, say } from '../core/message.ts'
import { pathOfUri } from '../core/uri.ts'
import {
  type CrossReferenceItem,
  type CrossReferenceTargetName,
  crossReferenceRequest,
  crossReferenceTargetsRequest,
  insertCrossReferenceCommand,
  renumberDocumentCommand,
  renumberDocumentRequest,
} from '../protocol.ts'
import type { Session } from '../session/session.ts'
import type { UpdateLogAnswers } from './answers/updateLogs.ts'
import { orCancelled } from './cancellation.ts'
import type { Client } from './client.ts'
import { offsetAt, type Uris } from './convert.ts'
import type { Guard } from './guard.ts'
import { runUpdateLogCommand, updateLogCommands } from './updateLogCommands.ts'

interface Parts {
  readonly session: Session
  readonly client: Client
  readonly uris: Uris
  readonly guard: Guard
  /** Asks the row of this name. */
  readonly ask: (method: string, params: unknown, token: CancellationToken) => Promise<unknown>
  readonly updateLogs: UpdateLogAnswers
}

const method = 'workspace/executeCommand'

/** How many targets a person is asked to choose from: editors show them as buttons or a short list. */
const mostChoices = 9

/** Answers the request; returns what to say of it in the capabilities, nothing where the client has the commands itself. */
export function listenToCommands(connection: Connection, parts: Parts): ServerCapabilities {
  const { client, guard } = parts
  const refused = (message: Message) => new ResponseError(LSPErrorCodes.RequestFailed, render(message, client.bundle))

  const apply = async (edit: unknown, label: Message): Promise<unknown> => {
    if (edit instanceof ResponseError) return edit
    if (!isEdit(edit)) return null
    const { applied } = await connection.workspace.applyEdit({ label: render(label, client.bundle), edit })
    return applied ? null : refused(say('The editor has not applied the change.'))
  }

  const insert = async (given: Given, token: CancellationToken): Promise<unknown> => {
    const { uri, range } = given
    const target = await chosenTarget(connection, parts, given, token)
    if (target === 'cancelled') return null
    if (!target) return refused(say('There is no “{target}” in the corpus.', { target: given.target ?? '' }))
    const { form, today, back } = given
    const params = { textDocument: { uri }, range, target, form, today, back }
    return apply(await parts.ask(crossReferenceRequest, params, token), say('Insert Cross-Reference'))
  }

  connection.onRequest(method, ({ command, arguments: [first] = [] }: Execution, token: CancellationToken) =>
    guard.run(method, null, () => {
      if (updateLogCommands.includes(command)) {
        return runUpdateLogCommand(connection, { client, answers: parts.updateLogs }, command, first, token)
      }
      const given = givenFrom(first)
      if (!given) return refused(say('The command {command} needs the address of a document.', { command }))
      if (command === insertCrossReferenceCommand) return insert(given, token)
      if (command !== renumberDocumentCommand) return refused(say('There is no command {command}.', { command }))
      const params = { textDocument: { uri: given.uri } }
      return parts.ask(renumberDocumentRequest, params, token).then((edit) => apply(edit, say('Renumber the document')))
    }),
  )
  if (client.options.leave?.includes(method)) return {}
  return {
    executeCommandProvider: { commands: [insertCrossReferenceCommand, renumberDocumentCommand, ...updateLogCommands] },
  }
}

interface Execution {
  readonly command: string
  readonly arguments?: readonly unknown[]
}

/** What the person names, else what they choose from the likeliest. */
async function chosenTarget(
  connection: Connection,
  { session, client, uris, ask }: Parts,
  { uri, range, target, query }: Given,
  token: CancellationToken,
): Promise<CrossReferenceTargetName | 'cancelled' | undefined> {
  if (target !== undefined) {
    await orCancelled(session.settled(), token)
    const document = session.corpus.document(pathOfUri(uri))
    const found = document && targetNamed(session.corpus, document, offsetAt(document, range.start), target)
    if (!found) return undefined
    const { heading } = found
    const name = { uri: uris.of(found.document.path), offset: heading?.span.start ?? 0 }
    return heading ? { ...name, anchor: heading.anchor } : name
  }
  const params = { textDocument: { uri }, position: range.start, query: query ?? '' }
  const answer = await ask(crossReferenceTargetsRequest, params, token)
  const items = Array.isArray(answer) ? (answer as CrossReferenceItem[]).slice(0, mostChoices) : []
  const question = render(say('What shall the reference lead to?'), client.bundle)
  const choices = items.map((item) => ({ title: `${item.title} · ${item.path}`, item }))
  const chosen = await connection.window.showInformationMessage(question, ...choices)
  return choices.find(({ title }) => title === chosen?.title)?.item.target ?? 'cancelled'
}

type Position = { readonly line: number; readonly character: number }

interface Given {
  readonly uri: string
  readonly range: { readonly start: Position; readonly end: Position }
  readonly target: string | undefined
  readonly query: string | undefined
  readonly form: string | undefined
  readonly today: string | undefined
  readonly back: boolean
}

/** Takes only what has the right shape: any client may send anything. */
function givenFrom(value: unknown): Given | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { uri, range, position, target, query, form, today, back } = value as Record<string, unknown>
  if (typeof uri !== 'string') return undefined
  const text = (each: unknown) => (typeof each === 'string' ? each : undefined)
  const { start, end } = (typeof range === 'object' && range !== null ? range : {}) as Record<string, unknown>
  const from = placeFrom(start) ?? placeFrom(position) ?? { line: 0, character: 0 }
  return {
    uri,
    range: { start: from, end: placeFrom(end) ?? from },
    target: text(target),
    query: text(query),
    form: text(form),
    today: /^\d{4}-\d{2}-\d{2}$/.exec(text(today) ?? '')?.[0],
    back: back === true,
  }
}

function placeFrom(value: unknown): Position | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { line, character } = value as Record<string, unknown>
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : undefined
}

function isEdit(value: unknown): value is WorkspaceEdit {
  return typeof value === 'object' && value !== null && ('changes' in value || 'documentChanges' in value)
}
