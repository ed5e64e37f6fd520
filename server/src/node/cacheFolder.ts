// Where this machine keeps what can be made again, and files there that are whole or not there.

import { readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { pruneCaches } from './cachePruning.ts'
import { checksum } from './checksum.ts'

/**
 * The folder for caches of this program: `$XDG_CACHE_HOME/doc-corpus` or `~/.cache/doc-corpus` (XDG Base Directory
 * Specification), `~/Library/Caches/doc-corpus` on macOS, `%LOCALAPPDATA%\doc-corpus\Cache` on Windows. Undefined where nobody is at home.
 */
export function cacheFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: () => string = homedir,
): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = environment
  try {
    switch (platform) {
      case 'win32':
        return join(LOCALAPPDATA || join(home(), 'AppData', 'Local'), 'doc-corpus', 'Cache')
      case 'darwin':
        return join(home(), 'Library', 'Caches', 'doc-corpus')
      default:
        return join(
          XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(home(), '.cache'),
          'doc-corpus',
        )
    }
  } catch {
    return undefined
  }
}

/** One file of the cache. */
export interface CacheFile {
  /** What was stored under the same name by the same build; undefined for anything else, and where it is not whole. */
  load(): Promise<Uint8Array | undefined>
  /** Stores the bytes; nobody ever sees half of them, and of two who write at once the last wins. Returns why it could not. */
  store(bytes: Uint8Array): Promise<string | undefined>
}

/**
 * The file that keeps something of this kind about a corpus. `build` names the program that wrote it: another one may
 * read documents otherwise.
 */
export function cacheFile(folder: string, kind: string, corpus: string, build: string): CacheFile {
  const name = checksumOf(corpus)
  const path = join(folder, `${name}.${kind}`)
  const head = (bytes: Uint8Array) => headOf(bytes, corpus, checksumOf(JSON.stringify([kind, corpus, build])))
  return {
    async load() {
      try {
        // At once: it takes three milliseconds for a large corpus, and waiting for it in pieces longer.
        return contentOf(readFileSync(path), head)
      } catch {
        return undefined
      }
    },
    async store(bytes) {
      const aside = join(folder, `${name}.${process.pid}-${Math.trunc(Math.random() * 2 ** 48).toString(16)}.tmp`)
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFile(aside, [head(bytes), bytes], { flag: 'wx', mode: 0o600 })
        await rename(aside, path)
        await pruneCaches(folder, `${name}.`)
        return undefined
      } catch (error) {
        await rm(aside, { force: true }).catch(() => {})
        return error instanceof Error ? error.message : String(error)
      }
    },
  }
}

const lineFeed = 10

/** A line for people and for `pruneCaches`: of which corpus, and checksums of what the file is about and of what follows. */
function headOf(bytes: Uint8Array, corpus: string, about: string): Buffer {
  return Buffer.from(`doc-corpus cache of ${JSON.stringify(corpus)} ${about} ${checksum(bytes)}\n`)
}

function checksumOf(text: string): string {
  return checksum(Buffer.from(text))
}

function contentOf(file: Buffer, head: (bytes: Uint8Array) => Buffer): Uint8Array | undefined {
  const content = file.subarray(file.indexOf(lineFeed) + 1)
  return head(content).equals(file.subarray(0, file.length - content.length)) ? content : undefined
}
