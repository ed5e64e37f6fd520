// Update logs in the words of LSP: requests of our own, answered in plain data or with a sentence that says why not.

import type { CancellationToken, Connection } from 'vscode-languageserver'
import { type Message, render, say } from '../../core/message.ts'
import type { Choices } from '../../core/updateLog/leftOut.ts'
import { logEdits } from '../../core/updateLog/logEdits.ts'
import { outcomeOf, ownRepository } from '../../core/updateLog/logSentences.ts'
import { marksOf } from '../../core/updateLog/markers.ts'
import type { DocumentUpdate } from '../../core/updateLog/model.ts'
import { updatedCount } from '../../core/updateLog/view.ts'
import { isWithin, join, type Path, pathOfUri, relative } from '../../core/uri.ts'
import {
  type NewUpdateLog,
  type RefreshedUpdateLog,
  type Refused,
  type UpdateLogBases,
  type UpdateLogDocument,
  type UpdateLogDocuments,
  type UpdateLogOrder,
  type UpdateLogPlace,
  type UpdateLogQuestion,
  type UpdateLogRefused,
  updateLogBasesRequest,
  updateLogDocumentsRequest,
  updateLogRequest,
} from '../../protocol.ts'
import type { Session } from '../../session/session.ts'
import { isRefusal } from '../../session/updateLogPort.ts'
import type { Client } from '../client.ts'
import { rangeOf, type Uris } from '../convert.ts'
import type { Guard } from '../guard.ts'
import type { Asking, LogChoices, LogQuestion, LogState, UpdateLogs, WrittenLog } from '../updateLogs.ts'

interface Parts {
  readonly session: Session
  readonly client: Client
  readonly uris: Uris
  readonly guard: Guard
  /** Undefined where there is no git. */
  readonly logs: UpdateLogs | undefined
}

/** What the requests get, for whoever asks them from within. */
export interface UpdateLogAnswers {
  write(
    order: UpdateLogOrder,
    token: CancellationToken,
  ): Promise<NewUpdateLog | RefreshedUpdateLog | UpdateLogRefused | null>
  bases(place: UpdateLogPlace): Promise<UpdateLogBases | Refused>
}

/** Answers the requests about update logs. Each answers null when nobody wants the answer any more. */
export function listenToUpdateLogs(connection: Connection, parts: Parts): UpdateLogAnswers {
  const { client, guard, logs } = parts
  const text = (message: Message) => render(message, client.bundle)
  const refused = (message: Message): Refused => ({ kind: 'refused', reason: text(message) })

  const following = async <Q extends UpdateLogQuestion, A>(
    question: Q,
    token: CancellationToken,
    ask: (logs: UpdateLogs, question: LogQuestion, asking: Asking) => Promise<A>,
  ): Promise<A | Refused> => {
    if (!logs) return refused(whyNot(client))
    const { log, base, branch, workDoneToken } = question
    const follow = workDoneToken === undefined ? undefined : reporting(connection, workDoneToken, text)
    return ask(logs, { log: pathOfUri(log), base, branch }, { token, follow })
  }

  const bases = async ({ scope }: UpdateLogPlace): Promise<UpdateLogBases | Refused> => {
    if (!logs) return refused(whyNot(client))
    const found = await logs.bases(pathOfUri(scope))
    if (isRefusal(found)) return refused(found.failure)
    const { log, isThere, commits, branches } = found
    const named = ({ commit: name, day, subject }: (typeof commits)[number]) => ({ name, day, subject })
    return {
      kind: 'bases',
      log: parts.uris.of(log),
      isThere,
      bases: found.bases.map(({ base, commit }) => ({ why: text(base.why), commit: named(commit) })),
      commits: commits.map(named),
      branches,
    }
  }

  const documents = (
    question: UpdateLogQuestion,
    token: CancellationToken,
  ): Promise<UpdateLogDocuments | Refused | null> =>
    following(question, token, async (logs, asked, asking) => {
      const found = await logs.choices(asked, asking)
      if (!found) return null
      if (isRefusal(found)) return refused(found.failure)
      const list = found.facts.documents.map((update) => documentOf(update, found, parts.uris))
      return { kind: 'documents', base: found.base.commit, why: text(found.base.why), documents: list }
    })

  const write = (order: UpdateLogOrder, token: CancellationToken) =>
    following(order, token, async (logs, asked, asking) => {
      const { leaveOut, mention, overwrite } = order
      const chosen = { leaveOut: leaveOut?.map(pathOfUri), mention: mention?.map(pathOfUri) }
      const found = await logs.write({ ...asked, ...chosen, overwrite }, asking)
      if (!found) return null
      return isRefusal(found) ? refused(found.failure) : writtenLog(found, pathOfUri(order.log), overwrite, parts)
    })

  const answer = <P, A>(method: string, ask: (params: P, token: CancellationToken) => Promise<A>) =>
    connection.onRequest(method, (params: P, token: CancellationToken) =>
      guard.run<unknown>(method, null, () => ask(params, token)),
    )
  answer(updateLogBasesRequest, bases)
  answer(updateLogDocumentsRequest, documents)
  answer(updateLogRequest, write)
  return { bases, write }
}

