// What links and mentions name: each step of the search, and what it must not find.

import { expect, test } from 'vitest'
import type { Target } from '../server/src/core/resolution.ts'
import { resolve } from '../server/src/core/resolve.ts'
import { fixture, root } from './harness/fixture.ts'

/** Resolves every reference of the document with the cursor and compares: `what it names by rule`. */
function check(source: string, expected: readonly string[]): void {
  const { corpus, document } = fixture(source)
  const answers = document.references.map((reference) => {
    const resolution = resolve(corpus, document, reference)
    switch (resolution.kind) {
      case 'found':
        return `${named(resolution.target)} by ${resolution.rule}${resolution.spelling ? ' in another case' : ''}`
      case 'missing-file':
      case 'ambiguous':
        return [resolution.kind, ...resolution.candidates.map(short)].join(' ')
      default:
        return resolution.kind
    }
  })
  expect(answers).toEqual(expected)
}

function named(target: Target): string {
  switch (target.kind) {
    case 'heading':
      return `${short(target.path)} "${target.heading.title}"`
    case 'anchor':
      return `${short(target.path)} <${target.anchor.id}>`
    case 'lines':
      return `${short(target.path)} ${target.first}-${target.last}`
    case 'folder':
      return `${short(target.path)}/ (${target.index ? short(target.index) : 'no index'})`
    case 'definition':
    case 'footnote':
      return target.kind
    case 'file':
      return short(target.path)
  }
}

function short(path: string): string {
  return path.slice(root.length + 1)
}

test('a link is relative to its document, and to nothing else', () => {
  check(
    `
=== docs/01-a/a.md
$0[x](../02-b/b.md) [y](02-b/b.md) [z](b.md)
=== docs/02-b/b.md
# B
`,
    ['docs/02-b/b.md by relative', 'missing-file docs/02-b/b.md', 'missing-file docs/02-b/b.md'],
  )
})

test('a leading slash means the corpus root', () => {
  check(
    `
=== docs/a.md
$0[x](/docs/b.md#b)
=== docs/b.md
# B
`,
    ['docs/b.md "B" by root'],
  )
})

test('a mention is looked for further and further away', () => {
  check(
    `
=== docs/01-a/a.md
$0\`b.md\` \`docs/02-b/b.md\` \`02-b/c.md\` \`b/c.md\` \`root.md\` \`lone.md\`
=== docs/01-a/b.md
=== docs/02-b/b.md
=== docs/02-b/c.md
=== root.md
=== docs/x/y/lone.md
`,
    [
      'docs/01-a/b.md by relative',
      'docs/02-b/b.md by root',
      'docs/02-b/c.md by ancestor',
      'docs/02-b/c.md by suffix-without-number',
      'root.md by root',
      'docs/x/y/lone.md by suffix',
    ],
  )
})

test('of several files of one name the nearest is meant, and none where two are equally near', () => {
  check(
    `
=== docs/01-a/a.md
$0\`c.md\` \`d.md\`
=== docs/01-a/sub/c.md
=== docs/02-b/c.md
=== docs/02-b/d.md
=== docs/03-b/d.md
`,
    ['docs/01-a/sub/c.md by nearest', 'ambiguous docs/02-b/d.md docs/03-b/d.md'],
  )
})

test('a year is no folder number', () => {
  check(
    `
=== a.md
$0\`trends/x.md\` \`2025-trends/x.md\`
=== docs/27-2025-trends/x.md
`,
    ['missing-file docs/27-2025-trends/x.md', 'docs/27-2025-trends/x.md by suffix-without-number'],
  )
})

test('folders are targets, with the document that is shown for them', () => {
  check(
    `
=== docs/a.md
$0[x](b/) [y](c) [z](.) [w](b/#b)
=== docs/b/README.md
# B
=== docs/c/x.md
`,
    [
      'docs/b/ (docs/b/README.md) by relative',
      'docs/c/ (no index) by relative',
      'docs/ (no index) by relative',
      'docs/b/README.md "B" by relative',
    ],
  )
})

test('fragments name headings, ids, footnotes aside, and lines', () => {
  check(
    `
=== a.md
# 12.18 网络对比

$0[x](#1218-网络对比) [y](#1218-%E7%BD%91%E7%BB%9C%E5%AF%B9%E6%AF%94) [z](#x) [v](#L3-L5) [w](#none) [top](#top)

<a id="x"></a>
`,
    [
      'a.md "12.18 网络对比" by this-document',
      'a.md "12.18 网络对比" by this-document',
      'a.md <x> by this-document',
      'a.md 2-4 by this-document',
      'missing-heading',
      'a.md by this-document',
    ],
  )
})

test('the wrong case is found, and said to be wrong', () => {
  check(
    `
=== a.md
$0[x](readme.MD) [y](Docs/b.md)
=== README.md
=== docs/b.md
`,
    ['README.md by relative in another case', 'docs/b.md by relative in another case'],
  )
})

test('the extension may be left out', () => {
  check(
    `
=== a.md
$0[x](docs/b) [y](docs/b#b)
=== docs/b.md
# B
`,
    ['docs/b.md by relative', 'docs/b.md "B" by relative'],
  )
})

test('what climbs out of the root is outside', () => {
  check(`$0[x](../other.md) [y](../../issues)`, ['outside', 'outside'])
})

test('labels name their definitions and footnotes', () => {
  check(
    `
$0[x][d] [e] [^n] [x][nowhere]

[d]: b.md
[e]: #top
[^n]: note
`,
    [
      'definition by label',
      'definition by label',
      'footnote by label',
      'missing-label',
      'missing-file',
      'a.md by this-document',
    ],
  )
})

test('URLs and templates are no references', () => {
  check('$0[x](https://example.com/a.md) <mailto:a@b.c> [y]({{ page.url }}) [z](//host/x)', [])
})
