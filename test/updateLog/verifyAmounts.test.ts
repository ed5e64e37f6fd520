// How much a log says has come or gone, held against both trees.

import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../server/src/core/updateLog/verify.ts'
import { check } from './logs.ts'

const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}\n`).join('')

const before = `=== a.md
# 1. A

## 1.1 One

[b](b.md)
=== b.md
# 2. B

${lines(8)}=== c.md
# 3. C
`

const after = `=== a.md
# 1. A

## 1.1 One

[b](b.md)

## 1.2 Two

见 [c](c.md) 和 \`new.md\`，另见 [b](b.md#2-b)。

### 1.2.1 Deep
=== b.md
# 2. B

${lines(8)}${lines(20)}=== c.md
# 3. C
=== new.md
# 4. New

## 4.1 X

[a](a.md)
`

const holding = (verdicts: readonly Verdict[], kind: Verdict['kind']) =>
  verdicts.filter((each) => each.kind === kind && each.holds).map(({ claimed }) => claimed)

describe('references', () => {
  test('any way of counting will do; more than there are by all is wrong', () => {
    const verdicts = check(
      before,
      `=== UPDATE-2025-11-07.md
# 更新

- \`a.md\`：新增交叉引用：2 处
- \`a.md\`：新增 3 处引用
- \`a.md\`（添加引用（⟦9⟧⟦references: It says 9 new references; a.md has 4 at most.⟧ 处））
- \`a.md\`: added ⟦12⟧⟦references: 12 new references⟧ links
- \`a.md\`: 1 new reference
- 新增交叉引用：99 处
${after}`,
    )
    expect(holding(verdicts, 'references')).toEqual([2, 3])
  })

  test('they count in the documents of the item, of its list, of the item around it, or of the list of updated ones beside it', () => {
    check(
      before,
      `=== UPDATE-2025-11-07.md
# 更新

- 新增交叉引用：⟦8⟧⟦references: the documents have⟧ 处
  - a.md（引用块）
  - b.md
- a.md 与其他
  - 新增交叉引用：⟦9⟧⟦references: a.md has⟧ 处

## 统计

- 更新文档：2 个（a.md、b.md）
- 新增交叉引用：⟦30⟧⟦references: the documents have⟧ 处

## a.md 交叉引用（⟦20⟧⟦references: a.md has⟧ 处）

## 其他

| 文档 | 新增引用 |
| --- | --- |
| \`a.md\` | 3 个文档 |
| \`c.md\` | ⟦5⟧⟦references: c.md has⟧ 个文档 |
${after}`,
    )
  })

  test('what is at hand in a document counts whatever was before', () => {
    check(
      undefined,
      `=== UPDATE-2025-11-07.md
# 更新

**文件**：\`a.md\`

**文档统计**：

- 文档行数：⟦9⟧⟦lines: a.md has 11⟧ 行
- 交叉引用：3+ 处
- 交叉引用：⟦50⟧⟦references: It says 50 references; a.md has⟧+ 处
${after}`,
    )
  })

  test('where the beginning is a guess, only more than all there are now is wrong', () => {
    const log = (count: string) => `=== UPDATE-2025-11-07.md\n# 更新\n\n- \`a.md\`：新增交叉引用：${count} 处\n${after}`
    expect(check(before, log('5'), true).filter(({ kind }) => kind === 'references')).toEqual([])
    check(before, log('⟦5⟧⟦references: a.md has 4 at most⟧'))
    check(before, log('⟦6⟧⟦references: a.md has 5 at most⟧'), true)
  })

  test('README.md alone may be that of any folder', () => {
    const readme = '=== README.md\n# R\n'
    check(
      `${before}${readme}`,
      `=== UPDATE-2025-11-07.md\n# 更新\n\n- README.md：新增交叉引用：9 处\n${after}${readme}`,
    )
  })
})

describe('sections', () => {
  test('new ones, the topmost or all of them', () => {
    const verdicts = check(
      before,
      `=== UPDATE-2025-11-07.md
# 更新

- \`a.md\`：新增 1 个章节
- \`a.md\`：新增 2 个章节
- \`a.md\`：新增 ⟦3⟧⟦sections: It says 3 new sections; a.md has 2 at most.⟧ 个章节
- \`a.md\`: ⟦4⟧⟦sections: a.md has 2 at most⟧ new sections
- \`a.md\` (⟦5⟧⟦sections: a.md has 2 at most⟧ sections added)
- 新增章节：⟦8⟧⟦sections: the documents have 2 at most⟧ 个
- 更新文档：2 个（a.md、b.md）
${after}`,
    )
    expect(holding(verdicts, 'sections')).toEqual([1, 2])
  })

  test('removed ones', () => {
    check(
      after,
      `=== UPDATE-2025-11-07.md
# Update

- \`a.md\`: removed 1 sections
- \`a.md\`: 2 sections removed
- \`a.md\`: ⟦3⟧⟦sections: It says 3 removed sections; from a.md 2 are gone at most.⟧ sections removed
- \`a.md\`：删除 ⟦6⟧⟦sections: from a.md 2 are gone⟧ 个章节
${before}`,
    )
  })
})

describe('lines', () => {
  test('added ones, as a diff counts them or by how much it has grown', () => {
    const verdicts = check(
      before,
      `=== UPDATE-2025-11-07.md
# 更新

- \`b.md\`（+20 行）
- \`b.md\`（+5 行，概述）
- \`b.md\` 新增 ⟦50⟧⟦growth: It says 50 lines more; to b.md 20 were added at most.⟧ 行
- \`b.md\`: added ⟦70⟧⟦growth: to b.md 20 were added⟧ lines
- \`b.md\`：新增内容：约 21+ 行
- \`new.md\`（新增 5 行）

| 文档 | 行数 |
| --- | --- |
| \`b.md\` | +⟦500⟧⟦growth: to b.md 20⟧ |
| \`b.md\` | +20 |
${after}`,
    )
    expect(holding(verdicts, 'growth')).toEqual([20, 21, 5, 20])
  })

  test('from so many to so many', () => {
    const verdicts = check(
      before,
      `=== UPDATE-2025-11-07.md
# 更新

- \`b.md\`：从 10 行增加到 30 行
- \`b.md\`: from ⟦12⟧⟦linesBefore: It says 12 lines before; b.md had 10.⟧ to ⟦32⟧⟦lines: b.md has 30⟧ lines
- \`b.md\`：10 → 30 行
- 从 7 行增加到 9 行
${after}`,
    )
    expect(holding(verdicts, 'linesBefore')).toEqual([10, 10])
    expect(holding(verdicts, 'lines')).toEqual([30, 30])
  })
})

describe('documents that were linked', () => {
  test('those that gained a reference, those that are newly referred to, or both', () => {
    const verdicts = check(
      before,
      `=== UPDATE-2025-11-07.md
# 更新

- 交叉引用：3+ 个文档建立关联
- 交叉引用：⟦44⟧⟦linked: It says 44 linked documents; there are⟧+ 个文档建立关联
- ⟦20⟧⟦linked: 20 linked documents⟧ documents were linked
- 7 个视角文档全部建立相互引用
${after}`,
    )
    expect(holding(verdicts, 'linked')).toEqual([3])
  })
})

test('without the tree before nobody knows what came', () => {
  const verdicts = check(
    undefined,
    `=== UPDATE-2025-11-07.md
# 更新

- \`a.md\`：新增交叉引用：99 处，新增 99 个章节，新增 99 行
- 99 个文档建立关联
${after}`,
  )
  expect(verdicts.map(({ kind }) => kind)).toEqual(['path'])
})
