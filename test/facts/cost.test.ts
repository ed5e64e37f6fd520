// Hostile documents cost what they are long: the time for one and for eight times as much, by shape.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { expectLinear } from '../harness/cost.ts'

const read = (text: string) => extractFacts(text, { anchors: 'github', headingsOnly: false })

/** Runs of every length in turn, up to so many characters. */
function runs(character: string, size: number): string {
  let text = ''
  for (let length = 1; text.length < size; length++) text += `${character.repeat(length)} `
  return text
}

function labels(size: number): string {
  const count = size / 20
  const numbers = Array.from({ length: count }, (_, i) => i)
  return `${numbers.map((i) => `[l${i}]: x\n`).join('')}\n${numbers.map((i) => `[l${i}] \n\n`).join('')}`
}

/** Documents of about so many characters. */
const shapes: Readonly<Record<string, (size: number) => string>> = {
  'brackets in each other': (size) => `${'['.repeat(size / 2)}a${']'.repeat(size / 2)}`,
  'brackets before links': (size) => `${'['.repeat(size / 2)}${'[a](b)'.repeat(size / 12)}`,
  'brackets before hard breaks': (size) => `${'[a](b) ['.repeat(size / 16)}${'a\\\n'.repeat(size / 6)}`,
  'links that are not closed': (size) => '[a](b'.repeat(size / 5),
  'titles that are not closed': (size) => "[a](b ('".repeat(size / 8),
  'labels that are not closed': (size) => '[a]['.repeat(size / 4),
  'images that are not closed': (size) => '!['.repeat(size / 2),
  'a paragraph of 80 columns': (size) => `${'word '.repeat(16)}\n`.repeat(size / 81),
  'a paragraph of links': (size) => 'some [link](file.md) and\n'.repeat(size / 25),
  'a paragraph of code': (size) => 'some `code` and\n'.repeat(size / 16),
  'a paragraph of addresses': (size) => 'see http://a.b/c and\n'.repeat(size / 21),
  'a paragraph of mail addresses': (size) => 'a@b.c '.repeat(size / 6),
  'a table': (size) => `| a | b | c |\n|---|---|---|\n${'| x | y | z |\n'.repeat(size / 14)}`,
  'a table without its delimiter row': (size) => `| a | b |\n${'| x | y |\n'.repeat(size / 10)}`,
  'delimiter rows': (size) => '|-|\n'.repeat(size / 4),
  backticks: (size) => '`'.repeat(size),
  'runs of backticks': (size) => runs('`', size),
  'runs of dollars': (size) => runs('$', size),
  'runs of tildes': (size) => runs('~', size),
  prices: (size) => '$5 '.repeat(size / 3),
  'math that is not closed': (size) => '$ a'.repeat(size / 3),
  'smaller than': (size) => '<'.repeat(size),
  'tags that are not closed': (size) => '<a '.repeat(size / 3),
  'tags that are not closed before one that is': (size) => `${'<a '.repeat(size / 3)}>`,
  'comments that are not closed': (size) => '<!-- '.repeat(size / 5),
  'comments in a paragraph that are not closed': (size) => `x ${'<!-- '.repeat(size / 5)}>`,
  'instructions that are not closed': (size) => `x ${'<? '.repeat(size / 3)}`,
  'asterisks and words': (size) => '**a'.repeat(size / 3),
  'a title of asterisks': (size) => `# ${'**a '.repeat(size / 4)}`,
  'underlined titles': (size) => 'a\n===\n'.repeat(size / 6),
  'a flat list': (size) => '- item\n'.repeat(size / 7),
  'a loose list': (size) => '- item\n\n'.repeat(size / 8),
  'a list with tabs': (size) => `- a\n${'\t- b\n'.repeat(size / 5)}`,
  'an item with HTML': (size) => `- a\n${'  <div>\n'.repeat(size / 8)}`,
  'lists in each other': (size) => {
    let text = ''
    for (let depth = 0; text.length < size; depth++) text += `${' '.repeat(2 * (depth % 90))}- a\n`
    return text
  },
  'quotes in each other': (size) => `${'>'.repeat(size)} a\n`,
  'quotes with lazy lines': (size) => '> a\nb\n'.repeat(size / 6),
  'a fence that is not closed': (size) => `\`\`\`\n${'- a\n\n'.repeat(size / 5)}`,
  'a fence with fences in its lines': (size) => `\`\`\`\n${'a ``` b\n'.repeat(size / 8)}`,
  'math blocks that are not closed': (size) => '$$\na\n\n'.repeat(size / 6),
  'code by indentation': (size) => '    a\n\n'.repeat(size / 7),
  'code by tabs': (size) => '\ta\n\n'.repeat(size / 4),
  'code and lists in turn': (size) => '    a\n\n- b\n'.repeat(size / 11),
  'blocks of HTML': (size) => '<div>\n\n</div>\n\n'.repeat(size / 15),
  'HTML that is not closed': (size) => '<!--\n\na\n\n'.repeat(size / 9),
  'a footnote of many lines': (size) => `[^1]: a\n${'    b\n'.repeat(size / 6)}`,
  'labels and their uses': labels,
  metadata: (size) => '**最后更新**：2025 '.repeat(size / 14),
  'paragraphs of metadata': (size) => '**最后更新**：2025\n\n'.repeat(size / 15),
  'bold words': (size) => '**更** '.repeat(size / 6),
  'a document with a NUL': (size) => `\0${'> a\nb\n'.repeat(size / 6)}`,
}

