// Asking for some codes gives of all problems exactly those, and a document of which only links were read has the same about links.

import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument, isLinkOrLabel } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { areAboutLinks, problemCodes } from '../../server/src/core/problemCodes.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { fixture } from '../harness/fixture.ts'

const faults = `
=== a.md
# A

[gone](gone.md), [case](B.md), [heading](b.md#none), [out](../../x.md), [label][none] and ![image](gone.png)
See \`12-network/gone.md\`, 12.99 章节 and b.md 第 9.9 节.

[twice]: b.md
[twice]: c.md
[unused]: c.md
=== b.md
# B

## 9.1 One

## 9.1 One again

[missing](gone.md#x) <!-- doc-corpus-disable-next-line missing-file -->
[missing](gone.md)
=== 12-network/c.md
# 12 C
`

test('each code alone, and any two together, give what they give among all', () => {
  const { corpus } = fixture(faults)
  for (const document of corpus.documents()) {
    const all = problemsOf(corpus, document)
    for (const one of problemCodes) {
      for (const other of problemCodes) {
        const wanted = all.filter(({ code }) => code === one || code === other)
        expect(problemsOf(corpus, document, [one, other])).toEqual(wanted)
      }
    }
  }
  const found = [...corpus.documents()].flatMap((document) => problemsOf(corpus, document))
  expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(6)
})

test('a document of which only links were read has the same problems of links', () => {
  const { corpus } = fixture(faults)
  const linksOnly = new CorpusIndex()
  linksOnly.roots = corpus.roots
  const others = { codeSpans: [], codeBlocks: [], tables: [], tasks: [], quotes: [], metadata: [], prose: [] }
  for (const { path, text, facts: all } of corpus.documents()) {
    linksOnly.files.add(path)
    const { anchors } = defaultSettings
    const facts = extractFacts(text, { anchors, headingsOnly: false, linksOnly: true })
    expect(facts).toEqual({ ...all, ...others })
    linksOnly.set(createDocument(path, text, facts, defaultSettings, false, 'links'))
  }
  const codes = problemCodes.filter((code) => areAboutLinks([code]))
  expect(codes).toContain('missing-file')
  expect(codes).not.toContain('missing-mention')
  for (const document of corpus.documents()) {
    const own = linksOnly.document(document.path) ?? expect.unreachable()
    expect(own.references).toEqual(document.references.filter(isLinkOrLabel))
    const wanted = problemsOf(corpus, document).filter(({ code }) => codes.includes(code))
    expect(problemsOf(linksOnly, own, codes)).toEqual(wanted)
  }
})
