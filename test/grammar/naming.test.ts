// Which documents are named around a mention of a section, by place alone.

import { expect, test } from 'vitest'
import { documentOf, mentionsOf } from './written.ts'

/** Compares, for each mention in turn, its number or title with the documents named around it, the one most likely meant first. */
function check(text: string, ...expected: readonly string[]): void {
  const mentions = mentionsOf(documentOf(text))
  const found = mentions.map(({ number, title, named }) =>
    [number ?? title, ...named.map(({ how, by, path }) => `${how}${by === 'link' ? '*' : ''}:${path}`)].join(' '),
  )
  expect(found).toEqual(expected)
}

test('a document right before the number is named with it', () => {
  check('`k3s.md` 02.18.4 章节', '02.18.4 template:k3s.md')
  check('k3s.md (02.18.4 章节)', '02.18.4 template:k3s.md')
  check('[K3s](../k3s.md) 的 2.1 节', '2.1 template*:../k3s.md')
  check('`architecture_view.md` 第\n2.1 节', '2.1 template:architecture_view.md')
})

test('a document right behind the number is named with it', () => {
  check('section 3.2 of `x.md`', '3.2 template:x.md')
  check('Section 3.2 (see [x](x.md))', '3.2')
  check('第 3 节（`x.md`）', '3 template:x.md')
  check('§3.2 in x.md', '3.2 template:x.md')
})

test('all numbers of a list belong to the document that is named with it', () => {
  check('`a.md` 12.1 和 12.2 章节', '12.1 template:a.md', '12.2 template:a.md')
})

test('documents named earlier in the paragraph, the nearest first', () => {
  check('`a.md` 与 `b.md`：更新 12.1 章节', '12.1 block:b.md block:a.md')
  check('a.md (添加列表和 9.0 章节更新)', '9.0 block:a.md')
})

test('a document named behind a number is not the one that the number belongs to', () => {
  check('更新 12.1 章节，另见 `b.md`', '12.1')
})

test('a row of a table names documents for its own numbers only', () => {
  check(
    '| 文件 | 更新章节 |\n| --- | --- |\n| `a.md` | 3.4, 6.4 |\n| `b.md` | 1.1 |\n',
    '3.4 row:a.md',
    '6.4 row:a.md',
    '1.1 row:b.md',
  )
  check('| 更新章节 | 文件 |\n| --- | --- |\n| 3.4 | [b](b.md) |\n\n见 1.1 节', '3.4 row*:b.md', '1.1')
})

test('a label above names the document of all that follows in the section', () => {
  check('**文件**：`docs/a.md`\n\n更新：\n\n- **4.10 分组**\n', '4.10 label:docs/a.md')
  check('**文件**：`a.md`\n\n作为 `b.md` 的补充。\n\n- 12.1 章节\n', '12.1 label:a.md section:b.md')
  check('见 `b.md`\n\n**更新文\n档**：`a.md`\n\n- 第 7.2 节\n', '7.2 label:a.md section:b.md')
  check('**File:** `a.md`\n\n- Section 4.1\n', '4.1 label:a.md')
  check('- **cost.md**：\n  - 在 24.10.3 章节添加\n', '24.10.3 label:cost.md')
})

test('a label counts until the next one, and to the end of its section', () => {
  check('**文件**：`a.md`\n\n1.1 节\n\n**文件**：`b.md`\n\n1.2 节', '1.1 label:a.md', '1.2 label:b.md section:a.md')
  check('# 一\n\n**文件**：`a.md`\n\n# 二\n\n1.1 节', '1.1')
})

test('documents named earlier in the section, the nearest first, then those of its title', () => {
  check('# x\n\n见 `a.md`。\n\n见 `b.md`。\n\n1.1 节', '1.1 section:b.md section:a.md')
  check(
    '### trends.md 交叉引用\n\n- **27.6.2 策略**：\n  - 见 `opa.md` 06.9.4 章节\n- **27.4.1 特性**：\n',
    ...[
      '27.6.2 section:trends.md',
      '06.9.4 template:opa.md section:trends.md',
      '27.4.1 section:opa.md section:trends.md',
    ],
  )
})

test('only documents have sections: folders, pictures and other files are not asked', () => {
  check('`docs/` 与 `a.ts` 与 ![x](a.png) 与 [站点](https://a.b)：1.1 节', '1.1')
  check('[文件夹](../network/)：1.1 节', '1.1 template*:../network/')
})
