// missing-label: uses of labels and footnotes that nothing defines, and what only looks like one.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('full and collapsed uses and footnote calls without a definition are reported at the label', () => {
  check(`
=== a.md
See [the guide][guide] and [Guide Two][] and this.[^note]
                ^^^^^ missing-label: Nothing in this document defines the label [guide].
                            ^^^^^^^^^ missing-label
                                                    ^^^^ missing-label: No footnote [^note] in this document.
`)
})

test('defined labels, indexes, check boxes, patterns, citations and code are left alone', () => {
  check(`
=== a.md
[x][d] [d][] [d] and a[i][j] and [1][2] and [x][ ] and [^a-z] and \`[x][no]\` and [x] and [^n]

- [ ] task
- [x] task

[d]: #top
[^n]: note
`)
})

test('names that documentation generators resolve are left alone', () => {
  check(`
=== a.md
[the vector][std::vec] [path][pathlib.Path] [\`os.path\`][os.path]
`)
})

test('definitions that a site generator fills in are left alone, and those that follow them', () => {
  check(`
=== a.md
See [x][guide] and [y][other] and [z][no].
                                      ^^ missing-label

[guide]: {{< relref "guide" >}}
[other]: https://example.com
`)
})

test('a label spelled alike is offered, and both kinds can be defined', () => {
  const source = 'See [x][gudie$0] now.\n\n[guide]: #top\n'
  expect(fixTitles(source)).toEqual(['Change to [guide] (preferred)', 'Define the label [gudie]'])
  expect(afterFix(source, 'Change to [guide]')).toBe('=== a.md\nSee [x][guide] now.\n\n[guide]: #top\n')
  expect(afterFix(source, 'Define the label [gudie]')).toBe(
    '=== a.md\nSee [x][gudie] now.\n\n[guide]: #top\n[gudie]: <>\n',
  )
  expect(afterFix('One.[^no$0]\n', 'Add the footnote [^no]')).toBe('=== a.md\nOne.[^no]\n\n[^no]: \n')
})

test('a collapsed use keeps its text', () => {
  expect(afterFix('See [gudie$0][] now.\n\n[guide]: #top\n', 'Change to [guide]')).toBe(
    '=== a.md\nSee [gudie][guide] now.\n\n[guide]: #top\n',
  )
})
