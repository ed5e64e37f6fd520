// What an update log says, held against the documents then and now: one to one, each wrong claim under its carets.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyLog } from '../../server/src/core/updateLog/verify.ts'
import { fixture } from '../harness/fixture.ts'
import { check } from './logs.ts'

const lines = (count: number) => 'x\n'.repeat(count)

const net = `=== t/12-net/net.md
# 12. Net

## 12.1 One

${lines(5)}
## 12.2 Two

[other](../15-disk/other.md)
`
const other = `=== t/15-disk/other.md
# 15. Disk

## 15.1 One

${lines(10)}`

describe('how long documents are', () => {
  const documents = `${net}${other}`

  test('the document is named by a label, in the row, in the item, or by words that a row has for it', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

**文件**：\`t/12-net/net.md\`

**文档规模**：⟦12⟧⟦lines: It says 12 lines; net.md has 13.⟧ 行，⟦3⟧⟦chapters: net.md has 2⟧ 个主要章节

| 文档类型 | 文件路径 | 行数 | 章节数 |
| --- | --- | --- | --- |
| 网络对比分析 | \`12-net/net.md\` | 13 | 2 |
| 存储对比分析 | \`15-disk/other.md\` | ⟦1,164⟧⟦lines: has 14⟧ | 1 |

- ✅ 网络：创建 \`12-net/net.md\`，全面梳理（⟦15⟧⟦lines: has 13⟧ 行，深度分析）
- 新增文档：2 个（网络对比 13 行、存储对比 14 行）
- other.md（新增 50 行）
- 存储方面约 900 行
${documents}`,
    )
  })

  test('an editor numbers the line behind the last line feed as well', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# Update

- net.md (14 lines)
- other.md (15 lines)
- net.md (⟦15⟧⟦lines: net.md has 13⟧ lines)
- total lines: 29
${documents}`,
    )
  })

  test('a sum is that of the documents beside it', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# Update

- net.md (13 lines)
- other.md (14 lines)
- total lines: ⟦72⟧⟦total: the 2 documents have 27⟧

## Elsewhere

- total lines: 500

## Right

- net.md (13 lines)
- other.md (14 lines)
- total lines: 27
${documents}`,
    )
  })

  test('who says about has counted as far as the zeros begin', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# Update

- net.md (about 20 lines)
- net.md (about ⟦30⟧⟦lines: net.md⟧ lines)
- net.md (10+ lines)
- net.md (about 14 lines)
${documents}`,
    )
  })
})

describe('what changed', () => {
  const before = `${net}${other}=== t/same.md\n# Same\n=== t/dated.md\n# Dated\n\n**最后更新**：2025-11-06\n`
  const after = `=== t/12-net/net.md
# 12. Net

## 12.1 Zero

New.

## 12.2 One

${lines(4)}
### 12.2.1 Below

## 12.3 Two

[other](../15-disk/other.md)
${other}=== t/same.md
# Same
=== t/dated.md
# Dated

**最后更新**：2025-11-07
=== t/new.md
# New

## 1. Part
`

  test('a section that is listed as updated says something else than before', () => {
    check(
      before,
      `
=== t/UPDATE-2025-11-07.md
# 更新

### 更新文档

| 文档 | 文件路径 | 更新章节 |
| --- | --- | --- |
| 网络 | \`12-net/net.md\` | 12.1, 12.2 |
| 新 | \`new.md\` | 1. |
| 盘 | ⟦\`15-disk/other.md\`⟧⟦status: other.md did not change.⟧ | ⟦15.1⟧⟦section: Section 15.1 of other.md did not change.⟧ |
| 日期 | \`dated.md\` | 元数据更新 |
| 新的 | ⟦\`new.md\`⟧⟦status: new.md is new⟧ | 元数据更新 |
| 网络 | ⟦\`12-net/net.md\`⟧⟦status: more than the metadata⟧ | 元数据更新 |

**文件**：\`t/12-net/net.md\`

- 新增 12.1 章节
- 新增 ⟦12.3⟧⟦section: Section 12.3 of net.md is not new⟧ 章节
- 新增 12.3 章节的引用
- 添加 ⟦12.9⟧⟦section: net.md has no section 12.9⟧ 章节的说明
${after}`,
    )
  })

  test('in English, too', () => {
    check(
      before,
      `
=== t/UPDATE-2025-11-07.md
# Update

## New documents

- \`new.md\`: New (lines: 3, chapters: 1)
- ⟦\`same.md\`⟧⟦status: same.md is not new: it was there before.⟧: Same (lines: ⟦3⟧⟦lines: same.md has 1⟧, chapters: 0)

## Updated documents

- \`12-net/net.md\`:
  - added 12.1 Zero
  - changed 12.2.1 Below
  - changed 12.3 Two
- \`dated.md\`:
  - date 2025-11-06 → ⟦2025-11-08⟧⟦date: dated.md states 2025-11-07⟧

## Removed documents

- ⟦\`same.md\`⟧⟦status: same.md is still there.⟧
${after}`,
    )
  })

  test('a place that is said to be updated is a section that changed', () => {
    check(
      before,
      `
=== t/UPDATE-2025-11-07.md
# 更新

## 网络

**更新文档**：\`t/12-net/net.md\`

**更新位置**：第 12.1 节（概述）

**更新位置**：

- 第 12.2 节：说明
- 第 12.2.1 节

## 磁盘

**更新文档**：\`t/15-disk/other.md\`

**更新位置**：第 ⟦15.1⟧⟦section: did not change⟧ 节

- 更新文档： 1 个（\`t/12-net/net.md\`）
- 更新位置：第 ⟦15.1⟧⟦section: Section 15.1 of other.md did not change⟧ 节
${after}`,
    )
  })

  test('the number that was meant is the one that changed and is nowhere else in the log', () => {
    const [verdict] = check(
      `=== t/a.md\n# A\n\n## 1.1 X\n\n### 1.1.1 Same\n`,
      `
=== t/UPDATE-2025-11-07.md
# 更新

- 更新文档：1 个
  - a.md (⟦1.1.1⟧⟦section: Section 1.1.1 of a.md did not change; 1.1.2 did.⟧ 章节)
=== t/a.md
# A

## 1.1 X

### 1.1.1 Same

### 1.1.2 eBPF
`,
    ).filter(({ holds }) => !holds)
    expect([verdict?.actual, verdict?.replacement]).toEqual(['1.1.2', '1.1.2'])
  })

  test('that a section follows the number of the one around it is no change; another place is', () => {
    const section = (first: string) => `## ${first} Practice\n\n### ${first}.1 List\n\nText.\n`
    check(
      `=== t/a.md\n# A\n\n## 4.1 X\n\n${section('4.2')}`,
      `
=== t/UPDATE-2025-11-07.md
# 更新

- 更新文档：1 个
  - a.md (4.1 章节)
  - a.md (4.3 章节)
  - a.md (⟦4.3.1⟧⟦section: Section 4.3.1 of a.md did not change.⟧ 章节)
=== t/a.md
# A

## 4.1 New

## 4.2 X

${section('4.3')}`,
    )
  })

  test('a section that has come to have a number has changed, and so has one that follows and says something else', () => {
    const section = (first: string, number: string, text: string) =>
      `## ${first} Practice\n\n### ${number}List\n\nSame.\n\n### ${first}.2 More\n\n${text}\n`
    check(
      `=== t/a.md\n# A\n\n## 4.1 X\n\n${section('4.2', '', 'Old.')}`,
      `
=== t/UPDATE-2025-11-07.md
# 更新

- 更新文档：1 个
  - a.md (4.3.1 章节)
  - a.md (4.3.2 章节)
=== t/a.md
# A

## 4.1 New

## 4.2 X

${section('4.3', '4.3.1 ', 'New.')}`,
    )
  })

  test('where nobody has said where the log begins, only what changed in place of it is evidence', () => {
    const old = `=== t/a.md\n# A\n\n## 1.1 X\n\n## 1.2 Y\n`
    const now = fixture(`=== t/UPDATE-2025-11-07.md
# 更新

### 新增文档

- a.md

### 更新文档

- b.md
- a.md (1.1 章节)
${old}=== t/b.md\n# B\n`)
    const before = fixture(`${old}=== t/b.md\n# B\n`).corpus
    const wrong = (isGuess: boolean) =>
      verifyLog(now.document, { before, isGuess, after: now.corpus, renames: new Map() })
        .filter(({ holds }) => !holds)
        .map(({ kind, claimed }) => `${kind} ${claimed}`)
    expect(wrong(false)).toEqual(['status added', 'status changed', 'status changed', 'section 1.1'])
    expect(wrong(true)).toEqual([])
  })

  test('without what was before nobody says what changed', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

### 新增文档

| 文档 | 文件路径 | 更新章节 |
| --- | --- | --- |
| 盘 | \`15-disk/other.md\` | 15.1 |
${after}`,
    )
  })
})

