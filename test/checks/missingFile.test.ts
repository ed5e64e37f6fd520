// missing-file: which links are reported, which are left alone, and what the fixes make of them.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('a link to nothing is reported at its path', () => {
  check(`
=== a.md
[x](b.md) ![y](img/z.png#frag) [z][d]
    ^^^^ missing-file
               ^^^^^^^^^ missing-file

[d]: <c d.md>
      ^^^^^^ missing-file

<a href="e.md">e</a>
         ^^^^ missing-file
`)
})

test('the message names the one file that ends alike', () => {
  check(`
=== docs/01-a/a.md
[x](02-b/b.md)
    ^^^^^^^^^ missing-file: No file or folder 02-b/b.md. Did you mean ../02-b/b.md?
=== docs/02-b/b.md
`)
})

test('a file of another kind or another name is not offered in the message', () => {
  check(`
=== a.md
[x](docs/experimental.md) [y](docs/security.md)
    ^^^^^^^^^^^^^^^^^^^^ missing-file: No file or folder docs/experimental.md.
                              ^^^^^^^^^^^^^^^^ missing-file: No file or folder docs/security.md.
=== hack/experimental
=== SECURITY.md
`)
})

test('what is there, elsewhere, or a template is left alone', () => {
  check(`
=== docs/a.md
[x](b.md) [y](../docs/) [z](<c d.md>) [w](c%20d.md#x) [v](https://example.com/no.md) [u]({{ page.url }}) [t](/docs/b.md)
=== docs/b.md
=== docs/c d.md
# X
`)
})

test('code, comments, math and front matter hold no links', () => {
  check(`
=== a.md
---
link: "[x](no.md)"
---

\`[x](no.md)\` <!-- [x](no.md) --> $[x](no.md)$

    [x](no.md)

~~~
[x](no.md)
~~~
`)
})

test('placeholders are left alone', () => {
  check(`
=== a.md
[x](url) [y](link) [z](path/to/file.md) [w](...) [v](@) [u](docs/{name}.md) [t](链接)
`)
})

test('paths that a site generator makes are left alone', () => {
  check(`
=== docs/guide/a.md
[x](b.html) [y](b/) [z](../guide/b/#top) [w](../b/) [v](@site/docs/x.md) [u](/commands/new/) [t](/img/x.png) [s](/guide/b.md)
=== docs/guide/b.md
`)
})

test('a path from the root is judged where its first folder is at the root', () => {
  check(`
=== docs/a.md
[x](/docs/no.md) [y](/docs/img/no.png)
    ^^^^^^^^^^^ missing-file
                     ^^^^^^^^^^^^^^^^ missing-file
`)
})

test('a name that only differs in its extension is missing', () => {
  check(`
=== a.md
[x](b.txt)
    ^^^^^ missing-file
=== b.md
`)
})

test('wrong steps up, but folder and name of one file only: safe', () => {
  const source = `
=== docs/x/y/a.md
[19. Mesh](../TECHNICAL/19-mesh/mesh.md$0)
=== docs/TECHNICAL/19-mesh/mesh.md
# Mesh
`
  expect(fixTitles(source)).toEqual([
    'Change to ../../TECHNICAL/19-mesh/mesh.md (preferred, safe)',
    'Create ../TECHNICAL/19-mesh/mesh.md',
  ])
})

test('two files that end alike are both offered, and neither is preferred', () => {
  const source = `
=== docs/x/y/a.md
[x](../19-mesh/mesh.md$0)
=== docs/A/19-mesh/mesh.md
=== docs/B/19-mesh/mesh.md
`
  expect(fixTitles(source)).toEqual([
    'Change to ../../A/19-mesh/mesh.md',
    'Change to ../../B/19-mesh/mesh.md',
    'Create ../19-mesh/mesh.md',
  ])
})

test('a found file that shares its end with another is never safe', () => {
  const source = `
=== docs/a.md
[x](../../c/b.md$0 "t") [y](no/c/b.md)
=== docs/c/b.md
=== other/c/b.md
`.replace('../../c/b.md$0', 'x/c/b.md$0')
  expect(fixTitles(source)).toEqual(['Change to c/b.md', 'Change to ../other/c/b.md', 'Create x/c/b.md'])
})

test('a name alone is preferred when unique, never safe', () => {
  const source = `
=== a.md
[x](old/mesh.md$0)
=== new/mesh.md
`
  expect(fixTitles(source)).toEqual(['Change to new/mesh.md (preferred)', 'Create old/mesh.md'])
})

