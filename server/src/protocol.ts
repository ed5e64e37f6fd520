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
  /** `false`: no other program may be run, for the person does not trust the workspace. */
  readonly git?: false
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

/** Place and range as in LSP: lines and columns from 0. */
interface Position {
  readonly line: number
  readonly character: number
}

interface Range {
  readonly start: Position
  readonly end: Position
}

interface DocumentName {
  readonly uri: string
}

/** From client to server: what a new reference at the position may lead to, the likeliest first. Answer: `CrossReferenceItem[]`. */
export const crossReferenceTargetsRequest = 'docCorpus/crossReferenceTargets'

export interface CrossReferenceTargetsParams {
  readonly textDocument: DocumentName
  readonly position: Position
  /** A number, a title, a path, pinyin or initials, or the beginning of one; empty for what is near. */
  readonly query: string
}

export interface CrossReferenceItem {
  /** With its number. */
  readonly title: string
  /** From the root of the corpus. */
  readonly path: string
  /** The document refers to it already; its document is the same, in the same folder, referred to; or nothing of these. */
  readonly nearness: 'cited' | 'named' | 'own' | 'folder' | 'referred' | 'elsewhere'
  readonly target: CrossReferenceTargetName
  /** The title in its document. */
  readonly range: Range
}

/** A section, or a document as a whole: handed back as it came. */
export interface CrossReferenceTargetName {
  readonly uri: string
  readonly anchor?: string
  readonly number?: string
  readonly offset: number
}

/** From client to server: how a reference to the target would be written in each form. Parameter and answer: */
export const crossReferenceFormsRequest = 'docCorpus/crossReferenceForms'

export interface CrossReferenceParams {
  readonly textDocument: DocumentName
  /** What the reference takes the place of; text in it becomes the text of a link. */
  readonly range: Range
  readonly target: CrossReferenceTargetName
  /** Day of an item or row, `2025-11-07`. */
  readonly today?: string
}

export interface CrossReferenceForms {
  readonly forms: readonly {
    readonly form: CrossReferenceFormName
    readonly text: string
    /** The form that is taken where none is asked for. */
    readonly isUsual: boolean
  }[]
  /** The item that would refer back, and the document that it would stand in; null where there is no place for one. */
  readonly back: { readonly path: string; readonly text: string } | null
}

export type CrossReferenceFormName = 'link' | 'item' | 'mention' | 'callout' | 'row'

/** From client to server: the edit that inserts a reference. Parameter: `CrossReferenceInsertion`; answer: a workspace edit, or null. */
export const crossReferenceRequest = 'docCorpus/crossReference'

export interface CrossReferenceInsertion extends CrossReferenceParams {
  readonly form?: CrossReferenceFormName
  /** Also refer back, in the related documents of the target: an edit that asks for confirmation. */
  readonly back?: boolean
}

/** Besides what `workspace/willRenameFiles` says. */
export interface MovingFiles {
  /** The editor itself updates the destinations of Markdown links, so only the rest is asked for. */
  readonly leaveLinks?: boolean
  /** The files have been moved already, as when an editor undoes a move: the edit is for where they are now. */
  readonly isMade?: boolean
}

/** From client to server: the edit that lets the numbers of a document count on. Parameter: `{ textDocument }`; answer: a workspace edit. */
export const renumberDocumentRequest = 'docCorpus/renumberDocument'

export interface RenumberDocumentParams {
  readonly textDocument: DocumentName
}

/** Commands of the server, `workspace/executeCommand`, for editors that have no client of ours. */
export const insertCrossReferenceCommand = 'docCorpus.insertCrossReference'
export const renumberDocumentCommand = 'docCorpus.renumberDocument'

/** From client to server: what an update log of a folder can begin with. Parameter: `UpdateLogPlace`; answer: `UpdateLogBases` or `Refused`. */
export const updateLogBasesRequest = 'docCorpus/updateLogBases'

export interface UpdateLogPlace {
  /** The folder that the log is about. */
  readonly scope: string
}

