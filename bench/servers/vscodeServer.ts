// VS Code's own Markdown server, and what its extension does for it: parses with markdown-it, reads files, lists documents.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProtocolConnection } from 'vscode-languageserver/node'
import { corpusIn } from '../corpusFolder.ts'
import type { Peers } from '../peers.ts'
import { type ServerKind, uriOf } from './talk.ts'

interface MarkdownIt {
  parse(text: string, env: object): unknown[]
}

/** All validation on: links to files, to headings, and references. Undefined where it or markdown-it is not installed. */
export function vscodeServer(peers: Peers): ServerKind | undefined {
  const [folder, parserFolder] = [peers.folder('vscode-markdown-languageserver'), peers.folder('markdown-it')]
  if (!folder || !parserFolder) return undefined
  const program = join(folder, 'node_modules/vscode-markdown-languageserver/dist/node/workerMain.js')
  return {
    name: 'vscode-markdown-languageserver',
    command: process.execPath,
    words: [program, '--stdio'],
    initializationOptions: { markdownFileExtensions: ['md', 'markdown'] },
    listen: (connection, corpus, texts) => answerAsExtension(connection, corpus, texts, loadMarkdownIt(parserFolder)),
    introduced: (connection) => connection.sendNotification('workspace/didChangeConfiguration', { settings }),
  }
}

/** markdown-it as VS Code makes it, without the plug-ins of extensions. */
export function loadMarkdownIt(folder: string): MarkdownIt {
  const require = createRequire(join(folder, 'package.json'))
  const loaded: unknown = require('markdown-it')
  const make = (typeof loaded === 'function' ? loaded : (loaded as { default: unknown }).default) as {
    new (options: object): MarkdownIt
  }
  return new make({ html: true })
}

const warning = { enabled: 'warning' }

const settings = {
  markdown: {
    server: { log: 'off' },
    preferredMdPathExtensionStyle: 'auto',
    suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'onDoubleHash' } },
    occurrencesHighlight: { enabled: true },
    validate: {
      enabled: true,
      referenceLinks: warning,
      fragmentLinks: warning,
      fileLinks: { ...warning, markdownFragmentLinks: 'inherit' },
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: warning,
      ignoredLinks: [],
    },
  },
}

interface About {
  readonly uri: string
  readonly text?: string
}

/** The requests of `src/protocol.ts` in the server's sources; files do not change here, so watchers never speak. */
function answerAsExtension(
  connection: ProtocolConnection,
  folder: string,
  texts: ReadonlyMap<string, string>,
  parser: MarkdownIt,
): void {
  const documents = corpusIn(folder).files.map(uriOf)
  connection.onRequest('markdown/parse', ({ uri, text }: About) =>
    parser.parse(text ?? texts.get(uri) ?? readFileSync(fileURLToPath(uri), 'utf8'), {}),
  )
  connection.onRequest('markdown/findMarkdownFilesInWorkspace', () => documents)
  connection.onRequest('markdown/fs/readFile', ({ uri }: About) => [...readFileSync(fileURLToPath(uri))])
  connection.onRequest('markdown/fs/readDirectory', ({ uri }: About) =>
    readdirSync(fileURLToPath(uri), { withFileTypes: true }).map((entry) => [
      entry.name,
      { isDirectory: entry.isDirectory() },
    ]),
  )
  connection.onRequest('markdown/fs/stat', ({ uri }: About) => {
    const found = statSync(fileURLToPath(uri), { throwIfNoEntry: false })
    return found ? { isDirectory: found.isDirectory() } : null
  })
  connection.onRequest('markdown/fs/watcher/create', () => null)
  connection.onRequest('markdown/fs/watcher/delete', () => null)
}
