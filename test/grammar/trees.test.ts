// Paths in hand-drawn trees: for finding one's way only.

import { expect, test } from 'vitest'
import { treeMentions } from '../../server/src/core/grammar/trees.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'
import { documentOf } from './written.ts'

/** Compares the paths in a tree, in the order of the text. */
function check(tree: string, ...expected: readonly string[]): void {
  const text = `# x\n\n\`\`\`text\n${tree}\n\`\`\`\n`
  const found = treeMentions(text, documentOf(text).facts, defaultSettings)
  expect(found.map(({ target }) => target.path)).toEqual(expected)
  for (const { target } of found) expect(target.path.endsWith(slice(text, target.pathSpan))).toBe(true)
}

test('a chain of references: each name is a path by itself', () => {
  check(
    'network-stack.md\n  └── virtualization-comparison.md\n      ├── storage-stack.md\n      └── 19-service-mesh/service-mesh.md',
    'network-stack.md',
    'virtualization-comparison.md',
    'storage-stack.md',
    '19-service-mesh/service-mesh.md',
  )
})

test('under folders a name is a path with the folders before it', () => {
  check(
    'TECHNICAL/\n├── 12-network-stack/\n│   ├── network-stack.md (技术规格)\n│   └── other.md ← 新增\n└── README.md (更新)',
    'TECHNICAL/',
    'TECHNICAL/12-network-stack/',
    'TECHNICAL/12-network-stack/network-stack.md',
    'TECHNICAL/12-network-stack/other.md',
    'TECHNICAL/README.md',
  )
})

test('drawings in ASCII and with comments', () => {
  check('docs/\n|── a.md   # first\n└──b.md', 'docs/', 'docs/a.md', 'docs/b.md')
})

test('what is no name of a document or folder', () => {
  check('├── main.ts\n├── 说明文字\n├── ...\n└── .md')
})

test('a block of code without a tree, and a tree outside of code, say nothing', () => {
  check('a.md\nb/')
  const text = '├── a.md\n'
  expect(treeMentions(text, documentOf(text).facts, defaultSettings)).toEqual([])
})

test('mentions in a tree are of their own form', () => {
  const { references } = documentOf('```\n└── a.md\n```\n')
  expect(references.map(({ kind, form }) => `${kind} ${form}`)).toEqual(['mention tree'])
})

test('the search stays linear: deep, long and broken trees', () => {
  const work = (text: string) => treeMentions(text, documentOf(text).facts, defaultSettings)
  expectLinear('deep', (size) => `\`\`\`\n${'│  ├── a/\n'.repeat(size / 10)}`, work)
  expectLinear('one line', (size) => `\`\`\`\n${'── '.repeat(size / 3)}`, work)
  expectLinear('blocks', (size) => '```\n├── a.md\n```\n\n'.repeat(size / 18), work)
})
