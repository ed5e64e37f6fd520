// Documents that a log leaves out: how they are read from its comments, and how they come and go.

import { expect, test } from 'vitest'
import { leavingOutOnly, leftOutOf } from '../../server/src/core/updateLog/leftOut.ts'
import { partText } from '../../server/src/core/updateLog/markers.ts'

const [root, folder] = ['/corpus', '/corpus/docs']
const part = partText('one', { base: 'b' }, '\n- a\n\n')

test('a path counts from the folder of the log, with a slash from the root', () => {
  const log = '<!-- doc-corpus:log without a.md -->\n<!-- doc-corpus:log without /other/b%20c.md -->\n'
  expect(leftOutOf(log, root, folder)).toEqual(['/corpus/docs/a.md', '/corpus/other/b c.md'])
})

test('what is written is read back, and written once', () => {
  const paths = ['/corpus/docs/a.md', '/corpus/other/b c.md', '/corpus/docs/网络--x.md']
  const log = leavingOutOnly(`# Log\n\n${part}`, paths, root, folder)
  expect(leftOutOf(log, root, folder)).toEqual(paths)
  expect(leavingOutOnly(log, paths, root, folder)).toBe(log)
})

test('what is mentioned again loses its comment, and every other character stays', () => {
  const log = leavingOutOnly(`# Log\n\nBy hand.\n\n${part}`, ['/corpus/docs/a.md', '/corpus/docs/b.md'], root, folder)
  const after = leavingOutOnly(log, ['/corpus/docs/b.md'], root, folder)
  expect(leftOutOf(after, root, folder)).toEqual(['/corpus/docs/b.md'])
  expect(after).toBe(log.replace('<!-- doc-corpus:log without a.md -->\n', ''))
})
