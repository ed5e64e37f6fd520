// outside-corpus: links that climb out of every root.

import { expect, test } from 'vitest'
import { check, fixTitles } from './problems.ts'

test('a link out of the corpus is pointed out', () => {
  check(`
=== a.md
[x](../other/b.md) [y](docs/../../c.png)
    ^^^^^^^^^^^^^ outside-corpus
                       ^^^^^^^^^^^^^^^^ outside-corpus
`)
})

test('pages of GitHub beside the files are left alone', () => {
  check(`
=== a.md
[a](../../issues) [b](../../wiki/Home) [c](../../pull/1) [d](../../releases/latest) [e](../../discussions/3)
[f](../../actions) [g](../../blob/main/a.md) [h](../../tree/main) [i](../../edit/main/a.md) [j](../../issues/new?x=y)
`)
})

test('the same words inside the corpus are files', () => {
  check(`
=== docs/x/y/a.md
[a](../../issues)
    ^^^^^^^^^^^^ missing-file
`)
})

test('a file of the corpus with the same end is offered, never safe', () => {
  expect(fixTitles('\n=== a.md\n[x](../docs/b.md$0)\n=== docs/b.md\n')).toEqual(['Change to docs/b.md (preferred)'])
})
