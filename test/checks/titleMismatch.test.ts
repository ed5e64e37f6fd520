// title-mismatch: numbers and titles that do not belong together, and all the ways of writing that are fine.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

const target = `
=== docs/12-network/network.md
# 12. 网络技术堆栈：全景

## 12.1 路由策略

## 12.2 网络方案对比

### 12.2.1 细节

## 12.3 参考
`

test('a link whose title is that of its target and whose number is not', () => {
  check(`
=== docs/a.md
[21. 网络技术堆栈](12-network/network.md)
 ^^^ title-mismatch: “网络技术堆栈” is section 12 of network.md, not 21.
[**12.9 路由策略**](12-network/network.md#121-路由策略)
   ^^^^ title-mismatch: “路由策略” is section 12.1 of network.md, not 12.9.
${target}`)
})

test('a link whose number is that of its target and whose title is that of another section', () => {
  check(`
=== docs/a.md
[12.1 网络方案对比](12-network/network.md#121-路由策略)
 ^^^^ title-mismatch: “网络方案对比” is section 12.2 of network.md, not 12.1.
${target}`)
})

test('a mention with a number and the title of another section', () => {
  check(`
=== docs/a.md
\`network.md\` 新增 **12.1 网络方案对比** 章节
                  ^^^^ title-mismatch: “网络方案对比” is section 12.2 of network.md, not 12.1.
${target}`)
})

test('a mention of a section that has been given another title', () => {
  check(`
=== docs/a.md
\`network.md\` 新增 **12.2 网络方案评比** 章节
                       ^^^^^^ title-mismatch: Section 12.2 of network.md is “网络方案对比”.
${target}`)
})

test('what is right, shortened, or speaks of something in the section is not reported', () => {
  check(`
=== docs/a.md
[12. 网络技术堆栈](12-network/network.md)
[12. 网络技术堆栈：全景](12-network/network.md)
[12 网络](12-network/network.md#122-网络方案对比)
[12.2 对比表](12-network/network.md#122-网络方案对比)
[12.2.1 表格](12-network/network.md#122-网络方案对比)
[12.2 网络方案对比](12-network/network.md)
[1. 网络](12-network/network.md)
[2. 路由](12-network/network.md#121-路由策略)
[12.2](12-network/network.md#121-路由策略)

\`network.md\` 新增 **12.2 网络方案对比** 章节、**12.2 网络方案** 章节、**12.2 关联文档部分** 章节
${target}`)
})

test('a number made of those of the folders is another way to count', () => {
  check(`
=== docs/a.md
[10.3 案例](10-models/03-cases/mesh.md)
=== docs/10-models/03-cases/mesh.md
# 04. 案例
`)
})

test('the fixes change the number, and the title where it can be written', () => {
  const link = `=== docs/a.md\n[2$01. 网络技术堆栈](12-network/network.md)\n${target}`
  expect(fixTitles(link)).toEqual(['Change to 12.'])
  expect(afterFix(link, 'Change to 12.')).toContain('[12. 网络技术堆栈](12-network/network.md)')
  const mention = `=== docs/a.md\n\`network.md\` 新增 **12$0.1 网络方案对比** 章节\n${target}`
  expect(fixTitles(mention)).toEqual(['Change to 12.2', 'Change to 路由策略'])
  expect(afterFix(mention, 'Change to 12.2')).toContain('**12.2 网络方案对比**')
  expect(afterFix(mention, 'Change to 路由策略')).toContain('**12.1 路由策略**')
})
