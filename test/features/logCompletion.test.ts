// What an update log is offered to name: documents that changed, and their sections that changed.

import { expect, test } from 'vitest'
import { logItems } from '../../server/src/core/features/logCompletion.ts'
import { render } from '../../server/src/core/message.ts'
import { updateFacts } from '../../server/src/core/updateLog/updateFacts.ts'
import { fixture, root } from '../harness/fixture.ts'

const before = `
=== docs/a.md
# A

## 1.1 One

first
=== docs/b.md
# B

A line
that is wrapped.
=== docs/same.md
# Same
`

const after = `
=== docs/a.md
# A

## 1.1 One

first, again

## 1.2 Two

second
=== docs/b.md
# B

A line that is wrapped.
=== docs/new.md
# New
=== docs/same.md
# Same
`

/** The items at the cursor: label, what is written for what, and the description. */
function check(log: string, expected: readonly string[], old = before) {
  const { corpus, document, offset } = fixture(`${after}=== docs/log.md\n${log}`)
  const states = { before: fixture(old).corpus, after: corpus, renames: new Map(), unknown: [] }
  const place = { root, scope: `${root}/docs`, log: document.path, day: '2026-11-20', leftOut: new Set<string>() }
  const items = logItems(corpus, updateFacts({ ...states, ...place }), document, offset)
  const told = items.map(({ label, span, text, description }) => {
    const said = typeof description === 'string' ? description : render(description)
    return `${label}: “${document.text.slice(span.start, span.end)}” → ${text}, ${said}`
  })
  expect(told).toEqual(expected)
}

test('in backticks documents that changed are offered, and no others', () => {
  check('see `n$0`\n', [
    'a.md: “n” → a.md, changed since the base; sections: 2',
    'new.md: “n” → new.md, new since the base',
  ])
})

test('at the start of an item or cell they come with their backticks', () => {
  check('- ne$0\n', [
    'a.md: “ne” → `a.md`, changed since the base; sections: 2',
    'new.md: “ne” → `new.md`, new since the base',
  ])
  check('| Document | Path |\n| --- | --- |\n| A | $0\n', [
    'a.md: “” → `a.md`, changed since the base; sections: 2',
    'new.md: “” → `new.md`, new since the base',
  ])
})

const [one, two] = ['changed since the base', 'added since the base']

test('behind a document its sections that changed are offered', () => {
  check('- `a.md`: $0\n', [`1.1 One: “” → 1.1 One, ${one}`, `1.2 Two: “” → 1.2 Two, ${two}`])
  check('| A | `a.md` | 1.$0 |\n', [`1.1 One: “1.” → 1.1, ${one}`, `1.2 Two: “1.” → 1.2, ${two}`])
})

test('in items below a document, too', () => {
  check('- `a.md`\n  - see\n  - $0\n', [`1.1 One: “” → 1.1 One, ${one}`, `1.2 Two: “” → 1.2 Two, ${two}`])
})

test('in running text, code and links nothing is offered', () => {
  check('We changed $0\n', [])
  check('```\n- $0\n```\n', [])
  check('- [x]($0)\n', [])
})

test('of a section with another title or number it is said whether it changed, too', () => {
  const old = (section: string) => before.replace('## 1.1 One\n\nfirst', section)
  check(
    '- `a.md`: 1.1$0\n',
    ['1.1 One: “1.1” → 1.1 One, was 1.1 Uno at the base'],
    old('## 1.1 Uno\n\nfirst, again\n\n## 1.2 Two\n\nsecond'),
  )
  check(
    '- `a.md`: 1.1$0\n',
    ['1.1 One: “1.1” → 1.1 One, was 1.1 Uno at the base, and changed since'],
    old('## 1.1 Uno\n\nfirst\n\n## 1.2 Two\n\nsecond'),
  )
})