test('a README elsewhere tells nothing', () => {
  const source = `
=== a.md
[x](README.md$0)
=== b/README.md
`
  expect(fixTitles(source)).toEqual(['Change to b/README.md', 'Create README.md'])
})

test('a slip of the pen is found by spelling', () => {
  const source = `
=== docs/a.md
[x](netwrok-stack.md$0)
=== docs/network-stack.md
=== docs/storage-stack.md
`
  expect(fixTitles(source)).toContain('Change to network-stack.md (preferred)')
})

test('the fragment stays; where the other file lacks it, its only likely anchor is taken, else none', () => {
  const files = `
=== new/b.md
# Heading one
`
  expect(fixTitles(`\n=== a.md\n[x](old/b.md$0#heading-one)${files}`)).toContain(
    'Change to new/b.md#heading-one (preferred)',
  )
  expect(fixTitles(`\n=== a.md\n[x](old/b.md$0#Heading-one)${files}`)).toContain('Change to new/b.md#heading-one')
  expect(fixTitles(`\n=== a.md\n[x](old/b.md$0#nothing-like-it)${files}`)).toContain('Change to new/b.md')
})

test('the manner of writing stays: prefix, brackets, encoding, title', () => {
  const files = `
=== 数据/c d(1.md
`
  const fix = (link: string, title: string) => afterFix(`\n=== a.md\n${link}${files}`, title)
  expect(fix('[x](./c%20d%281.md$0 "t")', 'Change to ./数据/c%20d%281.md')).toBe(
    '=== a.md\n[x](./数据/c%20d%281.md "t")\n',
  )
  expect(fix('[x](<c d(1.md$0>)', 'Change to 数据/c d(1.md')).toBe('=== a.md\n[x](<数据/c d(1.md>)\n')
  expect(fix('[x](%E6%95%B0/c%20d%281.md$0)', 'Change to %E6%95%B0%E6%8D%AE/c%20d%281.md')).toBe(
    '=== a.md\n[x](%E6%95%B0%E6%8D%AE/c%20d%281.md)\n',
  )
  expect(fix('<img src="c d(1.md$0">', 'Change to 数据/c%20d(1.md')).toBe('=== a.md\n<img src="数据/c%20d(1.md">\n')
})

test('an extension left out stays left out, unless the short name would be a folder', () => {
  expect(fixTitles('\n=== a.md\n[x](old/mesh$0)\n=== new/mesh.md\n')).toContain('Change to new/mesh (preferred)')
  expect(fixTitles('\n=== a.md\n[x](old/mesh$0)\n=== new/mesh.md\n=== new/mesh/x.md\n')).toContain(
    'Change to new/mesh.md (preferred)',
  )
})

test('a path from the root stays one', () => {
  const source = `
=== docs/a.md
[x](/docs/mesh.md$0)
=== docs/new/mesh.md
`
  expect(fixTitles(source)).toContain('Change to /docs/new/mesh.md (preferred)')
})

test('creating takes the title from the link, and adds the heading it wants', () => {
  const source = `
=== docs/a.md
[**12. Network stack**](../net/network.md$0#121-overview)
`
  expect(afterFix(source, 'Create ../net/network.md')).toBe(
    '=== net/network.md\n# 12. Network stack\n\n## 121 overview\n',
  )
})

test('the new document has the headings that all links to it ask for', () => {
  const source = `
=== docs/a.md
[Network$0](net.md#overview) [y](net.md#layers) [z](./net.md)
=== b.md
[Overview](docs/net.md#overview) [Sub layers](docs/net#sub-layers) [w](net.md#other)
`.replace('[Network$0](net.md', '[Network](net.md$0')
  expect(afterFix(source, 'Create net.md')).toBe(
    '=== docs/net.md\n# Network\n\n## overview\n\n## layers\n\n## Sub layers\n',
  )
})

test('creating a folder makes its README; an image cannot be created', () => {
  expect(afterFix('\n=== a.md\n[Guide](guide/$0)\n', 'Create guide/README.md')).toBe('=== guide/README.md\n# Guide\n')
  expect(fixTitles('\n=== a.md\n![x](img/x.png$0)\n')).toEqual([])
})

test('nothing is created outside the corpus or below a file', () => {
  expect(fixTitles('\n=== a.md\n[x](b.txt/c.md$0)\n=== b.txt\n')).toEqual([])
})
