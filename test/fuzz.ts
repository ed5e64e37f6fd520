// `npm run fuzz -- [DOCUMENTS] [SEED] [CORPUS…]`: holds the lane to the reference on many generated and real documents.

import { join } from 'node:path'
import { differenceIn, documentsIn, smallest } from './harness/differential.ts'
import { createGenerator } from './harness/generate.ts'
import { checkout } from './harness/sources.ts'

const [count = '100000', seed = '1', ...corpora] = process.argv.slice(2)
const folders = [join(checkout, 'examples'), join(checkout, 'docs'), ...corpora]
let differences = 0

function check(name: string, text: string): void {
  if (!differenceIn(text)) return
  differences++
  const least = smallest(text)
  console.log(`${name} differs, in the least: ${JSON.stringify(least)}\n  ${JSON.stringify(differenceIn(least))}`)
}

const lines: string[] = []
for (const folder of folders) {
  let documents = 0
  for (const text of documentsIn(folder)) {
    check(`${folder} ${++documents}`, text)
    if (lines.length < 20_000) lines.push(...text.split('\n'))
  }
  console.log(`${documents} documents in ${folder}`)
}

const total = Number(count)
const generator = createGenerator(Number(seed), lines)
let characters = 0
for (let made = 1; made <= total; made++) {
  const text = generator.document()
  characters += text.length
  check(`seed ${seed}, document ${made}`, text)
  if (made % 10_000 === 0) console.log(`${made} documents made, ${characters} characters, ${differences} differences`)
}
console.log(`${total} documents made with seed ${seed}: ${differences} differences`)
process.exitCode = differences === 0 ? 0 : 1
