// Completion: what is offered where, and what is written when it is chosen.

import { expect, test } from 'vitest'
import { type CompletionItem, completion, completionPreview } from '../../server/src/core/features/completion.ts'
import { hoverMarkdown } from '../../server/src/core/features/hoverParts.ts'
import { fixture } from '../harness/fixture.ts'

function complete(source: string): {
  items: readonly CompletionItem[]
  line: (item: CompletionItem) => string
  isIncomplete: boolean
} {
  const { corpus, document, offset } = fixture(source)
  const { items, isIncomplete } = completion(corpus, document, offset)
  const line = ({ span, text }: CompletionItem) => {
    expect(span.end).toBe(offset)
    const written = document.text.slice(0, span.start) + text + document.text.slice(span.end)
    const start = document.text.lastIndexOf('\n', offset - 1) + 1
    return written.slice(start).split('\n')[0] ?? ''
  }
  const sorted = [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
  return { items: sorted, line, isIncomplete }
}

/** The line of the cursor as it becomes with each item, in the order shown. */
function check(source: string, expected: readonly string[]): void {
  const { items, line } = complete(source)
  expect(items.map(line)).toEqual(expected)
}

const files = `
=== docs/b c(1).md
# 1. 网络
=== docs/sub/d.md
# Deep
=== docs/img.png
=== other/network.md
# 12. 网络技术
=== .hidden/x.md
`

test('a link offers the files and folders beside its document', () => {
  check(`=== docs/a.md\n[x]($0)${files}`, ['[x](b%20c%281%29.md)', '[x](img.png)', '[x](sub/)'])
  check(`=== docs/a.md\n![x](s$0)${files}`, ['![x](b%20c%281%29.md)', '![x](img.png)', '![x](sub/)'])
})

test('angle brackets keep spaces as they are', () => {
  check(`=== docs/a.md\n[x](<b$0>)${files}`, ['[x](<b c(1).md>)', '[x](<img.png>)', '[x](<sub/>)'])
})

test('a folder typed so far offers what is in it', () => {
  check(`=== docs/a.md\n[x](./sub/$0)${files}`, ['[x](./sub/d.md)'])
  check(`=== docs/a.md\n[x](../$0)${files}`, ['[x](../docs/)', '[x](../other/)'])
  check(`=== docs/a.md\n[x](/other/n$0)${files}`, ['[x](/other/network.md)'])
  check(`=== docs/a.md\n[x](none/$0)${files}`, [])
})

test('definitions and HTML attributes are destinations as well', () => {
  check(
    `=== docs/a.md\n[x]: su$0${files}`,
    ['[x]: b%20c%281%29.md', '[x]: img.png', '[x]: sub/', '[x]: sub/d.md'].slice(0, 3),
  )
  check(`=== docs/a.md\n<img src="sub/$0">${files}`, ['<img src="sub/d.md">'])
  check(`=== docs/a.md\n<a class='y' href='sub/$0${files}`, [`<a class='y' href='sub/d.md`])
})

test('a few characters without a slash bring documents from anywhere, by name or title', () => {
  const beside = ['[x](b%20c%281%29.md)', '[x](img.png)', '[x](sub/)']
  check(`=== docs/a.md\n[x](netw$0)${files}`, [...beside, '[x](../other/network.md)'])
  check(`=== docs/a.md\n[x](网络技$0)${files}`, [...beside, '[x](../other/network.md)'])
  check(`=== docs/a.md\n[x](n$0)${files}`, beside)
})

test('of documents from elsewhere the nearest come first', () => {
  check('=== docs/a/a.md\n[x](not$0)\n=== far/away/notes.md\n=== docs/notes.md', [
    '[x](../notes.md)',
    '[x](../../far/away/notes.md)',
  ])
})

test('backticks offer documents once what stands in them looks like a path', () => {
  check(`=== docs/a.md\n\`su$0\`${files}`, [])
  check(`=== docs/a.md\n\`sub/$0\`${files}`, ['`sub/d.md`'])
  check(`=== docs/a.md\nsee \`net$0w\` and \`x\`${files}`, ['see `sub/w` and `x`', 'see `network.mdw` and `x`'])
  check(`=== docs/a.md\nsee \`other/$0${files}`, ['see `other/network.md'])
  check(`=== docs/a.md\n\`kubectl get .$0\`${files}`, [])
})

test('backticks get as much of the path of a document elsewhere as is needed to name it', () => {
  check('=== a/a.md\n`note$0`\n=== b/notes.md', ['`notes.md`'])
  check('=== x/a/a.md\n`note$0`\n=== x/b/notes.md\n=== y/c/notes.md', ['`b/notes.md`', '`c/notes.md`'])
})

test('a document alone in its folder is offered what is near', () => {
  check('=== docs/a/a.md\n[x]($0)\n=== far/away/n.md\n=== docs/b/n.md', ['[x](../b/n.md)', '[x](../../far/away/n.md)'])
  expect(complete('=== docs/a/a.md\n[x]($0)\n=== docs/b/n.md').isIncomplete).toBe(true)
})

test('behind # stand the anchors of the document before it', () => {
  check('# 12.18 网络对比\n## Two\n<a id="my place"></a>\n\n[x](#$0)', [
    '[x](#1218-网络对比)',
    '[x](#two)',
    '[x](#my%20place)',
  ])
  check(`=== docs/a.md\n# A\n[x](sub/d.md#$0)${files}`, ['[x](sub/d.md#deep)'])
  check(`=== docs/a.md\n# A\n\`sub/d.md#$0\`${files}`, ['`sub/d.md#deep`'])
  check('=== a.md\n[x](b#$0)\n=== b/README.md\n# B {#mine}', ['[x](b#mine)'])
  check('# A\n\n[x](none.md#$0)', [])
  check('# A\n\n`#$0`', [])
})

test('an anchor is found by number, title, pinyin and initials', () => {
  const [item] = complete('# 12.18 网络对比\n\n[x](#$0)').items
  expect(item?.label).toBe('12.18 网络对比')
  for (const typed of ['12.18', '网络', 'wangluoduibi', 'wldb', '1218-网络对比'])
    expect(` ${item?.filterText}`).toContain(` ${typed}`) // at the start of a word, else VS Code does not find it
})

test('a path is found by the title of its document, its pinyin and initials', () => {
  const [item] = complete('=== a.md\n[x](wl$0)\n=== b.md\n# 12. 网络对比').items
  for (const typed of ['b.md', '12.', '网络', 'wangluoduibi', 'wldb'])
    expect(` ${item?.filterText}`).toContain(` ${typed}`)
})

test('of very many anchors those are offered that what is typed could mean', () => {
  const many = Array.from({ length: 3000 }, (_, i) => `## 7.${i} 网络${i}`).join('\n')
  const all = complete(`${many}\n\n[x](#$0)`)
  expect(all.items).toHaveLength(1000)
  expect(all.isIncomplete).toBe(true)
  for (const [typed, found] of [
    ['7.2999', 1],
    ['网络2999', 1],
    ['wangluo2999', 1],
    ['72999', 1],
    ['none', 0],
  ] as const) {
    const { items, isIncomplete } = complete(`${many}\n\n[x](#${typed}$0)`)
    expect(items, typed).toHaveLength(found)
    expect(isIncomplete).toBe(true)
  }
})

test('repeated headings offer their own anchors', () => {
  check('# A\n# A\n\n[x](#$0)', ['[x](#a)', '[x](#a-1)'])
})

test('behind ][ stand the labels, behind [^ the footnotes', () => {
  check('[x][$0]\n\n[One  two]: a.md\n[one two]: b.md\n[z]: c.md\n[^n]: note', ['[x][One two]', '[x][z]'])
  check('x[^$0]\n\n[^n]: note\n[z]: c.md', ['x[^n]'])
})

test('nothing is offered in code, front matter, comments, URLs and plain text', () => {
  for (const source of [
    '```\n[x]($0)\n```',
    '```\n[x]($0',
    '    [x]($0)',
    '---\na: "[x]($0)"\n---\n',
    '<!-- [x]($0) -->',
    '<!--\n[x]($0',
    '[x](https://exa$0)',
    '[x](//exa$0)',
    'plain $0',
    '[x](b.md) and $0',
    '[x](b.md "tit$0")',
    '`a[i](` $0',
  ]) {
    expect(complete(`=== a.md\n${source}\n=== b.md\n# B`).items, source).toEqual([])
  }
})

test('a comment that is closed, or is shown as code, hides nothing', () => {
  check('=== a.md\n<!-- x --> [x]($0)\n=== b.md', ['<!-- x --> [x](b.md)'])
  check('=== a.md\n`<!--` [x]($0)\n=== b.md', ['`<!--` [x](b.md)'])
})

test('overwriting replaces the rest of the destination, up to its fragment', () => {
  const { corpus, document, offset } = fixture('=== a.md\n[x](su$0b/old.md#here)\n=== b.md')
  const [item] = completion(corpus, document, offset).items
  expect(document.text.slice(item?.overwriteSpan.start, item?.overwriteSpan.end)).toBe('sub/old.md')
})

test('the list says when more typing brings more', () => {
  expect(complete('=== a.md\n[x](n$0)\n=== b/n.md').isIncomplete).toBe(true)
  expect(complete('=== a.md\n[x](nn$0)\n=== b/nn.md').isIncomplete).toBe(false)
  expect(complete('=== a.md\n[x](b/n$0)\n=== b/n.md').isIncomplete).toBe(false)
})

test('of very many documents the nearest are offered, and the list says that there are more', () => {
  const many = Array.from({ length: 300 }, (_, i) => `=== d${i}/note.md\n# N`).join('\n')
  const { items, isIncomplete } = complete(`=== x/y/a.md\n[x](note$0)\n=== x/note.md\n${many}`)
  expect(items).toHaveLength(200)
  expect(items[0]?.text).toBe('../note.md')
  expect(isIncomplete).toBe(true)
})

test('the preview of an item is that of a hover', () => {
  const { corpus, document, offset } = fixture('=== a.md\n[x](b.md#$0)\n=== b.md\n# B\ntext\n')
  const [item] = completion(corpus, document, offset).items
  if (!item) throw new Error('no item')
  expect(hoverMarkdown(completionPreview(corpus, item))).toContain('**B**')
  expect(hoverMarkdown(completionPreview(corpus, item))).toContain('text')
  expect(completionPreview(corpus, { target: undefined })).toEqual([])
  expect(completionPreview(corpus, { target: { path: '/corpus/gone.md', anchor: 'x' } })).toEqual([])
})
