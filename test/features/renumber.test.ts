// Renumbering a document, and putting sections in and taking them away.

import { describe, expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import type { Change } from '../../server/src/core/changes/change.ts'
import { changedMeanings } from '../../server/src/core/changes/identity.ts'
import type { Corpus } from '../../server/src/core/corpus.ts'
import { insertSection, removeSection } from '../../server/src/core/features/insertSection.ts'
import { renumber } from '../../server/src/core/features/renumber.ts'
import { render } from '../../server/src/core/message.ts'
import type { Settings } from '../../server/src/core/settings.ts'
import { finished } from '../../server/src/core/steps.ts'
import { relative } from '../../server/src/core/uri.ts'
import { fixture, root } from '../harness/fixture.ts'

/** The documents that are another text, every reference meaning what it meant. */
function shown(corpus: Corpus, change: Change): string {
  const after = corpusAfter(corpus, change)
  expect(finished(changedMeanings(corpus, after, change)).map(({ reference }) => reference)).toEqual([])
  return [...new Set(change.edits.map(({ path }) => path))]
    .map((path) => `=== ${relative(root, path)}\n${after.document(path)?.text}`)
    .join('')
}

function renumbered(text: string, settings: Partial<Settings> = {}): string {
  const { corpus, document, offset } = fixture(text, settings)
  return shown(corpus, finished(renumber(corpus, document, offset)))
}

describe('renumbering', () => {
  test('gaps close, repeated numbers count on, children and references follow', () => {
    expect(
      renumbered(`
=== a.md
# 12. N

- [12.3 B](#123-b)

## 12.1 A

## 12.3 B

### 12.3.1 C

## 12.3 D
=== b.md
\`a.md\` 12.3.1 章节 and [12.3 D](a.md#123-d)
`),
    ).toBe(`=== a.md
# 12. N

- [12.2 B](#122-b)

## 12.1 A

## 12.2 B

### 12.2.1 C

## 12.3 D
=== b.md
\`a.md\` 12.2.1 章节 and [12.3 D](a.md#123-d)
`)
  })

  test('numbers of another section become those of the one that they stand in', () => {
    expect(renumbered('# L\n\n## 4. A\n\n## 5. B\n\n### 4.1 x\n\n### 4.2 y\n')).toBe(
      '=== a.md\n# L\n\n## 4. A\n\n## 5. B\n\n### 5.1 x\n\n### 5.2 y\n',
    )
  })

  test('numbers that begin anew stay, and so do headings without a number', () => {
    expect(renumbered('# A\n\n## 1.1 X\n\n### 1. a\n\n### 2. b\n\n## Y\n\n## 1.2 Z\n\n### 1. a\n')).toBe('')
  })

  test('from a place on', () => {
    expect(renumbered('# A\n\n## 1. X\n\n## 3. Y\n\n$0## 7. Z\n\n## 9. Q\n')).toBe(
      '=== a.md\n# A\n\n## 1. X\n\n## 3. Y\n\n## 4. Z\n\n## 5. Q\n',
    )
  })

  test('Chinese numbers stay Chinese, and zeros in front stay', () => {
    expect(renumbered('# A\n\n## 一、X\n\n## 三、Y\n\n## 四、Z\n')).toBe(
      '=== a.md\n# A\n\n## 一、X\n\n## 二、Y\n\n## 三、Z\n',
    )
    expect(renumbered('# 04. A\n\n## 04.01 X\n\n## 04.12 Y\n')).toContain('## 04.02 Y')
  })

  test('a historical document keeps its words, and its links follow', () => {
    expect(
      renumbered('=== a.md\n# A\n\n## 1. X\n\n## 3. Y\n=== log.md\n[3. Y](a.md#3-y) `a.md` 第 3 节\n', {
        historical: ['log.md'],
      }),
    ).toBe('=== a.md\n# A\n\n## 1. X\n\n## 2. Y\n=== log.md\n[3. Y](a.md#2-y) `a.md` 第 3 节\n')
  })
})

describe('a section put in', () => {
  const corpus = `
=== a.md
# 12. N

- [12.1 A](#121-a)
  - [12.1.1 B](#1211-b)
- [12.2 C](#122-c)

## 12.1 A

### 12.1.1 B

## 12.2 C

### 12.2.1 D
=== b.md
\`a.md\` 12.2 和 12.2.1 章节，[12.2 C](a.md#122-c)
`
  const { corpus: before, document } = fixture(corpus)
  const heading = document.facts.headings[1]
  const change = heading ? finished(insertSection(before, document, heading, 'New')) : { moves: [], edits: [] }

  test('those behind it, the contents and all references count on', () => {
    expect(shown(before, change)).toBe(`=== a.md
# 12. N

- [12.1 A](#121-a)
  - [12.1.1 B](#1211-b)
- [12.2 New](#122-new)
- [12.3 C](#123-c)

## 12.1 A

### 12.1.1 B

## 12.2 New

## 12.3 C

### 12.3.1 D
=== b.md
\`a.md\` 12.3 和 12.3.1 章节，[12.3 C](a.md#123-c)
`)
  })

  test('and taken away again, everything is as it was', () => {
    const after = corpusAfter(before, change)
    const self = after.document(document.path)
    const added = self?.facts.headings.find(({ title }) => title === '12.2 New')
    if (!self || !added) throw new Error('no section')
    const back = finished(removeSection(after, self, added))
    if ('refused' in back) throw new Error(render(back.refused))
    const again = corpusAfter(after, back)
    for (const each of before.documents()) expect(again.document(each.path)?.text).toBe(each.text)
  })

  test('one that others refer to stays', () => {
    const target = document.facts.headings.find(({ title }) => title === '12.2 C')
    const result = target && finished(removeSection(before, document, target))
    expect(result && 'refused' in result && render(result.refused)).toBe(
      '3 references lead to this section; look for them first.',
    )
  })
})
