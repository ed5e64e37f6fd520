// Completion of metadata: labels and values of other documents, and how they are written.

import { expect, test } from 'vitest'
import { completion } from '../../server/src/core/features/completion.ts'
import { render } from '../../server/src/core/message.ts'
import { fixture } from '../harness/fixture.ts'

/** The line of the cursor as it becomes with each item of metadata, in the order shown. */
function check(source: string, expected: readonly string[], occasion: 'asked' | 'typed' = 'asked'): void {
  expect(lines(source, occasion)).toEqual(expected)
}

function lines(source: string, occasion: 'asked' | 'typed' = 'asked'): readonly string[] {
  const { corpus, document, offset } = fixture(source)
  const items = completion(corpus, document, offset, occasion).items.filter(
    ({ kind }) => kind === 'field' || kind === 'value',
  )
  const sorted = items.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1))
  return sorted.map(({ span, text }) => {
    const written = document.text.slice(0, span.start) + text + document.text.slice(span.end)
    return written.slice(document.text.lastIndexOf('\n', offset - 1) + 1).split('\n')[0] ?? ''
  })
}

const others = `
=== docs/x/b.md
# B

**维护者**：平台团队 **状态**：草稿

## X
=== docs/y/c.md
# C

**维护人**：网络团队 **状态**：定稿

## X

---

**最后更新**：2025-11-07 **版本**：v1.0
=== docs/y/d.md
# D

**维护者**：网络团队 **状态**：定稿

## X
=== y/e.md
# E

**Owner**: Someone

## X
`

test('behind a label stands what others say there: neighbours first, then the most frequent', () => {
  check(`=== docs/x/a.md\n# A\n\n**维护者**：$0\n\n## X\n${others}`, [
    '**维护者**：平台团队',
    '**维护者**：网络团队',
    '**维护者**：Someone',
  ])
  check(`=== docs/y/a.md\n# A\n\n> **状态：**定$0\n${others}`, ['> **状态：**定稿', '> **状态：**草稿'])
})

test('a second label on the line, and one at the end of the document, have their values, too', () => {
  check(`=== docs/x/a.md\n# A\n\n## X\n\n**状态**：草稿 **版本**：$0\n${others}`, ['**状态**：草稿 **版本**：v1.0'])
})

test('behind a narrow colon there is a space', () => {
  check(`=== y/a.md\n# A\n\n**Owner**:$0\n${others}`, [
    '**Owner**: Someone',
    '**Owner**: 网络团队',
    '**Owner**: 平台团队',
  ])
})

test('a date is offered only where the document itself states one', () => {
  check(`=== docs/x/a.md\n# A\n\n**最后更新**：$0\n${others}`, [])
  check(`=== docs/x/a.md\n# A\n\n**最后更新**：2025-11-15\n\n## X\n\n**更新时间**：$0\n${others}`, [
    '**更新时间**：2025-11-15',
  ])
})

test('labels are written as the documents around write them, without those that are there', () => {
  check(`=== docs/x/a.md\n# A\n\n**状态**：草稿\n**$0\n\n## X\n${others}`, [
    '**维护者**：',
    '**Owner**：',
    '**最后更新**：',
    '**版本**：',
    '**维护人**：',
  ])
  check(`=== y/a.md\n# A\n\n$0\n\n## X\n=== y/b.md\n# B\n\n**Owner**: X\n\n## X\n`, ['**Owner**: '])
})

test('in the middle of a document no label begins, and a list that nobody asked for does not open', () => {
  const middle = `=== docs/x/a.md\n# A\n\n## X\n\n$0\n\n## Y\n${'\ntext\n'.repeat(20)}${others}`
  check(middle, [])
  check(`=== docs/x/a.md\n# A\n\n**状态**：$0\n${others}`, [], 'typed')
  check(`=== docs/x/a.md\n# A\n\n\`\`\`\n**状态**：$0\n\`\`\`\n${others}`, [])
})

test('front matter has labels and values of other front matter', () => {
  const others = '=== b.md\n---\nstatus: draft\nowner: "A B"\n---\n# B\n'
  check(`=== a.md\n---\nstatus: $0\n---\n${others}`, ['status: draft'])
  check(`=== a.md\n---\ntitle: A\n$0\n---\n${others}`, ['owner: ', 'status: '])
  check(`=== a.md\n---\ntitle: A\nowner:$0\n---\n${others}`, ['owner: A B'])
})

test('an item says in how many documents it stands', () => {
  const { corpus, document, offset } = fixture(`=== docs/x/a.md\n# A\n\n**状态**：$0\n${others}`)
  const { items } = completion(corpus, document, offset)
  const said = items.map(
    ({ label, description }) => `${label} ${typeof description === 'string' ? '' : render(description)}`,
  )
  expect(said).toEqual(['草稿 in one document', '定稿 in 2 documents'])
})
