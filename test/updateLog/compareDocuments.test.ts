// What kind of a change it is that a document went through.

import { expect, test } from 'vitest'
import { compareDocuments } from '../../server/src/core/updateLog/compareDocuments.ts'
import { fixture } from '../harness/fixture.ts'

function check(before: string, after: string, expected: string): void {
  const [old, now] = [fixture(before).document, fixture(after).document]
  expect(compareDocuments(old, now).class).toBe(expected)
  expect(compareDocuments(now, old).class).toBe(expected)
}

test('what a formatter does to white space and destinations is format only', () => {
  check('# A\n\n提供了5个案例，见K8s文档。\n', '# A\n\n提供了 5 个案例，见 K8s\n文档。\n', 'format-only')
  check('# A\n\n把"容器""VM"堆在一起\n', '# A\n\n把"容器\n""VM"堆在一起\n', 'format-only')
  check('# A\n\n[x](http://a.b/c_(d))\n', '# A\n\n[x](<http://a.b/c_(d)>)\n', 'format-only')
})

test('white space between Latin words, and in code, says something', () => {
  check('# A\n\nnow here\n', '# A\n\nnowhere\n', 'content')
  check('# A\n\n```yaml\na:\n  b: 中 文\n```\n', '# A\n\n```yaml\na:\n  b: 中文\n```\n', 'content')
  check('# A\n\n[x](<a b>)\n', '# A\n\n[x](ab)\n', 'content')
})

test('dates at the top, front matter, and contents have classes of their own', () => {
  check('# A\n\n**Last updated**: 2025-11-07\n', '# A\n\n**Last updated**: 2025-11-15\n', 'metadata-only')
  check('---\nstatus: a\n---\n\n# A\n', '---\nstatus: b\n---\n\n# A\n', 'metadata-only')
  check(
    '# A\n\n## Contents\n\n- [B](#b)\n\n## B\n',
    '# A\n\n## 📑 Contents\n\n- [B](#b)\n- [A](#a)\n\n## B\n',
    'toc-only',
  )
  check('# A\n\n**Last updated: 2025-11-07**\n', '# A\n\n**Last updated: 2025-11-15**\n', 'metadata-only')
})
