// Completion of section numbers: which are offered where, in what order, and what is written for the one that is taken.

import { expect, test } from 'vitest'
import { type CompletionItem, completion, completionPreview } from '../../server/src/core/features/completion.ts'
import { hoverMarkdown } from '../../server/src/core/features/hoverParts.ts'
import type { Occasion } from '../../server/src/core/features/numberCompletion.ts'
import type { Settings } from '../../server/src/core/settings.ts'
import { expectLinear } from '../harness/cost.ts'
import { fixture } from '../harness/fixture.ts'

function complete(source: string, occasion: Occasion, settings: Partial<Settings> = {}) {
  const { corpus, document, offset } = fixture(source, settings)
  const { items, isIncomplete } = completion(corpus, document, offset, occasion)
  const sorted = [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
  return { corpus, document, offset, items: sorted, isIncomplete }
}

/** The line of the cursor as it becomes with each item, in the order shown, what is put in elsewhere included. */
function check(source: string, expected: readonly string[], occasion: Occasion = 'asked'): void {
  const { document, offset, items } = complete(source, occasion)
  const line = ({ span, text, also }: CompletionItem) => {
    expect(span.end).toBe(offset)
    const { start, end } = also?.span ?? { start: 0, end: 0 }
    expect(end).toBeLessThanOrEqual(span.start)
    const before = document.text.slice(0, start) + (also?.text ?? '') + document.text.slice(end, span.start)
    const lineStart = before.lastIndexOf('\n') + 1
    return `${before.slice(lineStart)}${text}${document.text.slice(span.end)}`.split('\n')[0] ?? ''
  }
  expect(items.map(line)).toEqual(expected)
  expect(new Set(items.map(({ label, detail }) => `${label} ${detail}`)).size).toBe(items.length)
}

const network = `
=== 12-network-stack/network-stack.md
# 12. 网络栈
## 12.1 概述
## 12.5 网络策略
### 12.5.1 默认拒绝
### 12.5.2 放行
`

const policy = `
=== 06-policy/policy-opa.md
# 06. 策略
## 06.1 求值
## 06.9 性能
`

test('in a heading stands the next number, written as its siblings write theirs', () => {
  check('# 12. A\n## 12.1 B\n\n## $0', ['## 12.2 '])
  check('# 12. A\n## 12.9. B\n\n## $0', ['## 12.10. '])
  check('# A\n## 一、甲\n## $0', ['## 二、'])
  check('# A\n## 第三章 甲\n## $0', ['## 第四章 '])
  check('# 06. A\n## 06.1：甲\n## $0', ['## 06.2：'])
})

test('in the first heading under a section stands the first number below its own', () => {
  check('# 12. A\n## 12.3 B\n\n### $0', ['### 12.3.1 '])
  check('# 12. A\n\n## $0', ['## 12.1 '])
  check('# 12. A\n## 12.3 B\n### 12.3.1 C\n### 12.3.2 D\n### $0', ['### 12.3.3 '])
  check('# 12. A\n## 目录\n\n## $0', ['## 12.1 '])
  check('# A\n## 1.1. B\n### 1.1.1. C\n## 1.2. D\n### $0', ['### 1.2.1. '])
})

test('numbers that start again under every section start again', () => {
  check('# 12. A\n## 12.1 B\n### 1. C\n### 2. D\n## 12.2 E\n### $0', ['### 1. '])
  check('# 12. A\n## 12.1 B\n### 1. C\n### $0', ['### 2. '])
})

test('where the next number is taken further down, the next free one is offered too', () => {
  check('# 12. A\n## 12.1 B\n\n## $0\n\n## 12.2 C\n## 12.3 D', ['## 12.2 ', '## 12.4 '])
  const { items } = complete('# 12. A\n## 12.1 B\n\n## $0\n\n## 12.2 C', 'asked')
  expect(items[0]?.description).toEqual({ text: 'taken by “{title}”', args: { title: '12.2 C' } })
})

test('a number that is begun is replaced, and a title that stands behind keeps its space', () => {
  check('# 12. A\n## 12.1 B\n\n## 12.$0', ['## 12.2 '])
  check('# 12. A\n## 12.1 B\n\n## $0 Title', ['## 12.2 Title'])
  check('# 12. A\n## 12.1 B\n\n## 13$0', [])
  check('# 12. A\n## 12.1 B\n\n## The $0', [])
})

test('the first number of a level is the one that is configured', () => {
  const numbering = { '**': ['## {document}.1', '### {document}.1.1', '#### 1.'] }
  const first = (source: string) => complete(source, 'typed', { numbering }).items.map(({ label }) => label)
  expect(first('# 12. A\n\n## $0')).toEqual(['12.1'])
  expect(first('# 12. A\n## 12.3 B\n\n### $0')).toEqual(['12.3.1'])
  expect(first('# 12. A\n## 12.3 B\n### 12.3.1 C\n\n#### $0')).toEqual(['1.'])
  expect(first('# A\n\n##### $0')).toEqual([])
  expect(complete('# 12. A\n## 12.1 B\n\n## $0', 'typed', { numbering: { '**': [] } }).items).toEqual([])
})

test('headings of a document without numbers get none', () => {
  check('# A\n## B\n\n## $0', [])
  check('# A\n## 一层隔离\n\n## $0', [])
})

test('behind 第, §, 见, 参见 and Section stand the sections of this document first', () => {
  const source = (typed: string) => `=== a.md\n# 3. 甲\n## 3.1 乙\n\n${typed}\n`
  check(source('参照第$0'), ['参照第 3 节', '参照第 3.1 节'], 'typed')
  check(source('第 3.$0'), ['第 3.1 节'], 'typed')
  check(source('第 3.$0 节'), ['第 3.1 节'], 'typed')
  check(source('§$0'), ['§3', '§3.1'], 'typed')
  check(source('详情见$0'), ['详情见第 3 节', '详情见 3.1 章节'], 'typed')
  check(source('参见 3.$0'), ['参见 3.1 章节'], 'typed')
  check(source('Section $0'), ['Section 3', 'Section 3.1'], 'typed')
  check(source('Sections 3 and $0'), ['Sections 3 and 3', 'Sections 3 and 3.1'], 'typed')
})

test('words that only look like an announcement bring nothing by themselves', () => {
  for (const typed of ['常见', '意见', '可见 ', 'in this section ', 'intersection ', '看见3', '再见']) {
    check(`# 3. 甲\n## 3.1 乙\n\n${typed}$0`, [], 'typed')
  }
})

test('behind the name of a document stand its sections', () => {
  check(
    `=== a.md\n见 \`policy-opa.md\` $0${policy}`,
    ['见 `policy-opa.md` 第 06 节', '见 `policy-opa.md` 06.1 章节', '见 `policy-opa.md` 06.9 章节'],
    'typed',
  )
  check(`=== a.md\n详见 \`policy-opa.md\` 06.9$0${policy}`, ['详见 `policy-opa.md` 06.9 章节'], 'continued')
  check(`=== a.md\n详见 policy-opa.md（06.9$0${policy}`, ['详见 policy-opa.md（06.9 章节'], 'continued')
  check(`=== a.md\n# 3. 甲\n\`policy-opa.md\` 第 $0${policy}`, [
    '`policy-opa.md` 第 06 节',
    '`policy-opa.md` 第 06.1 节',
    '`policy-opa.md` 第 06.9 节',
  ])
  check(`=== a.md\nIn \`policy-opa.md\` 06.1$0\n${policy}`, ['In `policy-opa.md` Section 06.1'])
})

test('a number that would name another document brings the name of its own', () => {
  const both = `${policy}${policy.replace('06-policy/', 'other/').replace('policy-opa', 'opa')}`
  check(`=== 06-policy/a.md\n参见 06.9$0${both}`, ['参见 06.9 章节', '参见 `opa.md` 06.9 章节'])
  check(`=== 06-policy/a.md\n§06.9$0${both}`, ['§06.9', '`opa.md` §06.9'])
})

test('a row that names a document offers its sections in a cell', () => {
  const table = (cell: string) => `=== a.md\n| 文档 | 章节 |\n| --- | --- |\n| \`policy-opa.md\` | ${cell}${policy}`
  const row = '| `policy-opa.md` |'
  check(table('$0 |'), [`${row} 第 06 节 |`, `${row} 06.1 |`, `${row} 06.9 |`], 'typed')
  check(table('06.1, 06.9$0 |'), [`${row} 06.1, 06.9 |`], 'continued')
  check(table('06.1, $0'), [`${row} 06.1, 第 06 节`, `${row} 06.1, 06.1`, `${row} 06.1, 06.9`], 'typed')
  check(table('words $0 |'), [], 'typed')
})

test('a cell of another column is left alone until digits stand in it', () => {
  const table = (cell: string) => `=== a.md\n| 文档 | 说明 |\n| --- | --- |\n| \`policy-opa.md\` | ${cell} |${policy}`
  check(table('$0'), [], 'typed')
  check(table('06.$0'), ['| `policy-opa.md` | 06.1 |', '| `policy-opa.md` | 06.9 |'], 'typed')
})

test('in backticks a number is offered as it is', () => {
  check(`=== a/a.md\n\`12.5.$0\`${network}`, ['`12.5.1`', '`12.5.2`'])
  check(`=== a.md\n\`policy-opa.md 06.9$0\`${policy}`, ['`policy-opa.md 06.9`'])
  check(`=== a.md\n\`12$0\`${network}`, [])
})

test('digits alone bring sections of near documents unasked, and of all when asked', () => {
  const near = `=== a.md\n见 \`network-stack.md\`。延迟 12.$0${network}`
  check(
    near,
    ['见 `network-stack.md`。延迟 12.1 章节', '见 `network-stack.md`。延迟 12.5 章节'].concat(
      ['12.5.1', '12.5.2'].map((number) => `见 \`network-stack.md\`。延迟 ${number} 章节`),
    ),
    'typed',
  )
  check(`=== a.md\n延迟 12.$0${network}`, [], 'typed')
  check(`=== a.md\n延迟 12.1$0${network}`, ['延迟 12.1 章节'])
})

test('a quantity is not in the way: a complete number, a list item, a version, a time bring nothing unasked', () => {
  for (const typed of [
    '延迟 12.5$0',
    '延迟 12.5 $0',
    '12.$0',
    '- 12.$0',
    'v12.$0',
    '10:12.$0',
    '$12.$0',
    'a-12.$0',
    '3.12.$0',
  ]) {
    const text = typed.replace('$12', '\\$12')
    check(`=== a.md\n\`network-stack.md\`\n\n${text.replace('\\$12', '¥12')}${network}`, [], 'continued')
  }
})

test('decimals, versions and numbered statements bring nothing unasked', () => {
  for (const typed of [
    '评分为 3.$0',
    'Ubuntu 12.$0',
    'Prometheus 12.$0',
    '定义 12.$0',
    '表 12.$0',
    '`a.md` -$0',
    '见 -$0',
  ]) {
    check(
      `=== a.md\n\`network-stack.md\` 和 \`b.md\`\n\n${typed}${network}\n=== b.md\n# 3. A\n## 3.1 B - C`,
      [],
      'typed',
    )
  }
})

test('what is written follows what this document writes most often', () => {
  const links = '甲见 [12.1 概述](12-network-stack/network-stack.md#121-概述)。'
  check(`=== a.md\n${links}\n\n参见 12.5.1$0${network}`, [
    '参见 [12.5.1 默认拒绝](12-network-stack/network-stack.md#1251-默认拒绝)',
  ])
  check(`=== a.md\n# 3. 甲\n## 3.1 乙 [x]\n见 [3 甲](#3-甲)，\n\n参见 3.1$0`, ['参见 [3.1 乙 \\[x\\]](#31-乙-x)'])
  check('# 3. A\n## 3.1 B\n\nsee 3.1$0', ['see Section 3.1'])
})

test('a number alone gets words where it would else be a count', () => {
  check('# 3. 甲\n见 3.1 节。\n\n参见 3$0', ['参见 第 3 节'])
  check('# 3. A\nSee Section 3.\n\nIn (3.1), see 3$0', ['In (3.1), see Section 3'])
  check('# 3. A\n## 3.1 B\n见 (3.1)、(3.1)。\n\n规则 3.1$0', ['规则 3.1 章节'])
  check(`=== a.md\n| File | Section |\n| --- | --- |\n| \`b.md\` | $0 |\n=== b.md\n# 3. A\n## 3.1 B`, [
    '| `b.md` | Section 3 |',
    '| `b.md` | 3.1 |',
  ])
})

test('a section is found by number, title, pinyin and initials', () => {
  for (const typed of ['12.5.1', '默认', '拒绝', 'morenjujue', 'mrjj']) {
    const { items, isIncomplete } = complete(`=== a.md\n见${typed}$0${network}`, 'continued')
    expect(
      items.map(({ label }) => label),
      typed,
    ).toEqual(['12.5.1 默认拒绝'])
    expect(` ${items[0]?.filterText}`).toContain(` ${typed}`) // at the start of a word, else VS Code does not find it
    expect(isIncomplete).toBe(true)
  }
})

test('zeros before a number matter neither way', () => {
  const [item] = complete(`=== a.md\n见 6.9$0${policy}`, 'continued').items
  expect(item?.label).toBe('06.9 性能')
  expect(` ${item?.filterText}`).toContain(' 6.9')
})

test('of one number the section is offered that the number names', () => {
  check('# 3. A\n## 3.1 B\n### 3.1 C\n## 3.1 D\n\n§3.1$0', ['§3.1'])
  expect(complete('# 3. A\n### 3.1 C\n## 3.1 B\n\n§3.1$0', 'asked').items.map(({ label }) => label)).toEqual(['3.1 B'])
})

test('near sections come first: named here, own, in the folder, referred to, elsewhere', () => {
  const one = (path: string, title: string) => `\n=== ${path}\n# 7. ${title}\n## 7.1 ${title}`
  const { items } = complete(
    `=== x/a.md\n# 7. own\n## 7.1 own\n\n\`referred.md\`\n\n## 7.2 b\n\nIn \`named.md\`, see 7.1$0${one('far/f.md', 'far')}${one('x/folder.md', 'folder')}${one('far/referred.md', 'referred')}${one('far/named.md', 'named')}`,
    'asked',
  )
  expect(items.map(({ label }) => label)).toEqual(['7.1 named', '7.1 own', '7.1 folder', '7.1 referred', '7.1 far'])
})

test('an item says title and path, and its preview is that of a hover', () => {
  const { corpus, items } = complete(`=== a.md\n见 12.5.1$0${network}\ntext here\n`, 'asked')
  expect(items[0]).toMatchObject({
    label: '12.5.1 默认拒绝',
    detail: '12-network-stack/network-stack.md',
    description: 'network-stack.md',
  })
  const [item] = items
  if (!item) throw new Error('no item')
  expect(hoverMarkdown(completionPreview(corpus, item))).toContain('**12.5.1 默认拒绝**')
})

test('of very many sections the nearest are offered', () => {
  const many = Array.from({ length: 300 }, (_, i) => `## 5.${i + 1} T${i + 1}`).join('\n')
  const { items, isIncomplete } = complete(`# 5. A\n${many}\n\n见 $0`, 'asked')
  expect(items).toHaveLength(100)
  expect(isIncomplete).toBe(true)
  expect(complete(`# 5. A\n${many}\n\n见 5.29$0`, 'asked').items.at(-1)?.label).toBe('5.299 T299')
})

test('nothing is offered in code, comments, front matter and destinations', () => {
  for (const source of [
    '```\n见 $0\n```',
    '---\na: 见 $0\n---',
    '<!-- 见 $0 -->',
    '[x](https://a.b/见$0)',
    '`见 $0`',
  ]) {
    expect(complete(`${source}\n\n# 3. A\n## 3.1 B`, 'asked').items, source).toEqual([])
  }
})

test('a hostile line costs no more than it is long', () => {
  const line = (size: number, part: string) => `# 3. A\n\n${part.repeat(size / part.length)}`
  for (const part of ['1.', '见', '第1、', '§ 12.1, ', 'Section 1 and ', '| 1, ', '12.1 ', '`a.md` （']) {
    expectLinear(
      part,
      (size) => line(size, part),
      (text) => {
        const { corpus, document } = fixture(text)
        completion(corpus, document, text.length)
      },
    )
  }
})
