// missing-heading: what is reported at the fragment, why, and what the fixes do.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('a fragment that names nothing is reported, with the cause', () => {
  check(`
=== a.md
# 1. 概述：背景

[x](#1-概述：背景)
     ^^^^^^^ missing-heading: punctuation and emoji are dropped from an anchor, which gives #1-概述背景
[x](docs/b.md#1218-网络)
              ^^^^^^^ missing-heading: section 12.18 is “12.18 网络对比” #1218-网络对比
[x](docs/b.md#none)
              ^^^^ missing-heading: b.md has no heading #none.

[x]: #X
      ^ missing-heading

<a href="#y">y</a>
          ^ missing-heading
=== docs/b.md
## 12.18 网络对比
`)
})

test('every kind of place that a fragment can name is found', () => {
  check(`
=== a.md
# Title

## Title

## Custom {#mine}

<a id="one"></a> <a name="two"></a>

<h3 name="three">Three</h3>

[x](#title) [x](#title-1) [x](#mine) [x](#one) [x](#two) [x](#three) [x](#three-1) [x](#L3) [x](#top) [x](#) [x](#user-content-one)
                                                                          ^^^^^^^ missing-heading
`)
})

test('a folder stands for its README', () => {
  check(`
=== a.md
[x](docs/#b) [y](docs/#c)
                       ^ missing-heading
=== docs/README.md
# B
`)
})

test('a document of which only the headings are known, and files that are no documents, get no verdict', () => {
  check(`
=== a.md
[x](b.txt#c) [y](c/#x)
=== b.txt
=== c/d.txt
`)
})

test('a difference in spelling is mended safely, in the manner of the old fragment', () => {
  expect(fixTitles('# 📋 文档结构\n\n[x](#文档$0结构)\n')).toEqual([
    'Change to #-文档结构 (preferred, safe)',
    'Add the heading “文档结构” to a.md',
  ])
  expect(
    afterFix(
      '# 概述：A\n\n[x](a.md?plain=1#%E6%A6%82%E8%BF%B0：A$0 "t")\n',
      'Change to a.md?plain=1#%E6%A6%82%E8%BF%B0a',
    ),
  ).toBe('=== a.md\n# 概述：A\n\n[x](a.md?plain=1#%E6%A6%82%E8%BF%B0a "t")\n')
})

test('digits that would move between numbers are not safe', () => {
  expect(fixTitles('# 12.3 A\n\n[x](#1-23-a$0)\n')[0]).toBe('Change to #123-a (preferred)')
})

test('another number or title is preferred when unique, never safe', () => {
  expect(fixTitles('# 8. 相关文档\n\n[x](#9-相关文档$0)\n')[0]).toBe('Change to #8-相关文档 (preferred)')
  const two = fixTitles('# 3.29.1 网络\n\n# 32.9.1 存储\n\n[x](#3291-调度$0)\n')
  expect(two.slice(0, 2)).toEqual(['Change to #3291-网络', 'Change to #3291-存储'])
})

test('a name spelled alike is offered', () => {
  expect(fixTitles('# Network stack\n\n[x](#netwrok-stack$0)\n')[0]).toBe('Change to #network-stack')
})

test('another document that has the heading is offered, the nearest first', () => {
  const source = `
=== docs/a.md
[x](#mesh-setup$0)
=== docs/b.md
# Mesh setup
=== c.md
# Mesh setup
`
  expect(fixTitles(source)).toEqual([
    'Change to b.md#mesh-setup',
    'Change to ../c.md#mesh-setup',
    'Add the heading “mesh setup” to a.md',
  ])
})

test('a new heading goes behind the section with the number before it', () => {
  const source = `
=== a.md
[12.3 Mesh](b.md#123-mesh$0)
=== b.md
# 12. Stack

## 12.1 One

## 12.2 Two

### 12.2.1 Deep

## 12.4 Four
`
  expect(afterFix(source, 'Add the heading “12.3 Mesh” to b.md')).toBe(
    '=== b.md\n# 12. Stack\n\n## 12.1 One\n\n## 12.2 Two\n\n### 12.2.1 Deep\n\n## 12.3 Mesh\n\n## 12.4 Four\n',
  )
})

test('a new heading without a number goes to the end', () => {
  expect(afterFix('# A\n\n[Service **mesh**](#service-mesh$0)', 'Add the heading “Service **mesh**” to a.md')).toBe(
    '=== a.md\n# A\n\n[Service **mesh**](#service-mesh)\n\n## Service **mesh**\n',
  )
})

test('no heading is added into code or a comment that is never closed', () => {
  expect(fixTitles('[x](#new-heading$0)\n\n~~~\ncode\n')).toEqual([])
  expect(fixTitles('[x](#new-heading$0)\n\n<!-- never\n')).toEqual([])
})

test('a fragment that no title gives cannot be created', () => {
  expect(fixTitles('[x](#UPPER!!$0)\n')).toEqual([])
})