describe('how many documents', () => {
  const documents = `${net}${other}=== t/a.md\n# A\n`

  test('the list behind the number has as many', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

- 更新文档：3 个（a.md、net.md、other.md）
- 更新文档：⟦4⟧⟦documents: It says 4 updated documents⟧ 个（a.md、net.md、other.md）
- 新增文档：2 个
  - a.md
  - other.md
- Updated documents: ⟦5⟧⟦documents: lists 2⟧
  - a.md
  - a.md (again)
  - net.md
- 更新文档：6 个
  - a.md
  - net.md
  - L-0 到 L-4（4 个层次文档）
${documents}`,
    )
  })

  test('a title says how many its list has', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

### 新建文档（2 个）

1. \`a.md\`（说明）
2. \`12-net/net.md\`

### 更新文档（⟦3⟧⟦documents: It says 3 updated documents⟧ 个）

1. \`a.md\`
2. \`15-disk/other.md\`

## Removed documents (9)

What is gone.

### 更新文档（5 个）

- 网络等
- \`a.md\`
${documents}`,
    )
  })

  test('links between documents are no documents', () => {
    check(
      undefined,
      `=== t/UPDATE-2025-11-07.md\n# 更新\n\n### 新增文档\n\n- a.md\n\n### 其他\n\n- 新增 25+ 个文档间链接\n${documents}`,
    )
  })

  test('a number without a list is judged where it is more than any list of the log has', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

- ⟦44⟧⟦documents: lists 2⟧ 个文档已更新
- 更新了 1 个文档
- 3 个文档已更新
- 更新文档：2 个
  - a.md
  - net.md
- 新增 9 个文档
${documents}`,
    )
  })

  test('a number counts what changed in the folder that the log is about', () => {
    const log = (mark: string, claims: string) => `
=== logs/UPDATE-2025-11-07.md
# 更新

<!-- doc-corpus:log begin overview base=1${mark} facts=1 -->
<!-- doc-corpus:log end overview -->

${claims}

- 新增文档：2 个
  - a.md
  - net.md
=== t/old.md
# Old
${documents}${Array.from({ length: 40 }, (_, i) => `=== t/b${i}.md\n# B\n`).join('')}`
    check('=== t/old.md\n# Old\n', log(' scope=/t', '- 新增了 43 个文档'))
    check('=== t/old.md\n# Old\n', log('', '- 新增了 ⟦43⟧⟦documents: It says 43 new documents⟧ 个文档'))
  })
})

describe('who refers to whom', () => {
  test('a tree of documents is a chain; what hangs under a folder lies in it', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

\`\`\`text
net.md
  └── other.md
      └── ⟦net.md⟧⟦chain: t/15-disk/other.md does not refer to t/12-net/net.md; it is the other way round.⟧
\`\`\`

\`\`\`text
t/
├── 12-net/
│   └── net.md
└── lonely.md
\`\`\`

\`\`\`text
lonely.md
  └── ⟦net.md⟧⟦chain: nor the other way round⟧
\`\`\`
${net}${other}=== t/lonely.md
# Lonely
`,
    )
  })

  test('of two documents with the name the one beside the document above is meant', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

\`\`\`text
one.md
  └── same.md
      └── two.md
\`\`\`
=== t/1-a/one.md
[same](same.md)
=== t/1-a/same.md
[two](../2-b/two.md)
=== t/2-b/two.md
# Two
=== t/2-b/same.md
# Same
`,
    )
  })

  test('an arrow is one where references are spoken of, and both of a double one', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

- 新增交叉引用：2 处（⟦net.md⟧⟦chain: t/15-disk/other.md does not refer to t/12-net/net.md⟧ ↔ other.md）
- 重命名链接：net.md → other.md
- 排版：other.md → net.md
${net}${other}`,
    )
  })
})

describe('who was made to refer to whom', () => {
  test('the title, the label or the item around it names the document in which that was done', () => {
    check(
      undefined,
      `
=== t/UPDATE-2025-11-07.md
# 更新

#### 1. net.md 交叉引用（2 处）

- **12.1 One**：
  - 添加对 \`other.md\` 15.1 章节的引用
  - 添加对 ⟦\`lonely.md\`⟧⟦chain: t/12-net/net.md does not refer to t/lonely.md⟧ 的详细引用

#### 2. 磁盘

**文件**：\`t/15-disk/other.md\`

- added ⟦\`net.md\`⟧⟦chain: t/15-disk/other.md does not refer to t/12-net/net.md; it is the other way round.⟧ to the list of links
- 更新 \`net.md\` 的链接
- 新增 \`net.md\`，补充引用
- 添加从 \`lonely.md\` 来的引用
- 添加说明。\`net.md\` 很长。引用不变
- \`lonely.md\` 添加引用
- 添加 \`net.md\` 和 \`lonely.md\` 的引用

- \`lonely.md\`：
  - 新增 ⟦\`net.md\`⟧⟦chain: t/lonely.md does not refer⟧ 的引用
${net}${other}=== t/lonely.md
# Lonely
`,
    )
  })
})

