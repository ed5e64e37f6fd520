// duplicate-number, number-gap, number-order, number-parent, number-depth: the numbers of one document.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { faultsIn } from '../../server/src/core/numbering/faults.ts'
import { expectLinear } from '../harness/cost.ts'
import { afterFix, check, fixTitles } from './problems.ts'

test('a document that counts well is not spoken of', () => {
  check(`
# 12. Networks
## 12.1 Purpose
### 12.1.1 Scope
### 12.1.2 Terms
## 12.2 Layers
### 12.2.1 Links
### 12.2.2 Routes
#### 12.2.2.1 Inner
## 12.3 Faults
## References
`)
})

test('the second section with a number is reported, on its number', () => {
  check(`
# Guide
## 1. Purpose
### 1.1 Scope
### 1.2 Terms
### 1.2 Tools
    ^^^ duplicate-number: The number 1.2 is taken: “1.2 Terms” has it already.
## 2. Use
### 2.1 Links
### 2.1 Routes
    ^^^ duplicate-number
## 2. Care
   ^^ duplicate-number: “2. Use” has it
`)
})

test('padding and marks do not make another number', () => {
  check(`
# 04. 运行时
## 04.1 概述
## 04.2 结构
## 04.3 细节
## 4.2 再谈结构
   ^^^ duplicate-number
## 04.4. 参考
`)
})

test('emoji, bold and links may stand around a number', () => {
  check(`
# 📘 Guide
## 📋 1. Purpose
## **2.** Use
## 📋 **2.** Care
        ^^ duplicate-number
## [2. Faults](a.md)
    ^^ duplicate-number
## **3. Terms**
## 4. Index
## 5. Notes
`)
})

test('numbers that begin anew in another section are local', () => {
  check(`
# 12. Networks
## 12.1 Purpose
### 1. One
### 2. Two
## 12.2 Layers
### 1. One
### 2. Two
### 3. Three
## Notes
### 1. First
#### 1.1 Detail
## More notes
### 1. First
#### 1.1 Detail
`)
})

test('numbers that go on in another section are not local', () => {
  check(`
# Log
## Changes
### 1. Network
#### 1.1 Routes
### 2. Storage
#### 2.1 Volumes
### 3. Index
## Later
### 3. Storage again
    ^^ duplicate-number
### 4. Network again
`)
})

test('a heading without a number begins a new list where the numbers do', () => {
  check(`
# Questions
## Installing
## 1. Where
## 2. How
## Using
## 1. Where
## 2. How
`)
})

test('parts, appendices and bracketed numbers are counted for themselves', () => {
  check(`
# 第一部分 基础
## 第一章 目的
### 1.1 范围
### （一）对象
### （二）边界
## 第二章 结构
### （一）分层
# 第二部分 应用
## 第三章 部署
## 第四章 运维
# 附录 A 术语
## A.1 符号
# 附录 B 参考
`)
})

test('chapters may begin anew in each part', () => {
  check(`
# Part I: Basics
## Chapter 1: Purpose
## Chapter 2: Terms
# Part II: Use
## Chapter 1: Routes
## Chapter 2: Volumes
# Part III: Care
`)
})

test('a number that is missing is reported where the next one stands', () => {
  check(`
# Guide
## 1. Purpose
### 1.1 Scope
### 1.2 Terms
### 1.5 Tools
    ^^^ number-gap: 1.5 comes right behind 1.2; 1.3–1.4 is missing.
## 2. Use
## 4. Care
   ^^ number-gap: 4. comes right behind 2.; 3. is missing.
`)
})

test('children that do not begin at the beginning have a gap before them', () => {
  check(`
# Guide
## 1. Purpose
### 1.0 Before
### 1.1 Scope
## 2. Use
### 2.2 Links
    ^^^ number-gap: 2.2 is the first number in section 2.; 2.1 is missing.
### 2.3 Routes
## 3. Care
`)
})

test('a document may begin with any number', () => {
  check(`
# Guide, second volume
## 7. Purpose
## 8. Use
## 9. Care
`)
})

test('a section in the wrong place is the only one reported', () => {
  check(`
# Guide
## 1. Purpose
## 2. Use
## 5. Index
   ^^ number-order: 5. is out of order: it stands before 3.
## 3. Care
## 4. Faults
## 6. Terms
`)
  check(`
# Guide
## 1. Purpose
## 3. Care
## 4. Faults
## 2. Use
   ^^ number-order: 2. is out of order: it stands behind 4.
## 5. Index
`)
})

test('the first section can be out of order', () => {
  check(`
# Guide
## 3. Care
   ^^ number-order: 3. is out of order: it stands before 1.
## 1. Purpose
## 2. Use
## 4. Faults
`)
})

