// The server keeps what it has read: some time after the last change, and when it is told to end.

import { expect, test } from 'vitest'
import { Saving } from '../../server/src/lsp/saving.ts'

/** A saver whose waits end when the test says so. */
function setUp(failure?: string) {
  const waits: { readonly milliseconds: number; end(): void }[] = []
  const warned: string[] = []
  const state = { saved: 0, isComplete: true }
  const session = {
    get isComplete() {
      return state.isComplete
    },
    settled: async () => {},
    save: async () => {
      state.saved++
      return failure
    },
  }
  const wait = (milliseconds: number) => new Promise<void>((end) => waits.push({ milliseconds, end }))
  const log = { warn: (message: string) => warned.push(message) }
  const saving = new Saving(session, { save: async () => undefined }, { bundle: {} }, { wait }, log)
  return { saving, waits, warned, state }
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

test('at the end everything is kept at once, unless reading still goes on', async () => {
  const { saving, state } = setUp()
  await saving.close()
  expect(state.saved).toBe(1)
  state.isComplete = false
  await saving.close()
  expect(state.saved).toBe(1)
})

test('what cannot be kept is said once', async () => {
  const { saving, warned } = setUp('EROFS')
  await saving.close()
  await saving.close()
  expect(warned).toEqual(['What was read could not be kept for the next time (EROFS).'])
})
