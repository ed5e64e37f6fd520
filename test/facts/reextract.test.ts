// What is read again after an edit is what reading the whole gives, and most edits need no reading of the whole.

import { join } from 'node:path'
import { tests as examples } from 'commonmark-spec'
import { expect, test } from 'vitest'
import type { Reading } from '../../server/src/core/facts/edited/parts.ts'
import { extractAgain, reextract } from '../../server/src/core/facts/edited/reextract.ts'
import { type ExtractOptions, extractFacts } from '../../server/src/core/facts/extract.ts'
import { type Difference, differenceBetween, documentsIn, smallest } from '../harness/differential.ts'
import { applied, createEditor, type Edit } from '../harness/edits.ts'
import { createGenerator, createRandom } from '../harness/generate.ts'
import { heldMemory, ownCopy } from '../harness/heap.ts'
import { checkout } from '../harness/sources.ts'

const options: ExtractOptions = { anchors: 'github', headingsOnly: false }
const rules = ['github', 'gitlab', 'mdbook'] as const

function readingOf(text: string, under = options): Reading {
  return { text, facts: extractFacts(text, under), anchors: under.anchors }
}

/** Documents with as many edits each: an edit is made of what the one before left, and what was found then. */
function check(documents: readonly string[], editsEach: number) {
  const count = { edits: 0, parts: 0 }
  for (const [seed, document] of documents.entries()) {
    const { edit: nextEdit } = createEditor(seed)
    const under = { ...options, anchors: rules[seed % rules.length] ?? 'github' }
    let reading = readingOf(document, under)
    for (let i = 0; i < editsEach; i++) {
      const edit = nextEdit(reading.text)
      const text = applied(reading.text, edit)
      const found = reextract(reading, text, under)
      const expected = extractFacts(text, under)
      const difference = found && differenceBetween(found, expected)
      if (difference) expect.fail(told(reading.text, edit, difference))
      count.edits++
      if (found) count.parts++
      reading = { text, facts: found ?? expected, anchors: under.anchors }
    }
  }
  return count
}

function told(text: string, edit: Edit, difference: Difference): string {
  const least = smallest(marked(text, edit), (each) => differenceAfter(each) !== undefined)
  return `${JSON.stringify(least)} differs: ${JSON.stringify(differenceAfter(least) ?? difference)}`
}

/** A text with an edit in it: what goes stands between the first mark and the second, what comes before the third. */
function marked(text: string, { start, end, insert }: Edit): string {
  return `${text.slice(0, start)}\ue000${text.slice(start, end)}\ue001${insert}\ue002${text.slice(end)}`
}

/** Undefined also where the text lacks a mark. */
function differenceAfter(markedText: string): Difference | undefined {
  const [head = '', gone = '', come = '', tail] = markedText.split(/[\ue000-\ue002]/)
  if (tail === undefined) return undefined
  const text = head + gone + tail
  const found = reextract(readingOf(text), head + come + tail, options)
  return found && differenceBetween(found, extractFacts(head + come + tail, options))
}

const own = [...documentsIn(join(checkout, 'examples')), ...documentsIn(join(checkout, 'docs'))]

/** Generated pieces under headings; most leave nothing open that would swallow the next heading. */
function generatedDocument(seed: number): string {
  const random = createRandom(seed)
  const { document } = createGenerator(
    seed,
    own.slice(0, 5).flatMap((text) => text.split('\n')),
  )
  const isWild = random() < 0.1
  const hasIds = random() < 0.2
  const heading = () => {
    const title = `${'#'.repeat(1 + Math.floor(random() * 3))} ${Math.floor(random() * 4)}.1 标题`
    return `${title}${hasIds && random() < 0.2 ? ' {#a}' : ''}\n\n`
  }
  const piece = (): string => {
    const text = isWild
      ? document()
      : document()
          .replaceAll('\0', '')
          .replace(/\r(?!\n)/g, '')
    const isClosed = extractFacts(`${text}\n# x`, options).headings.at(-1)?.title === 'x'
    return isClosed || random() < 0.05 ? text : piece()
  }
  return Array.from({ length: 10 }, () => heading() + piece()).join('\n')
}

/** Texts under headings, so many in one document. */
function together(texts: readonly string[], size: number): readonly string[] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, i) => {
    const some = texts.slice(i * size, (i + 1) * size)
    return some.map((text, j) => `${'#'.repeat(1 + (j % 3))} ${i}.${j % 7} 标题\n\n${text}\n`).join('\n')
  })
}

