// wrong-case: names that differ from the file's in case or Unicode form only.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('a link in another case is reported with the real name, a mention is not', () => {
  check(`
=== a.md
[x](Docs/b.MD#b) [y](docs/b.md) [z](docs) \`DOCS/b.md\`
    ^^^^^^^^^ wrong-case: The name is spelled docs/b.md.
=== docs/b.md
# B
`)
})

test('a folder in another Unicode form is reported', () => {
  check(`
=== a.md
[x](cafe\u0301.md)
    ^^^^^^^^ wrong-case
=== caf\u00e9.md
`)
})

test('a slash behind the name of a document is no matter of case', () => {
  check(`
=== a.md
[x](b/)
=== b.md
`)
})

test('a wrong fragment beside a wrong case is a problem of its own', () => {
  check(`
=== a.md
[x](B.md#nothing)
    ^^^^ wrong-case
         ^^^^^^^ missing-heading
=== b.md
`)
})

test('the real case is a safe fix', () => {
  const source = '\n=== a.md\n[x](<./Docs/b c$0.MD>)\n=== docs/b c.md\n'
  expect(fixTitles(source)).toEqual(['Change to ./docs/b c.md (preferred, safe)'])
  expect(afterFix(source, 'Change to ./docs/b c.md')).toBe('=== a.md\n[x](<./docs/b c.md>)\n')
})
