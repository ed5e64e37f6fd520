// The files of a commit as a file port, so that a corpus can be opened as it was, without touching the working tree.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { folderOf, nameOf, type Path } from '../core/uri.ts'
import type { FileContent, FilePort, FolderEntry } from '../session/ports.ts'
import { decode, diskPath } from './files.ts'
import { type GitFailure, git, gitEnvironment, gitOptions, isGitFailure } from './git.ts'

/** A commit's files below the root. `close` ends the program that reads them; nothing can be read after it. */
export interface GitTree {
  readonly files: FilePort
  /** Folders that are repositories of their own: of these only the commit is known. */
  readonly submodules: readonly Path[]
  close(): void
}

/** Lists what the commit holds below the root: a full object name, or that of a tree. Everything below is one call of git, and one that reads. */
export async function openGitTree(root: Path, commit: string): Promise<GitTree | GitFailure> {
  const listed = await git(root, ['ls-tree', '-r', '-z', commit])
  if (isGitFailure(listed)) return listed
  const folders = new Map<Path, Map<string, FolderEntry['kind']>>([[root, new Map()]])
  const blobs = new Map<Path, string>()
  const submodules: Path[] = []
  const add = (path: Path, kind: FolderEntry['kind']) => {
    const folder = folderOf(path)
    const entries = folders.get(folder) ?? new Map<string, FolderEntry['kind']>()
    entries.set(nameOf(path), kind)
    if (folders.has(folder)) return
    folders.set(folder, entries)
    add(folder, 'folder')
  }
  for (const line of listed.split('\0')) {
    const [, mode, type, object, name] = /^(\d+) (\w+) ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
    if (mode === undefined || object === undefined || name === undefined) continue
    const path = `${root === '/' ? '' : root}/${name}`
    if (type === 'commit') {
      submodules.push(path)
      add(path, 'folder')
    } else if (mode === '120000') add(path, 'file-link')
    else {
      blobs.set(path, object)
      add(path, 'file')
    }
  }
  const reader = new BlobReader(root)
  const isUnknown = new Set(submodules)
  return {
    submodules,
    close: () => reader.close(),
    files: {
      async list(folder) {
        if (isUnknown.has(folder)) return { reason: 'submodule' }
        const entries = folders.get(folder)
        return entries && [...entries].map(([name, kind]): FolderEntry => ({ name, kind }))
      },
      async read(file): Promise<FileContent> {
        const object = blobs.get(file)
        if (object === undefined) return { kind: 'missing' }
        const bytes = await reader.read(object)
        return bytes instanceof Uint8Array ? decode(bytes) : { kind: 'unreadable', reason: bytes }
      },
    },
  }
}

interface Waiting {
  done(bytes: Uint8Array | string): void
}

/** One `git cat-file --batch`, started when something is first read: object names in, contents out, in the same order. */
export class BlobReader {
  readonly #root: Path
  #process: ChildProcessWithoutNullStreams | undefined
  readonly #waiting: Waiting[] = []
  #chunks: Buffer[] = []
  #size = 0
  /** Bytes of the answer that is being read, with its header and the line feed behind it; undefined before its header is there. */
  #wanted: { readonly start: number; readonly size: number } | undefined
  #ended: string | undefined

  constructor(root: Path) {
    this.#root = root
  }

  /** The content, or why it cannot be had. */
  read(object: string): Promise<Uint8Array | string> {
    return new Promise((done) => {
      if (this.#ended !== undefined) return done(this.#ended)
      this.#waiting.push({ done })
      this.#started().stdin.write(`${object}\n`)
    })
  }

  close(): void {
    this.#ended ??= 'closed'
    this.#process?.stdin.end()
  }

  #started(): ChildProcessWithoutNullStreams {
    if (this.#process) return this.#process
    const words = [...gitOptions, '-C', diskPath(this.#root), 'cat-file', '--batch']
    const started = spawn('git', words, { env: { ...process.env, ...gitEnvironment }, windowsHide: true })
    const end = (reason: string) => {
      this.#ended ??= reason
      for (const { done } of this.#waiting.splice(0)) done(reason)
    }
    started.on('error', (error) => end(error.message))
    started.on('close', (code) => end(`git cat-file ended (${code})`))
    started.stdin.on('error', (error) => end(error.message))
    started.stderr.resume()
    started.stdout.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk)
      this.#size += chunk.length
      this.#take()
    })
    this.#process = started
    return started
  }

  /** Hands out every answer that is whole. Chunks are joined when an answer ends, so each byte is copied a few times at most. */
  #take(): void {
    for (;;) {
      if (this.#wanted && this.#size < this.#wanted.start + this.#wanted.size + 1) return
      const all = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
      if (!all || all.length === 0) return
      if (this.#wanted) {
        const { start, size } = this.#wanted
        this.#wanted = undefined
        this.#keep(all.subarray(start + size + 1))
        this.#waiting.shift()?.done(new Uint8Array(all.subarray(start, start + size)))
        continue
      }
      const feed = all.indexOf(10)
      this.#keep(all)
      if (feed < 0) return
      const header = all.toString('utf8', 0, feed)
      const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1]
      if (size !== undefined) this.#wanted = { start: feed + 1, size: Number(size) }
      else {
        this.#keep(all.subarray(feed + 1))
        this.#waiting.shift()?.done(header)
      }
    }
  }

  #keep(rest: Buffer): void {
    this.#chunks = rest.length === 0 ? [] : [rest]
    this.#size = rest.length
  }
}
