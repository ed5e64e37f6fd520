// log-claim: update logs that contradict themselves.

import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { fixture } from '../harness/fixture.ts'
import { afterFix, check, fixTitles } from './problems.ts'

const b = '=== b.md\n# B\n\nText.\n=== c.md\n# C\n'

test('one document has one length', () => {
  check(`
=== UPDATE-2025-11-07.md
- b.md (1156 lines)
        ^^^^ log-claim: This log gives b.md different numbers of lines: 1156, 1164.
- b.md (1164 lines)
        ^^^^ log-claim
- b.md (about 900 lines)
- c.md (1032 lines)
${b}`)
})

test('where one of the lengths is true, the others are not', () => {
  const source = `=== UPDATE-2025-11-07.md
- b.md (3 lines)
- b.md (11$064 lines)
- b.md (3 lines)
${b}`
  expect(fixTitles(source)).toEqual(['Write 3 (preferred)'])
  expect(afterFix(source, 'Write 3')).toContain('- b.md (3 lines)\n- b.md (3 lines)\n- b.md (3 lines)')
})

test('nothing is offered where none is', () => {
  expect(fixTitles(`=== UPDATE-2025-11-07.md\n- b.md ($011 lines)\n- b.md (12 lines)\n${b}`)).toEqual([])
})

test('a sum is that of the lengths beside it', () => {
  const source = `=== UPDATE-2025-11-07.md
# 更新

- b.md（1169 行）
- c.md（1036 行）
- 文档总行数：约 3$0866 行
${b}`
  expect(fixTitles(source)).toEqual(['Write 2205 (preferred)'])
  check(source.replace('$0', '').replace('3866', '2205'))
})

test('a number is what its own parts add up to', () => {
  const source = `=== UPDATE-2025-11-07.md
- 新增交叉引用：$04 处（\`b.md\` 2 处、\`c.md\` 1 处）
- 新增交叉引用：3 处（\`b.md\` 2 处、\`c.md\` 1 处）
${b}`
  check(`
=== UPDATE-2025-11-07.md
- 27 + 8 + 1 = 37
               ^^ log-claim: It says 37; the parts add up to 36.
- 27 + 8 + 1 = 36
${b}`)
  expect(fixTitles(source)).toEqual(['Write 3 (preferred)'])
})

test('a list has as many documents as it says', () => {
  check(`
=== UPDATE-2025-11-07.md
- Updated documents: 44
                     ^^ log-claim: It says 44 documents; the list has 2.
  - b.md
  - c.md
  - b.md (again)
- 新增文档：2 个（b.md、c.md）
${b}`)
})

test('what a log says of the documents themselves needs history, and is left to --verify', () => {
  check(`
=== UPDATE-2025-11-07.md
**File**: \`b.md\`

**Length**: 1156 lines

- 更新文档：1 个
  - b.md (9.9)
${b}`)
})

test('only update logs are looked at: by name, or by their generated parts', () => {
  const isLog = (name: string, text: string) => {
    const { corpus, document } = fixture(`=== ${name}\n${text}${b}`)
    return problemsOf(corpus, document, ['log-claim']).length > 0
  }
  const list = '- 更新文档：3 个（b.md、c.md）\n'
  const names = [
    'notes.md',
    'UPDATE.md',
    '2025-11-07.md',
    'UPDATE-2025-11-07.md',
    'INDEX-UPDATE-2025-11-07.md',
    '更新日志.md',
  ]
  expect(names.filter((name) => isLog(name, list))).toEqual(names.slice(3))
  const mark = (what: string) => `<!-- doc-corpus:log ${what} -->\n`
  expect(isLog('notes.md', `${mark('begin x')}\n${list}\n${mark('end x')}`)).toBe(true)
})

test('lengths in a log of no day are left to wrong-count', () => {
  check(`
=== 更新日志.md
- b.md (1156 lines)
        ^^^^ wrong-count
- b.md (3 lines)
${b}`)
})
