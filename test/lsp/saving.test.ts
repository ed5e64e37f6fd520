// The server keeps what it has read: some time after the last change, and when it is told to end.

import { expect, test } from 'vitest'
import { Saving } from '../../server/src/lsp/saving.ts'

/** A saver whose waits end when the test says so; so do its savings, where `isSlow`. */
function setUp(failure?: string, isSlow = false) {
  const waits: { readonly milliseconds: number; end(): void }[] = []
  const warned: string[] = []
  const savings: (() => void)[] = []
  const state = { saved: 0, isComplete: true, generation: 1 }
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
  const saving = new Saving(session, { save: async () => undefined }, { bundle: {} }, { wait }, log)
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