test('the latest first is an order, too', () => {
  check(`
# Changes
## 12. November
## 11. October
## 9. August
## 8. July
## 7. June
`)
})

test('a section that continues the number of another section is reported', () => {
  check(`
# Log
## 1. Network
### 1.1 Routes
### 1.2 Links
## 2. Storage
### 2.1 Volumes
## 3. Index
### 2.1 Routes again
    ^^^ duplicate-number
    ^^^ number-parent: 2.1 stands in section 3., whose number it does not continue.
### 2.2 Links again
    ^^^ number-parent
`)
})

test('a Chinese number counts for those below it', () => {
  check(`
# 指南
## 一、目的
### 1.1 范围
### 1.2 术语
## 二、使用
### 2.1 命令
### 3.2 参数
    ^^^ number-parent: 3.2 stands in section 二、, whose number it does not continue.
## 三、维护
`)
})

test('where sections are counted through, nothing is out of place', () => {
  check(`
# 3. Reader
## 1.1 Purpose
## 1.2 Terms
## 1.3 Use
## 2.1 Care
## 2.2 Faults
`)
})

test('a heading of another level than its number has elsewhere is reported', () => {
  check(`
# Log
## 1. Network
### 1.1 Routes
### 1.2 Links
#### 1.2.1 Cables
## 2. Storage
### 2.1 Volumes
#### 2.1.1 Sizes
### 2.1.2 Kinds
    ^^^^^ number-depth: 2.1.2 is a heading of level 3; numbers like it have level 4 here.
## 2.2 Paths
   ^^^ number-depth
## 3. Index
`)
})

test('all sections on one level are a way of writing', () => {
  check(`
# Guide
## 1. Purpose
## 1.1 Scope
## 1.2 Terms
## 2. Use
## 2.1 Links
`)
})

test('numbers of a larger document are counted though it is not there', () => {
  check(`
# Isolation
## 30.20.1 Map
## 30.20.2 Dimensions
## 30.20.3 Choice
## 30.20.3 Scenes
   ^^^^^^^ duplicate-number
`)
})

test('a second count in the same section is reported, a habit of it is not', () => {
  check(`
# Guide
## 1. A
## 2. B
## 3. C
## 1. D
   ^^ duplicate-number
## 2. E
   ^^ duplicate-number
`)
  check(`# Questions\n${'## 1. A\n## 2. B\n## 3. C\n'.repeat(4)}`)
})

