// What follows from two states of a corpus: documents, sections, links, dates, numbers, counts.

import { describe, expect, test } from 'vitest'
import type { Settings } from '../../server/src/core/settings.ts'
import type { DocumentUpdate, UpdateFacts } from '../../server/src/core/updateLog/model.ts'
import { updateFacts } from '../../server/src/core/updateLog/updateFacts.ts'
import { join, type Path } from '../../server/src/core/uri.ts'
import { fixture, root } from '../harness/fixture.ts'
import { read } from '../harness/sources.ts'

interface Asked {
  readonly scope?: string
  readonly log?: string
  readonly leftOut?: readonly string[]
  readonly unknown?: readonly string[]
  readonly renames?: Readonly<Record<string, string>>
  readonly settings?: Partial<Settings>
}

const at = (name: string): Path => join(root, name) ?? root

function facts(before: string, after: string, asked: Asked = {}): UpdateFacts {
  return updateFacts({
    before: fixture(before, asked.settings).corpus,
    after: fixture(after, asked.settings).corpus,
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
    `  ${sign} ${each.to.file}${each.to.title === null ? '' : ` “${each.to.title}”`} in ${each.section.number ?? each.section.title}${each.kinds.join() === 'link' ? '' : ` by ${each.kinds.join(', ')}`}${each.places === 1 ? '' : ` on ${each.places} lines`}`
  return [
    `${file} ${status} ${document.class}${from === undefined ? '' : ` from ${from}`}`,
    ...sections.map(
      (each) =>
        `  ${each.change} ${each.number ?? '-'} ${each.title}${each.from === undefined ? '' : ` (${each.from})`}${each.isChanged && each.change !== 'changed' ? ' and changed' : ''}${each.isDuplicate ? ' twice' : ''}`,
    ),
    ...(document.isStartChanged ? ['  another start'] : []),
    ...(document.isReordered ? ['  another order'] : []),
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

  test('that have another start, or their sections in another order', () =>
    check(
      '=== a.md\nOld.\n\n# A\n=== b.md\n# B\n\n## X\n\nx\n\n## Y\n\ny\n',
      '=== a.md\nNew.\n\n# A\n=== b.md\n# B\n\n## Y\n\ny\n\n## X\n\nx\n',
      '\na.md changed content\n  another start\nb.md changed content\n  another order\n',
    ))

  test('that have new or renumbered sections keep their order', () =>
    check(
      '=== a.md\n# A\n\n## 1. X\n\nx\n\n## 2. Y\n\ny\n',
      '=== a.md\n# A\n\n## 1. Y\n\ny\n\n## 2. N\n\nn\n\n## 3. X\n\nx\n',
      '\na.md changed content\n  renumbered 1. Y (2.)\n  added 2. N\n  renumbered 3. X (1.)\n',
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
      '\ndocs/a.md changed content\n  another start\n',
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

  test('one line tells that a section has another title or number, and says something else', () => {
    check(
      text('## 4.1 One\n\nx\n\n## 4.2 Two\n\nx\n'),
      text('## 4.1 Uno\n\ny\n\n## 4.2 Due\n\nx\n'),
      '\na.md changed content\n  retitled 4.1 Uno (4.1 One) and changed\n  retitled 4.2 Due (4.2 Two)\n',
    )
    check(
      text('## 4.1 One\n\nx\n'),
      text('## 4.1 New\n\n## 4.2 One\n\ny\n'),
      '\na.md changed content\n  added 4.1 New\n  renumbered 4.2 One (4.1) and changed\n',
    )
  })

  test('in a range of new numbers, what says something else is a line of its own', () =>
    check(
      text('## 4.1 One\n\n## 4.2 Two\n\nx\n\n### 4.2.1 Deep\n\nx\n\n## 4.3 Three\n'),
      text('## 4.1 New\n\n## 4.2 One\n\n## 4.3 Two\n\ny\n\n### 4.3.1 Deep\n\ny\n\n## 4.4 Three\n'),
      '\na.md changed content\n  added 4.1 New\n  renumbered 4.2–4.4 One (4.1–4.3)\n  changed 4.3 Two\n  changed 4.3.1 Deep\n',
    ))

  test('a section that was retitled or renumbered, and changed, counts as both', () => {
    const { totals } = facts(text('## 4.1 One\n\nx\n'), text('## 4.1 Uno\n\ny\n'))
    expect(totals.sections).toEqual({ added: 0, removed: 0, renumbered: 0, retitled: 1, changed: 1 })
  })

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
      '\na.md changed content\n  another start\nsub/b.md renamed content from b.md\n  renumbered 2. One (1.)\n',
    ))

  test('that were put right, in one section', () =>
    check(
      `=== a.md\n# A\n\n[b](gone/b.md) [n](x/d.md)\n${other}`,
      `=== a.md\n# A\n\n[b](c/b.md) [n](d.md)\n${other}`,
      '\na.md changed content\n  changed - A\n  gone/b.md → c/b.md\n  x/d.md → d.md\n',
    ))

  test('that follow a document are not put right, though others have the same name', () =>
    check(
      `=== a.md\n# A\n\n[b](b.md) [c](c/b.md)\n\n${alike}${other}`,
      `=== sub/a.md\n# A\n\n[c](../c/b.md) [b](../b.md)\n\n${alike}${other}`,
      '\nsub/a.md renamed content from a.md\n  changed - A\n',
    ))

  test('that were put right in a section that was renumbered', () =>
    check(
      `=== a.md\n# A\n\n## 1. X\n\n[b](gone/b.md)\n${other}`,
      `=== a.md\n# A\n\n## 1. New\n\n## 2. X\n\n[b](c/b.md)\n${other}`,
      '\na.md changed content\n  added 1. New\n  renumbered 2. X (1.) and changed\n  gone/b.md → c/b.md\n',
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

  test('whose fragment was put right are neither', () =>
    check(
      `=== a.md\n# A\n\n[one](b.md#uno)\n${other}`,
      `=== a.md\n# A\n\n[one](b.md#1-one)\n${other}`,
      '\na.md changed content\n  changed - A\n  b.md#uno → b.md#1-one\n',
    ))
})

describe('references in other forms', () => {
  const b = '=== net/b.md\n# 04. B\n\n## 04.1 One\n\n### 04.1.1 Deep\n\n## 04.2 Two\n'
  const a = (body: string) => `=== a.md\n# A\n\n${body}\n${b}`

  test('a path in backticks or in prose', () =>
    check(a('x'), a('见 `net/b.md`。'), '\na.md changed content\n  changed - A\n  + net/b.md in A by mention\n'))

  test('a number with the document beside it names the section, not the document as well', () =>
    check(
      a('x'),
      a('见 `net/b.md` 4.2 章节。'),
      '\na.md changed content\n  changed - A\n  + net/b.md “Two” in A by section\n',
    ))

  test('however often and in whatever form a target is named, it is one', () =>
    check(
      a('x'),
      a('[b](net/b.md)\n\n`net/b.md`，`b.md`'),
      '\na.md changed content\n  changed - A\n  + net/b.md in A by link, mention on 2 lines\n',
    ))

  test('a target that was named before in another form is not new, and one that still is, is not gone', () => {
    check(a('`net/b.md`'), a('`net/b.md` [b](net/b.md)'), '\na.md changed content\n  changed - A\n')
    check(a('`net/b.md` [b](net/b.md)'), a('`net/b.md`'), '\na.md changed content\n  changed - A\n')
    check(a('`net/b.md`'), a('[b](net/b.md)'), '\na.md changed content\n  changed - A\n')
  })

  test('a section of a document that was named whole is new; the document is not gone', () => {
    const told = '\na.md changed content\n  changed - A\n'
    check(a('`net/b.md`'), a('`net/b.md` 4.2 章节'), `${told}  + net/b.md “Two” in A by section\n`)
    check(a('`net/b.md` 4.2 章节'), a('`net/b.md`'), `${told}  - net/b.md “Two” in A by section\n`)
  })

  test('those that follow a file, a number or a title are the same', () =>
    check(
      '=== a.md\n# A\n\n`b.md` 4.1 章节，[Two](b.md#42-two)\n=== b.md\n# 4 B\n\n## 4.1 One\n\n## 4.2 Two\n',
      '=== a.md\n# A\n\n`c.md` 4.3 章节，[Due](c.md#42-due)\n=== c.md\n# 4 B\n\n## 4.2 Due\n\n## 4.3 One\n',
      '\na.md changed content\n  changed - A\nc.md renamed content from b.md\n  retitled 4.2 Due (4.2 Two)\n  renumbered 4.3 One (4.1)\n',
      { renames: { 'c.md': 'b.md' } },
    ))

  test('one that stands as it stood, and names another section since, is not new', () =>
    check(
      '=== a.md\n# A\n\nx\n\n`b.md` 4.1 章节\n=== b.md\n# 4 B\n\n## 4.1 One\n',
      '=== a.md\n# A\n\ny\n\n`b.md` 4.1 章节\n=== b.md\n# 4 B\n\n## 4.1 New\n\n## 4.2 One\n',
      '\na.md changed content\n  changed - A\nb.md changed content\n  added 4.1 New\n  renumbered 4.2 One (4.1)\n',
    ))

  test('nor is one that means the same by another word around it', () => {
    const list = '\n\n- **One** - first（04.1）'
    const told = '\na.md changed content\n  changed - A\n'
    check(
      a(`[b](net/b.md)${list}`),
      a(`[b](net/b.md)\n\n[c](c.md) [d](d.md) [e](e.md)${list}`),
      `${told}  + c.md in A\n  + d.md in A\n  + e.md in A\n`,
    )
    check(a(`[b](net/b.md)${list}`), a(list), `${told}  - net/b.md in A\n`)
  })

  test('trees, folders, tables of contents and what cannot be found do not count', () =>
    check(
      a('x'),
      a('`net/` `gone.md`\n\n```text\nnet/\n└── b.md\n```\n\n## 目录\n\n- [A](#a)\n- [B](#b)\n- [C](#c)'),
      '\na.md changed content\n  changed - A\n',
    ))

  test('a bare number near no document may be a score', () =>
    check(a('x'), a('- **Fast** (04.2)'), '\na.md changed content\n  changed - A\n'))

  test('what a log mentions, and a document of history, does not count; their links do', () => {
    const body = '`net/b.md` 4.2 章节 [b](net/b.md)'
    const told = ' changed content\n  another start\n  + net/b.md in null\n'
    const log = 'UPDATE-2025-11-01.md'
    check(`=== ${log}\nx\n${b}`, `=== ${log}\n${body}\n${b}`, `\n${log}${told}`)
    const asked = { settings: { historical: ['old/**'] } }
    check(`=== old/a.md\nx\n${b}`, `=== old/a.md\n${body.replace('](', '](../')}\n${b}`, `\nold/a.md${told}`, asked)
  })

  test('a path in backticks that was put right', () =>
    check(a('`old/b.md`'), a('`net/b.md`'), '\na.md changed content\n  changed - A\n  old/b.md → net/b.md\n'))
})

describe('broken references', () => {
  /** One line for each: where it stands, what it is, what it named, what it names. */
  function checkBroken(before: string, after: string, expected: readonly string[], asked: Asked = {}) {
    const { broken, totals } = facts(before, after, asked)
    const told = broken.map(({ file, line, kind, target, named, section, now }) => {
      const was = section ? ` “${section.title}”` : ''
      return `${file}:${line} ${kind} ${target}: ${named}${was}${now ? `, now ${now.file} “${now.title}”` : ''}`
    })
    expect(told).toEqual(expected)
    expect(totals.broken).toBe(expected.length)
  }

  test('links that lead to nothing now and led somewhere before, in any document', () =>
    checkBroken(
      '=== a.md\n[b](docs/b.md) [never](docs/never.md)\n=== docs/b.md\n# B\n\n## One\n=== docs/c.md\n[one](b.md#one)\n',
      '=== a.md\n[b](docs/b.md) [never](docs/never.md)\n=== docs/c.md\n[one](b.md#one)\n',
      ['a.md:1 link docs/b.md: docs/b.md', 'docs/c.md:1 link b.md#one: docs/b.md'],
      { scope: 'docs' },
    ))

  test('in the order of files and lines, whatever order the documents are in', () =>
    checkBroken(
      '=== c.md\n[b](b.md)\n=== a.md\nx\n\n[b](b.md)\n\n`b.md` [b](b.md)\n=== b.md\n# B\n',
      '=== c.md\n[b](b.md)\n=== a.md\nx\n\n[b](b.md)\n\n`b.md` [b](b.md)\n',
      ['a.md:3 link b.md: b.md', 'a.md:5 mention b.md: b.md', 'a.md:5 link b.md: b.md', 'c.md:1 link b.md: b.md'],
    ))

  test('paths in backticks, but not where the words say that the file is gone', () =>
    checkBroken(
      '=== a.md\n见 `12-net/b.md`。\n\n已删除 `12-net/b.md`。\n=== 12-net/b.md\n=== 12-net/c.md\n',
      '=== a.md\n见 `12-net/b.md`。\n\n已删除 `12-net/b.md`。\n=== 12-net/c.md\n',
      ['a.md:1 mention 12-net/b.md: 12-net/b.md'],
    ))

  const b = (sections: string) => `=== b.md\n# 4 B\n\n## 4.1 One\n\n${sections}`

  test('numbers that no section has any more, or another one', () =>
    checkBroken(
      `=== a.md\n见 \`b.md\` 4.2 章节和 \`b.md\` 4.3 章节。\n${b('## 4.2 Two\n\n## 4.3 Three\n')}`,
      `=== a.md\n见 \`b.md\` 4.2 章节和 \`b.md\` 4.3 章节。\n${b('## 4.2 Three\n')}`,
      ['a.md:1 section 4.2: b.md “Two”, now b.md “Three”', 'a.md:1 section 4.3: b.md “Three”'],
    ))

  test('not in documents of history', () =>
    checkBroken('=== old/a.md\n[b](../b.md)\n=== b.md\n', '=== old/a.md\n[b](../b.md)\n', [], {
      settings: { historical: ['old/**'] },
    }))

  test('not numbers whose section only has another title', () =>
    checkBroken(
      `=== a.md\n见 \`b.md\` 4.2 章节。\n${b('## 4.2 Two\n')}`,
      `=== a.md\n见 \`b.md\` 4.2 章节。\n${b('## 4.2 Zwei\n')}`,
      [],
    ))

  test('not numbers that two sections carry or carried, and not those that may be none', () => {
    const one = b('## 4.2 Two\n')
    const two = '=== b.md\n# 4 B\n\n## 4.2 New\n\n## 4.2 Two\n'
    const a = '=== a.md\n见 `b.md` 4.2 章节，（4.1）。\n'
    checkBroken(a + one, a + two, [])
    checkBroken(a + two, a + one, [])
  })
})

describe('chains', () => {
  /** For each new document where one comes to it, and its links. */
  function checkChains(before: string, after: string, expected: readonly string[]) {
    const { chains } = facts(before, after)
    const sign = { to: '→', from: '←', both: '↔' }
    const told = chains.map(
      ({ file, home, links }) =>
        `${file} at ${home}: ${links.map(({ file, direction }) => `${sign[direction]} ${file}`).join(' ')}`,
    )
    expect(told).toEqual(expected)
  }

  test('of a new document, with their directions', () => {
    const before = '=== a.md\n=== b.md\n=== c.md\n'
    const after = '=== a.md\n[n](n.md)\n=== b.md\n=== c.md\n`n.md`\n=== n.md\n[b](b.md) [c](c.md) [gone](gone.md)\n'
    checkChains(before, after, ['n.md at null: ← a.md → b.md ↔ c.md'])
    expect(facts(before, after).totals.linkingToAdded).toBe(2)
  })

  test('a document is found from the main one of its folder, then from its index, then from those around it', () =>
    checkChains(
      '=== README.md\n`12-net/deep/z.md`\n=== 12-net/net.md\n`x.md`\n=== 12-net/README.md\n`x.md` `y.md`\n',
      '=== README.md\n`12-net/deep/z.md`\n=== 12-net/net.md\n`x.md`\n=== 12-net/README.md\n`x.md` `y.md`\n=== 12-net/x.md\n=== 12-net/y.md\n=== 12-net/deep/z.md\n',
      [
        '12-net/deep/z.md at README.md: ← README.md',
        '12-net/x.md at 12-net/net.md: ← 12-net/README.md ← 12-net/net.md',
        '12-net/y.md at 12-net/README.md: ← 12-net/README.md',
      ],
    ))

  test('other documents that refer to it are no way to it', () =>
    checkChains('=== a.md\n', '=== a.md\n[x](sub/x.md)\n=== sub/x.md\n', ['sub/x.md at null: ← a.md']))

  test('no two new documents are found from each other', () =>
    checkChains('=== x.md\n', '=== x.md\n=== a/README.md\n[a](a.md)\n=== a/a.md\n[r](README.md)\n', [
      'a/README.md at null: ↔ a/a.md',
      'a/a.md at a/README.md: ↔ a/README.md',
    ]))
})

describe('dates and tasks', () => {
  test('a date that is older than what the document says', () =>
    check(
      '=== a.md\n**最后更新**：2025-11-01\n\nx\n=== b.md\n**最后更新**：2025-11-07\n\nx\n',
      '=== a.md\n**最后更新**：2025-11-01\n\ny\n=== b.md\n**最后更新**：2025-11-07\n\ny\n',
      '\na.md changed content\n  another start\n  old date\nb.md changed content\n  another start\n',
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

test('the guide documents every field of the facts', () => {
  const plan = '## Next\n\n- [ ] x\n'
  const told = facts(
    `=== a.md\n# A\n\n**最后更新**：2025-11-01\n\n## 1. X\n\n[c](c.md) \`c.md\` 4.1 章节\n=== c.md\n# 4 C\n\n## 4.1 D\n=== UPDATE-2025-11-06.md\n${plan}=== e.md\n# E\n\n${alike}=== g.md\n# G\n\n[h](old/h.md)\n=== h.md\n# H\n`,
    `=== a.md\n# A\n\n**最后更新**：2025-11-01\n\n## 2. X\n\n[c](c.md) \`c.md\` 4.1 章节 [n](n.md#x)\n\n${plan}=== c.md\n# 4 C\n\n## 4.1 New\n\nnew\n\n## 4.2 D\n=== UPDATE-2025-11-06.md\n${plan}=== f.md\n# E\n\n${alike}=== n.md\n# N\n\n## 1. Y\n\n[a](a.md)\n=== g.md\n# G\n\n[h](h.md)\n=== h.md\n# H\n`,
    { log: 'UPDATE-2025-11-07.md' },
  )
  const names = new Set<string>()
  const note = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) note(each)
    else if (typeof value === 'object' && value !== null)
      for (const [name, of] of Object.entries(value)) {
        names.add(name)
        note(of)
      }
  }
  note(told)
  for (const name of ['previous', 'isPlanned', 'outline', 'linesBefore', 'from', 'now', 'home', 'direction'])
    expect([...names]).toContain(name)
  expect(told.documents.some(({ corrections }) => corrections.length > 0)).toBe(true)
  const guide = read('docs/update-logs.md').split('## Facts for programs\n')[1]?.split('\n## ')[0] ?? ''
  expect([...names].filter((name) => !guide.includes(`"${name}"`) && !guide.includes(`\`${name}\``))).toEqual([])
})
