// What the session needs from the world. Each host (Node, browser, a test) brings its own.

import type { Path } from '../core/uri.ts'

/** One name in a folder. Symbolic links are never followed: what they lead to is indexed where it really is, or not at all. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'file-link' | 'folder-link'
}

/** The content of a file as far as it can be had. */
export type FileContent =
  /** `size` is in bytes. A BOM has been taken off. `hasInvalidEncoding`: U+FFFD stands for bytes that are not UTF-8. */
  | { readonly kind: 'text'; readonly text: string; readonly size: number; readonly hasInvalidEncoding: boolean }
  /** Not text at all: there are NUL bytes in it. */
  | { readonly kind: 'binary' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing' }

/** Never rejects: whatever goes wrong is a value. */
export interface FilePort {
  /** Everything in the folder; undefined where the path is no folder; a reason where it cannot be listed. */
  list(folder: Path): Promise<readonly FolderEntry[] | { readonly reason: string } | undefined>
  read(file: Path): Promise<FileContent>
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
}

export interface Ports {
  readonly files: FilePort
  readonly log: LogPort
  readonly clock: ClockPort
}
