// What a person has chosen about documents: how it is read from the comments of a log, and how it comes and goes.

import { expect, test } from 'vitest'
import { choicesOf, withChoices } from '../../server/src/core/updateLog/leftOut.ts'
import { partText } from '../../server/src/core/updateLog/markers.ts'

const [root, folder] = ['/corpus', '/corpus/docs']
const part = partText('one', { base: 'b' }, '\n- a\n\n')
const [a, b, c] = ['/corpus/docs/a.md', '/corpus/docs/b.md', '/corpus/docs/c.md']

test('a path counts from the folder of the log, with a slash from the root', () => {
  const log = `
<!-- doc-corpus:log without a.md -->
<!-- doc-corpus:log with b.md -->
<!-- doc-corpus:log without /other/b%20c.md -->
`
  expect(choicesOf(log, root, folder)).toEqual({ leftOut: [a, '/corpus/other/b c.md'], mentioned: [b] })
})

test('what is written is read back, and written once', () => {
  const choices = { leftOut: [a, '/corpus/other/b c.md', '/corpus/docs/网络--x.md'], mentioned: [b, '/corpus/d e.md'] }
  const log = withChoices(`# Log\n\n${part}`, choices, root, folder)
  expect(choicesOf(log, root, folder)).toEqual(choices)
  expect(withChoices(log, choices, root, folder)).toBe(log)
})

test('a choice that is taken back loses its comment, and every other character stays', () => {
  const log = withChoices(`# Log\n\nBy hand.\n\n${part}`, { leftOut: [a, b], mentioned: [c] }, root, folder)
  const after = withChoices(log, { leftOut: [b], mentioned: [] }, root, folder)
  expect(choicesOf(after, root, folder)).toEqual({ leftOut: [b], mentioned: [] })
  expect(after).toBe(
    log.replace('<!-- doc-corpus:log without a.md -->\n', '').replace('<!-- doc-corpus:log with c.md -->\n', ''),
  )
})

test('a log from which the last choice goes is as it was before the first came', () => {
  for (const log of [`# Log\n\nBy hand.\n\n${part}`, part, `# Log\r\n\r\n${part}`.replace(/\r?\n/g, '\r\n')]) {
    const with1 = withChoices(log, { leftOut: [], mentioned: [c] }, root, folder)
    expect(with1).not.toBe(log)
    expect(withChoices(with1, { leftOut: [], mentioned: [] }, root, folder)).toBe(log)
    const without = withChoices(log, { leftOut: [c], mentioned: [] }, root, folder)
    expect(withChoices(with1, { leftOut: [c], mentioned: [] }, root, folder)).toBe(without)
  }
})

test('what is left out is not mentioned', () => {
  const log = withChoices(`# Log\n\n${part}`, { leftOut: [a], mentioned: [a] }, root, folder)
  expect(choicesOf(log, root, folder)).toEqual({ leftOut: [a], mentioned: [] })
})
