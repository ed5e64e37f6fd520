// What the disk has said is still true until anything that was asked about is another.

import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isStillTrue, recordIn, recording } from '../../server/src/node/diskRecord.ts'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { directFiles } from '../../server/src/node/stampedFiles.ts'
import { folderWith } from '../cli/cli.ts'

const realNow = Date.now
// What has just been written counts as old.
beforeEach(() => {
  Date.now = () => realNow() + 60_000
})
afterEach(() => {
  Date.now = realNow
})

const files = `
=== a.md
# A
=== b/b.md
# B
=== b/picture.png
`

/** Lists two folders and reads two documents. */
async function recorded(folder: string, port = directFiles) {
  const root = pathOfDisk(folder)
  const { files, record } = recording(port, root)
  for (const path of [root, `${root}/b`]) await files.list(path)
  for (const path of [`${root}/a.md`, `${root}/b/b.md`]) await files.read(path)
  return { files, record, root }
}

test.each<[string, (folder: string) => Promise<unknown>]>([
  ['a document is longer', (folder) => appendFile(join(folder, 'a.md'), 'x')],
  ['a document is written again', (folder) => writeFile(join(folder, 'b/b.md'), '# C\n')],
  ['a document is gone', (folder) => rm(join(folder, 'a.md'))],
  ['a document is replaced by a folder', (folder) => rm(join(folder, 'a.md')).then(() => mkdir(join(folder, 'a.md')))],
  ['a file is new', (folder) => writeFile(join(folder, 'b/c.png'), '')],
  ['a file has another name', (folder) => rename(join(folder, 'b/picture.png'), join(folder, 'b/Picture.png'))],
  ['a folder is new', (folder) => mkdir(join(folder, 'c'))],
  ['a folder is gone', (folder) => rm(join(folder, 'b'), { recursive: true })],
])('the record is no longer true when %s', async (_, change) => {
  const folder = folderWith(files)
  const { record } = await recorded(folder)
  const kept = recordIn(JSON.parse(JSON.stringify(record()))) ?? expect.unreachable()
  expect(isStillTrue(kept)).toBe(true)
  await change(folder)
  expect(isStillTrue(kept)).toBe(false)
})

test.skipIf(process.platform === 'win32')('a link that leads to a folder instead of a file is another', async () => {
  const folder = folderWith(files)
  await symlink('a.md', join(folder, 'link'))
  const { record } = await recorded(folder)
  const kept = record() ?? expect.unreachable()
  expect(isStillTrue(kept)).toBe(true)
  await rename(join(folder, 'a.md'), join(folder, 'other.md'))
  await mkdir(join(folder, 'a.md'))
  expect(isStillTrue({ ...kept, files: [] })).toBe(false)
})

test('what has just been written, or is no text, or is not there, is told by no record', async () => {
  const folder = folderWith(`${files}=== zero.md\n\0`)
  for (const [name, now] of [
    ['zero.md', Date.now],
    ['none.md', Date.now],
    ['a.md', realNow],
  ] as const) {
    const { files, record, root } = await recorded(folder)
    expect(record()).toBeDefined()
    Date.now = now
    await files.read(`${root}/${name}`)
    expect(record(), name).toBeUndefined()
  }
})

test('above the root only what git goes by is told', async () => {
  const folder = folderWith(files)
  const above = pathOfDisk(folder)
  const { files: port, record } = recording(directFiles, `${above}/b`)
  await port.list(above)
  const kept = record() ?? expect.unreachable()
  await writeFile(join(folder, 'c.md'), '')
  expect(isStillTrue(kept)).toBe(true)
  await writeFile(join(folder, '.gitignore'), '')
  expect(isStillTrue(kept)).toBe(false)
})

test('a folder or file that changes while it is recorded is told by no record', async () => {
  const folder = folderWith(files)
  const one = await recorded(folder)
  await writeFile(join(folder, 'c.md'), '')
  await one.files.list(one.root)
  expect(one.record()).toBeUndefined()
  const other = await recorded(folder)
  await appendFile(join(folder, 'a.md'), 'x')
  other.files.readNow?.(`${other.root}/a.md`)
  expect(other.record()).toBeUndefined()
})

test('a file that was known and not read is recorded as it was known', async () => {
  const folder = folderWith(files)
  const { record, root } = await recorded(folder)
  const stamps = new Map(record()?.files)
  const { files: again, record: second } = recording(directFiles, root)
  expect(await again.read(`${root}/a.md`, stamps.get(`${root}/a.md`))).toEqual({ kind: 'unchanged' })
  expect(second()?.files).toEqual([[`${root}/a.md`, stamps.get(`${root}/a.md`)]])
})

test('anything else than a record is none', () => {
  const stamp = { size: 1, modified: 2, changed: 3, inode: 4 }
  expect(recordIn({ root: '/a', folders: [['/a', 'fb/']], files: [['/a/b', stamp]] })).toBeDefined()
  for (const value of [
    null,
    1,
    {},
    { folders: [] },
    { root: '/a', folders: [['/a', 1]], files: [] },
    { root: '/a', folders: [], files: [['/a']] },
  ]) {
    expect(recordIn(value)).toBeUndefined()
  }
})