test('a path that is nowhere is wrong, and one that was there before is not', () => {
  check(
    `=== t/12-net/gone-network.md\n# Gone\n`,
    `
=== t/UPDATE-2025-11-07.md
# 更新

[类型](⟦../META/TYPES.md⟧⟦path: No file or folder⟧)
[旧](12-net/gone-network.md)，见 \`12-net/gone-network.md\`。

见 ⟦\`12-net/never-there.md\`⟧⟦path: No file or folder⟧。
${net}${other}`,
  )
})

test('the numbers of the log itself are claims, too', () => {
  check(
    undefined,
    `
=== t/UPDATE-2025-11-07.md
# 更新

## 更新内容

### 3. 文档

#### 3.1 网络

#### 3.2 存储

### 5. 引用

#### ⟦4.1⟧⟦number: 4.1 stands in section 5.⟧ 网络
${net}`,
  )
})

test('what has moved since holds, with where it is', () => {
  const { corpus, document } = fixture(`
=== t/UPDATE-2025-11-07.md
见 \`12-net/net.md\`。
${net}`)
  const verdicts = verifyLog(document, {
    before: undefined,
    after: corpus,
    renames: new Map(),
    movedTo: (path) => (path.endsWith('net.md') ? '/corpus/new/net.md' : undefined),
  })
  expect(verdicts.map(({ holds, movedTo }) => [holds, movedTo])).toEqual([[true, 'new/net.md']])
})

test('of two true lengths each stays unreported, whatever else the log says', () => {
  const words = fc.constantFrom(
    '更新',
    '新增 3 行',
    '约',
    '（',
    '）',
    '：',
    '\n\n- ',
    '**文件**',
    '`t/a.md`',
    'b.md',
    '12 行',
    '→',
    '|',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const now = fixture(
        `=== t/UPDATE-2025-11-07.md\n# 更新\n\n${parts.join(' ')}\n=== t/a.md\n${lines(12)}=== t/b.md\n${lines(12)}`,
      )
      const verdicts = verifyLog(now.document, { before: undefined, after: now.corpus, renames: new Map() })
      const wrong = verdicts.filter(({ holds, kind }) => !holds && kind === 'lines')
      expect(wrong.map(({ claimed }) => claimed).filter((claimed) => claimed === 12)).toEqual([])
    }),
    { numRuns: 200 },
  )
})
