// The quick look that passes texts over loses no mention.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proseOf } from '../../server/src/core/facts/prose.ts'
import { filesIn } from '../../server/src/core/grammar/files.ts'
import { type Grammar, grammarOf } from '../../server/src/core/grammar/grammar.ts'
import { naming } from '../../server/src/core/grammar/naming.ts'
import { mentionsIn } from '../../server/src/core/grammar/scan.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { documentOf } from './written.ts'

/** How many runs of a text hold a mention; that each of them is looked at is checked. */
function check(text: string, grammar: Grammar): number {
  const { facts, references } = documentOf(text)
  const paths = references.filter((each) => each.kind === 'link' || each.kind === 'mention')
  const documents = naming(paths, defaultSettings.mentions.extensions)
  return facts.prose.filter((run) => {
    const found = mentionsIn(filesIn(facts, documents, proseOf(text, run)), grammar)
    const start = Math.max(0, (run.bounds[0] ?? 0) - 1)
    if (found.length > 0)
      expect([text, grammar.mayMatch(text, start, run.bounds.at(-1) ?? start)]).toEqual([text, true])
    return found.length > 0
  }).length
}

const pieces = [
  ...['12.1', '3', '06.9.4', '３．４', 'L-3.1', '1.', '三', 'B', 'II', '0.3', '2025'],
  ...['章节', '节', '章', '小节', '部分', '一节', '第', '见', '详见', '参考', '附录', '标题'],
  ...['Section', 'Sections', 'section', 'Chapter', 'Appendix', 'Part', '§', '§§', 'of', 'and'],
  ...['（', '）', '(', ')', '“', '”', '"', '「', '」', '：', ':', '，', ',', '、', '和', '-', '**', '.'],
  ...['`a.md`', '[x](a.md)', 'a.md', '`x`', ' ', ' ', ' ', '\n', '\n> ', '\n  '],
]
const texts = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''))

test('no mention is passed over, whatever stands around it', () => {
  const grammar = grammarOf(defaultSettings)
  let found = 0
  fc.assert(
    fc.property(texts, (text) => {
      found += check(text, grammar)
    }),
    { numRuns: 4000, seed: 4 },
  )
  expect(found).toBeGreaterThan(100)
})

test('nor with templates of the configuration alone', () => {
  const templates = [
    '标题 {number}',
    '{number}，{title} 部分',
    '{file} {number}',
    '{number} of {file}',
    '“{title}”',
    '** {number}',
  ]
  const grammar = grammarOf({ ...defaultSettings, grammar: { presets: [], templates } })
  let found = 0
  fc.assert(
    fc.property(texts, (text) => {
      found += check(text, grammar)
    }),
    { numRuns: 4000, seed: 5 },
  )
  expect(found).toBeGreaterThan(100)
})
