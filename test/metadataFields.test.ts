// Metadata by what it means, however a label is written and wherever it stands.

import { expect, test } from 'vitest'
import { dateIn, dateOf, lastUpdated, meaningOf, typedFields } from '../server/src/core/metadataFields.ts'
import { slice } from '../server/src/core/text.ts'
import { fixture } from './harness/fixture.ts'

/** The fields as `place meaning value [as written]`. */
function check(source: string, expected: readonly string[]): void {
  const { document } = fixture(source)
  const found = typedFields(document).map(
    ({ place, meaning, value, field }) => `${place} ${meaning} ${value} [${slice(document.text, field.valueSpan)}]`,
  )
  expect(found).toEqual(expected)
}

test('labels in Chinese and English, with either colon, several on a line', () => {
  check('# A\n\n**最后更新**：2025-11-07 **版本**: v1.0 **Maintained by:** X **状态：** 草稿\n\n## 1. X\n', [
    'header updated 2025-11-07 [2025-11-07]',
    'header version v1.0 [v1.0]',
    'header maintainer X [X]',
    'header status 草稿 [草稿]',
  ])
})

test('labels and values that a formatter broke, in a block quote', () => {
  check('# A\n\n> **最后更新**：2025-11-07 **版本**：v1.0 **文档\n> 状态**：初\n> 稿\n\n## X\n', [
    'header updated 2025-11-07 [2025-11-07]',
    'header version v1.0 [v1.0]',
    'header status 初稿 [初\n> 稿]',
  ])
  check('# A\n\n**Last\nupdated**: 2025-11-07\n', ['header updated 2025-11-07 [2025-11-07]'])
})

test('the top, the end and what is between are told apart', () => {
  const middle = 'text\n\n'.repeat(20)
  check(`# A\n\n**版本**：1\n\n## X\n\n**最后更新**：2025-01-01\n\n${middle}**文档版本**：2 **更新时间**：2025.1.2\n`, [
    'header version 1 [1]',
    'text updated 2025-01-01 [2025-01-01]',
    'footer version 2 [2]',
    'footer updated 2025-01-02 [2025.1.2]',
  ])
})

test('front matter is of the header: single values at the margin, with and without quotes and remarks', () => {
  check(
    `---
title: A
updated: 2025-11-07
'Last-Modified': "2025-11-08"   # by hand
lastmod: '2025-11-09'
last_updated:
  updated: 2025-11-10
version: [1, 2]
status: >
  updated: 1
owner: A: B
状态: 草稿
---

# A
`,
    [
      'header updated 2025-11-07 [2025-11-07]',
      'header updated 2025-11-08 [2025-11-08]',
      'header updated 2025-11-09 [2025-11-09]',
      'header maintainer A: B [A: B]',
      'header status 草稿 [草稿]',
    ],
  )
  check('+++\nversion = "1.0"\nupdated=2025-11-07\r\n+++\n', [
    'header version 1.0 [1.0]',
    'header updated 2025-11-07 [2025-11-07]',
  ])
  check('---\nupdated: 2025-11-07\n\n# Not closed\n', [])
})

test('a document has the latest of its dates', () => {
  const latest = (source: string) => lastUpdated(fixture(source).document)?.value
  expect(latest('---\nupdated: 2025-11-07\n---\n\n**Last updated**: 2025-11-15\n')).toBe('2025-11-15')
  expect(latest('---\nupdated: 2025-11-17\n---\n\n**Last updated**: 2025-11-15\n')).toBe('2025-11-17')
  expect(latest('**Last updated**: soon\n')).toBeUndefined()
})

test('a day that no calendar has is no date, and one that a line break parts is not written anew', () => {
  expect(['2025-11-07', '2025年2月28日', '2025/2/30', '2025-13-01', '20251107', ' 2025-11-07'].map(dateOf)).toEqual([
    '2025-11-07',
    '2025-02-28',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  const { document } = fixture('**最后更新**：2025 年\n11 月 7 日\n')
  const [field] = typedFields(document)
  expect(field?.value).toBe('2025-11-07')
  expect(field && dateIn(document, field)).toBeUndefined()
})

test('labels that are names of everything in JavaScript mean nothing', () => {
  expect(['constructor', '__proto__', 'toString'].map(meaningOf)).toEqual([undefined, undefined, undefined])
})
