// A program that stores in a cache over and over, for the test in which several do.

import { cacheFile } from '../../server/src/node/cacheFolder.ts'

const [folder = '', mark = ''] = process.argv.slice(2)
const file = cacheFile(folder, 'facts', '/corpus', 'build')
for (let round = 0; round < 60; round++) {
  const failure = await file.store(new Uint8Array(50_000).fill(Number(mark) + 1))
  if (failure !== undefined) throw new Error(failure)
}
