// Globs decide as picomatch does, also those that are decided without it.

import picomatch from 'picomatch'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { isIncluded, rulesOf } from '../../server/src/session/ignoring.ts'

const names = ['a.md', '.md', 'b/.md', 'a.MD', '..md', 'a/b c.md', 'x\n.md', 'a/.x/b.md', 'a.md.markdown', 'a\\b.md']
const others = ['x.md\n', 'a.mdx', 'amd', 'md', 'a.md/b', 'docs/a.md', 'a/docs/b.markdown', '文档/说明.md']

test.each([
  { include: defaultSettings.include },
  { include: ['**/*.md'] },
  { include: ['**/*.m'] },
  { include: ['**/*.md', 'docs/**'] },
  { include: ['*.md'] },
  { include: ['**/*.{md,markdown}'] },
])('$include include what picomatch matches', ({ include }) => {
  const rules = rulesOf({ path: '/root', settings: { ...defaultSettings, include } })
  const matches = picomatch([...include], { dot: true })
  for (const name of [...names, ...others])
    expect([name, isIncluded(rules, `/root/${name}`)]).toEqual([name, matches(name)])
})
