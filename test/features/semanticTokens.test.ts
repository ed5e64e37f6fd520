// Semantic tokens: colours of references in prose and backticks.

import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { semanticTokens, tokenModifiers, tokenTypes } from '../../server/src/core/features/semanticTokens.ts'
import { type Span, slice } from '../../server/src/core/text.ts'
import { fixture } from '../harness/fixture.ts'
import { read } from '../harness/sources.ts'

interface Options {
  readonly isComplete?: boolean
  readonly within?: (text: string) => Span
}

/** The tokens of the first document must be those marked with carets: `number`, `path`, with `broken` or `ambiguous`. */
function check(source: string, { isComplete = true, within }: Options = {}): void {
  const { corpus, document, expectations } = fixture(`${source}${others}`)
  const problems = problemsOf(corpus, document)
  const tokens = semanticTokens(corpus, document, { problems, isComplete, within: within?.(document.text) })
  const found = tokens.map(({ span, type, modifier }) => {
    const name = type === 'sectionNumber' ? 'number' : 'path'
    return `${span.start}-${span.end} ${name}${modifier ? ` ${modifier}` : ''}`
  })
  expect(found).toEqual(expectations.map(({ span, text }) => `${span.start}-${span.end} ${text}`))
}

const others = `
=== docs/12-network/network.md
# 12. Network

## 12.1 Overview

## 12.2 Policies
=== x/same.md
# 7 One

## 7.1 X
=== y/same.md
# 7 Other

## 7.1 Y
`

test('numbers and paths that lead somewhere are coloured, without backticks and words', () => {
  check(`
=== a.md
See \`docs/12-network/network.md\` section 12.2 and network.md.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^ path
                                         ^^^^ number
                                                  ^^^^^^^^^^ path
`)
})

test('links, code, headings and trees keep their colours', () => {
  check(`
=== a.md
# 12.2 Own title

[network.md](docs/12-network/network.md) [\`network.md\`](docs/12-network/network.md#122-policies) ![x](network.md)

\`\`\`text
└── network.md
\`\`\`
`)
})

test('what is reported as a problem is broken, and what is only unknown has no colour', () => {
  check(`
=== a.md
Of \`docs/12-network/gone.md\` and \`unknown.md\`, \`config.json\`.
    ^^^^^^^^^^^^^^^^^^^^^^^ path broken

<!-- doc-corpus-disable-next-line missing-mention -->
Of \`docs/12-network/gone.md\`.
`)
})

test('a number that its document does not have is broken', () => {
  check(`
=== a.md
See \`network.md\` section 12.9.
     ^^^^^^^^^^ path
                         ^^^^ number broken
`)
})

test('what can mean several places is ambiguous', () => {
  check(`
=== docs/a.md
See \`same.md\`.
     ^^^^^^^ path ambiguous

See section 7.1.
            ^^^ number ambiguous
`)
})

test('while documents are unread, nothing is said of numbers that another document could have', () => {
  check('=== docs/a.md\nSee section 7.1, see section 12.2, see section 12.9.', { isComplete: false })
})

test('of a document that has not been read only the path is coloured: that the file is there is known', () => {
  const { corpus, document } = fixture(`=== a.md\nSee \`network.md\` section 12.2, section 12.9.${others}`)
  corpus.delete('/corpus/docs/12-network/network.md')
  const problems = problemsOf(corpus, document)
  const tokens = semanticTokens(corpus, document, { problems, isComplete: false })
  expect(tokens.map(({ span, modifier }) => [slice(document.text, span), modifier])).toEqual([
    ['network.md', undefined],
  ])
})

test('a range begins with the line that it cuts, and ends where it ends', () => {
  const within = (text: string) => ({ start: text.indexOf('Two') + 10, end: text.indexOf('Three') })
  check(
    `
=== a.md
One: \`network.md\`.

Two: \`network.md\`.
      ^^^^^^^^^^ path

Three: \`network.md\`.
`,
    { within },
  )
})

test('no token lies over another or over a line break', () => {
  const { corpus, document } = fixture(
    `=== a.md\nSee \`network.md\` 12.1, 12.2\nand 12.2.\n\n\`network.md\` 12.1、\n12.2 章节，12.1-\n12.2 节。${others}`,
  )
  const tokens = semanticTokens(corpus, document, { problems: [], isComplete: true })
  expect(tokens.length).toBeGreaterThan(4)
  let end = 0
  for (const { span } of tokens) {
    expect(span.start).toBeGreaterThanOrEqual(end)
    expect(slice(document.text, span)).toMatch(/^\S+$/)
    end = span.end
  }
})

test('the manifest declares what the legend names, and colours nothing else', () => {
  const { semanticTokenTypes, semanticTokenModifiers, semanticTokenScopes } = JSON.parse(
    read('package.json'),
  ).contributes
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
  expect(ids(semanticTokenTypes)).toEqual([...tokenTypes])
  expect(ids(semanticTokenModifiers)).toEqual([...tokenModifiers])
  const known = new Set(
    tokenTypes.flatMap((type) => [type, ...tokenModifiers.map((modifier) => `${type}.${modifier}`)]),
  )
  const coloured = Object.keys(semanticTokenScopes[0].scopes)
  expect(coloured.length).toBeGreaterThan(2)
  expect(coloured.filter((selector) => !known.has(selector))).toEqual([])
})
