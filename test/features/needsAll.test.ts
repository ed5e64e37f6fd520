// Which places can only be answered when all documents have been read.

import { expect, test } from 'vitest'
import { needsAll } from '../../server/src/core/features/needsAll.ts'
import { fixture } from '../harness/fixture.ts'

function check(source: string, expected: boolean): void {
  const { corpus, document, offset } = fixture(source)
  expect(needsAll(corpus, document, offset)).toBe(expected)
}

const others = '\n=== net.md\n# 12. Net\n## 12.1 Bridges\n'

test('links, paths and numbers of a document that is named are answered from that document', () => {
  check(`=== a.md\n[x](net$0.md)${others}`, false)
  check(`=== a.md\n\`net$0.md\` 12.1 章节${others}`, false)
  check(`=== a.md\n\`net.md\` 12$0.1 章节${others}`, false)
  check('见 2$0.1 章节\n\n## 2.1 Here\n', false)
})

test('a number that no document named around it has may be that of any', () => {
  check(`=== a.md\n见 12$0.1 章节${others}`, true)
  check(`=== a.md\n见 99$0.1 章节${others}`, true)
})

test('a title that is written with the number may be found elsewhere', () => {
  check(`=== a.md\n\`net.md\` 新增 **12$0.1 Bridges** 章节${others}`, true)
})
