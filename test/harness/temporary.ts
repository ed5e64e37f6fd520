// Folders on the real disk, written from the same text that fixtures are written in.

import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Path } from '../../server/src/core/uri.ts'
import { pathOfDisk } from '../../server/src/node/files.ts'

/** A new folder that goes when the test ends, with the files of `=== name` sections in it. */
export async function temporaryFolder(source = ''): Promise<Path> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'doc-corpus-test-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  await writeFiles(pathOfDisk(folder), source)
  return pathOfDisk(folder)
}

/** Writes the files of `=== name` sections below the folder. A name that ends in `/` is an empty folder. */
export async function writeFiles(folder: Path, source: string): Promise<void> {
  for (const part of source.split(/^=== /m).slice(1)) {
    const feed = part.indexOf('\n')
    const name = part.slice(0, feed < 0 ? undefined : feed).trim()
    const path = join(folder, name)
    await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true })
    if (!name.endsWith('/')) await writeFile(path, feed < 0 ? '' : part.slice(feed + 1))
  }
}
