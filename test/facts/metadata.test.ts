// Which lines are metadata, and what they say.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { metadataOf } from '../../server/src/core/facts/metadata.ts'
import type { ProseRun } from '../../server/src/core/facts/types.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'

/** Compares the fields: `label = value`, `label ! value` where the label is not closed. Spans must cover what they name. */
function check(text: string, expected: readonly string[]): void {
  const fields = extractFacts(text, { anchors: 'github', headingsOnly: false }).metadata
  expect(fields.map((field) => `${field.label} ${field.form === 'closed' ? '=' : '!'} ${field.value}`)).toEqual(
    expected,
  )
  for (const { span, label, labelSpan, value, valueSpan } of fields) {
    expect(joined(slice(text, labelSpan))).toBe(label)
    expect(joined(slice(text, valueSpan))).toBe(value)
    expect(slice(text, span).startsWith('**')).toBe(true)
    expect(span.end).toBe(valueSpan.end)
  }
}

/** The source of one line as a reader joins it. */
function joined(source: string): string {
  return source
    .replace(/(?<=\p{Script=Han})\r?\n(?:> ?| +)?(?=\p{Script=Han})/gu, '')
    .replace(/\s*\r?\n(?:> ?| +)?/g, ' ')
}

test('one label on a line, with either colon, inside or outside the bold', () => {
  check('**最后更新**：2025-11-07\n', ['最后更新 = 2025-11-07'])
  check('**最后更新**: 2025-11-07\n', ['最后更新 = 2025-11-07'])
  check('**最后更新：** 2025-11-07\n', ['最后更新 = 2025-11-07'])
  check('**Last Updated:** 2025-11-07\n', ['Last Updated = 2025-11-07'])
  check('**Last updated** : 2025-11-07\n', ['Last updated = 2025-11-07'])
})

test('label and value in bold together', () => {
  check('**Last updated: 2025-11-07**\n', ['Last updated = 2025-11-07'])
  check('> **最后更新：2025-11-07** **维护者：甲**\n', ['最后更新 = 2025-11-07', '维护者 = 甲'])
  check('**最后更新：2025-11-07** | **维护者**：甲\n', ['最后更新 = 2025-11-07', '维护者 = 甲'])
  check('**Warning: 2025-11-07**\n\n**最后更新：**\n\n**最后更新：*a* b**\n', ['最后更新 = '])
})

test('several on one line, in Chinese and English', () => {
  check('**更新时间**：2025-11-07 **版本**：v1.0 **参考**：架构视图\n', [
    '更新时间 = 2025-11-07',
    '版本 = v1.0',
    '参考 = 架构视图',
  ])
  check('**Last Updated**: 2025-11-07 **Maintainer**: Team | **License**: MIT\n', [
    'Last Updated = 2025-11-07',
    'Maintainer = Team',
    'License = MIT',
  ])
})

test('one on each line of a paragraph, with and without hard breaks', () => {
  check('**最后更新**：2025-11-07\n**维护者**：项目团队  \n**状态**：完成\\\n**版本**：v1\n', [
    '最后更新 = 2025-11-07',
    '维护者 = 项目团队',
    '状态 = 完成',
    '版本 = v1',
  ])
})

test('a header in a block quote, wrapped', () => {
  check('# T\n\n> **创建日期**：2025-11-01 **维护者**：项目\n> 团队 **文档状\n> 态**：完成\n\n## A\n', [
    '创建日期 = 2025-11-01',
    '维护者 = 项目团队',
    '文档状态 = 完成',
  ])
})

test('a label that a formatter broke', () => {
  check('**最后更\n新**：2025-11-07 **参\n考**：甲\n', ['最后更新 = 2025-11-07', '参考 = 甲'])
})

test('a bold label that is never closed', () => {
  check('**最后更新：2025-11-15 **维护者**：项目团队\n', ['最后更新 ! 2025-11-15', '维护者 = 项目团队'])
  check('**Last updated: 2025-11-15 **Maintainer**: Team\n', ['Last updated ! 2025-11-15', 'Maintainer = Team'])
})

test('items of a list', () => {
  check('# T\n\n- **版本**：v1.0\n- **最后更新**：2025-11-07\n\n  > **维护者**：甲\n', [
    '版本 = v1.0',
    '最后更新 = 2025-11-07',
    '维护者 = 甲',
  ])
})

test('a value keeps its links and code as written, to their very end', () => {
  check('**最后更新**：2025-11-07 **参考**：[甲](a.md)、`b.md`\n', [
    '最后更新 = 2025-11-07',
    '参考 = [甲](a.md)、`b.md`',
  ])
  check('**文档类型**：`x`\n', ['文档类型 = `x`'])
})

test('an empty value stands behind its label', () => {
  check('**最后更新**：\n', ['最后更新 = '])
  check('**最后更新**： **维护者**：甲\n', ['最后更新 = ', '维护者 = 甲'])
})

test('words that prose uses too are metadata above the first section only', () => {
  check('# T\n\n**状态**：草稿\n\n## A\n\n- **类型**：单模光纤\n- **状态**：已覆盖\n', ['状态 = 草稿'])
  check('# T\n\n**Version**: 2\n\n## A\n\n**version**: the Git commit\n', ['Version = 2'])
})

test('words that prose uses too are metadata next to a field that is certain', () => {
  check('# T\n\n## A\n\n**状态**：完成\n\n**维护者**：甲\n\n文\n\n**状态**：完成\n', ['状态 = 完成', '维护者 = 甲'])
})

test('prose with bold words is no metadata', () => {
  check('**定义**：虚拟化是……\n\n**核心思想**：隔离 **目标**：安全\n', [])
  check('# T\n\n正文 **最后更新**：2025-11-07\n', [])
  check('**注意：此处为粗体** 后文\n\n**最后更新：2025-11-07**后文\n', [])
  check('`**最后更新**：2025-11-07`\n\n```\n**最后更新**：2025-11-07\n```\n\n<!-- **最后更新**：2025-11-07 -->\n', [])
  check('| **最后更新**：2025-11-07 |\n|---|\n', [])
})

test('hostile labels cost what they are long', () => {
  for (const part of [
    '**',
    '**a',
    '**a**：',
    '**最后更新：',
    '**最后更新：x **',
    '**状态**：\ufffc',
    '**a：**',
    ' ',
    '*：',
  ]) {
    expectLinear(
      part,
      (size) => `**${part.repeat(size / part.length)}`,
      (text) => {
        const run: ProseRun = { span: { start: 0, end: text.length }, block: 'paragraph', bounds: [0, text.length] }
        return metadataOf(text, [run], text.length)
      },
    )
  }
  expectLinear(
    'many paragraphs',
    (size) => '**状态**：x\n\n'.repeat(size / 10),
    (text) => {
      const prose = Array.from({ length: Math.floor(text.length / 10) }, (_, i): ProseRun => {
        const span = { start: i * 10, end: i * 10 + 8 }
        return { span, block: 'paragraph', bounds: [span.start, span.end] }
      })
      return metadataOf(text, prose, text.length)
    },
  )
})
