// Files of the cache are whole or as good as not there; and files of the disk say whether they are still the same.

import { fork } from 'node:child_process'
import { readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cacheFile, cacheFolder } from '../../server/src/node/cacheFolder.ts'
import { directFiles, patientFiles } from '../../server/src/node/stampedFiles.ts'
import type { FileContent, FilePort } from '../../server/src/session/ports.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const bytes = new TextEncoder().encode('what was read, 已读')

async function stored(folder: string) {
  const file = cacheFile(folder, 'facts', '/corpus', 'build')
  expect(await file.store(bytes)).toBeUndefined()
  const [name = ''] = await readdir(folder)
  return { file, path: join(folder, name) }
}

test('what was stored is loaded, by the same build about the same corpus only', async () => {
  const folder = await temporaryFolder()
  const { file } = await stored(folder)
  expect(await file.load()).toEqual(Buffer.from(bytes))
  for (const other of [
    cacheFile(folder, 'facts', '/corpus', 'another build'),
    cacheFile(folder, 'facts', '/another', 'build'),
    cacheFile(folder, 'findings', '/corpus', 'build'),
  ]) {
    expect(await other.load()).toBeUndefined()
  }
})

test('the file of another corpus under this name is not taken for this one', async () => {
  const folder = await temporaryFolder()
  const { path } = await stored(folder)
  const ofThis = await readFile(path)
  const other = cacheFile(folder, 'facts', '/another', 'build')
  await other.store(new Uint8Array([1]))
  const name = (await readdir(folder)).find((each) => !path.endsWith(each)) ?? expect.unreachable()
  await writeFile(join(folder, name), ofThis)
  expect(await other.load()).toBeUndefined()
})

test('a file cut anywhere, or with any byte changed, is as good as none', async () => {
  const { file, path } = await stored(await temporaryFolder())
  const whole = await readFile(path)
  for (let length = 0; length < whole.length; length++) {
    await writeFile(path, whole.subarray(0, length))
    expect(await file.load()).toBeUndefined()
  }
  for (let at = 0; at < whole.length; at++) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    await writeFile(path, changed)
    expect(await file.load()).toBeUndefined()
  }
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (random) => {
      await writeFile(path, random)
      expect(await file.load()).toBeUndefined()
    }),
  )
  await writeFile(path, whole)
  expect(await file.load()).toBeDefined()
})

test('what cannot be stored leaves nothing behind, and says why', async () => {
  const folder = await temporaryFolder('=== file\ntext\n')
  expect(await cacheFile(join(folder, 'file'), 'facts', '/corpus', 'build').store(bytes)).toMatch(/ENOTDIR|EEXIST/)
  expect(await readdir(folder)).toEqual(['file'])
})

test('of several programs that store at once, one is whole in the end', async () => {
  const folder = await temporaryFolder()
  const writer = join(import.meta.dirname, 'cacheWriter.ts')
  const writers = Array.from({ length: 4 }, (_, i) => fork(writer, [folder, String(i)]))
  const seen = new Set<number | undefined>()
  const codes = Promise.all(writers.map((each) => new Promise((done) => each.on('exit', done))))
  let isOver = false
  void codes.then(() => {
    isOver = true
  })
  while (!isOver) {
    const loaded = await cacheFile(folder, 'facts', '/corpus', 'build').load()
    if (loaded) expect(new Set(loaded).size).toBe(1)
    seen.add(loaded?.[0])
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await codes).toEqual([0, 0, 0, 0])
  expect(seen.size).toBeGreaterThan(1)
  expect(await readdir(folder)).toHaveLength(1)
})

test('the folder is where each platform keeps what can be made again', () => {
  const home = () => '/home/a'
  expect(cacheFolder('linux', {}, home)).toBe(join('/home/a', '.cache', 'doc-corpus'))
  expect(cacheFolder('linux', { XDG_CACHE_HOME: '/x' }, home)).toBe(join('/x', 'doc-corpus'))
  expect(cacheFolder('linux', { XDG_CACHE_HOME: 'relative' }, home)).toBe(join('/home/a', '.cache', 'doc-corpus'))
  expect(cacheFolder('darwin', { XDG_CACHE_HOME: '/x' }, home)).toBe(join('/home/a', 'Library', 'Caches', 'doc-corpus'))
  expect(cacheFolder('win32', { LOCALAPPDATA: '/local' }, home)).toBe(join('/local', 'doc-corpus', 'Cache'))
  expect(cacheFolder('win32', {}, home)).toBe(join('/home/a', 'AppData', 'Local', 'doc-corpus', 'Cache'))
  const nobody = () => {
    throw new Error('no home')
  }
  expect(cacheFolder('linux', {}, nobody)).toBeUndefined()
})