test('generated documents, edited at random', () => {
  const { edits, parts } = check(
    Array.from({ length: 50 }, (_, seed) => generatedDocument(seed)),
    20,
  )
  expect(edits).toBe(1000)
  expect(parts).toBeGreaterThan(edits / 2)
}, 600_000)

test('the examples of CommonMark, edited at random', () => {
  const texts = examples.map(({ markdown }) => markdown.replaceAll('→', '\t'))
  const { edits, parts } = check(together(texts, 20), 15)
  expect(edits).toBe(495)
  expect(parts).toBeGreaterThan(edits / 4)
}, 600_000)

test("the project's own documents, and a corpus named by DOC_CORPUS_CORPUS, edited at random", () => {
  const named = process.env.DOC_CORPUS_CORPUS
  const texts = named ? [...own, ...documentsIn(named)] : own
  const { edits, parts } = check(
    texts.map((text) => text.repeat(text.length < 10_000 ? 3 : 1)),
    20,
  )
  expect(edits).toBeGreaterThan(500)
  expect(parts).toBeGreaterThan(edits / 2)
}, 600_000)

/** Long enough that what goes before is less than half of a document. */
const rest = `\n## rest\n\n${'word\n'.repeat(40)}`

/** What was read after the edit `«gone→come»` of a document: a part of it, or the whole. Either is equal to the whole. */
function read(markedText: string): 'part' | 'whole' {
  const [head = '', gone = '', come = '', tail = ''] = `${markedText}${rest}`.split(/[«→»]/)
  const before = head + gone + tail
  const text = head + come + tail
  const found = reextract(readingOf(before), text, options)
  const expected = extractFacts(text, options)
  expect(found ?? expected).toEqual(expected)
  return found ? 'part' : 'whole'
}

test('a part is read after an edit that ends in its section', () => {
  expect(read('# a\n\nte«→x»t\n\n## b\n')).toBe('part')
  expect(read('te«→x»t\n\n# a\n\n## b\n')).toBe('part')
  expect(read('# a\n\n## b«→ c» d\n\n## b\n')).toBe('part')
  expect(read('# a\n\n«## b\n\n→»## c\n')).toBe('part')
  expect(read('# a\n\ntext\n#«→x»\n\n## b\n')).toBe('part')
  expect(read('---\nk: v\n---\n«→x»\n# a\n')).toBe('part')
  expect(read('# a\r\n\r\ntext«\r\n→»\r\n# b\r\n')).toBe('part')
})

test('the part goes on to a heading that is still one', () => {
  expect(read('# a\n\n«→```\n# x\n```\n»\n# b\n')).toBe('part')
  expect(read('# a\n\n«→<!--\n»\n# b\n\n-->\n\n# c\n')).toBe('part')
  expect(read('# a\n\ntext\n«→- »# b\n\n# c\n')).toBe('part')
  expect(read('# a\n\ntext«\n→ »# b\n\n# c\n')).toBe('part')
  expect(read('# a\n\n«→```\n»\n# b\n\n# c\n')).toBe('whole')
})

test('a label that comes or goes may mean something anywhere', () => {
  expect(read('# a\n\n«→[x]: y»\n\n# b\n\n[x]\n')).toBe('whole')
  expect(read('# a\n\n[^x]: y«→\n\n[x]: y»\n\n# b\n\n[^x]\n')).toBe('whole')
  expect(read('# a\n\n[x]: y«→z»\n\n# b\n\n[x]\n')).toBe('part')
  expect(read('# a\n\n«→[x]: y»\n\n# b\n\n[x]: z\n')).toBe('part')
  expect(read('# a\n\n[x]«→ »\n\n# b\n\n[x]: z\n')).toBe('part')
  expect(read('# a\n\n[x y]«→ »\n\n# b\n\n> [x\n> y]: z\n')).toBe('whole')
  expect(read('# a\n\n[x\ufffd]«→ »\n\n# b\n\n[x\0]: z\n')).toBe('whole')
})

test('a title that changes gives others other anchors', () => {
  expect(read('# a\n\n## b«→b»\n\n## b\n\n## b\n')).toBe('part')
  expect(read('# a\n\n## b«b→»\n\n## b\n\n## b\n')).toBe('part')
  expect(read('# a\n\n## b {#x}\n\n«→x»\n\n## b {#y}\n')).toBe('part')
  expect(read('# a\n\n## b«→x»\n\n## b {#y}\n')).toBe('whole')
  expect(read('# a\n\n## b«→x»\n\n## b\n\n<h2>b</h2>\n')).toBe('whole')
  expect(read('# a\n\n<h2>b«→x»</h2>\n\n## b\n')).toBe('part')
  expect(read('# a\n\n«# *t* {#id}→# \\# \\*t\\* \\{#id}»\n\n# b\n')).toBe('part')
})

