// wrong-count: stated numbers of lines and chapters, held against the documents they speak of.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

const b = '=== docs/b.md\n# B\n\n## 1. X\n\n## 2. Y\n'

test('the subject is named by a label above, or by the row of a table', () => {
  check(`
=== a.md
# A

**文件**：\`docs/b.md\`

**文档规模**：7 行
         ^ wrong-count: It says 7 lines; there are 5.

**文档规模**：5 行，2 个主要章节

| 文档 | 行数 | 章节数 |
| --- | --- | --- |
| [B](docs/b.md) | 1,481 | 3 |
                   ^^^^^ wrong-count
                           ^ wrong-count: It says 3 chapters; there are 2.
| [B](docs/b.md) | 5 | 2 |
| [B](docs/b.md) 和 \`a.md\` | 6 | 3 |
${b}`)
})

test('a document may speak of itself', () => {
  check(`
=== a.md
# A

本文档共 90 行。
     ^^ wrong-count: It says 90 lines; there are 5.

This document has 5 lines.
`)
})

test('what came or went is no size', () => {
  check(`
=== a.md
- \`docs/b.md\` (3 sections added)
- \`docs/b.md\` (70 lines longer)
- \`docs/b.md\` (3 sections)
               ^ wrong-count: It says 3 chapters; there are 2.
${b}`)
})

test('what is about so many may be wrong by a tenth, and more is not fewer', () => {
  check(`
=== a.md
# A

**File**: \`docs/b.md\`

**Size**: about 5 lines

**Size**: 4+ lines

**Size**: 6+ lines
          ^ wrong-count

**Size**: ~9 lines
           ^ wrong-count
${b}`)
})

test("numbers of something else are nobody's", () => {
  check(`
=== a.md
# A

作为 \`docs/b.md\` 的补充文档，1032 行。新增 500 行，前 10 行，第 3-9 行，50 行代码，每 3 行一次。

**文件**：\`docs/b.md\`

新增 500 行，见 b 的 30 行。
${b}`)
})

test('what was true on a day stays true of that day', () => {
  check(`
=== UPDATE-2025-11-07.md
**文件**：\`docs/b.md\`

**文档规模**：7 行
${b}`)
})

test('the true number is written, in the style of the old one', () => {
  const source = `=== a.md\n**文件**：\`docs/b.md\`\n\n**文档规模**：1,4$081 行\n${b}`
  expect(fixTitles(source)).toEqual(['Write 5 (preferred)'])
  expect(afterFix(source, 'Write 5')).toContain('**文档规模**：5 行')
})
