// Numbers that a log divides into parts itself.

import { expect, test } from 'vitest'
import { check } from './logs.ts'

const documents = `=== a.md\n# A\n\n## 1.1 X\n\n## 1.2 Y\n\n## 1.3 Z\n=== b.md\n# B\n`
const log = (text: string) => `=== UPDATE-2025-11-07.md\n# 更新\n\n${text}\n${documents}`

test('the parts between brackets add up', () => {
  const verdicts = check(
    undefined,
    log(`- 新增子目录：8 个子目录（7 个在 matrices，1 个在 isolation）
- 新增子目录：⟦9⟧⟦sum: It says 9; the parts add up to 8.⟧ 个子目录（7 个在 matrices，1 个在 isolation）
- 更新了 ⟦12⟧⟦sum: add up to 11⟧ 个视图文档（6 个视图文档 + 5 个主文档）
- 新增交叉引用：⟦4⟧⟦sum: add up to 3⟧ 处（\`a.md\` 2 处、b.md 1 处）
- ⟦7⟧⟦sum: add up to 9⟧ pictures (4 old pictures + 5 new pictures)
- 创建 7 个独立文档（matrices 3 个、graphs 4 个）`),
  )
  expect(verdicts.filter(({ kind, holds }) => kind === 'sum' && holds)).toHaveLength(2)
})

test('an example, a part, something else and about so many are no sum', () => {
  check(
    undefined,
    log(`- 5 个案例的扩展（6 个新文档 + 1 个分析文档）
- 24 个文件（其中 3 个文件、4 个文件）
- 3 个问题（每个 2 个步骤、1 个方案）
- 9 处引用（主要 2 处、3 处）
- 10 个文件（约 3 个文件 + 4 个文件）
- 新增解决方案：3 个（说明、根因、方案、验证）
- 新增文档：3 个（网络 1169 行、存储 1036 行、eBPF 1481 行）
- 版本 3 个（v1.2、v1.3）
- 20+ 处（9 处、12 处）`),
  )
})

test('an equation is true', () => {
  const verdicts = check(
    undefined,
    log(`- 总计（27 + 8 + 1 = 36）
- 61 个 Markdown 文档 + 2 个 README 文件 = ⟦64⟧⟦sum: It says 64; the parts add up to 63.⟧ 个文件
- 性能 1.5 + 2 = 4，x = 2 + 3 = 5x，20% + 30% = 40%，2 × 3 + 1 = 9`),
  )
  expect(verdicts).toHaveLength(2)
})

test('sections that are named one by one are as many', () => {
  const verdicts = check(
    undefined,
    log(`- 子章节：3 个子章节（1.1-1.2，1.3）
- 子章节：⟦11⟧⟦sum: It says 11; 3 are named behind it.⟧ 个子章节（1.1-1.2，1.3）
- 章节：2 个主要章节（1.1、1.2 最新更新）
- 章节：3 个章节（概念、性能）`),
  )
  expect(verdicts.filter(({ kind }) => kind === 'sum')).toHaveLength(3)
})

test('no fewer than the documents that are named', () => {
  check(
    undefined,
    log(`- 更新日期：2 处（a.md、b.md）
- 更新日期：3 处（a.md、b.md）
- 更新日期：⟦1⟧⟦sum: It says 1; 2 are named behind it.⟧ 处（a.md、b.md）`),
  )
})

test('a list in which each item says its own adds up', () => {
  check(
    undefined,
    log(`- 新增引用块：⟦6⟧⟦sum: add up to 5⟧ 处
  - 网络：2 处（CNI、NetworkPolicy）
  - 网格：3 处
- 修正：4 处
  - 网络：1 处
  - 网格
- 目录：⟦3⟧⟦sum: add up to 5⟧ 个文件
  - 一：2 个
  - 二：3 个
- 目录：9 个文件
  - 一：2 个
  - 二：3 个`),
  )
})

test('the last row of a table adds up, where it is a total', () => {
  check(
    undefined,
    log(`| 类型 | 引用数 | 文档数 | 覆盖率 | 说明 |
| --- | --- | --- | --- | --- |
| 理论 | 3 | 4 | 90% | a |
| 实现 | 5 | 8 | 80% | b |
| **总计** | **⟦9⟧⟦sum: It says 9; the parts add up to 8.⟧** | 11 | 85% | - |

| 类型 | 引用数 | 文档数 |
| --- | --- | --- |
| 理论 | 3 | 4 |
| 实现 | 5 处增强 | 8 |
| 总计 | 18+ | ⟦14⟧⟦sum: add up to 12⟧ |

| 类型 | 引用数 |
| --- | --- |
| 理论 | 3 |
| 其中新 | 2 |
| 总计 | 3 |`),
  )
})
