// Entry in a browser: the server is a web worker, and this side reads the files for it.

import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { start, stop } from './extension.ts'

export function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, 'server/dist/browser.js').toString(true)
  return start(context, false, (identifier, name, options) => {
    return new LanguageClient(identifier, name, async () => new Worker(server), options)
  })
}

export function deactivate(): Promise<void> {
  return stop()
}