test('documents that do not count are not spoken of', () => {
  for (const titles of [
    ['1. One', '1. Two', '1. Three', '1. Four'],
    ['3. Three', '7. Seven', '3. Again'],
    ['2.4.0', '2.3.9', '2.3.8', '2.3.1', '2.2.0'],
    ['2.2.4', '2.2.4', '2.2.3', '2.2.2', '2.2.1'],
    ['1.0.0', '1.0.2', '1.1.0', '1.4.0', '2.0.0'],
    ['4.18', '# 4.18.3', '# 4.18.2', '4.17', '# 4.17.1', '# 4.17.0', '4.16', '# 4.16.5', '# 4.16.2'],
    ['200 OK', '400 Bad request', '401 Unauthorized', '403 Forbidden', '404 Not found', '405 Not allowed'],
    ['10.30 Coffee', '11.00 Talk', '11.45 Lunch', '13.00 Workshop'],
    ['12.11 Monday', '13.11 Tuesday', '20.11 Monday'],
    ['10.0.0.1 Gateway', '10.0.0.7 Printer', '10.0.0.7 Scanner'],
    ['Purpose', 'Use', 'Care'],
    [],
  ]) {
    check(`# Title\n\n${titles.map((title) => `##${title.startsWith('#') ? '' : ' '}${title}\n`).join('')}`)
  }
})

test('headings in quotes, lists and code are no sections', () => {
  check(`
# Guide
## 1. Purpose
## 2. Use
> ## 2. Quoted

- ## 2. In a list

\`\`\`markdown
## 2. In code
\`\`\`

## 3. Care
`)
})

test('a comment silences the number on the next line', () => {
  check(`
# Guide
## 1. Purpose
## 2. Use
<!-- doc-corpus-disable-next-line duplicate-number -->
## 2. Care
## 3. Terms
`)
})

test('a section that is the last with its number gets the next', () => {
  const source = `
# Guide
## 1. Purpose
## 2. Use
## 3. Care
## $03. Terms
`
  expect(fixTitles(source)).toEqual(['Use the number 4.'])
  expect(afterFix(source, 'Use the number 4.')).toBe(
    '=== a.md\n# Guide\n## 1. Purpose\n## 2. Use\n## 3. Care\n## 4. Terms\n',
  )
})

test('a free number behind the one before is taken', () => {
  expect(fixTitles('# Guide\n## 九、目的\n## 十、使用\n## 十一、对照\n## $0十一、维护\n## 十三、参考\n')).toEqual([
    'Use the number 十二、',
  ])
})

test('behind a gap the missing number is taken, where no other section follows', () => {
  expect(fixTitles('# Guide\n## 1. A\n## 2. B\n## 3. C\n## $05. D\n')).toEqual(['Use the number 4.'])
  expect(fixTitles('# Guide\n## 1. A\n## 2. B\n## 3. C\n## $05. D\n## 6. E\n')).toEqual([])
  expect(fixTitles('# Guide\n## 1. A\n### $01.2 B\n## 2. C\n## 3. D\n')).toEqual(['Use the number 1.1'])
  expect(fixTitles('# Guide\n## 1. A\n### $01.2 B\n### 1.3 C\n## 2. D\n## 3. E\n')).toEqual([])
})

test('a section out of order at the end gets the next number', () => {
  expect(fixTitles('# Guide\n## 1. A\n## 2. B\n## 3. C\n## 4. D\n## $00. E\n')).toEqual(['Use the number 5.'])
})

test('nothing is offered where others would have to be changed as well', () => {
  expect(fixTitles('# Guide\n## 1. A\n## 2. B\n## $02. C\n## 3. D\n## 4. E\n')).toEqual([])
  expect(fixTitles('# Guide\n## 1. A\n## 2. B\n## 3. C\n## $03. D\n### 3.1 E\n')).toEqual([])
  expect(fixTitles('# Guide\n## 1. A\n## 2. B\n### 2.1 X\n### 2.2 X\n## 2. D\n### $02.1 E\n## 3. F\n')).toEqual([])
})

test('a section below the wrong parent gets the number of its parent', () => {
  const source = '# Log\n## 1. A\n### 1.1 B\n### 1.2 C\n## 2. D\n### 2.1 E\n### $01.3 F\n## 3. G\n'
  expect(fixTitles(source)).toEqual(['Use the number 2.2'])
  const run = '# Log\n## 1. A\n### 1.1 B\n### 1.2 C\n### 1.3 X\n## 2. D\n### 3.1 E\n### $03.2 F\n## 3. G\n'
  expect(fixTitles(run)).toEqual(['Use the number 2.2'])
})

test('a heading of the wrong level gets the right one', () => {
  const source = '# Log\n## 1. A\n### 1.1 B\n### 1.2 C\n## $01.3 D\n## 2. E\n'
  expect(fixTitles(source)).toEqual(['Make it a heading of level 3'])
  expect(afterFix(source, 'Make it a heading of level 3')).toContain('### 1.3 D\n## 2. E\n')
  expect(fixTitles('# Log\n## 1. A\n### 1.1 B\n### 1.2 C\n\n$01.3 D\n-----\n## 2. E\n')).toEqual([])
})

test('numbers that the configuration says mean nothing are not looked at', () => {
  const source = '=== log/a.md\n# Log\n## 1. A\n## 2. B\n## 3. C\n## 2. D\n'
  check(`${source}   ^^ duplicate-number\n`, { numbering: { 'docs/**': [] } })
  check(source, { numbering: { 'log/**': [] } })
  check(`${source}   ^^ duplicate-number\n`, { numbering: { '**': [], 'log/**': ['## 1.'] } })
})

test('levels that are configured decide, however few keep to them', () => {
  check(
    `
# 12. Networks
## 12.1 Purpose
### 12.2 Terms
    ^^^^ number-depth
## 12.1 Use
   ^^^^ duplicate-number
`,
    { numbering: { '**': ['## {document}.1', '### {document}.1.1'] } },
  )
})

test('many numbers cost what they are many', () => {
  const shapes: Record<string, (i: number) => string> = {
    same: () => '## 1. A',
    rising: (i) => `## ${i % 999}. A`,
    falling: (i) => `## ${999 - (i % 999)}. A`,
    deep: (i) => `${'#'.repeat(1 + (i % 6))} 1.${i % 7}.${i % 5} A`,
    nested: (i) => (i % 2 ? '### 1.1 A' : '## 1. A'),
  }
  for (const [name, line] of Object.entries(shapes)) {
    expectLinear(
      name,
      (size) => Array.from({ length: size / 40 }, (_, i) => line(i)).join('\n'),
      (text) => faultsIn(extractFacts(text, { anchors: 'github', headingsOnly: true }).headings, undefined),
    )
  }
})
