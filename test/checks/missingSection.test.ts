// missing-section: numbers that the document named with them does not have, and what the fixes do.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

const target = `
=== docs/06-policy-opa/policy-opa.md
# 06. OPA

## 06.1 Start

text

## 06.2 Policies

### 06.2.1 Rego

text

### 06.2.2 Bundles

## 06.3 Last
`

test('a number that the document named right before it does not have is reported, with the nearest section', () => {
  check(`
=== docs/a.md
见 \`policy-opa.md\` 06.2.1 章节。

见 \`policy-opa.md\` 06.2.3 章节。
                  ^^^^^^ missing-section: policy-opa.md has no section 06.2.3; the nearest is “06.2.2 Bundles”.
${target}`)
})

test('a wrapped reference and both ends of a range are looked at', () => {
  check(`
=== docs/a.md
**参考**：\`view.md\` 第
2.1-2.8 节，分层架构模型部分
    ^^^ missing-section: view.md has no section 2.8
=== docs/view.md
# View
## 2. Two
### 2.1 A
### 2.4 D
`)
})

test('a chapter beyond the last one of the document that is named is reported', () => {
  check(`
=== docs/a.md
**理论依据**：\`view.md\` 第 11 节"双层闸门"。
                     ^^ missing-section: view.md has no section 11; the nearest is
=== docs/view.md
# View
## 1. One
## 2. Two
=== docs/11-x/x.md
# 11. Other
`)
})

test('a cell of numbers belongs to the document of its row', () => {
  check(`
=== docs/a.md
| 文档 | 路径 | 章节 |
| --- | --- | --- |
| OPA | \`06-policy-opa/policy-opa.md\` | 06.2.1, 06.2.7 |
                                                ^^^^^^ missing-section
${target}`)
})

test('what no document is named for, or what is of another numbering, is not reported', () => {
  check(`
=== docs/a.md
# A

见 99.1 章节。

\`policy-opa.md\` 由 12.18 章节引用。

\`gone.txt\` 06.2.3 章节。
${target}`)
})

test('a document that is named elsewhere in the section is too far away', () => {
  check(`
=== docs/a.md
# A

See \`policy-opa.md\`.

另见 06.2.3 章节。
${target}`)
})

test('a table that says where sections of another document went is not taken for a list of references', () => {
  check(`
=== docs/a.md
| view 章节 | 文档 |
| --- | --- |
| 06.7 三条路线 | [\`policy-opa.md\`](06-policy-opa/policy-opa.md) |
| 06.2 技术演进 | [\`policy-opa.md\`](06-policy-opa/policy-opa.md) |
${target}`)
})

test('quantities, versions and dates are no sections', () => {
  check(`
=== docs/a.md
\`policy-opa.md\` 06.2 节点，v06.8，2006.10 年，06.29%，Kubernetes 1.30，10.0.0.1，（06.7）。

\`\`\`text
policy-opa.md 06.2.3 章节
\`\`\`
${target}`)
})

test('the fixes change the number to a near one or add the section', () => {
  const source = `=== docs/a.md\n见 \`policy-opa.md\` 06$0.2.3 章节。\n${target}`
  expect(fixTitles(source)).toEqual([
    'Change to 06.2.2 Bundles',
    'Change to 06.2.1 Rego',
    'Change to 06.2 Policies',
    'Add the section 06.2.3 to policy-opa.md',
  ])
  expect(afterFix(source, 'Change to 06.2.1 Rego')).toBe('=== docs/a.md\n见 `policy-opa.md` 06.2.1 章节。\n\n')
  expect(afterFix(source, 'Add the section 06.2.3 to policy-opa.md')).toContain(
    '### 06.2.2 Bundles\n\n### 06.2.3\n\n## 06.3 Last\n',
  )
})
