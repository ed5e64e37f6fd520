// Templates of update logs: what they can say, what they cannot reach, and what is said of their mistakes.

import { describe, expect, test } from 'vitest'
import { render } from '../../server/src/core/message.ts'
import { englishTemplate } from '../../server/src/core/updateLog/templates/en.ts'
import { chineseTemplate } from '../../server/src/core/updateLog/templates/zh.ts'
import { updateFacts } from '../../server/src/core/updateLog/updateFacts.ts'
import { viewOf } from '../../server/src/core/updateLog/view.ts'
import { renderLog } from '../../server/src/node/logTemplate.ts'
import { fixture, root } from '../harness/fixture.ts'
import { read, tableRows } from '../harness/sources.ts'

const states = { base: 'a'.repeat(40), head: 'worktree', language: 'en' }

/** A document with everything that can change, one that is new, one that is gone. */
const before = `
=== docs/01-a/a.md
# 1 A

**Last updated**: 2025-11-01

## 1.1 One

[b](../b.md)

## 1.2 Two
=== docs/b.md
# B
=== docs/gone.md
# Gone
`
const after = `
=== docs/01-a/a.md
# 1 A

**Last updated**: 2025-11-02 **Maintainer**: Ann

## 1.1 New | old

[new](../new.md)

## 1.2 One

- [ ] read [new](../new.md) again

## 1.3 Two
=== docs/b.md
# B

[gone](gone.md)
=== docs/new.md
# The *new* one

[a](01-a/a.md)

## 1. First

## 2. *Second*
`

const question = {
  before: fixture(before).corpus,
  after: fixture(after).corpus,
  root,
  scope: `${root}/docs`,
  log: undefined,
  day: '2025-11-07',
  renames: new Map<string, string>(),
  leftOut: new Set<string>(),
  unknown: [],
}
const options = {
  day: '2025-11-07',
  scope: 'docs',
  folder: 'docs',
  rootName: 'corpus',
  base: states.base,
  head: states.head,
  maintainer: 'Ann',
  mentioned: new Set<string>(),
}
const view = viewOf(updateFacts(question), options)

/** Renders, and compares the text or the sentence that is said instead. */
function check(template: string, expected: string) {
  const result = renderLog(template, 'x.liquid', view, states)
  expect('text' in result ? result.text : render(result.failure)).toBe(expected)
}

/** Compares the part of a built-in template between two lines. */
function checkPart(template: string, name: string, expected: string | undefined, of = view) {
  const result = renderLog(template, 'x.liquid', of, states)
  const text = 'text' in result ? result.text : render(result.failure)
  const part = new RegExp(`log begin ${name} [^>]*-->\n\n([^]*?)\n*<!-- doc-corpus:log end`).exec(text)
  expect(part?.[1]).toBe(expected)
}

describe('the English form', () => {
  test('lists what is new', () =>
    checkPart(
      englishTemplate,
      'added',
      '### New documents\n\n- `new.md`: The new one (lines: 7, chapters: 2)\n  - 1. First\n  - 2. Second',
    ))

  test('lists what changed, section by section', () =>
    checkPart(
      englishTemplate,
      'updated',
      [
        '### Updated documents',
        '',
        '- `01-a/a.md`:',
        '  - added 1.1 New \\| old',
        '  - changed 1.2 One',
        '  - renumbered `1.1–1.2` → `1.2–1.3` (from One on)',
        '  - date 2025-11-01 → 2025-11-02',
        '- `b.md`:',
        '  - changed B',
      ].join('\n'),
    ))

  test('names what is gone where nothing takes it for a reference', () =>
    checkPart(englishTemplate, 'gone', '### Removed and renamed documents\n\n```text\nremoved gone.md\n```'))

  test('draws where documents came and went', () =>
    checkPart(englishTemplate, 'tree', '```text\ndocs/\n├── gone.md ← removed\n└── new.md ← new\n```'))

  test('has tables with even columns', () =>
    checkPart(
      englishTemplate,
      'statistics',
      [
        '### New documents in figures',
        '',
        '| Document    | Path     | Lines | Chapters |',
        '| ----------- | -------- | ----- | -------- |',
        '| The new one | `new.md` | 7     | 2        |',
        '',
        '### Updated documents in figures',
        '',
        '| Document | Path        | Sections          |',
        '| -------- | ----------- | ----------------- |',
        '| A        | `01-a/a.md` | 1.1, 1.2, 1.2–1.3 |',
        '| B        | `b.md`      | B                 |',
      ].join('\n'),
    ))

  test('tells who refers to whom since, and draws how new documents hang together with others', () =>
    checkPart(
      englishTemplate,
      'references',
      [
        '### New references',
        '',
        '- `01-a/a.md`: `new.md` (2)',
        '- `b.md`: `gone.md`',
        '',
        '### Removed references',
        '',
        '```text',
        '01-a/a.md: b.md',
        '```',
        '',
        '### How new documents hang together with others',
        '',
        'Each document refers to those below it; ↔: they refer to it as well.',
        '',
        '```text',
        'new.md',
        '└── 01-a/a.md ↔',
        '```',
        '',
        '- Who refers to `new.md`: `01-a/a.md`',
      ].join('\n'),
    ))
})

