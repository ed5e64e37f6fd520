// Entry in a browser: the server is a web worker, and this side reads the files for it.

import { type ExtensionContext, Uri } from 'vscode'
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser'
import { afterBuiltin } from './builtin.ts'
import { start, stop } from './extension.ts'

export function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, 'server/dist/browser.js').toString(true)
  return start(context, false, (identifier, name, options) => {
    // The client would take a worker as it is, but does not know one in VS Code, which wraps the constructor.
    const transports = async () => {
      const worker = new Worker(server)
      await afterBuiltin()
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
    }
    return new LanguageClient(identifier, name, transports, options)
  })
}

export function deactivate(): Promise<void> {
  return stop()
}
