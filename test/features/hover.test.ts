// Hover: what is shown of a target, what is said of a broken reference, and who refers to a heading.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { hover } from '../../server/src/core/features/hover.ts'
import { hoverMarkdown } from '../../server/src/core/features/hoverParts.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture } from '../harness/fixture.ts'

/** The hover at the cursor as Markdown, with the links to files shortened; it speaks of the text between `«` and `»`. */
function check(source: string, expected: string | undefined, bundle: Readonly<Record<string, string>> = {}): void {
  const { corpus, document, offset } = fixture(source)
  const found = hover(corpus, document, offset)
  const shown =
    found &&
    `«${slice(document.text, found.span)}»\n${hoverMarkdown(found.parts, bundle).replaceAll('file:///corpus/', '/')}`
  expect(shown).toBe(expected?.replace(/^\n|\n$/g, ''))
}

const target = `
=== docs/b.md
# 12. Network

**Last updated**: 2025-11-07

## 12.1 Bridges

A *bridge* connects, see [there](c.md).

### 12.1.1 Deep
text
## 12.2 Other
`

test('a link to a section shows its title, place, first lines, counts and last update', () => {
  check(
    `=== a.md\n[x](docs/b.md#12$01-bridges)${target}`,
    `
«[x](docs/b.md#121-bridges)»
**12.1 Bridges**

[\`docs/b.md:5\`](/docs/b.md#L5)

12\\. Network

---

A *bridge* connects, see there.

**12.1.1 Deep**

text

---

1 section · 6 lines · updated 2025-11-07 · 1 reference
`,
  )
})

test('a link to a file shows its title and what stands first', () => {
  check(
    `=== a.md\n[x](do$0cs/b.md) [y](docs/b.md#122-other)${target}`,
    `
«[x](docs/b.md)»
**12\\. Network**

[\`docs/b.md\`](/docs/b.md)

---

**12.1 Bridges**

A *bridge* connects, see there.

**12.1.1 Deep**

text

---

3 sections · 11 lines · updated 2025-11-07 · 2 references in one document
`,
  )
})

test('a mention says by which rule it was found', () => {
  const found = (rule: string) => `
«\`x.md\`»
[\`docs/b/x.md\`](/docs/b/x.md)

1 line · 1 reference${rule}
`
  check('=== docs/b/a.md\n`x$0.md`\n=== docs/b/x.md\ntext', found('').replace('1 line', '---\n\ntext\n\n---\n\n1 line'))
  check(
    '=== docs/c/a.md\n`x$0.md`\n=== docs/b/x.md\n',
    found(' · found as the only path that ends like this').replace('1 line', '0 lines'),
  )
})

test('a reference in the wrong case says how the file is spelled', () => {
  check(
    '=== a.md\n[x]($0readme.MD)\n=== README.md\n# T',
    '\n«[x](readme.MD)»\n**T**\n\n[`README.md`](/README.md)\n\n1 line · 1 reference · the file is really spelled README.md\n',
  )
})

test('a missing file has its nearest namesakes', () => {
  check(
    '=== a.md\n[x]($0b_x.md)\n=== docs/b_x.md\n',
    '\n«[x](b_x.md)»\nThere is no b\\_x.md here.\n\nNearest:\n- [`docs/b_x.md`](/docs/b_x.md)\n',
  )
  check('[x]($0none.md)', '\n«[x](none.md)»\nThere is no none.md here.\n')
})

test('an ambiguous mention lists all it can mean', () => {
  check(
    '=== a/a.md\n`x$0.md`\n=== b/x.md\n=== c/x.md',
    '\n«`x.md`»\nx.md can mean 2 files.\n\nNearest:\n- [`b/x.md`](/b/x.md)\n- [`c/x.md`](/c/x.md)\n',
  )
})

test('a missing section has the nearest headings', () => {
  check(
    '[x](#1218-$0网络)\n\n# 12.18 网络对比\n# 3. Other\n',
    '\n«[x](#1218-网络)»\nNo section or id of the target is named \\#1218-网络.\n\nNearest:\n- 12.18 网络对比 `#1218-网络对比`\n\n[`a.md`](/a.md)\n',
  )
})

test('a label shows what its definition names, a footnote its text', () => {
  check(
    '=== a.md\n[x][$0l]\n\n[l]: b.md\n=== b.md\n# B\ntext',
    '\n«[x][l]»\n**B**\n\n[`b.md`](/b.md)\n\n---\n\ntext\n\n---\n\n2 lines · 1 reference\n',
  )
  check('[x][$0l]\n\n[l]: https://example.com/x', '\n«[x][l]»\n`https://example.com/x`\n')
  check('x[^$0n]\n\n[^n]: a *note*\n', '\n«[^n]»\n[`a.md:3`](/a.md#L3)\n\n---\n\na *note*\n\n---\n\n1 reference\n')
  check('[x][$0none]', '\n«[x][none]»\nNothing defines the label none.\n')
})

test('a folder without an index document says so', () => {
  check('=== a.md\n[x]($0img/)\n=== img/x.png', '\n«[x](img/)»\n[`img`](/img)\n\na folder without an index document\n')
})

