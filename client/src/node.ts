// Entry on the desktop and on remote machines: the server is a process of its own.

import type { ExtensionContext } from 'vscode'
import { LanguageClient, type MessageTransports, TransportKind } from 'vscode-languageclient/node'
import { afterBuiltin } from './builtin.ts'
import { start, stop } from './extension.ts'

export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('server/dist/main.cjs')
  // See `server/src/node/memory.ts`.
  const memory = ['--heap-growing-percent=40', '--max-semi-space-size=8']
  const run = { module, transport: TransportKind.ipc, options: { execArgv: memory } }
  const debug = { ...run, options: { execArgv: [...memory, '--nolazy', '--inspect=6019'] } }
  return start(context, true, (identifier, name, options) => {
    return new EarlyClient(identifier, name, { run, debug }, options)
  })
}

/** Starts its server at once; it begins to talk to it when the built-in is there. The library leaves no other place between the two. */
class EarlyClient extends LanguageClient {
  protected override async createMessageTransports(encoding: string): Promise<MessageTransports> {
    const [transports] = await Promise.all([super.createMessageTransports(encoding), afterBuiltin()])
    return transports
  }
}

export function deactivate(): Promise<void> {
  return stop()
}
