// Replacing files: all or none, on a disk that fails where a test wants it to.

import { expect, test } from 'vitest'
import { type Disk, replaceFiles } from '../../server/src/cli/replaceFiles.ts'

interface Case {
  readonly failsAt?: (step: 'write' | 'rename' | 'remove', file: string, turn: number) => boolean
  readonly failure: string | undefined
  /** What the disk holds afterwards. */
  readonly files: Readonly<Record<string, string>>
}

/** Replaces `a`, `b` and `c`, which hold `1`, `2` and `3`, by capitals. */
function check({ failsAt = () => false, failure, files }: Case): void {
  const held = new Map(Object.entries({ a: '1', b: '2', c: '3' }))
  let turn = 0
  const step = (name: 'write' | 'rename' | 'remove', file: string) => {
    if (failsAt(name, file, ++turn)) throw Object.assign(new Error('no'), { code: 'EIO' })
  }
  const disk: Disk = {
    read: (file) => Buffer.from(held.get(file) ?? ''),
    write(file, bytes) {
      held.set(file, 'half')
      step('write', file)
      held.set(file, Buffer.from(bytes).toString())
    },
    rename(from, to) {
      step('rename', to)
      held.set(to, held.get(from) ?? '')
      held.delete(from)
    },
    remove(file) {
      step('remove', file)
      held.delete(file)
    },
  }
  const replacements = ['a', 'b', 'c'].map((file, i) => ({
    file,
    bytes: Buffer.from(file.toUpperCase()),
    before: Buffer.from(String(i + 1)),
  }))
  expect(replaceFiles(replacements, disk)?.failure.text).toBe(failure)
  expect(Object.fromEntries(held)).toEqual(files)
}

const undone = '“{file}” cannot be written ({reason}); everything is as it was before.'
const lost = '“{file}” cannot be written ({reason}), and these could not be put back: {lost}.'

test('all are replaced, and no temporary file is left', () => {
  check({ failure: undefined, files: { a: 'A', b: 'B', c: 'C' } })
})

test('a write that fails halfway leaves nothing behind', () => {
  check({
    failsAt: (step, file) => step === 'write' && file.startsWith('c'),
    failure: undone,
    files: { a: '1', b: '2', c: '3' },
  })
})

test('a rename that fails puts back what was renamed before it', () => {
  check({
    failsAt: (step, file) => step === 'rename' && file === 'c',
    failure: undone,
    files: { a: '1', b: '2', c: '3' },
  })
})

test('what cannot be put back is named', () => {
  let hasFailed = false
  check({
    failsAt: (step, file) => {
      if (step === 'rename' && file === 'b' && !hasFailed) hasFailed = true
      else if (!(hasFailed && step === 'rename' && file === 'a')) return false
      return true
    },
    failure: lost,
    files: { a: 'A', [`a.${process.pid}.tmp`]: '1', b: '2', c: '3' },
  })
})

test('a file that holds something else than expected stops everything', () => {
  const disk: Disk = {
    read: () => Buffer.from('changed'),
    write: () => expect.unreachable(),
    rename: () => expect.unreachable(),
    remove: () => expect.unreachable(),
  }
  const replacement = { file: 'a', bytes: Buffer.from('A'), before: Buffer.from('1') }
  expect(replaceFiles([replacement], disk)?.failure.text).toMatch(/has changed since it was read/)
})
