// The references of an edited document are those that reading the whole gives.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { referencesOf } from '../server/src/core/document.ts'
import type { Reading } from '../server/src/core/facts/edited/parts.ts'
import { reread } from '../server/src/core/facts/edited/reextract.ts'
import { type ExtractOptions, extractFacts } from '../server/src/core/facts/extract.ts'
import type { Reference } from '../server/src/core/reference.ts'
import { referencesAgain } from '../server/src/core/referencesAgain.ts'
import { defaultSettings } from '../server/src/core/settings.ts'
import { documentsIn } from './harness/differential.ts'
import { applied, createEditor, type Edit } from './harness/edits.ts'
import { createRandom } from './harness/generate.ts'
import { heldMemory, ownCopy } from './harness/heap.ts'
import { checkout } from './harness/sources.ts'

const options: ExtractOptions = { anchors: 'github', headingsOnly: false }

interface Read extends Reading {
  readonly references: readonly Reference[]
}

function readingOf(text: string): Read {
  const facts = extractFacts(text, options)
  return { text, facts, anchors: options.anchors, references: referencesOf(text, facts, defaultSettings) }
}

/** What is read after the edit; undefined where the whole is. */
function readAfter(last: Read, edit: Edit): Read | undefined {
  const text = applied(last.text, edit)
  const found = reread(last, text, options)
  if (!found?.part) return undefined
  const references = referencesAgain(last.references, found.part, text, found.facts, defaultSettings)
  return { text, facts: found.facts, anchors: options.anchors, references }
}

/** Makes the edits one upon the other, each found by what the one before left. Returns how many needed a part only. */
function check(text: string, edits: number, nextEdit: (text: string) => Edit): number {
  let parts = 0
  let last = readingOf(text)
  for (let i = 0; i < edits; i++) {
    const edit = nextEdit(last.text)
    const found = readAfter(last, edit)
    const expected = readingOf(applied(last.text, edit))
    if (found) {
      parts++
      const where = JSON.stringify([last.text.slice(Math.max(0, edit.start - 80), edit.end + 80), edit])
      expect([where, found.references]).toEqual([where, expected.references])
    }
    last = found ?? expected
  }
  return parts
}

const pieces = [
  '见 12.18 章节，以及 04.1 节。',
  '**文件**：`network-stack.md`',
  '**文档**：\n',
  '`a/b.md` 第 3 节',
  'See [A](a.md#x) and Section 3.2 of `x.md`.',
  '| 文档 | 章节 |\n| --- | --- |\n| `b.md` | 4.2, 4.3 |\n| [c](c.md) | 5.1 标题 |',
  '- `docs/c.md`：\n  - 见 12.1 与 12.2',
  '```text\ndocs/\n└── d.md\n```',
  '参见“网络对比”章节（`d.md`）',
  '[x]: y.md\n\n[x] 和 [z]',
  '<a href="e.md">e</a> 2.1.3 章节',
  '> `f.md` 见 7.2\n\n> # 引用',
  'plain words of f.md',
  '`31.5 eBPF 在网络中的应用` 章节',
]

function generatedDocument(seed: number): string {
  const random = createRandom(seed)
  const pick = () => pieces[Math.floor(random() * pieces.length)] ?? ''
  const title = () =>
    ['# `g.md` 说明', '## 12.1 标题', '### 第三章', '# **文件**：`h.md`', '## a'][Math.floor(random() * 5)]
  const section = () => `${title()}\n\n${Array.from({ length: Math.floor(random() * 4) }, pick).join('\n\n')}\n`
  return Array.from({ length: 14 }, section).join(random() < 0.5 ? '' : '\n')
}

test('generated documents full of references, edited at random', () => {
  let parts = 0
  for (let seed = 0; seed < 60; seed++) parts += check(generatedDocument(seed), 20, createEditor(seed).edit)
  expect(parts).toBeGreaterThan(400)
})

test("the project's own documents, and a corpus named by DOC_CORPUS_CORPUS, edited at random", () => {
  const named = process.env.DOC_CORPUS_CORPUS
  const folders = [join(checkout, 'examples'), join(checkout, 'docs'), ...(named ? [named] : [])]
  let parts = 0
  for (const [seed, text] of folders.flatMap((folder) => [...documentsIn(folder)]).entries()) {
    parts += check(text.repeat(text.length < 10_000 ? 3 : 1), 8, createEditor(seed).edit)
  }
  expect(parts).toBeGreaterThan(200)
})

const rest = `\n## rest\n\n${'word\n'.repeat(60)}\n## end\n\n${'word\n'.repeat(60)}\n[a](a.md), 见 3.2\n`

test('words before a heading count in the section behind it', () => {
  const before = `# a\n\ntext *路径\n# x**：\`b.md\`\n\n见 3.2 节。\n${rest}`
  const at = before.indexOf('*路径')
  expect(check(before, 1, () => ({ start: at, end: at, insert: '*' }))).toBe(1)
  const named = (text: string) =>
    readingOf(text).references.flatMap((each) => (each.kind === 'section' ? each.named.map(({ how }) => how) : []))
  expect([named(before), named(before.replace('*路径', '**路径'))]).toEqual([
    ['section', 'block'],
    ['label', 'block'],
  ])
})

test('references behind the part move, those before it stay the very same', () => {
  const last = readingOf(`# a\n\n[b](b.md)\n\n# c\n\nx\n${rest}`)
  const at = last.text.indexOf('x\n')
  const found = readAfter(last, { start: at, end: at, insert: 'yy' }) ?? expect.fail('A part is enough.')
  expect(found.references[0]).toBe(last.references[0])
  expect(found.references.at(-1)?.span.start).toBe((last.references.at(-1)?.span.start ?? 0) + 2)
  const same = readAfter(last, { start: at, end: at + 1, insert: 'z' }) ?? expect.fail('A part is enough.')
  expect(same.references.at(-1)).toBe(last.references.at(-1))
})

test('references do not hold on to texts of which little is left', () => {
  const section = (i: number) =>
    `## 标题 ${i}\n\n[a text that is long enough](a-target-that-is-long-enough-${i}.md)\n\n${'网络'.repeat(2000)}\n`
  const text = Array.from({ length: 400 }, (_, i) => section(i)).join('')
  let last = readingOf(ownCopy(text))
  const before = heldMemory()
  for (let i = 0; i < 40; i++) {
    const at = last.facts.headings[i * 10]?.span.end ?? 0
    const found = readAfter({ ...last, text: ownCopy(last.text) }, { start: at, end: at, insert: '\n\nx' })
    last = found ?? expect.fail('A part is enough.')
  }
  // In UTF-16 the text has two bytes for each unit. The first text and the last are there, and 40 sections.
  expect(heldMemory() - before).toBeLessThan(6 * 2 * text.length)
})
