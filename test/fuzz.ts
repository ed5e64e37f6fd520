// `npm run fuzz -- [DOCUMENTS] [SEED] [CORPUS…]`: holds the lane to the reference, and what is read again after an edit to the whole.

import { join } from 'node:path'
import { reextract } from '../server/src/core/facts/edited/reextract.ts'
import { type ExtractOptions, extractFacts } from '../server/src/core/facts/extract.ts'
import { differenceBetween, differenceIn, documentsIn, smallest } from './harness/differential.ts'
import { applied, createEditor } from './harness/edits.ts'
import { createGenerator } from './harness/generate.ts'
import { checkout } from './harness/sources.ts'

const [count = '100000', seed = '1', ...corpora] = process.argv.slice(2)
const folders = [join(checkout, 'examples'), join(checkout, 'docs'), ...corpora]
const options: ExtractOptions = { anchors: 'github', headingsOnly: false }
const { edit } = createEditor(Number(seed))
let differences = 0
let edits = 0
let parts = 0

/** The two ways of reading a document. */
function check(name: string, text: string): void {
  if (!differenceIn(text)) return
  differences++
  const least = smallest(text)
  console.log(`${name} differs, in the least: ${JSON.stringify(least)}\n  ${JSON.stringify(differenceIn(least))}`)
}

/** A document, edited several times: each time what is read again against the whole. */
function checkEdits(name: string, document: string, times: number): void {
  let text = document
  let facts = extractFacts(text, options)
  for (let i = 0; i < times; i++) {
    const next = edit(text)
    const after = applied(text, next)
    const again = reextract({ text, facts, anchors: options.anchors }, after, options)
    const whole = extractFacts(after, options)
    const difference = again && differenceBetween(again, whole)
    edits++
    if (again) parts++
    if (difference) {
      differences++
      console.log(
        `${name} differs after an edit: ${JSON.stringify({ text, ...next })}\n  ${JSON.stringify(difference)}`,
      )
    }
    text = after
    facts = again && !difference ? again : whole
  }
}

const lines: string[] = []
for (const folder of folders) {
  let documents = 0
  for (const text of documentsIn(folder)) {
    const name = `${folder} ${++documents}`
    check(name, text)
    checkEdits(name, text, 3)
    if (lines.length < 20_000) lines.push(...text.split('\n'))
  }
  console.log(`${documents} documents in ${folder}`)
}

const total = Number(count)
const generator = createGenerator(Number(seed), lines)
let characters = 0
/** Documents that are edited are made of several, so that there are parts to be read by themselves. */
let pieces: string[] = []
for (let made = 1; made <= total; made++) {
  const text = generator.document()
  characters += text.length
  check(`seed ${seed}, document ${made}`, text)
  pieces.push(text)
  if (pieces.length === 8) {
    checkEdits(`seed ${seed}, documents up to ${made}`, pieces.join('\n\n# t\n\n'), 8)
    pieces = []
  }
  if (made % 10_000 === 0)
    console.log(
      `${made} documents made, ${characters} characters, ${edits} edits, ${parts} of them read in part, ${differences} differences`,
    )
}
console.log(
  `${total} documents made with seed ${seed}, ${edits} edits, ${parts} of them read in part: ${differences} differences`,
)
process.exitCode = differences === 0 ? 0 : 1
