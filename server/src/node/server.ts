// The language server on Node: over standard input and output, or however VS Code started it.

import { createConnection } from 'vscode-languageserver/node'
import chinese from '../../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' }
import manifest from '../../package.json' with { type: 'json' }
import { clientFiles } from '../lsp/clientFiles.ts'
import { createServer, type Host } from '../lsp/server.ts'
import { contentHistory } from './contentHistory.ts'
import { factsStore, textsStore } from './factsStore.ts'
import { decode } from './files.ts'
import { saveMemory } from './memory.ts'
import { nodeClock } from './ports.ts'
import { patientFiles } from './stampedFiles.ts'
import { gitUpdateLogs } from './updateLogs.ts'

const host: Host = {
  files: (connection, client) =>
    client.options.files === 'client' ? clientFiles(connection, decode) : patientFiles(nodeClock),
  cache: ({ options }) =>
    options.files === 'client' || options.cache === false ? undefined : factsStore(options.cache),
  findings: ({ options }) =>
    options.files === 'client' || options.cache === false ? undefined : textsStore('findings', options.cache),
  history({ options }) {
    if (options.files === 'client' || options.git === false) return undefined
    return options.cache === false
      ? contentHistory
      : { ...contentHistory, kept: textsStore('comparisons', options.cache) }
  },
  updateLogs: ({ options }, log) =>
    options.files === 'client' || options.git === false ? undefined : gitUpdateLogs(log),
  clock: nodeClock,
  bundles: { 'zh-cn': chinese },
  version: manifest.version,
}

/**
 * Serves one client until it says `exit` or hangs up; then the process ends. Without `stdio` the transport is the one
 * named on the command line (`--node-ipc`, `--stdio`, `--pipe=…`, `--socket=…`).
 */
export function runServer({ stdio }: { readonly stdio: boolean }): void {
  saveMemory()
  const connection = stdio ? createConnection(process.stdin, process.stdout) : createConnection()
  createServer(connection, host)
  connection.listen()
}
