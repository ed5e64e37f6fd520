// The facts equal those that remark finds, with their places, on every Markdown text at hand.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tests as examples, text as specification } from 'commonmark-spec'
import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { gfmExamples } from './gfmExamples.ts'
import { comparable, factsOfMdast } from './mdast.ts'

/** Compares one document; returns how many facts were compared. */
function check(name: string, text: string): number {
  const facts = comparable(text, extractFacts(text, { anchors: 'github', headingsOnly: false }))
  expect(facts, name).toEqual(factsOfMdast(text))
  return Object.values(facts).reduce((sum, list) => sum + list.length, 0)
}

/** Compares every document below a folder; returns how many documents and facts were compared. */
function checkFolder(folder: string): { readonly documents: number; readonly facts: number } {
  const names = globSync('**/*.md', { cwd: folder, exclude: (name) => name === 'node_modules' })
  const facts = names.map((name) => check(name, new TextDecoder().decode(readFileSync(join(folder, name)))))
  return { documents: names.length, facts: facts.reduce((sum, count) => sum + count, 0) }
}

test('every example of the CommonMark specification, and the specification itself', () => {
  let compared = check('the specification', specification)
  for (const { markdown, number } of examples) compared += check(`example ${number}`, markdown.replaceAll('→', '\t'))
  expect(examples).toHaveLength(652)
  expect(compared).toBeGreaterThan(1000)
})

test('every example of GFM, with each kind of line ending', () => {
  for (const [markdown] of gfmExamples) {
    for (const ending of ['\n', '\r\n', '\r']) check(markdown, markdown.replaceAll('\n', ending))
  }
})

test('the documentation and the examples of this project', () => {
  for (const folder of ['docs', 'examples']) {
    expect(checkFolder(join(import.meta.dirname, '../..', folder)).facts, folder).toBeGreaterThan(100)
  }
})

const corpus = process.env.DOC_CORPUS_CORPUS

test.runIf(corpus)(`the corpus at ${corpus}`, { timeout: 600_000 }, () => {
  const { documents, facts } = checkFolder(corpus ?? '')
  console.log(`${facts} facts of ${documents} documents equal those of remark`)
  expect(documents).toBeGreaterThan(0)
})
