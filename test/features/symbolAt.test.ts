// What a cursor means: the innermost symbol at it, and the document outside any.

import { expect, test } from 'vitest'
import { symbolAt } from '../../server/src/core/features/symbolAt.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture } from '../harness/fixture.ts'

/** The kind of the symbol at the cursor and the text it stands for. */
function check(source: string, expected: string): void {
  const { document, offset } = fixture(source)
  const symbol = symbolAt(document, offset)
  const kind = symbol.kind === 'reference' ? `${symbol.reference.kind} ${symbol.part}` : symbol.kind
  expect(`${kind}: ${slice(document.text, symbol.span)}`).toBe(`${expected}`)
}

test('a cursor in the text, path or fragment of a link is on the link', () => {
  check('see [te$0xt](b.md#x) there', 'link whole: [text](b.md#x)')
  check('see [text](b.$0md#x) there', 'link path: [text](b.md#x)')
  check('see [text](b.md#$0x) there', 'link whole: [text](b.md#x)')
  check('see [text](b.$0md) there', 'link whole: [text](b.md)')
})

test('a cursor at either end of a link is on it, and between two links on the second', () => {
  check('see $0[text](b.md)', 'link whole: [text](b.md)')
  check('see [text](b.md)$0', 'link whole: [text](b.md)')
  check('see [text](b.md)$0[other](c.md)', 'link whole: [other](c.md)')
})

test('an image in the text of a link is meant before the link', () => {
  check('[![a$0lt](x.png)](b.md)', 'link whole: ![alt](x.png)')
  check('[![alt](x.png)](b$0.md)', 'link whole: [![alt](x.png)](b.md)')
})

test('a path in backticks that is the text of a link belongs to the link', () => {
  check('[`a.$0md`](docs/a.md)', 'link whole: [`a.md`](docs/a.md)')
  check('`a.$0md` [x](docs/a.md)', 'mention whole: `a.md`')
})

test('a definition has a label and a destination', () => {
  check('[x]\n\n[$0x]: b.md "title"', 'definition: x')
  check('[x]\n\n[x]: b.$0md "title"', 'link whole: b.md')
  check('[x]\n\n[x]: b.md "ti$0tle"', 'definition: x')
  check('[x]\n\n[x]: https://exa$0mple.com', 'definition: x')
})

test('labels, footnotes and ids are symbols', () => {
  check('[te$0xt][x]\n\n[x]: b.md', 'label whole: [text][x]')
  check('a[^$0n]\n\n[^n]: note', 'label whole: [^n]')
  check('a[^n]\n\n[^$0n]: note', 'footnote: n')
  check('a[^n]\n\n[^n]: no$0te', 'document: ')
  check('<a id="pl$0ace"></a>', 'anchor: place')
})

test('only the destination of an HTML tag is a reference', () => {
  check('x <img alt="pi$0cture" src="x.png"> y', 'document: ')
  check('x <img alt="picture" src="x$0.png"> y', 'link whole: x.png')
})

test('a heading is a symbol from its marker to its end, but for the references in it', () => {
  check('$0## 12.18 网络', 'heading: 12.18 网络')
  check('## 12.18 网络$0', 'heading: 12.18 网络')
  check('## see `a$0.md` now', 'mention whole: `a.md`')
})

test('anything else is the document', () => {
  check('plain $0text', 'document: ')
  check('', 'document: ')
})

test('a section named by number is one symbol with its words, each number of a list one of its own', () => {
  check('见 `a.md` 06.9$0.4 章节', 'section whole: 06.9.4 章节')
  check('见 `a.$0md` 06.9.4 章节', 'mention whole: `a.md`')
  check('见 `a.md` 12.$01 和 12.17.1 章节', 'section whole: 12.1')
  check('见 `a.md` 12.1 和 12.$017.1 章节', 'section whole: 12.17.1')
  check('见 `a.md` 第 $03 节', 'section whole: 第 3 节')
  check('[见 12.$01 节](a.md)', 'link whole: [见 12.1 节](a.md)')
})
