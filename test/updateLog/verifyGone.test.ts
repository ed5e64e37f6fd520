// Sections that a log says are gone, or were somewhere else.

import { expect, test } from 'vitest'
import { check } from './logs.ts'

const before = `=== a.md
# 4. A

## 4.1 First

Text.

## 4.2 Old

Old text.

### 4.2.1 Below

## 4.3 Last

Last text.
=== gone.md
# 9. Gone

## 9.1 X
`

const after = `=== a.md
# 4. A

## 4.1 First

Text.

## 4.2 Last

Last text.
`

test('what was removed was there, and is not there any more', () => {
  const verdicts = check(
    before,
    `=== UPDATE-2025-11-07.md
# Update

**File**: \`a.md\`

- Removed section 4.2
- Removed section 4.2.1
- Removed section ⟦4.1⟧⟦section: Section 4.1 of a.md is still there.⟧
- Removed section ⟦4.3⟧⟦section: Section 4.3 of a.md was not removed; it is 4.2 now.⟧
- Removed section ⟦4.9⟧⟦section: a.md had no section 4.9.⟧
- 删除 4.2 章节
- 移除了 ⟦4.1⟧⟦section: still there⟧ 章节
- 删除 4.1 章节的引用
${after}`,
  )
  expect(verdicts.filter(({ kind, holds }) => kind === 'section' && holds).map(({ claimed }) => claimed)).toEqual([
    '4.2',
    '4.2.1',
    '4.2',
    '4.1',
  ])
})

test('below the name of a document, and as a log is written', () => {
  check(
    before,
    `=== UPDATE-2025-11-07.md
# Update

- \`a.md\`:
  - removed \`4.2 Old\`
  - removed \`⟦4.1⟧⟦section: still there⟧ First\`
  - renumbered \`4.3\` → \`4.2\` (Last)
  - renumbered \`⟦4.7⟧⟦section: a.md had no section 4.7⟧\` → \`4.2\` (Last)
  - 删除 \`4.2 Old\`
${after}`,
  )
})

test('what was moved or merged was there before', () => {
  check(
    before,
    `=== UPDATE-2025-11-07.md
# 更新

**文件**：\`a.md\`

- 4.3 章节 → 4.2 章节
- 4.2.1 章节并入 4.1 章节
- ⟦4.8⟧⟦section: had no section 4.8⟧ 章节移至 4.1 章节
${after}`,
  )
})

test('a section of a document that is gone is gone', () => {
  check(
    before,
    `=== UPDATE-2025-11-07.md\n# Update\n\n- Removed section 9.1 of \`gone.md\`\n- 删除 \`a.md\` 4.2 章节\n- 移除 \`a.md\` 中的 ⟦4.1⟧⟦section: still there⟧ 章节\n- 删除 \`a.md\` 中 4.1 章节的引用\n${after}`,
  )
})

test('a removed section may be named in any words', () => {
  check(
    before,
    `=== UPDATE-2025-11-07.md
# 更新

**文件**：\`a.md\`

- 4.2.1 章节的内容已经过时
- ⟦4.9⟧⟦section: has no section 4.9⟧ 章节的内容已经过时
${after}`,
  )
})

test('a new section that has taken the number of another is new; one that goes on saying the same is not', () => {
  check(
    before,
    `=== UPDATE-2025-11-07.md
# 更新

**文件**：\`a.md\`

- 新增 4.2 章节
- 新增 ⟦4.3⟧⟦section: Section 4.3 of a.md is not new⟧ 章节
=== a.md
# 4. A

## 4.1 First

Text.

## 4.2 Other

Something else.

## 4.3 Last one

Last text.
`,
  )
})

test('nothing is known without the tree before, nor for certain where nobody has said which it is', () => {
  const log = `=== UPDATE-2025-11-07.md\n# Update\n\n**File**: \`a.md\`\n\n- Removed section 4.1\n- Removed section 4.9\n${after}`
  expect(check(undefined, log).filter(({ kind }) => kind === 'section')).toEqual([])
  expect(check(before, log, true).filter(({ kind }) => kind === 'section')).toEqual([])
})
