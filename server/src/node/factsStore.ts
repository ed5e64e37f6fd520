// The cache of facts as files of this machine, one for each corpus.

import type { CachePort } from '../session/ports.ts'
import { build } from './build.ts'
import { cacheFile, cacheFolder } from './cacheFolder.ts'

/** The cache in a folder, or where the platform wants it. Undefined where there is no such place, or the program was not built. */
export function factsStore(folder = cacheFolder(process.platform, process.env)): CachePort | undefined {
  if (folder === undefined || build === undefined) return undefined
  const name = build
  return {
    load: (corpus) => cacheFile(folder, 'facts', corpus, name).load(),
    store: (corpus, bytes) => cacheFile(folder, 'facts', corpus, name).store(bytes),
    encode: (text) => Buffer.from(text),
    decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
  }
}
