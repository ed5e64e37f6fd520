// What is packed comes back to the last field, and bytes that were never packed do no harm.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { type Packed, pack, type Unpacked, unpack } from '../../server/src/core/packed/document.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { gfmExamples } from '../facts/gfmExamples.ts'
import { mixtures } from '../facts/mixtures.ts'
import { createGenerator } from '../harness/generate.ts'

function read(text: string): Unpacked {
  const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
  return createDocument('/a.md', text, facts, defaultSettings)
}

/** Everything, each list read. */
function whole({ facts, references }: Unpacked): unknown {
  return { facts: { ...facts }, references }
}

function check(text: string): void {
  const known = read(text)
  const { numbers, texts } = pack(known.facts, known.references)
  const back = unpack(
    numbers,
    () => texts,
    () => expect.unreachable('the bytes are whole'),
  )
  expect(whole(back)).toEqual(whole(known))
}

test('every fact and reference comes back', () => {
  check('')
  check(
    '---\na: b\n---\n# 1. One {#one}\n\n<h2 id="x">T</h2>\n\n**更新：2025 **维护者**：x\n\n[^n]: note\n\n[^n] [l][] ![i](a.md "t")\n',
  )
  for (const [markdown] of gfmExamples) check(markdown)
  const { document } = createGenerator(7, ['text'])
  for (let i = 0; i < 500; i++) check(document())
  fc.assert(fc.property(mixtures, check), { numRuns: 300 })
})

test('every form of a section named by number comes back with the documents named around it', () => {
  const text = `# 12. A

**文件**：\`x.md\`

见 [y](b/y.md)，\`policy-opa.md\` 06.9.4 章节，另见 12.1 和 12.17.1 章节（12.2）。
第 3 节，**12.18 标题**，“3.4 标题”章节，章节：12.1、12.2，Section 3.2，§4.1。

| 文档 | 章节 |
| --- | --- |
| \`k3s.md\` | 3.4, 6.4 |
`
  const { references } = read(text)
  const found = references.flatMap((each) => (each.kind === 'section' ? [each] : []))
  expect(new Set(found.map(({ form }) => form)).size).toBeGreaterThan(4)
  expect(new Set(found.flatMap(({ named }) => named.map(({ how }) => how))).size).toBeGreaterThan(2)
  expect(new Set(found.map(({ certainty }) => certainty)).size).toBe(2)
  check(text)
})

test('texts are read only when a list with texts is, and each list once', () => {
  const known = read('# One\n\n[x](y.md) `z.md`\n')
  const { numbers, texts } = pack(known.facts, known.references)
  let reads = 0
  const counted = () => {
    reads++
    return texts
  }
  const back = unpack(numbers, counted, () => expect.unreachable())
  expect(back.facts.lines).toEqual([0, 6, 7, 24])
  expect(back.facts.prose.length).toBeGreaterThan(0)
  expect(reads).toBe(0)
  expect(back.facts.headings).toBe(back.facts.headings)
  expect(back.references).toBe(back.references)
  expect(reads).toBe(1)
})

/** Reads damaged bytes; what cannot be read comes from the repair, which is asked once at most. */
function readDamaged({ numbers, texts }: Packed, known: Unpacked): unknown {
  let repairs = 0
  const back = unpack(
    numbers,
    () => texts,
    () => {
      repairs++
      return known
    },
  )
  const all = whole(back)
  expect(repairs).toBeLessThanOrEqual(1)
  return all
}

test('bytes that end too early are repaired', () => {
  const known = read('# One\n\n[x](y.md) `z.md`\n\n| a |\n|---|\n| b |\n')
  const { numbers, texts } = pack(known.facts, known.references)
  for (let length = 0; length < numbers.length; length++) {
    expect(readDamaged({ numbers: numbers.slice(0, length), texts }, known)).toEqual(whole(known))
  }
  for (let length = 0; length < texts.length; length++) {
    expect(readDamaged({ numbers, texts: texts.slice(0, length) }, known)).toEqual(whole(known))
  }
})

test('bytes at random give facts of some kind, with every span in the text', () => {
  const known = read('# One\n\n[x](y.md) `z.md`\n\n| a |\n|---|\n| b |\n')
  const { numbers, texts } = pack(known.facts, known.references)
  const change = fc.tuple(fc.nat(numbers.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 9 }), (changes) => {
      const damaged = Uint8Array.from(numbers)
      for (const [at, byte] of changes) damaged[at] = byte
      readDamaged({ numbers: damaged, texts }, known)
      const { facts, references } = unpack(
        damaged,
        () => texts,
        () => known,
      )
      for (const { span } of [...facts.headings, ...facts.links, ...facts.tables, ...facts.prose, ...references]) {
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeGreaterThanOrEqual(span.start)
      }
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (random) => void readDamaged({ numbers: random, texts }, known)),
  )
})
