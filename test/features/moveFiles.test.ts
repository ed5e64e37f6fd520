// Moving files and folders: what is rewritten, how it is written, and what is refused.

import { describe, expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import { changedMeanings } from '../../server/src/core/changes/identity.ts'
import type { Corpus } from '../../server/src/core/corpus.ts'
import { moveFiles, moveRefusal } from '../../server/src/core/features/moveFiles.ts'
import { render } from '../../server/src/core/message.ts'
import { finished } from '../../server/src/core/steps.ts'
import { relative } from '../../server/src/core/uri.ts'
import { fixture } from '../harness/fixture.ts'

const root = '/corpus'

/** Moves and compares the documents that are another text afterwards, by their new names. Nothing may change its meaning. */
function check(text: string, from: string, to: string, expected: string): void {
  const { corpus } = fixture(text)
  const change = finished(moveFiles(corpus, [{ from: `${root}/${from}`, to: `${root}/${to}` }]))
  const after = corpusAfter(corpus, change)
  const before = new Map([...corpus.documents()].map((document) => [document.path, document.text]))
  const lines: string[] = []
  for (const document of after.documents()) {
    if ([...before.values()].includes(document.text) && !change.edits.some(({ path }) => path === document.path))
      continue
    lines.push(`=== ${relative(root, document.path)}`, document.text.trimEnd())
  }
  expect(lines.join('\n')).toBe(expected.trim())
  expect(finished(changedMeanings(corpus, after, change)).map(({ reference }) => reference)).toEqual([])
}

describe('references to what is moved', () => {
  test('links are written anew, their anchors are not', () => {
    check(
      `
=== a.md
[B](docs/b.md#1-x) and [again](docs/b.md)
=== docs/b.md
# B

## 1. X
`,
      'docs/b.md',
      'other/c.md',
      `
=== a.md
[B](other/c.md#1-x) and [again](other/c.md)
`,
    )
  })

  test('the written style is kept: a leading ./, angle brackets, escapes, an extension left out, a slash at the end', () => {
    check(
      `
=== a.md
[1](./docs/b%20c.md) [2](<docs/b c.md>) [3](docs/d) [4](docs/)
=== docs/b c.md
# B
=== docs/d.md
# D
=== docs/README.md
# R
`,
      'docs',
      'new docs',
      `
=== a.md
[1](./new%20docs/b%20c.md) [2](<new docs/b c.md>) [3](new%20docs/d) [4](new%20docs/)
`,
    )
  })

  test('mentions keep the end of the path that they say, and leave out the numbers that they left out', () => {
    check(
      `
=== log.md
\`net.md\`, \`12-net/net.md\`, \`net/net.md\`, \`docs/12-net/net.md\` and docs/12-net/
=== docs/12-net/net.md
# 12. N
`,
      'docs/12-net',
      'docs/04-infra/07-network',
      `
=== log.md
\`net.md\`, \`07-network/net.md\`, \`network/net.md\`, \`docs/04-infra/07-network/net.md\` and docs/12-net/
`,
    )
  })

  test('a number that a mention says is written anew, although the name without it would do', () => {
    check(
      `
=== docs/15-disk/disk.md
\`net.md\`, \`12-net/net.md\`, \`net/net.md\`, \`../12-net/net.md\`, \`11-net/net.md\`
=== docs/12-net/net.md
# 12. N
`,
      'docs/12-net',
      'docs/04-net',
      `
=== docs/15-disk/disk.md
\`net.md\`, \`04-net/net.md\`, \`net/net.md\`, \`../04-net/net.md\`, \`11-net/net.md\`
`,
    )
  })

  test('a number behind the name of a moved document still means its section', () => {
    check(
      `
=== a.md
\`old.md\` 12.1 章节
=== docs/old.md
# 12. N

## 12.1 X
`,
      'docs/old.md',
      'docs/new.md',
      `
=== a.md
\`new.md\` 12.1 章节
`,
    )
  })
})

test('a name in a hand-drawn tree follows where it stays in its folder', () => {
  const tree = (name: string) => `\`\`\`text
docs/
├── ${name}
└── c.md
\`\`\``
  const files = '=== docs/b.md\n# B\n=== docs/c.md\n# C\n'
  check(`=== a.md\n${tree('b.md')}\n${files}`, 'docs/b.md', 'docs/x.md', `=== a.md\n${tree('x.md')}`)
  check(`=== a.md\n${tree('b.md')}\n${files}`, 'docs/b.md', 'b.md', '')
})

describe('references inside of what is moved', () => {
  test('relative ones are written anew, those that move along are not', () => {
    check(
      `
=== x/a.md
[b](b.md) [c](../c.md) [self](#a) ![i](i.png)
=== x/b.md
# B
=== x/i.png
=== c.md
# C
`,
      'x',
      'y/z',
      `
=== y/z/a.md
[b](b.md) [c](../../c.md) [self](#a) ![i](i.png)
`,
    )
  })
})

describe('the table of redirects', () => {
  const files = '=== docs/b.md\n# B\n=== docs/x/c.md\n# C\n=== docs/new/e.md\n# E\n'
  /** Moves, and compares the table; `back` moves back. */
  const checkTable = (table: string, moves: readonly (readonly [string, string])[], expected: string) => {
    let corpus: Corpus = fixture(`=== docs/MAP.md\n${table}\n${files}`, { redirects: 'docs/MAP.md' }).corpus
    for (const [from, to] of moves) {
      const change = finished(moveFiles(corpus, [{ from: `${root}/${from}`, to: `${root}/${to}` }]))
      expect(change.left).toBeUndefined()
      corpus = corpusAfter(corpus, change)
    }
    expect(corpus.document(`${root}/docs/MAP.md`)?.text.trimEnd()).toBe(expected.trim())
  }
  const table = '# 路径\n\n| 旧路径 | 新路径 |\n| --- | --- |\n| `e.md` | `new/e.md` |\n\n说明'

  test('gets a row like the last one, relative to what that is relative to', () => {
    checkTable(
      table,
      [['docs/b.md', 'docs/x/d.md']],
      table.replace('`new/e.md` |\n', '`new/e.md` |\n| `b.md` | `x/d.md` |\n'),
    )
  })

  test('a folder has a slash at the end, and what is moved on is moved on in its row, too', () => {
    checkTable(table, [['docs/new', 'docs/y']], table.replace('`new/e.md` |\n', '`y/e.md` |\n| `new/` | `y/` |\n'))
  })

  test('is as it was when everything is back where it was', () => {
    checkTable(
      table,
      [
        ['docs/b.md', 'docs/x/d.md'],
        ['docs/new', 'docs/y'],
        ['docs/y', 'docs/new'],
        ['docs/x/d.md', 'docs/b.md'],
      ],
      table,
    )
  })

  test('columns are found by their headers, and an empty table is filled in backticks from the root', () => {
    checkTable(
      '| Date | New path | Old path |\n|---|---|---|',
      [['docs/b.md', 'c.md']],
      '| Date | New path | Old path |\n|---|---|---|\n|  | `c.md` | `docs/b.md` |',
    )
  })

  test('is filled up to the width of its columns where it is so, and links stay links', () => {
    checkTable(
      '| old    | new                  |\n| ------ | -------------------- |\n| `e.md` | [new/e.md](new/e.md) |',
      [['docs/b.md', 'docs/c.md']],
      '| old    | new                  |\n| ------ | -------------------- |\n| `e.md` | [new/e.md](new/e.md) |\n| `b.md` | [c.md](c.md)         |',
    )
  })

  test('without a table nothing is written', () => checkTable('# Map', [['docs/b.md', 'c.md']], '# Map'))
})

describe('what cannot be moved', () => {
  const corpus = fixture('=== a/b.md\n# B\n=== c.md\n# C\n').corpus
  const refused = (from: string, to: string) => {
    const message = moveRefusal(corpus, { from: `${root}/${from}`, to: to.startsWith('/') ? to : `${root}/${to}` })
    return message && render(message)
  }

  test('a target that exists', () => expect(refused('c.md', 'a/b.md')).toBe('a/b.md is there already.'))
  test('a source that does not', () => expect(refused('d.md', 'e.md')).toBe('There is no file or folder d.md.'))
  test('a folder into itself', () => expect(refused('a', 'a/x')).toBe('a cannot be moved into itself.'))
  test('a place outside', () => expect(refused('a', '/x')).toBe('/x lies outside the corpus.'))
  test('a place below a file', () =>
    expect(refused('a', 'c.md/a')).toBe('c.md is a file, and nothing can be put into it.'))
  test('but a change of case can', () => expect(refused('c.md', 'C.md')).toBeUndefined())
})
