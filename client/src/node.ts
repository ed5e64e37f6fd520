// Entry on the desktop and on remote machines: the server is a process of its own.

import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { start, stop } from './extension.ts'

export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('server/dist/main.cjs')
  const run = { module, transport: TransportKind.ipc }
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } }
  return start(context, true, (identifier, name, options) => {
    return new LanguageClient(identifier, name, { run, debug }, options)
  })
}

export function deactivate(): Promise<void> {
  return stop()
}
