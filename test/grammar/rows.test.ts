// Cells of tables whose column says that they hold numbers of sections.

import { expect, test } from 'vitest'
import { documentOf, mentionsOf, written } from './written.ts'

/** Compares the mentions in one row of a table of two columns, the first of which names a document, or says nothing. */
function check(header: string, cell: string, expected: readonly string[], first = '`a.md`'): void {
  const text = `| 文档 | ${header} |\n| --- | --- |\n| ${first} | ${cell} |\n`
  expect(mentionsOf(documentOf(text)).map((mention) => written(text, mention))).toEqual(expected)
}

test('numbers alone in the cell', () => {
  check('更新章节', '12.18', ['cell! [12.18] 12.18'])
  check('更新章节', '3.4, 6.4, 9.0', ['cell! [3.4] 3.4', 'cell! [6.4] 6.4', 'cell! [9.0] 9.0'])
  check('章节', '**29.2-29.3**', ['cell! [29.2] 29.2', 'cell! [29.3] 29.3'])
  check('Sections', '3.4 and 3.5', ['cell! [3.4] 3.4', 'cell! [3.5] 3.5'])
  check('§', '3.4', ['cell [3.4] 3.4'])
})

test('a number with its title', () => {
  check('章节', '12.18 网络对比', ['cell! [12.18 网络对比] 12.18 «网络对比»'])
  check('章节', '29.7.0 → 工具', ['cell! [29.7.0] 29.7.0'])
})

test('without a document in the row the mention is only likely', () => {
  check('章节', '30.7.4', ['cell [30.7.4] 30.7.4'], '实现关系')
  check('编号', '30.7.4', ['cell [30.7.4] 30.7.4'])
})

test('other columns hold other numbers', () => {
  check('版本', '1.30', [])
  check('行数', '12.18', [])
  check('章节数', '12.18', [])
  check('得分', '3.4, 6.4', [])
})

test('other cells of the column hold other things', () => {
  check('章节', '元数据更新', [])
  check('章节', '13', [])
  check('章节', '约 3.4 个', [])
  check('章节', '99.9%', [])
  check('章节', '', [])
})

test('what the cell says in full is read like prose, once', () => {
  check('章节', '第 3 节', ['ordinal! [第 3 节] 3'])
  check('说明', '见 12.1 章节', ['unit! [12.1 章节] 12.1'])
  check('章节', '12.1 章节', ['unit! [12.1 章节] 12.1'])
})