test('what is metadata above the first section only depends on where that begins', () => {
  expect(read('«# t\n\n→»# a\n\n**状态**：x\n\n## b\n')).toBe('part')
  expect(read('«→# t\n\n»# a\n\n**状态**：x\n\n## b\n')).toBe('part')
  expect(read('«→t\n===\n\n»# a\n\n**状态**：x\n\n## b\n\n## c\n')).toBe('part')
  expect(read('# a\n\n«→## b»\n\n**状态**：x\n\n## c\n\n**状态**：y\n')).toBe('part')
  expect(read('# a\n\n«## b→»\n\n**状态**：x\n\n## c\n\n**状态**：y\n')).toBe('part')
  expect(read('«#→» a\n\n**状态**：x\n\n# b\n\n**状态**：y\n\n## c\n\n**状态**：z\n')).toBe('part')
})

test('front matter that comes, goes or is changed', () => {
  expect(read('«→---\nk: v\n---\n»\n# a\n\n# b\n')).toBe('whole')
  expect(read('---\nk: v\n«---→»\n# a\n\n# b\n')).toBe('whole')
  expect(read('---\nk: v«→w»\n---\n# a\n\n# b\n')).toBe('whole')
  const before = '---\nk: v\n---'
  const reading = readingOf(before)
  expect(reextract(reading, `${before}x`, options)).toBeUndefined()
})

test('facts outside the part stay the very same where nothing has moved', () => {
  const before = `# a\n\n[a](b)\n\n# c\n\nx\n\n# d\n\n[e](f)\n${rest}`
  const facts = extractFacts(before, options)
  const found = reextract({ ...readingOf(before), facts }, before.replace('x', 'y'), options)
  expect(found?.links[0]).toBe(facts.links[0])
  expect(found?.links[1]).toBe(facts.links[1])
})

test('a document without an earlier reading, a short one, and one of headings alone are read whole', () => {
  const text = '# a\n\n[b](c)\n'.repeat(2000)
  const facts = extractFacts(text, options)
  expect(extractAgain(undefined, text, options)).toEqual(facts)
  expect(extractAgain(readingOf('# a\n'), '# ab\n', options)).toEqual(extractFacts('# ab\n', options))
  const alone = { ...options, headingsOnly: true }
  expect(extractAgain({ ...options, text, facts }, `${text}x`, alone)).toEqual(extractFacts(`${text}x`, alone))
  const found = extractAgain(readingOf(text, alone), `${text}x`, options)
  expect(found).toEqual(extractFacts(`${text}x`, options))
})

test('other rules for anchors give all headings others', () => {
  const text = '# a - b\n\n## c\n'.repeat(2000)
  const gitlab = { ...options, anchors: 'gitlab' } as const
  expect(extractAgain(readingOf(text), `${text}x`, gitlab)).toEqual(extractFacts(`${text}x`, gitlab))
})

test('what was read is not held on to by facts of other parts', () => {
  const section = (i: number) =>
    `## 标题 ${i}\n\n[a text that is long enough](a-target-that-is-long-enough.md)\n\n${'网络'.repeat(2000)}\n`
  const text = Array.from({ length: 400 }, (_, i) => section(i)).join('')
  let reading = readingOf(ownCopy(text))
  const before = heldMemory()
  for (let i = 0; i < 40; i++) {
    const at = reading.facts.headings[i * 10]?.span.end ?? 0
    const after = ownCopy(applied(reading.text, { start: at, end: at, insert: '\n\nx' }))
    const facts = reextract(reading, after, options)
    reading = { text: after, facts: facts ?? expect.fail('A part is enough.'), anchors: options.anchors }
  }
  // In UTF-16 the text has two bytes for each unit. The first text and the last are there, and 40 parts.
  expect(heldMemory() - before).toBeLessThan(5 * 2 * text.length)
})

test('a long document is not read whole', () => {
  const text = '# a\n\n[b](c)\n'.repeat(4000)
  const facts = extractFacts(text, options)
  expect(extractAgain({ ...options, text, facts }, `${text}x`, options).links[0]).toBe(facts.links[0])
  expect(extractAgain({ ...options, text, facts }, text, options)).toBe(facts)
})