function whyNot({ options }: Client): Message {
  return options.git === false
    ? say('Update logs need git, which is not run in a workspace that is not trusted.')
    : say('Update logs need git, which cannot be run here.')
}

/** How far the older state has been read, as progress of the one who asked. */
function reporting(connection: Connection, token: string | number, text: (message: Message) => string) {
  return ({ phase, done, total }: { phase: 'listing' | 'reading'; done: number; total: number }) => {
    const message =
      phase === 'listing' ? say('{count} files found', { count: done }) : say('{done} of {total}', { done, total })
    const percentage = phase === 'listing' || total === 0 ? 0 : Math.floor((100 * done) / total)
    void connection.sendNotification('$/progress', {
      token,
      value: { kind: 'report', message: text(message), percentage },
    })
  }
}

function documentOf(update: DocumentUpdate, { root, chosen }: LogChoices, uris: Uris): UpdateLogDocument {
  const path = placed(root, update.file)
  const { file, from, title, status, class: kind, sections } = update
  const isAmong = (paths: readonly Path[]) =>
    paths.includes(path) || (from !== undefined && paths.includes(placed(root, from)))
  return {
    uri: uris.of(path),
    path: file,
    title,
    status,
    class: kind,
    sections: sections.map(({ change, number, title }) => ({ change, number, title })),
    isLeftOut: isAmong(chosen.leftOut),
    isMentioned: isAmong(chosen.mentioned),
  }
}

function placed(root: Path, file: string): Path {
  return join(root, file) ?? root
}

function writtenLog(
  { state, chosen, fresh, old }: WrittenLog,
  log: Path,
  overwrite: boolean | undefined,
  { session, client }: Parts,
): NewUpdateLog | RefreshedUpdateLog | UpdateLogRefused {
  const text = (message: Message) => render(message, client.bundle)
  const unknown = state.unknown
    .filter((path) => isWithin(state.scope, path))
    .map((path) => ({
      line: null,
      message: text(ownRepository(relative(state.root, path))),
    }))
  const summary = text(summaryOf(state, chosen, log, old !== undefined, text))
  if (!old) return { kind: 'new', text: fresh, summary, notes: unknown }
  const { document, refreshed } = old
  const said = refreshed.kind === 'done' ? refreshed.notes : refreshed.reasons
  const notes = said.map(({ line, message }) => ({
    line: line === undefined ? null : line - 1,
    message: text(message),
  }))
  if (refreshed.kind === 'refused') {
    const reasons = said.map(({ line, message }) => {
      return text(line === undefined ? message : say('Line {line}: {message}', { line, message: text(message) }))
    })
    return { kind: 'refused', reason: reasons.join(' '), fresh }
  }
  return {
    kind: 'refreshed',
    version: session.versionOf(log) ?? null,
    edits: logEdits(document.text, refreshed.text).map((edit) => ({
      range: rangeOf(document, edit.span),
      newText: edit.text,
    })),
    isEdited: overwrite !== true && marksOf(document.text).parts.some(({ isEdited }) => isEdited),
    summary,
    notes: [...notes, ...unknown],
  }
}

function summaryOf(
  { root, base, facts }: LogState,
  { mentioned }: Choices,
  log: Path,
  isThere: boolean,
  text: (message: Message) => string,
): Message {
  const { added, removed } = facts.totals
  const changed = updatedCount(facts, new Set(mentioned.map((path) => relative(root, path))))
  const file = relative(root, log)
  return outcomeOf({ file, isRefreshed: isThere, added, changed, removed, base: base.commit, why: text(base.why) })
}
