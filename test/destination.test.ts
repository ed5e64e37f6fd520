// Destinations taken apart.

import { expect, test } from 'vitest'
import { destination } from '../server/src/core/destination.ts'
import { slice } from '../server/src/core/text.ts'

/** `path` or `path # fragment` of a destination, decoded; undefined for what is no place in a file. */
function check(written: string, expected: string | undefined): void {
  const text = `[x](${written})`
  const result = destination(text, { start: 4, end: 4 + written.length })
  expect(result && [result.path, ...(result.fragment === undefined ? [] : [result.fragment])].join(' # ')).toBe(
    expected,
  )
  if (!result) return
  expect(written.startsWith(slice(text, result.pathSpan))).toBe(true)
  if (result.fragmentSpan) {
    expect(text.charAt(result.fragmentSpan.start - 1)).toBe('#')
    expect(result.fragmentSpan.end).toBe(4 + written.length)
  }
}

test('path and fragment', () => {
  check('a.md', 'a.md')
  check('../a/b.md#c', '../a/b.md # c')
  check('#c', ' # c')
  check('a.md#', 'a.md # ')
  check('', '')
  check('a.md#b#c', 'a.md # b#c')
})

test('the query is no part of the path, and a question mark behind the # is no query', () => {
  check('a.md?x=1#b', 'a.md # b')
  check('a.md?x', 'a.md')
  check('a.md#b?c', 'a.md # b?c')
})

test('escapes, character references and percent-encoding are undone', () => {
  check('a%20b.md#%E6%96%87', 'a b.md # 文')
  check('a\\_b.md#c\\_d', 'a_b.md # c_d')
  check('a&amp;b.md', 'a&b.md')
  check('a&#46;md#b', 'a.md # b')
  check('a&#x2e;md', 'a.md')
  check('a&#b', 'a& # b')
  check('100%.md', '100%.md')
})

test('a backslash between names is a slash', () => {
  check('docs\\a.md', 'docs/a.md')
})

test('a URL is no place in a file, a drive letter is a path', () => {
  for (const url of ['https://a.b/c.md', 'mailto:a@b.c', 'vscode:x', 'tel:1', '//host/a.md', 'HTTP://a']) {
    check(url, undefined)
  }
  check('C:/a.md', 'C:/a.md')
  check('a/b:c.md', 'a/b:c.md')
})

test('a template that another program fills in is no path', () => {
  for (const template of ['{{ page.url }}', '{% link a.md %}', `a/\${b}.md`, '<%= x %>']) check(template, undefined)
})
