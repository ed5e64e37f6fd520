// What follows from two states of a corpus: documents, sections, links, dates, numbers, counts.

import { describe, expect, test } from 'vitest'
import type { DocumentUpdate, UpdateFacts } from '../../server/src/core/updateLog/model.ts'
import { updateFacts } from '../../server/src/core/updateLog/updateFacts.ts'
import { join, type Path } from '../../server/src/core/uri.ts'
import { fixture, root } from '../harness/fixture.ts'

interface Asked {
  readonly scope?: string
  readonly log?: string
  readonly leftOut?: readonly string[]
  readonly unknown?: readonly string[]
  readonly renames?: Readonly<Record<string, string>>
}

const at = (name: string): Path => join(root, name) ?? root

function facts(before: string, after: string, asked: Asked = {}): UpdateFacts {
  return updateFacts({
    before: fixture(before).corpus,
    after: fixture(after).corpus,
    root,
    scope: at(asked.scope ?? '.') === `${root}/` ? root : at(asked.scope ?? '.'),
    log: asked.log === undefined ? undefined : at(asked.log),
    day: '2025-11-07',
    renames: new Map(Object.entries(asked.renames ?? {}).map(([to, from]) => [at(to), at(from)])),
    leftOut: new Set((asked.leftOut ?? []).map(at)),
    unknown: (asked.unknown ?? []).map(at),
  })
}

/** One line for each document, `file status class`, and one for each thing that is said of it. */
function check(before: string, after: string, expected: string, asked: Asked = {}) {
  const { documents } = facts(before, after, asked)
  expect(`\n${documents.flatMap(told).join('\n')}\n`).toBe(expected)
}

function told(document: DocumentUpdate): readonly string[] {
  const { file, from, status, sections, references, corrections, duplicateNumbers, isDateOld, newTasks } = document
  const link = (sign: string) => (each: (typeof references.added)[number]) =>
    `  ${sign} ${each.to.file}${each.to.title === null ? '' : ` “${each.to.title}”`} in ${each.section.number ?? each.section.title}`
  return [
    `${file} ${status} ${document.class}${from === undefined ? '' : ` from ${from}`}`,
    ...sections.map(
      (each) =>
        `  ${each.change} ${each.number ?? '-'} ${each.title}${each.from === undefined ? '' : ` (${each.from})`}${each.isDuplicate ? ' twice' : ''}`,
    ),
    ...references.added.map(link('+')),
    ...references.removed.map(link('-')),
    ...corrections.map((each) => `  ${each.from} → ${each.to}`),
    ...duplicateNumbers.map((number) => `  duplicate ${number}`),
    ...(isDateOld ? ['  old date'] : []),
    ...newTasks.map(
      ({ text, section, isPlanned }) =>
        `  ${isPlanned ? 'planned' : 'task'} ${text} in ${section.number ?? section.title}`,
    ),
  ]
}

const alike = Array.from({ length: 9 }, (_, i) => `Line ${i} of a long enough document.\n`).join('\n')

