// An index that is made again after changes is the one of a corpus that was never any other.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Corpus, CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { createSectionIndex, prepareSections } from '../../server/src/core/features/sectionIndex.ts'
import { searchSections } from '../../server/src/core/features/sectionSearch.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { fixture, root } from '../harness/fixture.ts'

const path = fc.constantFrom('a.md', 'b/网络.md', 'b/c.md', '12-x/README.md').map((name) => `${root}/${name}`)
const title = fc.constantFrom(
  '# 12 网络',
  '## 12.1 对比 overview',
  '# Overview',
  '## 4.10 Kubernetes',
  '> # Quoted',
  'text',
)
const change = fc.tuple(path, fc.option(fc.array(title, { maxLength: 4 }).map((lines) => lines.join('\n\n'))))
const queries = ['', '12.1', '网络', 'wangluo', 'wl', 'overview', 'overveiw', 'kuberntes', 'readme', '12 网络']

function take(corpus: CorpusIndex, at: string, text: string): void {
  const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
  corpus.set(createDocument(at, text, facts, defaultSettings))
}

function answers(corpus: Corpus): unknown {
  const index = createSectionIndex(corpus)
  return queries.map((query) => searchSections(index, query))
}

test('after any changes every search finds what it finds in a new corpus', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const corpus = new CorpusIndex()
      for (const [at, text] of changes) {
        if (text === null) corpus.delete(at)
        else take(corpus, at, text)
        const fresh = new CorpusIndex()
        for (const document of corpus.documents()) take(fresh, document.path, document.text)
        expect(answers(corpus)).toEqual(answers(fresh))
      }
    }),
  )
})

test('a change costs the sections of one document, however many there are', () => {
  const { corpus } = fixture('=== a.md\n# 网络\n=== b.md\n# B\n## C\n=== c.md\n')
  const before = createSectionIndex(corpus)
  expect([...prepareSections(corpus, true)]).toHaveLength(3)
  expect([...prepareSections(corpus, true)]).toHaveLength(0)
  take(corpus, `${root}/b.md`, '# New\n')
  expect([...prepareSections(corpus, false)]).toHaveLength(1)
  expect([...prepareSections(corpus, true)]).toHaveLength(1)
  const after = createSectionIndex(corpus)
  expect(after.documents.map((each, i) => each === before.documents[i])).toEqual([true, false, true])
  expect(after.documents[0]?.romanised).toEqual([{ full: 'wangluo', initials: 'wl' }])
})
