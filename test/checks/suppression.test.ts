// Comments that turn checks off, and severities from the configuration.

import { expect, test } from 'vitest'
import { fixesFor, problemsOf } from '../../server/src/core/checks/run.ts'
import { fixture } from '../harness/fixture.ts'
import { check } from './problems.ts'

test('the next line only', () => {
  check(`
=== a.md
<!-- doc-corpus-disable-next-line missing-file -->
[x](no.md) [y](#no)
                ^^ missing-heading

[x](no.md)
    ^^^^^ missing-file
`)
})

test('several codes, and no code for all', () => {
  check(`
=== a.md
<!-- doc-corpus-disable-next-line missing-file, missing-heading -->
[x](no.md) [y](#no)

<!-- doc-corpus-disable-next-line -->
[x](no.md) [y](#no)
`)
})

test('from a comment to its counterpart, for one code or for all', () => {
  check(`
=== a.md
<!-- doc-corpus-disable missing-file -->

[x](no.md) [y](#no)
                ^^ missing-heading

<!-- doc-corpus-enable missing-file -->

[x](no.md)
    ^^^^^ missing-file

<!-- doc-corpus-disable -->

[x](no.md) [y](#no)

<!-- doc-corpus-enable missing-heading -->

[x](no.md) [y](#no)
                ^^ missing-heading

<!-- doc-corpus-enable -->

[x](no.md)
    ^^^^^ missing-file
`)
})

test('the whole file, wherever the comment stands', () => {
  check(`
=== a.md
[x](no.md) [y](#no)
                ^^ missing-heading

<!-- doc-corpus-disable-file missing-file -->
=== b.md
[x](no.md)
    ^^^^^ missing-file
`)
})

test('a comment in code turns nothing off', () => {
  check(`
=== a.md
\`<!-- doc-corpus-disable-file -->\`

[x](no.md)
    ^^^^^ missing-file
`)
})

test('the configuration turns checks off and grades them', () => {
  const source = '[x](no.md) [y](#no)\n'
  const severities = (severity: Record<string, 'ignore' | 'hint'>) => {
    const { corpus, document } = fixture(source, { severity })
    return problemsOf(corpus, document).map((problem) => `${problem.code} ${problem.severity}`)
  }
  expect(severities({})).toEqual(['missing-file error', 'missing-heading warning'])
  expect(severities({ 'missing-file': 'ignore', 'missing-heading': 'hint' })).toEqual(['missing-heading hint'])
})

test('problems are sorted by place', () => {
  const { corpus, document } = fixture('[x](#no) [y](no.md)\n\n[z]: no2.md\n\n**最后更新：2025-11-15\n\n[w][no]\n')
  const starts = problemsOf(corpus, document).map(({ span }) => span.start)
  expect(starts.length).toBe(6)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
})

test('a problem that is gone has no fixes', () => {
  const before = fixture('[x](b.md)\n')
  const [problem] = problemsOf(before.corpus, before.document)
  const after = fixture('\n=== a.md\n[x](b.md)\n=== b.md\n')
  expect(problem && fixesFor(after.corpus, after.document, problem)).toEqual([])
})
