// Entry of the server in a web worker: the client reads all files for it.

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import chinese from '../../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' }
import manifest from '../../package.json' with { type: 'json' }
import { clientFiles } from '../lsp/clientFiles.ts'
import { createServer } from '../lsp/server.ts'
import { contentOf } from '../session/content.ts'
import { browserClock } from './clock.ts'

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self))
createServer(connection, {
  files: () =>
    clientFiles(connection, (bytes) =>
      contentOf(bytes, (from, encoding, fatal) => new TextDecoder(encoding, { fatal }).decode(from)),
    ),
  clock: browserClock,
  bundles: { 'zh-cn': chinese },
  version: manifest.version,
})
connection.listen()
