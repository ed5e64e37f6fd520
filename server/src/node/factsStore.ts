// What is kept of each corpus, in files of this machine.

import { hash } from 'node:crypto'
import type { Path } from '../core/uri.ts'
import type { CachePort, KeptTexts } from '../session/ports.ts'
import { build } from './build.ts'
import { type CacheFile, cacheFile, cacheFolder } from './cacheFolder.ts'

/** The cache in a folder, or where the platform wants it. Undefined where there is no such place, or the program was not built. */
export function factsStore(folder?: string): CachePort | undefined {
  if (!cached('facts', '', folder)) return undefined
  return {
    load: async (corpus) => cached('facts', corpus, folder)?.load(),
    store: async (corpus, bytes) => cached('facts', corpus, folder)?.store(bytes),
    encode: (text) => Buffer.from(text),
    decode: textOf,
    hash: (text) => hash('sha256', text, 'base64'),
  }
}

/** What checks found, how versions of files compare, what the disk said when it was last read, or what words mean. */
export type KindOfText = 'findings' | 'comparisons' | 'disk' | 'words'

/** Where texts of this kind are kept, beside the facts. Undefined where facts have no place either. */
export function textsStore(kind: KindOfText, folder?: string): KeptTexts | undefined {
  if (!cached(kind, '', folder)) return undefined
  return {
    async load(corpus) {
      const bytes = await cached(kind, corpus, folder)?.load()
      return bytes && textOf(bytes)
    },
    store: async (corpus, text) => cached(kind, corpus, folder)?.store(Buffer.from(text)),
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}

/** The file that keeps something of this kind about a corpus; undefined where there is no cache. */
export function cached(
  kind: 'facts' | KindOfText,
  corpus: Path,
  folder = cacheFolder(process.platform, process.env),
): CacheFile | undefined {
  return folder === undefined || build === undefined ? undefined : cacheFile(folder, kind, corpus, build)
}
