// Items of hierarchies: what a place is about, and how an item is found again.

import { expect, test } from 'vitest'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { itemFor, itemsAt, keyOf } from '../../server/src/core/features/sectionItem.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { type Fixture, fixture, place } from '../harness/fixture.ts'

/** What the place at the cursor is about, as `name file:line:column`. */
function check(source: string, ...expected: readonly string[]): void {
  const { corpus, document, offset } = fixture(source)
  const found = itemsAt(corpus, document, offset).map(
    ({ name, path, selection }) => `${name} ${place(corpus, path, selection.start)}`,
  )
  expect(found).toEqual(expected)
}

test('a link is about what it names, its path about the document', () => {
  const source = (link: string) => `=== a.md\n# A\n${link}\n=== b.md\n# B\n\n## Two\n`
  check(source('[x](b.md#t$0wo)'), 'Two b.md:3:4')
  check(source('[x](b$0.md#two)'), 'b.md b.md:1:1')
  check(source('[x](b$0.md#gone)'), 'b.md b.md:1:1')
  check(source('[x](b.md#go$0ne)'))
  check(source('[x](go$0ne.md)'))
  check(source('[x][la$0bel]\n\n[label]: b.md#two'), 'Two b.md:3:4')
  check(source('[x][nowh$0ere]'))
})

test('a line of a document is about the section around it', () => {
  check('=== a.md\n[x](b.md#L$05)\n=== b.md\n# B\n\n## Two\n\nWords.\n', 'Two b.md:3:4')
})

test('what can mean several things is about all of them', () => {
  check('=== a.md\n# A\n`x$0/one.md`\n=== b/x/one.md\n=== c/x/one.md', 'one.md b/x/one.md:1:1', 'one.md c/x/one.md:1:1')
  check(
    '=== d/a.md\nSee section 7.$01.\n=== b/one.md\n# 7 One\n## 7.1 X\n=== c/two.md\n# 7 Two\n## 7.1 Y',
    '7.1 X b/one.md:2:4',
    '7.1 Y c/two.md:2:4',
  )
})

test('a file that is no document, and a folder by its index, can be asked about', () => {
  check('=== a.md\n![x](pic$0.png)\n=== pic.png\n', 'pic.png pic.png:1:1')
  check('=== a.md\n[x](b$0/)\n=== b/README.md\n# B', 'README.md b/README.md:1:1')
  check('=== a.md\n[x](b$0/)\n=== b/c.md\n# C')
})

test('an item is found again after edits: by anchor, by number, by place', () => {
  const given = fixture('=== a.md\n# A\n## 1 O$0ne\n## 2 Two\n## 1 One')
  const [item] = itemsAt(given.corpus, given.document, given.offset)
  if (!item) throw new Error('no item')
  const key = keyOf(item)
  const now = (text: string) => {
    edit(given, text)
    const found = itemFor(given.corpus, key)
    return found && `${found.name} ${found.span.start}`
  }
  expect(now('# A\n\nMore.\n\n## 2 Two\n## 1 One')).toBe('1 One 21')
  expect(now('# A\n\n## 2 Two\n## 1 Retitled')).toBe('1 Retitled 14')
  expect(now('# A\n## 3 Renumbered\n## 2 Two')).toBe('3 Renumbered 4')
  expect(now('# A\n\nNothing is left.')).toBeUndefined()
})

test('a document is found again as long as it is there', () => {
  const { corpus, document } = fixture('=== a.md\nWords.')
  const [item] = itemsAt(corpus, document, 0)
  const key = item && keyOf(item)
  expect(key && itemFor(corpus, key)?.name).toBe('a.md')
  corpus.delete(document.path)
  corpus.files.delete(document.path)
  expect(key && itemFor(corpus, key)).toBeUndefined()
})

function edit({ corpus, document }: Fixture, text: string): void {
  const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
  corpus.set(createDocument(document.path, text, facts, defaultSettings))
}
