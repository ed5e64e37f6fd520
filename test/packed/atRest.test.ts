// A document at rest says the same as the one that was read.

import { expect, test } from 'vitest'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { atRest } from '../../server/src/core/packed/atRest.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { createGenerator } from '../harness/generate.ts'

test('every list is what it was, however often it is asked for', () => {
  const generator = createGenerator(7, ['| a | b |', '| - | - |', '| 网络 | `x.md` |', 'Text with [a link](x.md#y).'])
  let runs = 0
  let tables = 0
  for (let i = 0; i < 300; i++) {
    const text = generator.document()
    const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
    const document = createDocument('/a.md', text, facts, defaultSettings, i % 2 === 0)
    const resting = atRest(document)
    expect(resting).toEqual(document)
    expect({ ...resting.facts }).toEqual({ ...facts })
    expect(resting.facts.prose).toEqual(facts.prose)
    runs += facts.prose.length
    tables += facts.tables.length
  }
  expect(runs).toBeGreaterThan(1000)
  expect(tables).toBeGreaterThan(50)
})
