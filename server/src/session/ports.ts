// What the session needs from the world. Each host (Node, browser, a test) brings its own.

import type { ReferencesRead } from '../core/document.ts'
import type { Extractor } from '../core/facts/contents.ts'
import type { Path } from '../core/uri.ts'
import type { TextCodec } from './cacheFormat.ts'

/** One name in a folder. Symbolic links are never followed: what they lead to is indexed where it really is, or not at all. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'file-link' | 'folder-link'
}

/** The content of a file as far as it can be had. */
export type FileContent =
  | TextContent
  /** The file is the one that was asked about, and has not been read. */
  | { readonly kind: 'unchanged' }
  /** Not text at all: there are NUL bytes in it. */
  | { readonly kind: 'binary' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing' }

export interface TextContent {
  readonly kind: 'text'
  /** A BOM has been taken off. */
  readonly text: string
  /** In bytes. */
  readonly size: number
  /** U+FFFD stands for bytes that are not UTF-8. */
  readonly hasInvalidEncoding: boolean
  /**
   * The file before it was read; undefined where the host cannot tell, and where it had changed within the last two seconds: it
   * might change again and look the same (git calls such files racy).
   */
  readonly stamp?: FileStamp | undefined
  /** Of the bytes. The same hash means the same bytes. */
  readonly hash?: string | undefined
}

/** By what a file is known to be the same without reading it. Times are in milliseconds. */
export interface FileStamp {
  readonly size: number
  /** When its content was last written. */
  readonly modified: number
  /** When anything about it was last changed, which no program can set. */
  readonly changed: number
  readonly inode: number
}

/** Whether both are there and the same. */
export function isSameStamp(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  if (!a || !b) return false
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode
}

/** Never rejects: whatever goes wrong is a value. */
export interface FilePort {
  /** Everything in the folder; undefined where the path is no folder; a reason where it cannot be listed. */
  list(folder: Path): Promise<readonly FolderEntry[] | { readonly reason: string } | undefined>
  /** `known`: the file as it was when it was last read; where it still is the same it need not be read. */
  read(file: Path, known?: FileStamp): Promise<FileContent>
  /** Reads a file while everything else waits. Where this is missing, nothing is kept in a cache. */
  readNow?(file: Path): FileContent
}

/** Keeps bytes from one run to the next. Never rejects. */
export interface CachePort extends TextCodec {
  /** What was stored for the folder by a program that reads alike; undefined where there is nothing, or nothing whole. */
  load(folder: Path): Promise<Uint8Array | undefined>
  /** Stores all of it or nothing. Returns why it could not. */
  store(folder: Path, bytes: Uint8Array): Promise<string | undefined>
  /** Hash of the text in UTF-8, the same as that of a file with these bytes. */
  hash(text: string): string
}

export interface LogPort {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

export interface ClockPort {
  /** Milliseconds from any fixed point, never going back. */
  now(): number
  /** Lets everything else that waits run first. */
  pause(): Promise<void>
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>
  /** The day it is here, `2025-11-07`. */
  today(): string
}

/** What version control knows. Never rejects. */
export interface HistoryPort {
  /** What happened below the folder since the day, `2025-11-07`; undefined where nobody knows. */
  since(folder: Path, day: string): Promise<History | undefined>
  /** Reads contents by their names, until it is closed. */
  contents(folder: Path): ContentReader
  /** Where it is kept how contents compare; undefined where nothing is to be kept. */
  readonly kept?: KeptTexts | undefined
}

/** Keeps a text about a corpus from one run to the next. Never rejects. */
export interface KeptTexts {
  /** What was stored by a program that reads documents alike; undefined where there is nothing, or nothing whole. */
  load(corpus: Path): Promise<string | undefined>
  /** Returns why it could not. */
  store(corpus: Path, text: string): Promise<string | undefined>
}

export interface ContentReader {
  /** The text without a BOM; undefined where it is none, or cannot be had. */
  read(content: string): Promise<string | undefined>
  close(): void
}

export interface History {
  /** Newest first. */
  readonly commits: readonly Commit[]
  /** Names of the contents of the last commit, by path. */
  readonly last: ReadonlyMap<Path, string>
  /** Files whose content on disk is not that of the last commit. */
  readonly uncommitted: ReadonlySet<Path>
}

export interface Commit {
  /** As its author had it, `2025-11-07`. */
  readonly day: string
  /** By the path after the commit; without files that it removed. */
  readonly changes: ReadonlyMap<Path, FileChangeInCommit>
}

export interface FileChangeInCommit {
  /** The file before, under the name that it had; undefined for one that the commit added. */
  readonly before: { readonly path: Path; readonly content: string } | undefined
  /** The name of its content. */
  readonly content: string
}

export interface Ports {
  readonly files: FilePort
  /** Undefined where nothing is to be kept. */
  readonly cache?: CachePort | undefined
  /** The program asks once and ends: what nobody asks for need not be made ready. */
  readonly asksOnce?: boolean
  /** Which references are asked for; all where this is missing. Where a cache is kept, all are read. */
  readonly references?: ReferencesRead | undefined
  /** How documents are read; by the lane where this is missing. What another one reads is not kept. */
  readonly extractor?: Extractor
  readonly log: LogPort
  readonly clock: ClockPort
}