test.each([
  ['at once', directFiles],
  ['at once as long as that is quick', patientFiles({ now: () => 0 })],
  ['while others work', patientFiles(slowClock())],
])('a file read %s is known again by its stamp until it changes', async (_, files) => {
  const folder = await temporaryFolder('=== a.md\nfirst\n')
  const path = `${folder}/a.md`
  expect(text(await files.read(path)).stamp).toBeUndefined()
  const old = new Date(Date.now() - 60_000)
  // The time of the last change cannot be set: a clock that is ahead stands in for waiting.
  const now = Date.now
  Date.now = () => now() + 60_000
  try {
    const { stamp, hash } = text(await files.read(path))
    expect(stamp?.size).toBe(6)
    expect(await files.read(path, stamp)).toEqual({ kind: 'unchanged' })
    expect(text(files.readNow?.(path) ?? expect.unreachable()).stamp).toEqual(stamp)
    await utimes(path, old, old)
    const touched = text(await files.read(path, stamp))
    expect(touched.hash).toBe(hash)
    const { mtime, atime } = await stat(path)
    await writeFile(path, 'other\n')
    await utimes(path, atime, mtime)
    const edited = text(await files.read(path, touched.stamp))
    expect(edited.text).toBe('other\n')
    expect(edited.stamp?.modified).toBe(touched.stamp?.modified)
    expect(edited.hash).not.toBe(hash)
    await writeFile(`${path}2`, 'other\n')
    await rename(`${path}2`, path)
    expect(text(await files.read(path, edited.stamp)).hash).toBe(edited.hash)
  } finally {
    Date.now = now
  }
  expect(await files.read(`${folder}/none.md`)).toEqual({ kind: 'missing' })
  expect(await files.read(folder)).toEqual({ kind: 'missing' })
})

test('after a file that took its time, the next ones are waited for', async () => {
  const folder = await temporaryFolder('=== a.md\nfirst\n')
  const path = `${folder}/a.md`
  // What is not waited for is there when all promises have been kept, before anything can arrive from the disk.
  const isReadAtOnce = async (files: FilePort) => {
    let isRead = false
    const content = files.read(path).then(({ kind }) => {
      isRead = true
      return kind
    })
    await new Promise<void>((resolve) => process.nextTick(resolve))
    const wasRead = isRead
    expect(await content).toBe('text')
    return wasRead
  }
  const quick = patientFiles({ now: () => 0 })
  expect([await isReadAtOnce(quick), await isReadAtOnce(quick)]).toEqual([true, true])
  const slow = patientFiles(slowClock())
  expect([await isReadAtOnce(slow), await isReadAtOnce(slow)]).toEqual([true, false])
})

test('one slow file makes few be waited for, a slow disk nearly all', async () => {
  const folder = await temporaryFolder('=== a.md\nfirst\n')
  // Only what is read at once is timed, with one look at the clock before it and one behind.
  const readAtOnce = async (now: () => number) => {
    let looks = 0
    const files = patientFiles({
      now() {
        looks++
        return now()
      },
    })
    for (let i = 0; i < 300; i++) await files.read(`${folder}/a.md`)
    return looks / 2
  }
  const times = [0, 1000]
  expect(await readAtOnce(() => times.shift() ?? 0)).toBe(295)
  expect(await readAtOnce(slowClock().now)).toBe(5)
})

/** A clock by which everything takes a second. */
function slowClock() {
  let time = 0
  return { now: () => (time += 1000) }
}

function text(content: FileContent): FileContent & { readonly kind: 'text' } {
  return content.kind === 'text' ? content : expect.unreachable(content.kind)
}
