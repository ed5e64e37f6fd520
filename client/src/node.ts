// Entry on the desktop and on remote machines: the server is a process of its own.

import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { start, stop } from './extension.ts'

export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('server/dist/main.cjs')
  // See `server/src/node/memory.ts`.
  const memory = ['--heap-growing-percent=50', '--max-semi-space-size=8']
  const run = { module, transport: TransportKind.ipc, options: { execArgv: memory } }
  const debug = { ...run, options: { execArgv: [...memory, '--nolazy', '--inspect=6019'] } }
  return start(context, true, (identifier, name, options) => {
    return new LanguageClient(identifier, name, { run, debug }, options)
  })
}

export function deactivate(): Promise<void> {
  return stop()
}
