// What is kept of a corpus goes when the corpus is gone, and nothing else goes.

import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cacheFile } from '../../server/src/node/cacheFolder.ts'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const bytes = new Uint8Array([1, 2, 3])

test('storing about one corpus removes what was kept of another that is gone', async () => {
  const [folder, corpora] = [await temporaryFolder(), await temporaryFolder()]
  const names = ['here', 'gone "文档"', 'last']
  for (const name of names) await mkdir(join(corpora, name))
  const [here, gone, last] = names.map((name) => cacheFile(folder, 'facts', pathOfDisk(join(corpora, name)), 'build'))
  await here?.store(bytes)
  await gone?.store(bytes)
  await cacheFile(folder, 'findings', pathOfDisk(join(corpora, 'here')), 'another build').store(bytes)
  await cacheFile(folder, 'comparisons', pathOfDisk(join(corpora, 'gone "文档"')), 'build').store(bytes)
  expect(await readdir(folder)).toHaveLength(4)
  await rm(join(corpora, 'gone "文档"'), { recursive: true })
  await last?.store(bytes)
  expect(await here?.load()).toBeDefined()
  expect(await gone?.load()).toBeUndefined()
  expect(await last?.load()).toBeDefined()
  expect(await readdir(folder)).toHaveLength(3)
})

test('files that say nothing of their corpus and old halves of files go; what is not of the cache stays', async () => {
  const [folder, corpus] = [await temporaryFolder(), await temporaryFolder()]
  const name = 'a'.repeat(32)
  const [old, young] = [`${name}.1-aa.tmp`, `${name}.2-bb.tmp`]
  const others = ['notes.txt', 'b.facts', `${name}.json`]
  for (const each of [`${name}.facts`, old, young, ...others]) await writeFile(join(folder, each), 'x')
  const before = new Date(Date.now() - 2 * 86_400_000)
  for (const each of [old, 'notes.txt']) await utimes(join(folder, each), before, before)
  await cacheFile(folder, 'facts', pathOfDisk(corpus), 'build').store(bytes)
  const left = (await readdir(folder)).filter((each) => !/^[0-9a-f]{32}\.facts$/.test(each) || each === `${name}.facts`)
  expect(left.sort()).toEqual([young, ...others].sort())
})
