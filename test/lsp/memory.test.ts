// Memory of the server: what documents were before is let go.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../harness/temporary.ts'
import { talk } from './talk.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Bytes on the heap that something still needs. */
async function heapInUse(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    // What has been answered is let go a little later.
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  return process.memoryUsage().heapUsed
}

const count = 20

/** About 200 KB. The round changes its sections, but not what is wrong with it. */
function textOf(i: number, round: number): string {
  const name = `a-name-that-is-long-enough-to-be-cut-out-of-the-text-${i}.md`
  const section = (at: number) => `## Section ${at} of round ${round}\n\n${'Words and words. '.repeat(100)}\n\n`
  const sections = Array.from({ length: 110 }, (_, at) => section(at)).join('')
  return `# Document ${i}\n\n[gone](${name}) and \`x-${i}.md\` and [x](x-${i}.md#no-heading-of-this-name)\n\n${sections}`
}

test('however often documents are opened, asked about and closed, memory stays what it was', async () => {
  const files = Array.from({ length: count }, (_, i) => `=== x-${i}.md\n${textOf(i, 0)}`).join('\n')
  const folder = await temporaryFolder(files)
  const { client, ask, open, uri } = await talk({ folders: [folder] })
  let previousResultIds: unknown[] = []
  const askAll = async () => {
    const { items } = await ask<{ items: { uri: string; resultId: string }[] }>('workspace/diagnostic', {
      previousResultIds,
    })
    expect(items).toHaveLength(count)
    previousResultIds = items.map((each) => ({ uri: each.uri, value: each.resultId }))
  }
  const search = async (number: number) => {
    expect(await ask('workspace/symbol', { query: `section 7 of round ${number}` })).not.toEqual([])
  }
  const round = async (number: number) => {
    for (let i = 0; i < count; i++) await open(`${folder}/x-${i}.md`, textOf(i, number))
    await search(number)
    await askAll()
    for (let i = 0; i < count; i++) {
      await client.sendNotification('textDocument/didClose', { textDocument: { uri: uri(`${folder}/x-${i}.md`) } })
    }
  }
  await round(0)
  await askAll()
  await search(0)
  const before = await heapInUse()
  for (const number of [1, 2, 3]) await round(number)
  await askAll()
  // What is still being done holds on to texts for a while. One text of each document kept would be four million bytes.
  await vi.waitFor(async () => expect((await heapInUse()) - before).toBeLessThan(1_500_000), { timeout: 30_000 })
})