describe('the Chinese form', () => {
  test('lists what changed', () =>
    checkPart(
      chineseTemplate,
      'updated',
      [
        '### 更新现有文档',
        '',
        '- `01-a/a.md`：',
        '  - 新增 1.1 New \\| old',
        '  - 修改 1.2 One',
        '  - 改编号 `1.1–1.2` → `1.2–1.3`（自 One 起）',
        '  - 更新日期 2025-11-01 → 2025-11-02',
        '- `b.md`：',
        '  - 修改 B',
      ].join('\n'),
    ))

  test('has the same parts as the English one', () => {
    const parts = (template: string) => template.match(/\{% generated \w+ %\}/g)
    expect(parts(chineseTemplate)).toEqual(parts(englishTemplate))
    expect(parts(chineseTemplate)?.length).toBe(8)
  })
})

describe('what a document went through is said in full', () => {
  const wanderer = (day: string, first: string, second: string) =>
    `# 1 A\n\n**Last updated**: ${day}\n\n## ${first}\n\none\n\n## ${second}\n\ntwo\n`
  const viewBetween = (before: string, after: string, renames: Readonly<Record<string, string>> = {}) => {
    const [old, now] = [fixture(before).corpus, fixture(after).corpus]
    const moved = new Map(Object.entries(renames).map(([to, from]) => [`${root}/${to}`, `${root}/${from}`]))
    return viewOf(updateFacts({ ...question, before: old, after: now, renames: moved }), options)
  }

  test('a renamed one with another date', () => {
    const old = `=== docs/a.md\n${wanderer('2025-11-01', '1.1 X', '1.2 Y')}`
    const moved = viewBetween(old, `=== docs/b.md\n${wanderer('2025-11-02', '1.1 X', '1.2 Y')}`, {
      'docs/b.md': 'docs/a.md',
    })
    const day = '2025-11-01 → 2025-11-02'
    checkPart(
      englishTemplate,
      'updated',
      `### Updated documents\n\n- \`b.md\`: renamed, see below; metadata only\n  - date ${day}`,
      moved,
    )
    checkPart(
      chineseTemplate,
      'updated',
      `### 更新现有文档\n\n- \`b.md\`：改名，原路径见下，仅更新元数据\n  - 更新日期 ${day}`,
      moved,
    )
  })

  test('one with sections in another order, and another beginning', () => {
    const old = `=== docs/a.md\n${wanderer('2025-11-01', 'X', 'Y')}`
    const now = '=== docs/a.md\nBefore all.\n\n# 1 A\n\n**Last updated**: 2025-11-01\n\n## Y\n\ntwo\n\n## X\n\none\n'
    const changed = viewBetween(old, now)
    checkPart(
      englishTemplate,
      'updated',
      '### Updated documents\n\n- `a.md`:\n  - changed what stands before the first heading\n  - put sections into another order',
      changed,
    )
    checkPart(
      chineseTemplate,
      'updated',
      '### 更新现有文档\n\n- `a.md`：\n  - 修改第一个标题之前的部分\n  - 调整章节次序',
      changed,
    )
  })

  test('references that only new and removed documents have, or had, head no list', () => {
    const between = viewBetween(
      '=== docs/a.md\n# A\n=== docs/gone.md\n# Gone\n\n[a](a.md)\n',
      '=== docs/a.md\n# A\n\nMore.\n=== docs/new.md\n# 2 New\n\n[a](a.md) and more that is new.\n',
    )
    expect(between.totals.references).toEqual({ added: 1, removed: 1 })
    const lines = '\n\n```text\nnew.md\n└── a.md\n```'
    const heading = 'How new documents hang together with others'
    const words = 'Each document refers to those below it; ↔: they refer to it as well.'
    checkPart(englishTemplate, 'references', `### ${heading}\n\n${words}${lines}`, between)
    const chinese = '### 新增文档的引用链\n\n上面的文档引用下面的文档，↔ 表示互相引用。'
    checkPart(chineseTemplate, 'references', chinese + lines, between)
  })

  test('a number that ends with a dot has none in a row of numbers', () => {
    const numbered = viewBetween('=== docs/a.md\n# A\n', '=== docs/a.md\n# A\n\n## 9. News\n\n## 9.1 Old\n')
    expect(numbered.updated.map(({ sections }) => sections.names)).toEqual([['9', '9.1']])
  })
})

