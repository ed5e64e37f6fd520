// Inlay hints: titles behind references that do not say them.

import { expect, test } from 'vitest'
import { type InlayHintKind, inlayHintKinds, inlayHints } from '../../server/src/core/features/inlayHints.ts'
import { fixture } from '../harness/fixture.ts'

interface Options {
  readonly kinds?: readonly InlayHintKind[]
  readonly isComplete?: boolean
}

/** The hints of the first document must be those marked with carets: under the reference, which they stand behind. */
function check(source: string, { kinds = ['sections'], isComplete = true }: Options = {}): void {
  const { corpus, document, expectations } = fixture(`${source}${network}`)
  const whole = { start: 0, end: document.facts.length }
  const found = inlayHints(corpus, document, whole, { kinds: new Set(kinds), isComplete })
  expect(found.map(({ offset, title }) => `${offset} ${title}`)).toEqual(
    expectations.map(({ span, text }) => `${span.end} ${text}`),
  )
}

const network = `
=== docs/12-network/network.md
# 12. 网络

## 12.1 概述

## 12.2 网络对比

### 12.2.1 **Policies** and \`rules\`
`

test('a number in prose is followed by the title of its section', () => {
  check(`
=== a.md
见 \`network.md\` 12.2 章节。
               ^^^^^^^ 网络对比
See \`network.md\`, section 12.2.1.
                  ^^^^^^^^^^^^^^ Policies and rules
`)
})

test('in a list each number has its title', () => {
  check(`
=== a.md
见 \`network.md\` 12.1 和 12.2 章节。
               ^^^^ 概述
                      ^^^^ 网络对比
`)
})

test('where the title is written beside the number there is nothing to add', () => {
  check(`
=== a.md
- \`network.md\` 12.2 章节（网络对比）
- 网络对比：\`network.md\` 12.2 章节
- **12.2 网络对比**：\`network.md\`
- \`network.md\` 12.2 章节的
  网络
  对比
`)
})

test('what leads nowhere, and what is not certain yet, has no title', () => {
  check('=== a.md\n见 `network.md` 12.9 章节，`gone.md` 3.1 章节。')
  const byNumber = (carets: string) => `=== a.md\n见 12.2 章节。${carets}`
  check(byNumber('\n  ^^^^^^^ 网络对比'))
  check(byNumber(''), { isComplete: false })
  check('=== a.md\n见 `network.md` 12.2 章节。\n               ^^^^^^^ 网络对比', { isComplete: false })
})

test('of a document that has not been read nothing is said', () => {
  const { corpus, document } = fixture(`=== a.md\n见 \`network.md\` 12.2 章节，12.1 章节。${network}`)
  corpus.delete('/corpus/docs/12-network/network.md')
  const options = { kinds: new Set(inlayHintKinds), isComplete: false }
  expect(inlayHints(corpus, document, { start: 0, end: document.facts.length }, options)).toEqual([])
})

test('a heading without a title adds nothing, and a long title is cut', () => {
  check(`
=== a.md
# A

见第 1 节、第 2 节。
       ^^^^^ ${'长'.repeat(40)}…

## 1.

## 2. ${'长'.repeat(60)}
`)
})

test('numbers that fill a cell are a kind of their own', () => {
  const table = (carets: string) => `
=== a.md
| 文档 | 章节 |
| --- | --- |
| \`network.md\` | 12.1, 12.2 |
${carets}`
  check(table(''), { kinds: ['sections'] })
  const cells = '                 ^^^^ 概述\n                       ^^^^ 网络对比\n'
  check(table(cells), { kinds: ['tables'] })
  const words = `
=== a.md
| 文档 | 说明 |
| --- | --- |
| \`network.md\` | 见 12.2 章节 |
                   ^^^^^^^ 网络对比
`
  check(words, { kinds: ['sections'] })
})

test('a path is followed by the title of its document', () => {
  check(
    `
=== a.md
\`network.md\` and network.md, \`gone.md\`, \`network.md#121-概述\`
^^^^^^^^^^^^ 12. 网络
                 ^^^^^^^^^^ 12. 网络
                                        ^^^^^^^^^^^^^^^^^^^ 12.1 概述
`,
    { kinds: ['paths'] },
  )
})

test('a link is followed by the title of its target, unless its text says as much', () => {
  const link = '[details](docs/12-network/network.md#122-网络对比)'
  check(
    `
=== a.md
${link}
${'^'.repeat(link.length)} 12.2 网络对比

[12.2 网络对比](docs/12-network/network.md#122-网络对比)

[对比](docs/12-network/network.md#122-网络对比)

![picture](docs/12-network/network.md) <docs/12-network/network.md>
`,
    { kinds: ['links'] },
  )
})

test('only what stands in the range is looked at, and nothing where every kind is off', () => {
  const line = '见 `network.md` 12.2 章节。\n\n'
  const { corpus, document } = fixture(`=== a.md\n${line.repeat(100)}${network}`)
  const asked: string[] = []
  const files = new Proxy(corpus.files, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function') return value
      asked.push(String(key))
      return value.bind(target)
    },
  })
  const watched = new Proxy(corpus, {
    get: (target, key) => (key === 'files' ? files : bound(target, Reflect.get(target, key, target))),
  })
  const options = { kinds: new Set(inlayHintKinds), isComplete: true }
  const range = { start: 10 * line.length, end: 13 * line.length - 1 }
  const titles = inlayHints(watched, document, range, { ...options, kinds: new Set(['sections']) })
  expect(titles.map(({ offset }) => Math.floor(offset / line.length))).toEqual([10, 11, 12])
  const few = asked.length
  inlayHints(watched, document, { start: 0, end: document.text.length }, options)
  expect(asked.length - few).toBeGreaterThan(20 * few)
  asked.length = 0
  expect(inlayHints(watched, document, range, { ...options, kinds: new Set() })).toEqual([])
  expect(asked).toEqual([])
})

function bound(target: object, value: unknown): unknown {
  return typeof value === 'function' ? value.bind(target) : value
}
