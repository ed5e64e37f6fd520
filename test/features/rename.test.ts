// Renaming titles, numbers, labels and files: what follows, and what is refused.

import { describe, expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import { changedMeanings } from '../../server/src/core/changes/identity.ts'
import { prepareRename, rename } from '../../server/src/core/features/rename.ts'
import { render } from '../../server/src/core/message.ts'
import type { Settings } from '../../server/src/core/settings.ts'
import { finished } from '../../server/src/core/steps.ts'
import { relative } from '../../server/src/core/uri.ts'
import { fixture, root } from '../harness/fixture.ts'

/** Renames what is at `$0`. Its name before, the sentence of a refusal, or each document that is another text, by its new name. */
function renamed(text: string, name: string, settings: Partial<Settings> = {}): string {
  const { corpus, document, offset } = fixture(text, settings)
  const before = prepareRename(corpus, document, offset)
  const change = finished(rename(corpus, document, offset, name))
  if ('refused' in change) return render(change.refused)
  const after = corpusAfter(corpus, change)
  expect(finished(changedMeanings(corpus, after, change)).map(({ reference }) => reference)).toEqual([])
  const lines = [`from ${before?.placeholder}`]
  const changed = new Set(change.edits.map(({ path }) => path))
  for (const { path } of corpus.documents()) {
    const moved = change.moves.find(({ from }) => from === path)
    const now = after.document(moved?.to ?? path)
    if (now && (changed.has(path) || moved)) lines.push(`=== ${relative(root, now.path)}`, now.text.trimEnd())
  }
  return lines.join('\n')
}

describe('a title', () => {
  test('its anchor, the words of links that repeat it and mentions follow; the number stays', () => {
    expect(
      renamed(
        `
=== a.md
# A

- [1. Old](#1-old)

## 1. $0Old

## 2. Old
=== b.md
[1. Old](a.md#1-old), [see](a.md#1-old) and [2. Old](a.md#2-old)
`,
        'New *title*',
      ),
    ).toBe(
      `
from Old
=== a.md
# A

- [1. New *title*](#1-new-title)

## 1. New *title*

## 2. Old
=== b.md
[1. New *title*](a.md#1-new-title), [see](a.md#1-new-title) and [2. Old](a.md#2-old)
`.trim(),
    )
  })

  test('anchors that are counted on are kept right', () => {
    expect(renamed('# A\n\n## $0X\n\n## X\n\n[1](#x) [2](#x-1)\n', 'Y')).toBe(
      'from X\n=== a.md\n# A\n\n## Y\n\n## X\n\n[1](#y) [2](#x)',
    )
  })

  test('the title of a document, from a link to it', () => {
    expect(renamed('=== a.md\n# 1. Old\n\n[1. Old](#$01-old)\n=== b.md\n[1. Old](a.md)\n', 'New')).toBe(
      'from Old\n=== a.md\n# 1. New\n\n[1. New](#1-new)\n=== b.md\n[1. New](a.md)',
    )
  })
})

describe('a number', () => {
  const corpus = `
=== a.md
# 12. N

[12.5 X](#125-x)

## 12.$05 X

### 12.5.1 Y

## 12.6 Z
=== b.md
\`a.md\` 12.5 章节，12.5.1 章节 and [12.5.1 Y](a.md#1251-y)
=== log.md
\`a.md\` 12.5 章节 and [12.5 X](a.md#125-x)
`

  test('its children and all references follow', () => {
    expect(renamed(corpus, '12.7')).toBe(
      `
from 12.5
=== a.md
# 12. N

[12.7 X](#127-x)

## 12.7 X

### 12.7.1 Y

## 12.6 Z
=== b.md
\`a.md\` 12.7 章节，12.7.1 章节 and [12.7.1 Y](a.md#1271-y)
=== log.md
\`a.md\` 12.7 章节 and [12.7 X](a.md#127-x)
`.trim(),
    )
  })

  test('one that is taken is refused', () => expect(renamed(corpus, '12.6')).toBe('“12.6 Z” has this number already.'))
  test('what is no number is refused', () => expect(renamed(corpus, 'x')).toBe('“x” is no section number.'))
})

describe('a label', () => {
  test('its uses and its definition', () => {
    expect(renamed('[a][x] [X] [^x]\n\n[$0x]: a.md\n\n[^x]: note\n', 'y')).toBe(
      'from x\n=== a.md\n[a][y] [y] [^x]\n\n[y]: a.md\n\n[^x]: note',
    )
  })

  test('one that is taken is refused', () => {
    expect(renamed('[$0x]\n\n[x]: a.md\n[y]: a.md\n', 'Y')).toBe('The label Y is defined already.')
  })
})

test('a file, from a link to it', () => {
  expect(renamed('=== a.md\n[x](d/b$0.md#b)\n=== d/b.md\n# B\n\n[self](b.md)\n', 'c.md')).toBe(
    'from b.md\n=== a.md\n[x](d/c.md#b)\n=== d/c.md\n# B\n\n[self](c.md)',
  )
})

test('nothing is where there is no name', () =>
  expect(renamed('te$0xt\n', 'x')).toBe('There is nothing to rename here.'))