for (const [name, make] of Object.entries(shapes)) {
  test(name, () => expectLinear(name, make, read), 60_000)
}

/** Shapes that are given to micromark piece by piece: the same growth, of less text, for each piece takes its time. */
const givenAway: typeof shapes = {
  'titles of markup': (size) => '# *a* _b_\n'.repeat(size / 10),
  'titles of references': (size) => '# &#49;.2 &amp;\n'.repeat(size / 16),
  'underlined paragraphs': (size) => 'a\nb\n===\n'.repeat(size / 8),
  'items with tabs': (size) => '-\ta\n'.repeat(size / 4),
  'a list with HTML': (size) => '- a\n  <div>\n'.repeat(size / 12),
  'empty items': (size) => '-\n'.repeat(size / 2),
  'quotes of quotes with lazy lines': (size) => '> > a\n> b\n'.repeat(size / 10),
  'fences in items that are not closed': (size) => '- ```\n\n'.repeat(size / 7),
  footnotes: (size) => '[^1]: a\n\n'.repeat(size / 9),
  'definitions over two lines': (size) => '[a]:\nb\n'.repeat(size / 7),
  'lines that end in carriage returns': (size) => 'a\r'.repeat(size / 2),
}

for (const [name, make] of Object.entries(givenAway)) {
  test(name, () => expectLinear(name, (size) => make(size / 10), read), 60_000)
}

/** Shapes of which the full parser takes more than its share, in parts that are short enough to be given to it. */
const parts = {
  links: '[a](b'.repeat(300),
  quotes: `> -\ta\n${'> a\nb\n'.repeat(200)}`,
  items: `-\ta\n${'  a\n  ===\n'.repeat(150)}`,
}

for (const [name, part] of Object.entries(parts)) {
  test(`${name} that micromark is given, part by part`, () => {
    expectLinear(name, (size) => `${part}\n\n# a\n\n`.repeat(size / 10_000), read)
  }, 60_000)
}

test('of a part that is too long for micromark no inline fact is read, and of the document only its headings', () => {
  const tangled = (count: number) => `# t\n\n[x](y)\n\n- a\n${'\t- [b](c)\n'.repeat(count)}`
  expect(read(tangled(100)).links).toHaveLength(101)
  const { headingsOnly, links, headings } = read(tangled(10_000))
  expect([headingsOnly, links, headings.map(({ title }) => title)]).toEqual([true, [], ['t']])
})