describe('a template of one’s own', () => {
  test('puts what it generates between marks', () => {
    const result = renderLog(
      '# {{ log.day }}\n\n{% generated x %}\n{{ added.size }}\n{% endgenerated %}\n',
      'x',
      view,
      states,
    )
    expect('text' in result && result.text).toMatch(
      /^# 2025-11-07\n\n<!-- doc-corpus:log begin x base=a{40} head=worktree language=en facts=\w{8} -->\n\n1\n\n<!-- doc-corpus:log end x -->\n$/,
    )
  })

  test('means text and code literally', () =>
    check('{{ "a*b_c <d> | `e`" | text }} {{ "a`b" | code }}\n', 'a\\*b_c \\<d\\> \\| \\`e\\` `` a`b ``\n'))

  test('loses no line to a line that is only a tag', () =>
    check(
      '{% for each in added %}\n- {{ each.path }}\n{% endfor %}\nend {% if true %}x{% endif %}\ny\n',
      '- new.md\nend x\ny\n',
    ))
})

describe('a mistake is said with its place and what is known', () => {
  test('a field of an object', () =>
    check(
      'a\n\n{% for d in updated %}\n- {{ d.sections.news }}\n{% endfor %}',
      'x.liquid:4:6: there is no field “news” here. Known are all, added, changed, retitled, renumbered, removed, names.',
    ))
  test('a field of a field that is a list of fields', () =>
    check(
      '{{ log.dya }}',
      'x.liquid:1:4: there is no field “dya” here. Known are day, scope, base, head, maintainer, shortBase, shortHead, name.',
    ))
  test('a variable', () =>
    check(
      'a\n{{ aded }}',
      'x.liquid:2:4: there is no field “aded” here. Known are log, totals, added, updated, removed, renamed, layoutOnly, tree, chains, broken, oldDates, undated, duplicates, linked, unlinked, corrected, tasks.',
    ))
  test('a filter', () => {
    const result = renderLog('{{ log.day | bold }}', 'x.liquid', view, states)
    expect('failure' in result && render(result.failure)).toMatch(
      /^x\.liquid:1:1: there is no filter “bold”\. Known are abs, .*cell, .*code, .*text, /,
    )
  })
  test('a tag that is not there, or not closed', () => {
    check('a\n{% nothing %}', 'x.liquid:2:1: the template cannot be used: tag "nothing" not found')
    check('{% generated x %}', 'x.liquid:1:1: the template cannot be used: tag {% generated x %} not closed')
    check('{% if a', 'x.liquid:1:1: the template cannot be used: tag "{% if a" not closed')
  })
})

test('the guide documents every field, and no other', () => {
  const guide = read('docs/update-logs.md')
  const documented = (heading: string) => {
    const section = guide.slice(guide.indexOf(`### Fields of ${heading}\n`))
    return tableRows(section, '| Field | Is |').map(([name = '']) => name.replaceAll('`', ''))
  }
  expect(documented('a template')).toEqual(Object.keys(view))
  expect(documented('`log`').sort()).toEqual(Object.keys(view.log).sort())
  expect(documented('a document').sort()).toEqual(Object.keys(view.added[0] ?? {}).sort())
})

describe('a template has no reach', () => {
  const refused = (template: string, reason: RegExp) => {
    const result = renderLog(template, 'x.liquid', view, states)
    expect('failure' in result ? render(result.failure) : result.text).toMatch(reason)
  }

  test('files are none of its business', () => {
    refused('{% include "/etc/hostname" %}', /cannot be used: ENOENT/)
    refused('{% render "../package.json" %}', /cannot be used: ENOENT/)
    refused('{% layout "x" %}', /cannot be used: ENOENT/)
  })

  test('neither are the insides of objects', () => {
    refused('{{ log.constructor }}', /no field “constructor”/)
    refused('{{ log.__proto__ }}', /no field “__proto__”/)
    refused('{{ log.toString }}', /no field “toString”/)
    refused('{{ added.constructor.name }}', /cannot be used|no field|^\n$/)
  })

  test('one that never ends, or makes more than fits, ends', () => {
    refused('{% for i in (1..100000000) %}x{% endfor %}', /memory alloc limit exceeded/)
    refused('{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}', /limit exceeded/)
    refused(
      '{% assign x = "xxxxxxxxxxxxxxxx" %}{% for i in (1..40) %}{% assign x = x | append: x %}{% endfor %}{{ x }}',
      /limit exceeded/,
    )
  })
})
