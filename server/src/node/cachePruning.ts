// Removes what was kept of corpora that are no more, and what writers left behind when they were ended.

import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { diskPath } from './files.ts'

/** How long a file that is being written may take, in milliseconds: a day. */
const writing = 86_400_000

/** Longer than the first line of any file of the cache. */
const longestHead = 8192

/**
 * Removes from the folder each file of the cache whose corpus is gone, or that does not say of which it is, and each
 * half-written file older than a day; nothing else, and nothing whose name begins with `own`. Costs a look at each file.
 * Never rejects: what cannot be removed stays.
 */
export async function pruneCaches(folder: string, own: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.startsWith(own)) continue
    const path = join(folder, name)
    const isStale = await isStaleFile(name, path).catch(() => false)
    if (isStale) await rm(path, { force: true }).catch(() => {})
  }
}

async function isStaleFile(name: string, path: string): Promise<boolean> {
  if (/^[0-9a-f]{32}\.\d+-[0-9a-f]+\.tmp$/.test(name)) return (await stat(path)).mtimeMs < Date.now() - writing
  if (!/^[0-9a-f]{32}\.(?:facts|findings|comparisons|disk|words)$/.test(name)) return false
  const corpus = await corpusOf(path)
  return corpus === undefined || (await isGone(diskPath(corpus)))
}

/** The corpus that the first line names. */
async function corpusOf(path: string): Promise<string | undefined> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0)
    const written = /^doc-corpus cache of ("(?:[^"\\\n]|\\.)*") /.exec(buffer.toString('utf8', 0, bytesRead))?.[1]
    const corpus: unknown = written === undefined ? undefined : JSON.parse(written)
    return typeof corpus === 'string' ? corpus : undefined
  } finally {
    await file.close()
  }
}

/** A folder that cannot be reached for another reason may be there again tomorrow. */
async function isGone(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory()
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  }
}
