// What is kept of each corpus, in files of this machine.

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
    decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
  }
}

/** Where it is kept how versions of files compare, beside the facts. Undefined where those have no place either. */
export function comparisonsStore(folder?: string): KeptTexts | undefined {
  if (!cached('comparisons', '', folder)) return undefined
  return {
    async load(corpus) {
      const bytes = await cached('comparisons', corpus, folder)?.load()
      return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
    },
    store: async (corpus, text) => cached('comparisons', corpus, folder)?.store(Buffer.from(text)),
  }
}

/** The file that keeps something of this kind about a corpus; undefined where there is no cache. */
export function cached(
  kind: 'facts' | 'findings' | 'comparisons',
  corpus: Path,
  folder = cacheFolder(process.platform, process.env),
): CacheFile | undefined {
  return folder === undefined || build === undefined ? undefined : cacheFile(folder, kind, corpus, build)
}
