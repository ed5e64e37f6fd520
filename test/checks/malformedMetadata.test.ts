// malformed-metadata: bold labels that are never closed.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('a label that is never closed is reported, closed ones are not', () => {
  check(`
=== a.md
# 文档

**最后更新：2025-11-15 **维护者**：项目团队
  ^^^^ malformed-metadata: The bold label “最后更新” is not closed

**最后更新**：2025-11-15 **维护者**：项目团队

**Last updated: 2025-11-15
  ^^^^^^^^^^^^ malformed-metadata
`)
})

test('closing the label is safe', () => {
  const source = '**最后$0更新：2025-11-15 **维护者**：项目团队\n'
  expect(fixTitles(source)).toEqual(['Close the bold label (preferred, safe)'])
  expect(afterFix(source, 'Close the bold label')).toBe('=== a.md\n**最后更新**：2025-11-15 **维护者**：项目团队\n')
})
