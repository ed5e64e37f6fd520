// Keeps the session in step with the client: open documents, files that change on disk, folders of the workspace.

import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
  type TextDocument as OpenDocument,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { configurationName } from '../core/settings.ts'
import { isDocumentPath, nameOf, type Path, pathOfUri } from '../core/uri.ts'
import type { FileChange, Session } from '../session/session.ts'
import type { Client } from './client.ts'
import type { Uris } from './convert.ts'

const kinds = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
} as const

/** Files whose content matters; of all others only that they are there. */
const contentPatterns = ['**/*.{md,markdown,mkd,mdown}', '**/.gitignore', `**/${configurationName}`]

/** What is to be called behind what has happened. */
interface Heard {
  /** Files may be others than before. */
  changed(): void
  /** The file counts again, if there is one. */
  closed(): void
}

/** Passes on what the client tells of open documents. */
export function listenToDocuments(connection: Connection, session: Session, uris: Uris, heard: Heard): void {
  const documents = new TextDocuments(TextDocument)
  documents.onDidOpen(({ document }) => {
    if (isOurs(document)) uris.opened(document.uri)
  })
  documents.onDidChangeContent(({ document }) => {
    if (!isOurs(document)) return
    session.setBuffer(pathOfUri(document.uri), document.getText(), document.version)
  })
  documents.onDidClose(({ document }) => {
    if (!isOurs(document)) return
    session.closeBuffer(uris.closed(document.uri))
    heard.closed()
  })
  documents.onDidSave(({ document }) => {
    // Clients that watch no files tell of a new one at least by this.
    void session.changeFiles([{ path: pathOfUri(document.uri), kind: 'changed' }])
    heard.changed()
  })
  documents.listen(connection)
}

/** Passes on what the client tells of files on disk. */
export function listenToFiles(connection: Connection, session: Session, changed: () => void): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const seen = changes.flatMap(({ uri, type }): FileChange[] => {
      const path = pathOfUri(uri)
      return isOfNoInterest(path) ? [] : [{ path, kind: kinds[type] }]
    })
    if (seen.length === 0) return
    void session.changeFiles(seen)
    changed()
  })
  // What the editor moved itself is known at once: on the web, file events come late.
  connection.onNotification(DidRenameFilesNotification.type, ({ files }) => {
    const moved = files.flatMap(({ oldUri, newUri }): FileChange[] => [
      { path: pathOfUri(oldUri), kind: 'deleted' },
      { path: pathOfUri(newUri), kind: 'created' },
    ])
    void session.changeFiles(moved.filter(({ path }) => !isOfNoInterest(path)))
    changed()
  })
}

/** Asks the client to tell of changes on disk: every file that comes or goes, and the content of some. */
export async function watchFiles(connection: Connection, client: Client): Promise<void> {
  if (!client.registersWatchers) return
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ...contentPatterns.map((globPattern) => ({ globPattern, kind: WatchKind.Change })),
    ],
  })
}

/** Opens other folders when the workspace changes. */
export function listenToFolders(
  connection: Connection,
  session: Session,
  start: readonly Path[],
  changed: () => void,
): void {
  let folders = start
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => pathOfUri(uri)))
    folders = [...folders.filter((path) => !gone.has(path)), ...added.map(({ uri }) => pathOfUri(uri))]
    void session.open(folders)
    changed()
  })
}

/** Whether the open document is Markdown or a configuration. */
function isOurs({ uri, languageId }: OpenDocument): boolean {
  const path = pathOfUri(uri)
  return languageId === 'markdown' || isDocumentPath(path) || nameOf(path) === configurationName
}

/** Version control and packages change all the time, and nothing of them is ever listed. */
function isOfNoInterest(path: Path): boolean {
  return /\/(?:\.git|\.hg|\.svn|\.jj|node_modules)\//.test(path)
}