describe('documents', () => {
  test('that came, went and changed; what is the same is not told', () =>
    check(
      '=== a.md\n# A\n=== b.md\n# B\n\nOld.\n=== c.md\n# C\n',
      '=== a.md\n# A\n=== b.md\n# B\n\nNew.\n=== d.md\n# D\n',
      '\nb.md changed content\n  changed - B\nc.md removed content\nd.md added content\n',
    ))

  test('that are laid out anew, or have another date or table of contents', () =>
    check(
      '=== a.md\n# A\n\nOne\ntwo.\n=== b.md\n# B\n\n**最后更新**：2025-11-06\n=== c.md\n# C\n\n## 目录\n\n- [1. X](#1-x)\n\n## 1. X\n',
      '=== a.md\n# A\n\nOne two.\n=== b.md\n# B\n\n**最后更新**：2025-11-07\n=== c.md\n# C\n\n## 目录\n\n- [X](#1-x)\n\n## 1. X\n',
      '\na.md changed format-only\nb.md changed metadata-only\nc.md changed toc-only\n',
    ))

  test('other line ends are no change', () => check('=== a.md\n# A\n\nx\n', '=== a.md\r\n# A\r\n\r\nx\r\n', '\n\n'))

  test('that git calls renamed', () =>
    check(
      '=== a.md\n# 1 A\n',
      '=== sub/b.md\n# 1 B\n',
      '\nsub/b.md renamed content from a.md\n  retitled 1 B (1 A)\n',
      {
        renames: { 'sub/b.md': 'a.md' },
      },
    ))

  test('that say the same elsewhere, though git does not know yet', () =>
    check(
      `=== a.md\n# A\n\n${alike}=== b.md\n# Other\n`,
      `=== b.md\n# Other\n=== sub/c.md\n# A\n\n${alike}\nMore.\n`,
      '\nsub/c.md renamed content from a.md\n  changed - A\n',
    ))

  test('that share less than half are other documents', () =>
    check(
      `=== a.md\n# A\n\n${alike}`,
      `=== b.md\n# B\n\n${alike.replaceAll('document', 'day')}`,
      '\na.md removed content\nb.md added content\n',
    ))

  test('outside the scope, the log, and folders that are not known are not told', () =>
    check(
      '=== docs/a.md\n=== other/b.md\n',
      '=== docs/a.md\nx\n=== docs/log.md\nx\n=== docs/sub/c.md\nx\n=== other/b.md\nx\n',
      '\ndocs/a.md changed content\n',
      { scope: 'docs', log: 'docs/log.md', unknown: ['docs/sub'] },
    ))

  test('that are there and could not be read are neither new nor gone', () => {
    const [before, after] = [fixture('=== a.md\nx\n=== c.md\n'), fixture('=== b.md\nx\n=== c.md\n')]
    before.corpus.files.add(at('b.md'))
    after.corpus.files.addUnlisted(at('a.md'))
    const asked = { root, scope: root, log: undefined, day: '2025-11-07', renames: new Map(), leftOut: new Set<Path>() }
    const { documents } = updateFacts({ ...asked, before: before.corpus, after: after.corpus, unknown: [] })
    expect(documents).toEqual([])
  })

  test('that are left out are named and not told', () => {
    const told = facts('=== a.md\n=== b.md\n', '=== a.md\nx\n=== b.md\nx\n', { leftOut: ['b.md'] })
    expect([told.documents.map(({ file }) => file), told.leftOut, told.totals.changed]).toEqual([['a.md'], ['b.md'], 1])
  })
})

describe('sections', () => {
  const text = (body: string) => `=== a.md\n# 4 A\n\n${body}`

  test('the topmost of what is new, the deepest of what changed', () =>
    check(
      text('## 4.1 One\n\nx\n\n### 4.1.1 Deep\n\nx\n'),
      text('## 4.1 One\n\nx\n\n### 4.1.1 Deep\n\ny\n\n## 4.2 Two\n\n### 4.2.1 Three\n'),
      '\na.md changed content\n  changed 4.1.1 Deep\n  added 4.2 Two\n',
    ))

  test('that count on differently are one range, with what is below them', () =>
    check(
      text('## 4.1 One\n\n## 4.2 Two\n\n### 4.2.1 Deep\n\n## 4.3 Three\n'),
      text('## 4.1 New\n\nx\n\n## 4.2 One\n\n## 4.3 Two\n\n### 4.3.1 Deep\n\n## 4.4 Three\n'),
      '\na.md changed content\n  added 4.1 New\n  renumbered 4.2–4.4 One (4.1–4.3)\n',
    ))

  test('what changed below a renumbered one is told', () =>
    check(
      text('## 4.1 One\n\n## 4.2 Two\n\n### 4.2.1 Deep\n\nx\n\n### 4.2.2 Last\n\n## 4.3 Three\n'),
      text('## 4.1 One\n\n## 4.3 Two\n\n### 4.3.1 Deeper\n\ny\n\n### 4.3.2 Last\n\n## 4.4 Three\n'),
      '\na.md changed content\n  renumbered 4.3–4.4 Two (4.2–4.3)\n  added 4.3.1 Deeper\n  removed 4.2.1 Deep\n',
    ))

  test('removed ones come last; a number used twice is said', () =>
    check(
      text('## 4.1 One\n\n## 4.2 Two\n'),
      text('## 4.1 One\n\n## 4.1 Again\n'),
      '\na.md changed content\n  added 4.1 Again twice\n  removed 4.2 Two\n  duplicate 4.1\n',
    ))
})

