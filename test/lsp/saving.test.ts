// The server keeps what it has read: some time after the last change, and when it is told to end.

import { expect, test } from 'vitest'
import { Saving } from '../../server/src/lsp/saving.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import { directFiles } from '../../server/src/node/stampedFiles.ts'
import type { CachePort, KeptTexts } from '../../server/src/session/ports.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { hashOf } from '../session/world.ts'
import { modern, plain, talk } from './talk.ts'

/** A saver whose waits end when the test says so; so do its savings, where `isSlow`. */
function setUp(failure?: string, isSlow = false) {
  const waits: { readonly milliseconds: number; end(): void }[] = []
  const warned: string[] = []
  const savings: (() => void)[] = []
  const state = { saved: 0, isComplete: true, generation: 1, checkedCount: 0 }
  const session = {
    get isComplete() {
      return state.isComplete
    },
    get generation() {
      return state.generation
    },
    settled: async () => {},
    save: async () => {
      if (isSlow) await new Promise<void>((end) => savings.push(end))
      state.saved++
      return failure
    },
  }
  const wait = (milliseconds: number) => new Promise<void>((end) => waits.push({ milliseconds, end }))
  const log = { warn: (message: string) => warned.push(message) }
  const problems = {
    get checkedCount() {
      return state.checkedCount
    },
    save: async () => undefined,
  }
  const saving = new Saving(session, problems, { bundle: {} }, { wait }, log)
  return { saving, waits, warned, savings, state }
}

test('many changes are kept once, soon the first time and later the next', async () => {
  const { saving, waits, state } = setUp()
  const first = saving.follow()
  await saving.follow()
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([2000])
  expect(state.saved).toBe(0)
  waits[0]?.end()
  await first
  expect(state.saved).toBe(1)
  const second = saving.follow()
  await Promise.resolve()
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([2000, 30_000])
  waits[1]?.end()
  await second
  expect(state.saved).toBe(2)
})

test('while somebody types nothing is kept', async () => {
  const { saving, waits, state } = setUp()
  const first = saving.follow()
  for (const wait of [1, 2]) {
    await expect.poll(() => waits.length).toBe(wait)
    state.generation++
    waits.at(-1)?.end()
  }
  await expect.poll(() => waits.length).toBe(3)
  expect(state.saved).toBe(0)
  waits.at(-1)?.end()
  await first
  expect([state.saved, waits.length]).toEqual([1, 3])
})

test('what changes while it is being kept is kept later', async () => {
  const { saving, waits, savings, state } = setUp(undefined, true)
  const first = saving.follow()
  await expect.poll(() => waits.length).toBe(1)
  waits[0]?.end()
  await expect.poll(() => savings.length).toBe(1)
  state.generation++
  savings[0]?.()
  await first
  await expect.poll(() => waits.map(({ milliseconds }) => milliseconds)).toEqual([2000, 30_000])
  waits[1]?.end()
  await expect.poll(() => savings.length).toBe(2)
  savings[1]?.()
  await expect.poll(() => state.saved).toBe(2)
  expect(waits).toHaveLength(2)
})

test('when checks end after the corpus was kept, what they found is kept; where none was made, nothing', async () => {
  const { saving, waits, state } = setUp()
  await saving.followChecks()
  expect(waits).toHaveLength(0)
  const first = saving.follow()
  await Promise.resolve()
  waits[0]?.end()
  await first
  state.checkedCount = 7
  const second = saving.followChecks()
  await expect.poll(() => waits.length).toBe(2)
  waits[1]?.end()
  await second
  expect(state.saved).toBe(2)
  await saving.followChecks()
  expect([waits.length, state.saved]).toEqual([2, 2])
})

test('at the end everything is kept at once, unless reading still goes on', async () => {
  const { saving, state } = setUp()
  await saving.close()
  expect(state.saved).toBe(1)
  state.isComplete = false
  await saving.close()
  expect(state.saved).toBe(1)
})

test('the end waits for what is just being kept', async () => {
  const { saving, waits, savings, state } = setUp(undefined, true)
  const first = saving.follow()
  await Promise.resolve()
  waits[0]?.end()
  await expect.poll(() => savings.length).toBe(1)
  let hasEnded = false
  const end = saving.close().then(() => {
    hasEnded = true
  })
  await Promise.resolve()
  expect([savings.length, hasEnded]).toEqual([1, false])
  savings[0]?.()
  await first
  await expect.poll(() => savings.length).toBe(2)
  expect(hasEnded).toBe(false)
  savings[1]?.()
  await end
  expect(state.saved).toBe(2)
})

test('what cannot be kept is said once', async () => {
  const { saving, warned } = setUp('EROFS')
  await saving.close()
  await saving.close()
  expect(warned).toEqual(['What was read could not be kept for the next time (EROFS).'])
})

test.each([
  ['asks for them', modern],
  ['is sent them', plain],
])(
  'what checks find after the corpus was kept, because a client %s only then, is kept as well',
  async (_, capabilities) => {
    const folder = await temporaryFolder('=== a.md\n[gone](gone.md)\n=== b.md\n# B\n')
    let factsKept = 0
    const cache: CachePort = {
      load: async () => undefined,
      async store() {
        factsKept++
        return undefined
      },
      encode: (text) => Buffer.from(text),
      decode: (bytes) => Buffer.from(bytes).toString(),
      hash: hashOf,
    }
    const kept: string[] = []
    const findings: KeptTexts = {
      load: async () => undefined,
      async store(_, text) {
        kept.push(text)
        return undefined
      },
    }
    // Who gathers changes before diagnostics are sent waits until the corpus has been kept.
    let send = () => {}
    const sending = new Promise<void>((resolve) => {
      send = resolve
    })
    const waits: { readonly milliseconds: number; end(): void }[] = []
    const wait = (milliseconds: number) =>
      milliseconds < 2000 ? sending : new Promise<void>((end) => waits.push({ milliseconds, end }))
    const clock = { ...nodeClock, wait }
    const { ask, settled } = await talk({ folders: [folder], capabilities, files: directFiles, cache, findings, clock })
    await settled()
    await expect.poll(() => waits.length).toBe(1)
    waits[0]?.end()
    await expect.poll(() => factsKept).toBe(1)
    expect(kept).toEqual([])
    send()
    if (capabilities === modern) await ask('workspace/diagnostic', { previousResultIds: [] })
    await expect.poll(() => waits.map(({ milliseconds }) => milliseconds)).toEqual([2000, 30_000])
    waits[1]?.end()
    await expect.poll(() => kept).toEqual([expect.stringContaining('"missing-file"')])
  },
)
