// The outline: sections within sections.

import { expect, test } from 'vitest'
import { type OutlineItem, outline } from '../../server/src/core/features/outline.ts'
import { encloses, slice } from '../../server/src/core/text.ts'
import { fixture } from '../harness/fixture.ts'

/** The tree by indentation, each section with the number of lines it covers. */
function check(source: string, expected: string): void {
  const { document } = fixture(source)
  const show = (items: readonly OutlineItem[], indent: string): readonly string[] =>
    items.flatMap((item) => {
      expect(encloses(item.span, item.selection)).toBe(true)
      for (const child of item.children) expect(encloses(item.span, child.span)).toBe(true)
      const lines = slice(document.text, item.span).trimEnd().split('\n').length
      return [`${indent}${item.name} (${lines})`, ...show(item.children, `${indent}  `)]
    })
  expect(show(outline(document), '').join('\n')).toBe(expected.replace(/^\n|\n$/g, ''))
}

test('deeper headings lie within the section before them', () => {
  check(
    `
# 12. 网络

## 12.1 One
text
### 12.1.1 Deep
## 12.2 Two
# Next
`,
    `
12. 网络 (6)
  12.1 One (3)
    12.1.1 Deep (1)
  12.2 Two (1)
Next (1)
`,
  )
})

test('a level that is left out makes no empty section', () => {
  check('# A\n### C\n## B', 'A (3)\n  C (1)\n  B (1)')
  check('### C\n# A', 'C (1)\nA (1)')
})

test('headings in quotes and lists are left out', () => {
  check('# A\n> ## Quoted\n\n- ## Listed\n', 'A (4)')
})

test('a heading without a title is named by its markers', () => {
  check('# A\n##\ntext', 'A (3)\n  ## (2)')
})

test('markup in a title is not shown', () => {
  check('# **A** `b` [c](d.md)\n', 'A b c (1)')
})