test('a heading shows who refers to it', () => {
  check(
    '=== a.md\n# A\n[x](#two) [y](b.md)\n## T$0wo\n=== b.md\n[z](a.md#two)\n',
    '\n«Two»\n2 references in 2 documents\n\n- [`a.md:2`](/a.md#L2)\n- [`b.md:1`](/b.md#L1)\n',
  )
  check('# A$0\n', '\n«A»\nno references\n')
})

test('of many places the first are shown and the rest is counted', () => {
  const { corpus, document, offset } = fixture(`# $0A\n${'[x](#a)\n'.repeat(20)}`)
  const shown = hoverMarkdown(hover(corpus, document, offset)?.parts ?? [])
  expect(shown.match(/^- \[/gm)).toHaveLength(8)
  expect(shown).toMatch(/^20 references in one document/)
  expect(shown).toMatch(/- and 12 more$/)
})

test('plain text, and what is not known, has no hover', () => {
  check('pl$0ain', undefined)
  check('[x](#fn-$01)', undefined)
})

test('sentences are shown in the language of the bundle', () => {
  const bundle: Record<string, string> = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8'))
  check('[x]($0none.md)', '\n«[x](none.md)»\n这里没有 none.md。\n', bundle)
})

test('names of files and titles cannot become markup', () => {
  const { corpus, document, offset } = fixture(
    '=== a.md\n[x](<$0b](command:x) c.md>)\n=== b](command:x) c.md\n# \\[T](command:y) &lt;script>\n',
  )
  const shown = hoverMarkdown(hover(corpus, document, offset)?.parts ?? [])
  const facts = extractFacts(shown, { anchors: 'github', headingsOnly: false })
  expect(facts.links.map((link) => link.target.slice(0, 15))).toEqual(['file:///corpus/'])
  expect(shown).toContain('&#91;T&#93;(command:y) &#60;script&#62;')
})

const net = `
=== docs/12-net/net.md
# 12. Net

## 12.1 Bridges

A bridge connects.

## 12.2 Other

### 12.1 Again
`

/** The last note: how the target was found. */
function checkRule(source: string, expected: string): void {
  const { corpus, document, offset } = fixture(source)
  const parts = hover(corpus, document, offset)?.parts ?? []
  const shown = hoverMarkdown(parts)
  expect(shown.split(' · ').at(-1)).toBe(expected)
}

test('a section named by number shows the section, by which rule it was found, and who else has the number', () => {
  check(
    `=== a.md\n见 \`net.md\` 12$0.1 章节。${net}`,
    `
«12.1 章节»
**12.1 Bridges**

[\`docs/12-net/net.md:3\`](/docs/12-net/net.md#L3)

12\\. Net

---

A bridge connects.

---

4 lines · 1 reference · found in the document written with it

The number stands on another heading, too:
- 12.1 Again [\`docs/12-net/net.md:9\`](/docs/12-net/net.md#L9)
`,
  )
})

test('the rule by which a section was found is said for each of them', () => {
  const target = net.replace('### 12.1 Again\n', '')
  const cell = `| 文档 | 章节 |\n| --- | --- |\n| \`net.md\` | 12$0.2 |\n`
  checkRule(`=== a.md\n${cell}${target}`, 'found in the document named in the same row')
  checkRule(
    `=== a.md\n见 \`net.md\`。\n\n另见 12$0.2 章节。${target}`,
    'found in the document named last in this section',
  )
  checkRule(`=== a.md\n**文件**：\`net.md\`\n\n- 新增 12$0.2 章节${target}`, 'found in the document that a label names')
  checkRule(
    `=== a.md\n\`net.md\` 的说明已经补全，新增 12$0.2 章节。${target}`,
    'found in the document named earlier in the same paragraph',
  )
  checkRule(`=== a.md\n见 12$0.2 章节。${target}`, 'found in the document of that number')
  checkRule('=== a.md\n见 2$0.1 章节。\n\n## 2.1 Here\n', 'found in this document')
})

test('a number that the document named with it does not have says so, with the nearest', () => {
  check(
    `=== a.md\n见 \`net.md\` 12.$03 章节。${net}`,
    `
«12.3 章节»
net.md has no section 12.3.

Nearest:
- 12.2 Other [\`docs/12-net/net.md:7\`](/docs/12-net/net.md#L7)
- 12.1 Bridges [\`docs/12-net/net.md:3\`](/docs/12-net/net.md#L3)
- 12\\. Net [\`docs/12-net/net.md:1\`](/docs/12-net/net.md#L1)
`,
  )
})

test('a number that sections of several documents carry lists them', () => {
  check(
    `=== a.md\n见 7.$01 章节。\n=== x/b.md\n# 7. B\n## 7.1 One\n=== y/c.md\n# 7. C\n## 7.1 Other\n`,
    `
«7.1 章节»
7.1 can mean sections of 2 documents:
- 7.1 One [\`x/b.md:2\`](/x/b.md#L2)
- 7.1 Other [\`y/c.md:2\`](/y/c.md#L2)
`,
  )
})

test('a heading counts what names it in text, too', () => {
  check(
    `=== a.md\n见 \`net.md\` 12.2 章节，[x](docs/12-net/net.md#122-other)。${net.replace('## 12.2', '## 12$0.2')}`,
    `
«12.2 Other»
2 references in one document

- [\`a.md:1\`](/a.md#L1)
- [\`a.md:1\`](/a.md#L1)
`,
  )
})
