// The lane and the reference extractor give the same facts: on specifications, fixtures, corpora and generated documents.

import { join } from 'node:path'
import { tests as examples } from 'commonmark-spec'
import { expect, test } from 'vitest'
import { differenceIn, documentsIn, smallest } from '../harness/differential.ts'
import { createGenerator } from '../harness/generate.ts'
import { checkout } from '../harness/sources.ts'
import { gfmExamples } from './gfmExamples.ts'

/** Documents made in `npm test`; `npm run fuzz` makes many more. */
const generated = 2000

function check(documents: Iterable<string>): number {
  let count = 0
  for (const document of documents) {
    count++
    if (!differenceIn(document)) continue
    const least = smallest(document)
    expect.fail(`${JSON.stringify(least)} differs: ${JSON.stringify(differenceIn(least))}`)
  }
  return count
}

test('every example of CommonMark and GFM', () => {
  expect(check(examples.map(({ markdown }) => markdown.replaceAll('→', '\t')))).toBe(652)
  expect(check(gfmExamples.map(([markdown]) => markdown))).toBeGreaterThan(20)
})

test("the project's own documents, and a corpus named by DOC_CORPUS_CORPUS", () => {
  const named = process.env.DOC_CORPUS_CORPUS
  const folders = [join(checkout, 'docs'), join(checkout, 'examples'), ...(named ? [named] : [])]
  for (const folder of folders) expect(check(documentsIn(folder))).toBeGreaterThan(0)
}, 600_000)

test('every short text that begins with a block quote', () => {
  const behind = (text: string, more: number): string[] =>
    more === 0 ? [text] : [text, ...['>', ' ', '\n', 'a', '-'].flatMap((each) => behind(text + each, more - 1))]
  expect(check(behind('>', 5))).toBe(3906)
}, 600_000)

test('documents made at random', () => {
  const lines = [...documentsIn(join(checkout, 'examples'))].flatMap((text) => text.split('\n'))
  const { document } = createGenerator(1, lines)
  expect(check(Array.from({ length: generated }, document))).toBe(generated)
}, 600_000)

test('the comparison sees a difference', () => {
  expect(smallest('plain text')).toBe('plain text')
  expect(differenceIn('# a\n\n[x](y)')).toBeUndefined()
})
