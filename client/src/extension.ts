// What the extension does on every platform: starts the server, serves it files, shows how it stands, offers commands.

import * as vscode from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import { type Options, type Status, statusNotification } from '../../server/src/protocol.ts'
import { suggestAnnounced } from './announced.ts'
import { besideBuiltin, builtinValidation, hasBuiltin, leftToBuiltin } from './builtin.ts'
import { changing } from './changes.ts'
import { registerCheckWorkspace } from './commands/checkWorkspace.ts'
import { registerInsertCrossReference } from './commands/insertCrossReference.ts'
import { registerNewUpdateLog } from './commands/newUpdateLog.ts'
import { registerRefreshUpdateLog } from './commands/refreshUpdateLog.ts'
import { registerRenumberDocument } from './commands/renumberDocument.ts'
import { registerRestartServer, restart } from './commands/restartServer.ts'
import { registerShowOutput } from './commands/showOutput.ts'
import { registerShowReferences } from './commands/showReferences.ts'
import { serveFiles } from './files.ts'
import { linksWhenRead } from './links.ts'
import { sectionsFor } from './sections.ts'
import { showStatus } from './views/status.ts'

/**
 * Makes the client of a platform, which talks to its server `afterBuiltin`; its identifier is also that of the setting
 * `docCorpus.trace.server`.
 */
export type CreateClient = (identifier: string, name: string, options: LanguageClientOptions) => BaseLanguageClient

let running: BaseLanguageClient | undefined

/** Starts everything. `hasDisk`: the server can read files by itself. */
export async function start(
  context: vscode.ExtensionContext,
  hasDisk: boolean,
  createClient: CreateClient,
): Promise<void> {
  const output = vscode.window.createOutputChannel('Doc Corpus', { log: true })
  const selector = schemes().map((scheme) => ({ scheme, language: 'markdown' }))
  const configurations = schemes().map((scheme) => ({ scheme, pattern: '**/.doc-corpus.json' }))
  const statuses = new vscode.EventEmitter<Status>()
  const again = linksAgain(selector)
  const client: BaseLanguageClient = createClient('docCorpus', 'Doc Corpus', {
    documentSelector: [...selector, ...configurations],
    outputChannel: output,
    traceOutputChannel: output,
    initializationOptions: () => options(hasDisk, context.globalStorageUri),
    middleware: {
      ...(hasBuiltin() ? besideBuiltin : {}),
      ...sectionsFor(hasBuiltin()),
      ...linksWhenRead(statuses.event, again.ask),
      ...changing(() => client),
    },
    diagnosticPullOptions: { onChange: true, onTabs: false },
  })
  running = client
  context.subscriptions.push(
    output,
    statuses,
    again,
    client.onNotification(statusNotification, (status: Status) => statuses.fire(status)),
    serveFiles(client),
    showStatus(client, selector, statuses.event),
    registerShowOutput(output),
    registerRestartServer(client),
    registerCheckWorkspace(client),
    registerShowReferences(client),
    registerNewUpdateLog(client),
    registerRefreshUpdateLog(client),
    registerInsertCrossReference(client),
    registerRenumberDocument(client),
    suggestAnnounced(client),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart(client)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const names = ['docCorpus.diagnostics', builtinValidation]
      if (names.some((name) => event.affectsConfiguration(name))) void restart(client)
    }),
  )
  await client.start()
}

/** Has VS Code ask all for links: it does when somebody comes who may know of some. */
function linksAgain(selector: vscode.DocumentSelector): vscode.Disposable & { ask(): void } {
  let nobody: vscode.Disposable | undefined
  return {
    ask() {
      nobody?.dispose()
      nobody = vscode.languages.registerDocumentLinkProvider(selector, { provideDocumentLinks: () => undefined })
    },
    dispose: () => nobody?.dispose(),
  }
}

/** Stops the server. */
export async function stop(): Promise<void> {
  const client = running
  running = undefined
  if (client?.isRunning()) await client.stop()
}

/** Where documents are edited: not in the old side of a comparison, nor in any other view. */
function schemes(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? []
  return [...new Set(['file', 'untitled', 'vscode-vfs', ...folders])]
}

function options(hasDisk: boolean, storage: vscode.Uri): Options {
  const isOnDisk = vscode.workspace.workspaceFolders?.every(({ uri }) => uri.scheme === 'file') ?? true
  const scope = vscode.workspace.getConfiguration('docCorpus').get('diagnostics.scope')
  const { leave = [], ...others } = hasBuiltin() ? leftToBuiltin : {}
  return {
    ...others,
    // The commands are those of this client.
    leave: [...leave, 'workspace/executeCommand'],
    ...(hasDisk && isOnDisk ? { cache: storage.fsPath } : { files: 'client' }),
    ...(vscode.workspace.isTrusted ? {} : { git: false }),
    showsReferences: true,
    diagnostics: scope === 'openFiles' ? 'openFiles' : 'workspace',
  }
}