describe('links', () => {
  const other = '=== b.md\n# B\n\n## 1. One\n=== c/b.md\n# C\n=== d.md\n'

  test('that came and went, with their sections; those within the document do not count', () =>
    check(
      `=== a.md\n# A\n\n## 1. X\n\n[d](d.md) [x](#1-x)\n${other}`,
      `=== a.md\n# A\n\n## 1. X\n\n[one](b.md#1-one) [x](#1-x) [y](#1-x)\n${other}`,
      '\na.md changed content\n  changed 1. X\n  + b.md “One” in 1.\n  - d.md in 1.\n',
    ))

  test('that follow a moved file or a number are the same', () =>
    check(
      `=== a.md\n[one](b.md#1-one)\n=== b.md\n# B\n\n## 1. One\n\n${alike}`,
      `=== a.md\n[one](sub/b.md#2-one)\n=== sub/b.md\n# B\n\n## 2. One\n\n${alike}`,
      '\na.md changed content\nsub/b.md renamed content from b.md\n  renumbered 2. One (1.)\n',
    ))

  test('that were put right, in one section', () =>
    check(
      `=== a.md\n# A\n\n[b](gone/b.md) [n](x/d.md)\n${other}`,
      `=== a.md\n# A\n\n[b](c/b.md) [n](d.md)\n${other}`,
      '\na.md changed content\n  changed - A\n  gone/b.md → c/b.md\n  x/d.md → d.md\n',
    ))

  test('that stand as they stood and are broken since are neither', () =>
    check(
      `=== a.md\n# A\n\n[b](b.md)\n\n${alike}=== b.md\n`,
      `=== b.md\n=== sub/a.md\n# A\n\n[b](b.md)\n\n${alike}`,
      '\nsub/a.md renamed format-only from a.md\n',
    ))

  test('from the index of one folder to that of another are two links', () =>
    check(
      '=== a.md\n# A\n\n[x](x/)\n=== x/README.md\n=== y/README.md\n',
      '=== a.md\n# A\n\n[y](y/)\n=== x/README.md\n=== y/README.md\n',
      '\na.md changed content\n  changed - A\n  + y/README.md in A\n  - x/README.md in A\n',
    ))

  test('that lead to nothing now and led somewhere before, in any document', () => {
    const { broken } = facts(
      '=== a.md\n[b](docs/b.md) [never](docs/never.md)\n=== docs/b.md\n# B\n\n## One\n=== docs/c.md\n[one](b.md#one)\n',
      '=== a.md\n[b](docs/b.md) [never](docs/never.md)\n=== docs/c.md\n[one](b.md#one)\n',
      { scope: 'docs' },
    )
    expect(broken).toEqual([
      { file: 'a.md', line: 1, target: 'docs/b.md', named: 'docs/b.md' },
      { file: 'docs/c.md', line: 1, target: 'b.md#one', named: 'docs/b.md' },
    ])
  })

  test('of a new document, with their directions', () => {
    const { chains, totals } = facts(
      '=== a.md\n=== b.md\n=== c.md\n',
      '=== a.md\n[n](n.md)\n=== b.md\n=== c.md\n[n](n.md)\n=== n.md\n[b](b.md) [c](c.md) [gone](gone.md)\n',
    )
    expect(chains).toEqual([
      {
        file: 'n.md',
        links: [
          { file: 'a.md', direction: 'from' },
          { file: 'b.md', direction: 'to' },
          { file: 'c.md', direction: 'both' },
        ],
      },
    ])
    expect(totals.linkingToAdded).toBe(2)
  })
})

describe('dates and tasks', () => {
  test('a date that is older than what the document says', () =>
    check(
      '=== a.md\n**最后更新**：2025-11-01\n\nx\n=== b.md\n**最后更新**：2025-11-07\n\nx\n',
      '=== a.md\n**最后更新**：2025-11-01\n\ny\n=== b.md\n**最后更新**：2025-11-07\n\ny\n',
      '\na.md changed content\n  old date\nb.md changed content\n',
    ))

  test('items that are open and new', () =>
    check(
      '=== a.md\n# A\n\n- [ ] old\n',
      '=== a.md\n# A\n\n- [ ] old\n- [x] done\n- [ ] new, on\n  two lines\n\n## 后续计划\n\n### May\n\n> - [ ] quoted\n\n## End\n\n- [ ] check\n',
      '\na.md changed content\n  changed - A\n  added - 后续计划\n  added - End\n  task new, on two lines in A\n  planned quoted in May\n  task check in End\n',
    ))

  test('what the log before this one left open', () => {
    const logs = (text: string) => `=== UPDATE-2025-11-01.md\n- [ ] older\n=== UPDATE-2025-11-05.md\n${text}`
    const { previous } = facts(logs('- [ ] first\n- [x] done\n'), logs('- [ ] first\n- [x] done\n'), {
      log: 'UPDATE-2025-11-07.md',
    })
    expect(previous?.openTasks.map(({ text }) => text)).toEqual(['first'])
    expect(previous?.file).toBe('UPDATE-2025-11-05.md')
  })
})

test('counts are those of wc -l and of numbered headings', () => {
  const { documents, totals } = facts(
    '=== x.md\n',
    '=== x.md\n=== a.md\n# A\n\n## 目录\n\n## 1. X\n\n## 2. Y\n\n## End',
  )
  expect(documents.map(({ lines, chapters }) => [lines, chapters])).toEqual([[8, 2]])
  expect([totals.added, totals.addedLines]).toEqual([1, 8])
})
