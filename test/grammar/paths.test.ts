// Which text in backticks or prose is the path of a file or folder.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { pathMentions } from '../../server/src/core/grammar/paths.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'

/** Compares the mentions in a document, as written. */
function check(text: string, expected: readonly string[], extensions = defaultSettings.mentions.extensions): void {
  const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
  const mentions = pathMentions(text, facts, { ...defaultSettings, mentions: { extensions } })
  expect(mentions.map((each) => slice(text, each.targetSpan))).toEqual(expected)
  for (const { form, span, targetSpan, target } of mentions) {
    expect(slice(text, targetSpan)).toBe(slice(text, { start: target.pathSpan.start, end: targetSpan.end }))
    expect(slice(text, span)).toBe(form === 'code' ? codeAround(text, targetSpan.start) : slice(text, targetSpan))
  }
}

/** The span of code, backticks and all, around an offset. */
function codeAround(text: string, offset: number): string {
  const { codeSpans } = extractFacts(text, { anchors: 'github', headingsOnly: false })
  const span = codeSpans.find((each) => each.span.start < offset && offset < each.span.end)?.span
  return span ? slice(text, span) : ''
}

/** Each line in backticks: a mention or not. */
function checkCode(codes: readonly string[], areMentions: boolean): void {
  for (const code of codes) check(`x \`${code}\` y`, areMentions ? [code] : [])
}

test('files and folders in backticks', () => {
  checkCode(
    [
      'network-stack.md',
      'README.md',
      '文档.md',
      'docs/12-network-stack/network-stack.md',
      '../a/b.md',
      './b.md',
      '/docs/a.md',
      'a.md#1218-网络',
      'L-0-hardware.md',
      'a_b.c-d.md',
      'notes.markdown',
      'docs/',
      '../12-network-stack/',
      'a/b/c/',
      '文档/网络/',
      '12-network-stack',
      '.github/workflows/',
    ],
    true,
  )
})

test('what only looks like a path in backticks is none', () => {
  checkCode(
    [
      'cat a.md',
      'npm run x.md',
      '*.md',
      'docs/**/*.md',
      'a?.md',
      '{a,b}.md',
      '[id].md',
      '<name>.md',
      '$HOME/a.md',
      'https://example.com/a.md',
      'git@github.com:a/b.md',
      'C:\\docs\\a.md',
      'a.md:12',
      'a.md, b.md',
      '@scope/pkg',
      '@scope/pkg/a.md',
      'scope/pkg',
      'N/A',
      'and/or',
      'I/O/',
      'I/O',
      '/etc/',
      '/a.md',
      '//host/a.md',
      'a//b.md',
      '~/notes.md',
      '~/docs/',
      '.md',
      'docs/.md',
      '../',
      './',
      '/',
      '#a.md',
      'v2.0',
      '1.30',
      '2025-11-07',
      '11-07',
      '^a.*\\.md$',
      'a.mdx',
      'a.md.bak',
      'main.go',
      'network-stack',
      '…/a.md',
      '.../a.md',
      'a=b.md',
    ],
    false,
  )
})

test('bare names in prose', () => {
  check('见 network-stack.md 和 docs/a/b.md。', ['network-stack.md', 'docs/a/b.md'])
  check('参见network-stack.md的第 3 节，以及（b.md）、c.md, d.md; "e.md".', [
    'network-stack.md',
    'b.md',
    'c.md',
    'd.md',
    'e.md',
  ])
  check('**a.md** and *b.md* and ~~c.md~~: ../d.md ./e.md _index.md', [
    'a.md',
    'b.md',
    'c.md',
    '../d.md',
    './e.md',
    '_index.md',
  ])
  check('Ends with a.md.\n\n# b.md\n\n| c.md |\n|---|\n| d.md |\n\n> - e.md\n', [
    'a.md',
    'b.md',
    'c.md',
    'd.md',
    'e.md',
  ])
  check('SYSTEM\\_VIEW.md and A\\_B\\_C.md', ['SYSTEM\\_VIEW.md', 'A\\_B\\_C.md'])
  check('--a.md', ['a.md'])
  check('a.md/b.md', ['a.md/b.md'])
})

test('what only looks like a name in prose is none', () => {
  check('*.md .md /a.md 文档/a.md @scope/a.md $A.md %s.md ~/a.md #a.md docs\\a.md', [])
  check('a.mdx a.md.bak a.md-like a.md5 a.md_ .../a.md a//b.md -.md', [])
  check('https://example.com/a.md www.example.com/b.md <https://c.d/e.md>', [])
  check('[a.md](x.md) ![b.md](c.png) <a href="d.md">e</a>', [])
  check('<!-- a.md --> $a.md$ \n\n```\nb.md\n```\n\n    c.md\n', [])
})

test('the endings come from the settings', () => {
  check('`a.rst` b.rst `c.md` d.md', ['a.rst', 'b.rst'], ['rst'])
})

test('code inside the text of a link is a mention too, for what it says can be wrong', () => {
  check('[`a.md`](b.md)', ['a.md'])
})

test('the text is read once, whatever it holds', () => {
  const facts = extractFacts('', { anchors: 'github', headingsOnly: false })
  const hostile = ['a.md/', 'a.md.', '.md', 'a', '-', '../', 'x.md//', '\\_', 'a.md ', '.mdx']
  for (const part of hostile) {
    const mentions = (text: string) => {
      const bounds = [0, text.length]
      const run = { span: { start: 0, end: text.length }, block: 'paragraph' as const, bounds }
      return pathMentions(text, { ...facts, prose: [run] }, defaultSettings)
    }
    expectLinear(part, (size) => part.repeat(size), mentions)
    expectLinear(
      `${part} in pieces`,
      (size) => part.repeat(size),
      (text) => {
        const bounds = Array.from({ length: Math.floor(text.length / 4) * 2 }, (_, i) => (i % 2 ? i * 2 + 1 : i * 2))
        const run = { span: { start: 0, end: text.length }, block: 'paragraph' as const, bounds }
        return pathMentions(text, { ...facts, prose: [run] }, defaultSettings)
      },
    )
  }
})
