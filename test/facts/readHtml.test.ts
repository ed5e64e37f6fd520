// Ids, links, headings and directives in HTML.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { type HtmlFacts, readHtml } from '../../server/src/core/facts/html.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'

/** What the HTML of a document gives, in order: `#id`, `@name`, `h anchor`, `-> target`, `action codes`. */
function check(text: string, expected: readonly string[]): void {
  const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
  const marks = { id: '#', name: '@', heading: 'h ' } as const
  const found = [
    ...facts.anchors.map(({ kind, span, id }) => ({ at: span.start, line: marks[kind] + id })),
    ...facts.links
      .filter((link) => link.kind === 'html')
      .map(({ targetSpan, target }) => ({ at: targetSpan.start, line: `-> ${target}` })),
    ...facts.directives.map(({ span, action, codes }) => ({ at: span.start, line: [action, ...codes].join(' ') })),
  ]
  expect(found.sort((a, b) => a.at - b.at).map((each) => each.line)).toEqual(expected)
  for (const { kind, span, id } of facts.anchors) {
    if (kind !== 'heading' && !id.includes('ä')) expect(slice(text, span)).toBe(id)
  }
  for (const { kind, span, targetSpan } of facts.links) {
    if (kind !== 'html') continue
    expect(slice(text, span)).toMatch(/^<.*>$/s)
    expect(slice(text, span)).toContain(slice(text, targetSpan))
  }
}

test('attributes in double quotes, single quotes and none', () => {
  check('<a id="a" href="b.md">x</a> <img src=\'c.png\'> <span id=d>\n', ['#a', '-> b.md', '-> c.png', '#d'])
  check('<A HREF = "b.md"\n  ID =\n  c>x</A>\n', ['-> b.md', '#c'])
  check('<a id=""></a> <a href=""></a> <a id></a> <a href></a> <a data-id="x" xml:id="y"></a>\n', ['-> '])
  check('<a title="id=no" alt="href=\'no\'" id="yes"></a>\n', ['#yes'])
  check('<a title="a > b" id="x"></a>\n', ['#x'])
})

test('character references are undone, backslashes stay', () => {
  check('<a id="&auml;" href="a&amp;b\\_c.md"></a>\n', ['#ä', '-> a&b\\_c.md'])
})

test('names of places and of form fields', () => {
  check('<a name="a"></a> <h3 name="b"></h3> <input name="c"> <meta name="d">\n', ['@a', '@b'])
})

test('what a browser loads but nobody follows is no link', () => {
  check('<link href="a.css"> <form href="b"> <use href="#c"> <area href="d.md">\n', ['-> d.md'])
  check('<script src="a.js"></script>\n\n<base href="b">\n', [])
})

test('headings of blocks have anchors, numbered with those of Markdown', () => {
  check('# A\n\n<h1 align="center">A</h1>\n\n## A\n\n<h2>\n  <b>B</b> &amp; c\n</h2>\n', ['h a-1', 'h b--c'])
  check('Text <h1>A</h1>\n', [])
  check('<h1>A\n\n</h1>\n', [])
})

test('links in tables, lists and folded parts of HTML', () => {
  check('<table>\n<tr><td><a href="a.md">a</a></td></tr>\n</table>\n\n- <details>\n  <a href="b.md">\n', [
    '-> a.md',
    '-> b.md',
  ])
  check('> <p id="a">\n> <a href="b.md">\n', ['#a', '-> b.md'])
  check('<details>\n<summary id="s">x</summary>\n\n[a](b.md) <a href="c.md">c</a>\n\n</details>\n', ['#s', '-> c.md'])
})

test('nothing in comments, CDATA, instructions, scripts, code and images counts', () => {
  check('<!-- <a id="x"> -->\n\n<!--\n<a id="x">\n\n<a id="y">\n-->\n\na <!-- <a id="x"> --> <!--> <a id="z">\n', [
    '#z',
  ])
  check('<div><!-- --><a id="a"><!--> <a id="b"> <!---><a id="c"></div>\n', ['#a', '#b', '#c'])
  check('<![CDATA[ <a id="x"> ]]>\n\n<?php <a id="x"> ?>\n\n<!DOCTYPE html>\n', [])
  check('<style>\n<a id="x">\n</style>\n\n<div><script>"<a id=x>"</script><a id="y"></div>\n', ['#y'])
  check('`<a id="x">` \\<a id="x"> ![<a id="x">](y)\n\n    <a id="x">\n\n```html\n<a id="x">\n```\n', [])
})

test('a tag that never ends takes in the rest of its block, and no more', () => {
  check('<div>\n<a id="x" href="y\n\n<a id="z"></a>\n', ['#z'])
  check('<div>\n1 < 2 <a id="x"> <3\n', ['#x'])
})

test('comments that steer the checks', () => {
  check('<!-- doc-corpus-disable -->\n', ['disable'])
  check('<!-- doc-corpus-disable-next-line missing-file, missing-heading -->\n', [
    'disable-next-line missing-file missing-heading',
  ])
  check('<!--doc-corpus-enable missing-file-->\n\na <!-- doc-corpus-disable-file wrong-case --> b\n', [
    'enable missing-file',
    'disable-file wrong-case',
  ])
  check('<!-- doc-corpus-disable\n  missing-file\n  wrong-case\n-->\n', ['disable missing-file wrong-case'])
  check('- a\n\n  <!-- doc-corpus-disable-next-line -->\n  b\n', ['disable-next-line'])
})

test('what only looks like such a comment is none', () => {
  check('<!-- doc-corpus-disabled -->\n\n<!-- doc-corpus disable -->\n\n<!-- x doc-corpus-disable -->\n', [])
  check('`<!-- doc-corpus-disable -->`\n\n```\n<!-- doc-corpus-disable -->\n```\n\n<!-- doc-corpus-disable\n', [])
})

test('hostile HTML costs what it is long', () => {
  const parts = ['<', '<a ', '<a b="', '<a b=\'"', '<!--', '<!-->', '<![CDATA[', '<?', '<h1>', '<h1></h1>', '</', 'a']
  parts.push('<script>', '<script></script>', '<textarea', '<a id=x>', '<a =', '<a "\'', '&amp;', '"', '<a id="', '\\')
  for (const part of parts) {
    for (const before of ['', '<a b="']) {
      const read = (text: string) => {
        const out: HtmlFacts = { anchors: [], links: [], directives: [], headings: [] }
        readHtml(text, { start: 0, end: text.length }, true, out)
      }
      expectLinear(before + part, (size) => before + part.repeat(size), read)
    }
  }
})

test('many pieces of one text cost what they are long', () => {
  expectLinear(
    '<a id=x><',
    (size) => '<a id=x><'.repeat(size),
    (text) => {
      const out: HtmlFacts = { anchors: [], links: [], directives: [], headings: [] }
      for (let at = 0; at < text.length; at += 9) readHtml(text, { start: at, end: at + 9 }, false, out)
    },
  )
})
