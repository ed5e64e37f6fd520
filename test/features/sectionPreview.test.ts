// Previews: the first lines of a section, safe to show and no longer than they may be.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { sectionPreview } from '../../server/src/core/features/sectionPreview.ts'
import { fixture } from '../harness/fixture.ts'

function preview(source: string): string {
  const { document } = fixture(source)
  return sectionPreview(document, { start: 0, end: document.text.length })
}

function check(source: string, expected: string): void {
  expect(preview(source)).toBe(expected)
}

test('links and images are their text, emphasis and code stay', () => {
  check('**a** [b *c* `d`](x.md) ![e](y.png) [f][g] `h`\n\n[g]: x.md', '**a** b *c* `d` e f `h`')
  check('[![alt](x.png)](y.md) <https://example.com>', 'alt https://example.com')
})

test('HTML and comments are left out, brackets and angles are text', () => {
  check('a <b onclick="x">c</b><!-- d --> e<br>f\n\n<script>g</script>\n\n<div>\n[x](command:y)\n</div>', 'a c e f')
  check('1 < 2 \\[x](javascript:y) [z] &lt;i>', '1 &#60; 2 &#91;x&#93;(javascript:y) &#91;z&#93; &lt;i>')
})

test('code stays code beside what would take in its backticks', () => {
  check('<https://a.b>``<img src=x>``', 'https://a.b `<img src=x>`')
  check('x `a`<b>``<img src=x>``', 'x `a` `<img src=x>`')
})

test('a paragraph of links or code alone is shown', () => {
  check('- [a](x.md)\n- `b`\n- [`c`](y.md)\n\n[d](z.md) `e`\n`f`', '- a\n- `b`\n- `c`\n\nd `e` `f`')
})

test('wrapped lines are joined, Chinese ones without a space', () => {
  check('使用\n容器\nand so\non', '使用容器 and so on')
})

test('lists keep their markers and depth, tasks their marks', () => {
  check('- a\n  - b\n- c\n\n1. one\n2. two', '- a\n  - b\n- c\n1. one\n2. two')
  check('- [x] done\n- [ ] open', '- ☑ done\n- ☐ open')
})

test('quotes, tables and code are made anew', () => {
  check('> quote', '> quote')
  check('| a | [b](c.md) |\n|:-|-:|\n| `d\\|e` | |', '| a | b |\n| --- | --- |\n| `d\\|e` |   |')
  check('~~~js title\na `b`\n~~~', '```js\na `b`\n```')
  check('````\n```\n````', '````\n```\n````')
  check('> ```\n> x\n> ```', '```\nx\n```')
  check('```\nnever closed', '```\nnever closed\n```')
})

test('a heading is shown with what follows it, and not alone', () => {
  check('# 1. A\n## 1.1 B\ntext\n## 1.2 C', '**1.1 B**\n\ntext')
})

test('entries of a table of contents and metadata are left out', () => {
  check('## 目录\n- [A](#a)\n- **[B](#b)**\n\n**最后更新**：2025-11-07\n## 1. B\ntext', '**1\\. B**\n\ntext')
})

test('what is too long is cut between blocks, and the first block within', () => {
  const long = 'x'.repeat(600)
  check(`${long}\n\n${long}`, `${long}\n\n…`)
  check('y'.repeat(2000), `${'y'.repeat(900)}…`)
  check(`\`\`\`\n${'line\n'.repeat(30)}\`\`\``, `\`\`\`\n${'line\n'.repeat(12)}…\n\`\`\``)
  expect(preview(`| a |\n|---|\n${'| b |\n'.repeat(30)}`)).toMatch(/\| b \|\n\n…$/)
})

test('nothing gives nothing', () => {
  check('', '')
  check('<!-- only a comment -->', '')
})

const pieces = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '`',
    '``',
    '```',
    '~~~',
    '\\',
    '!',
    '*',
    '_',
    '|',
    '\n',
    '\n\n',
    '    ',
    '> ',
    '- ',
  ],
  ...['a', '网', 'x.md', 'command:x', 'javascript:y', '<a href="command:x">', '</a>', '<!--', '-->', '[a](command:x)'],
  ...[
    '![i](http://x/y.png)',
    '[l]',
    '[l]: command:x',
    '\n[l]: command:x\n',
    '&#91;',
    '&lt;',
    '$',
    '$$',
    '<div>\n',
    '[^n]',
  ],
  ...[
    '\n| a | b |\n|---|---|\n| ',
    '[ ] ',
    '<img src=x>',
    'https://a.b',
    '<https://a.b>',
    '\r\n',
    '\r',
    '#',
    '\n# ',
    '\u{1f600}',
  ],
]

test('whatever the document holds, its preview links to nothing but addresses it shows, loads nothing and is short', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const shown = preview(parts.join(''))
      const facts = extractFacts(shown, { anchors: 'github', headingsOnly: false })
      expect(facts.links.filter(({ kind, target }) => kind !== 'literal' || !/^https?:/.test(target))).toEqual([])
      expect(facts.labels.filter(({ isDefined }) => isDefined)).toEqual([])
      expect(facts.definitions).toEqual([])
      expect(facts.anchors).toEqual([])
      expect(shown.length).toBeLessThan(2500)
    }),
    { numRuns: 1500 },
  )
})

test('a preview reads each link of a paragraph a few times, however many there are', () => {
  const steps = (count: number) => {
    const { document } = fixture(`${'[a](b.md) '.repeat(count)}\n`)
    let reads = 0
    const links = new Proxy(document.facts.links, {
      get(list, key, receiver) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++
        return Reflect.get(list, key, receiver)
      },
    })
    const shown = sectionPreview(
      { ...document, facts: { ...document.facts, links } },
      { start: 0, end: document.text.length },
    )
    expect(shown).toMatch(/^a a a/)
    return reads
  }
  expect(steps(6000)).toBeLessThan(steps(1500) * 5)
})
