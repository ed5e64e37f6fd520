// What this server and its client say to each other beyond LSP: the only server file that the client imports.

/** What the client tells the server when it starts it: `InitializeParams.initializationOptions`. */
export interface Options {
  /** Requests (`textDocument/foldingRange`) that the editor answers itself, just as well; the server does not offer them. */
  readonly leave?: readonly string[]
  /** The editor makes plain Markdown links clickable itself; the server leaves them out of document links. */
  readonly leavePlainLinks?: boolean
  /** The client has the command `showReferencesCommand`. */
  readonly showsReferences?: boolean
  /** Whose problems are listed. */
  readonly diagnostics?: 'workspace' | 'openFiles'
  /** The folder in which the server keeps what it has read; by default that of the platform. `false`: it keeps nothing. */
  readonly cache?: string | false
  /** The client reads the files for the server, which has no disk: see `listFolder` and `readFile`. */
  readonly files?: 'client'
}

/** A command of the client that shows places: a URI, a position in it, and locations. */
export const showReferencesCommand = 'docCorpus.showReferences'

/** From server to client: how it stands with the corpus. */
export const statusNotification = 'docCorpus/status'

export interface Status {
  readonly state: 'listing' | 'reading' | 'ready' | 'stopped'
  /** Documents that have been read. */
  readonly documents: number
  /** Documents that are to be read, those that have been among them. */
  readonly total: number
  /** Sections of the documents that have been read; counted only when all have been. */
  readonly sections: number
}

/** From server to client, answered through the editor's file systems: what is in a folder. Parameter: a URI. */
export const listFolderRequest = 'docCorpus/listFolder'

export type ListedFolder =
  | { readonly kind: 'entries'; readonly entries: readonly ListedEntry[] }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing' }

export interface ListedEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'file-link' | 'folder-link'
}

/** From server to client: the bytes of a file. Parameter: a URI. */
export const readFileRequest = 'docCorpus/readFile'

export type FileBytes =
  /** The bytes in base64: what stands between server and client is JSON. */
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing' }
