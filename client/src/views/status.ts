// The language status item of Markdown documents: how far reading has come, what has been read, or that nothing works.

import * as vscode from 'vscode'
import { type BaseLanguageClient, State } from 'vscode-languageclient'
import type { Status } from '../../../server/src/protocol.ts'
import { showOutputCommand } from '../commands/showOutput.ts'

/** Shows how it stands with the server, as it says, for as long as the client lives. */
export function showStatus(
  client: BaseLanguageClient,
  selector: vscode.DocumentSelector,
  statuses: vscode.Event<Status>,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('docCorpus.status', selector)
  item.name = 'Doc Corpus'
  item.command = { command: showOutputCommand, title: vscode.l10n.t('Show Output') }
  const show = (text: string, busy: boolean, severity = vscode.LanguageStatusSeverity.Information) => {
    item.text = `$(references) ${text}`
    item.busy = busy
    item.severity = severity
  }
  show('Doc Corpus', true)
  return vscode.Disposable.from(
    item,
    statuses((status) => show(sentence(status), status.state === 'listing' || status.state === 'reading')),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) show('Doc Corpus', true)
      if (newState === State.Stopped) {
        show(vscode.l10n.t('Doc Corpus is not running'), false, vscode.LanguageStatusSeverity.Error)
      }
    }),
  )
}

function sentence({ state, documents, total, sections }: Status): string {
  switch (state) {
    case 'listing':
      return vscode.l10n.t('Finding documents: {count} files', { count: documents })
    case 'reading':
      return vscode.l10n.t('Reading documents: {done} of {total}', { done: documents, total })
    case 'ready':
      return vscode.l10n.t('{documents} documents, {sections} sections', { documents, sections })
    case 'stopped':
      return vscode.l10n.t('Stopped: {done} of {total} documents have been read', { done: documents, total })
  }
}
