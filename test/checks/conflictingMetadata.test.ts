// conflicting-metadata: the top of a document against its end.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('dates and versions that differ are reported at the end', () => {
  check(`
# A

> **最后更新**：2025-11-07 **维护者**：甲

## 1. X

text

---

**最后更新**：2025-11-15 **维护者**：乙
         ^^^^^^^^^^ conflicting-metadata: It says “2025-11-15” here and “2025-11-07” at the top.
`)
})

test('the same in other words is the same', () => {
  check(`
# A

**Last updated**: 2025-11-07 **Version**: v1.0

## X

**更新时间**：2025年11月7日 **版本**：1.0
`)
})

test('the later date is the likely one', () => {
  const source = '# A\n\n**最后更新**：2025-11-07\n\n## X\n\n**最后更新**：2025-11-$015\n'
  expect(fixTitles(source)).toEqual([
    'Write “2025-11-15” in both places (preferred)',
    'Write “2025-11-07” in both places',
  ])
  expect(afterFix(source, 'Write “2025-11-15” in both places')).toContain('# A\n\n**最后更新**：2025-11-15')
})

test('each date keeps its style, and front matter is of the top', () => {
  const source = '---\nupdated: "2025-11-07"\n---\n\n# A\n\n## X\n\n**最后更新**：2025年11月$015日（定稿）\n'
  expect(afterFix(source, 'Write “2025-11-15” in both places')).toContain('updated: "2025-11-15"\n')
  expect(afterFix(source, 'Write “2025-11-07” in both places')).toContain('**最后更新**：2025年11月7日（定稿）')
})
