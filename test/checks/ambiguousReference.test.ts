// ambiguous-reference: a number that sections of several documents carry, none of them nearer.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

const targets = `
=== docs/COGNITIVE/10-decision/decision.md
# 10. Decision
## 10.1 One
=== docs/TECHNICAL/10-installation/installation.md
# 10. Installation
## 10.1 First
## 10.2 Second
`

test('equally near sections are reported with where they are', () => {
  check(`
=== docs/a.md
见 10.1 章节。
  ^^^^ ambiguous-reference: 10.1 can mean sections of 2 documents, decision.md, installation.md.
${targets}`)
})

test('a nearer one, one that is named and the only one are clear', () => {
  check(`
=== docs/TECHNICAL/a.md
见 10.1 章节，见 10.2 章节。

\`decision.md\` 10.1 章节。
${targets}`)
})

test('what may be no reference is not reported', () => {
  check(`=== docs/a.md\n性能（10.1）。\n${targets}`)
})

test('the fixes name one of the documents, or make it a link', () => {
  const source = `=== docs/a.md\n见 10$0.1 章节。\n${targets}`
  expect(fixTitles(source)).toEqual([
    'Name the document: decision.md',
    'Make it a link to docs/COGNITIVE/10-decision/decision.md',
    'Name the document: installation.md',
    'Make it a link to docs/TECHNICAL/10-installation/installation.md',
  ])
  expect(afterFix(source, 'Name the document: installation.md')).toContain('见 `installation.md` 10.1 章节。')
  expect(afterFix(source, 'Make it a link to docs/COGNITIVE/10-decision/decision.md')).toContain(
    '](COGNITIVE/10-decision/decision.md#101-one)',
  )
})