export interface UpdateLogBases {
  readonly kind: 'bases'
  /** The log of today, which may be there already. */
  readonly log: string
  readonly isThere: boolean
  /** The most likely one first. */
  readonly bases: readonly { readonly why: string; readonly commit: UpdateLogCommit }[]
  /** The newest first, a hundred at most. */
  readonly commits: readonly UpdateLogCommit[]
  /** All but the one that is checked out. */
  readonly branches: readonly string[]
}

export interface UpdateLogCommit {
  /** Its full name, or that of the tree without files. */
  readonly name: string
  /** As `2025-11-07`; empty for the tree without files. */
  readonly day: string
  readonly subject: string
}

/** Why something is not done, for people. */
export interface Refused {
  readonly kind: 'refused'
  readonly reason: string
}

/** From client to server: which documents a log would speak of. Parameter: `UpdateLogQuestion`; answer: `UpdateLogDocuments` or `Refused`. */
export const updateLogDocumentsRequest = 'docCorpus/updateLogDocuments'

export interface UpdateLogQuestion {
  readonly log: string
  /** A revision. Where neither it nor the branch is given, the log's own marks or its day decide. */
  readonly base?: string
  /** Begin where the work parted from it. */
  readonly branch?: string
  /** Where progress is reported, as LSP has it (`$/progress`). */
  readonly workDoneToken?: string | number
}

export interface UpdateLogDocuments {
  readonly kind: 'documents'
  readonly base: string
  /** Why the log begins there. */
  readonly why: string
  readonly documents: readonly UpdateLogDocument[]
}

export interface UpdateLogDocument {
  readonly uri: string
  /** As the log would write it. */
  readonly path: string
  readonly title: string
  readonly status: 'added' | 'changed' | 'removed' | 'renamed'
  readonly class: 'content' | 'format-only' | 'toc-only' | 'metadata-only'
  readonly sections: readonly {
    readonly change: 'added' | 'removed' | 'renumbered' | 'retitled' | 'changed'
    readonly number: string | null
    readonly title: string
  }[]
  /** The log that is there leaves it out. */
  readonly isLeftOut: boolean
  /** The log that is there is to mention it although only its layout or table of contents changed; without that it does not. */
  readonly isMentioned: boolean
}

/**
 * From client to server: a new log, or what brings one up to date; nothing is written. Parameter: `UpdateLogOrder`; answer:
 * `NewUpdateLog`, `RefreshedUpdateLog` or `UpdateLogRefused`.
 */
export const updateLogRequest = 'docCorpus/updateLog'

export interface UpdateLogOrder extends UpdateLogQuestion {
  /** Of the documents that were offered those that need no mention, now and later; where it is missing, those stay left out that are. */
  readonly leaveOut?: readonly string[]
  /**
   * Of the documents that were offered those that are mentioned although only their layout or table of contents changed; where it is
   * missing, those are mentioned that were.
   */
  readonly mention?: readonly string[]
  /** Also generated parts in which somebody has changed words. */
  readonly overwrite?: boolean
}

export interface NewUpdateLog {
  readonly kind: 'new'
  readonly text: string
  readonly summary: string
  readonly notes: readonly UpdateLogNote[]
}

export interface RefreshedUpdateLog {
  readonly kind: 'refreshed'
  /** Of the open document; null for one that is not open. */
  readonly version: number | null
  readonly edits: readonly { readonly range: Range; readonly newText: string }[]
  /** Somebody has changed words in generated parts, which were left as they are; see `overwrite`. */
  readonly isEdited: boolean
  readonly summary: string
  readonly notes: readonly UpdateLogNote[]
}

/** What was left as it is, or is not known, and why. */
export interface UpdateLogNote {
  /** From 0, in the log as it was. */
  readonly line: number | null
  readonly message: string
}

export interface UpdateLogRefused extends Refused {
  /** The log as it would be written anew, where there is one that cannot be brought up to date. */
  readonly fresh?: string
}

/** Commands for update logs: of our client, and of the server for editors without it. */
export const newUpdateLogCommand = 'docCorpus.newUpdateLog'
export const refreshUpdateLogCommand = 'docCorpus.refreshUpdateLog'
