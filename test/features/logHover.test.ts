// What a hover in an update log says of what changed in the document or section that the log names.

import { expect, test } from 'vitest'
import { hoverMarkdown } from '../../server/src/core/features/hoverParts.ts'
import { logHover } from '../../server/src/core/features/logHover.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture, root } from '../harness/fixture.ts'

const before = `
=== a.md
# A

## 1.1 One

first

## 1.2 Two

second
=== b.md
# B

A line
that is wrapped.
`

const after = `
=== a.md
# A

## 1.1 One

first, again

## 1.2 Two

second

## 1.3 Three

third
=== b.md
# B

A line that is wrapped.
=== new.md
# New
`

/** What the hover says at the cursor of the log, behind the text that it speaks of; undefined where it says nothing. */
function check(log: string, expected: string | undefined, old = before) {
  const { corpus, document, offset } = fixture(`${after}=== log.md\n${log}`)

  const found = logHover({ corpus: fixture(old).corpus, renames: new Map() }, corpus, document, offset)
  const said = found && `\n${slice(document.text, found.span)}: ${hoverMarkdown(found.parts)}\n`
  expect(said).toBe(expected)
}

test('a document is told with its sections and a short diff', () => {
  check(
    '- `a$0.md`\n',
    `
\`a.md\`: Changed since the log’s base:

- changed 1.1 One
- added 1.3 Three

\`\`\`diff
 ## 1.1 One
-first
+first, again
 ## 1.2 Two
 second
+
+## 1.3 Three
+
+third
\`\`\`
`,
  )
})

test('a section is told with what changed in its own text', () => {
  const told = `Changed since the log’s base:

\`\`\`diff
 ## 1.1 One
-first
+first, again
\`\`\`
`
  check('| Document | Sections |\n| --- | --- |\n| `a.md` | 1.$01, 1.3 |\n', `\n1.1: ${told}`)
  check('见 `a.md` 1.$01 章节\n', `\n1.1 章节: ${told}`)
  check('- `a.md`\n  - chan$0ged 1.1 One\n', `\n- changed 1.1 One: ${told}`)
})

test('a new section is shown, and a section that is the same is said to be', () => {
  check(
    '- `a.md`\n  - added 1.3$0 Three\n',
    `
- added 1.3 Three: A new section since the log’s base:

\`\`\`diff
+## 1.3 Three
+
+third
\`\`\`
`,
  )
  check('`a.md` 1.2$0 章节\n', '\n1.2 章节: Nothing has changed in its own text since the log’s base.\n')
})

test('on a line that names a document the rest of the line speaks of it, too', () => {
  check('| `new.md` | ne$0w |\n', '\n`new.md`: A new document since the log’s base.\n')
  check('By$0 hand.\n', undefined)
})

test('what changed in layout alone is said', () => {
  check(
    '`b$0.md`\n',
    `
\`b.md\`: Only its layout has changed since the log’s base:

\`\`\`diff
 # B
-A line
-that is wrapped.
+A line that is wrapped.
\`\`\`
`,
  )
})

test('a document that was renamed is compared with what it was', () => {
  const old = before.replace('=== b.md', '=== old/b.md')
  check('`b$0.md`\n', '\n`b.md`: A new document since the log’s base.\n', old)
  const { corpus, document, offset } = fixture(`${after}=== log.md\n\`b$0.md\`\n`)
  const renames = new Map([[`${root}/b.md`, `${root}/old/b.md`]])
  const found = logHover({ corpus: fixture(old).corpus, renames }, corpus, document, offset)
  expect(hoverMarkdown(found?.parts ?? [])).toContain('Only its layout')
})

test('nothing of a document escapes the diff, and a long one is cut', () => {
  const old = '=== a.md\n# A\n\n[x](command:evil) ```\n'
  const text = Array.from({ length: 50 }, (_, i) => `line ${i} ${'x'.repeat(300)}`).join('\n')
  const { corpus, document, offset } = fixture(`=== log.md\n\`a$0.md\`\n=== a.md\n# A\n\n\`\`\`\`\n<b>${text}\n`)
  const found = logHover({ corpus: fixture(old).corpus, renames: new Map() }, corpus, document, offset)
  const markdown = hoverMarkdown(found?.parts ?? [])
  const [, fence] = /^(`{5,})diff$/m.exec(markdown) ?? []
  expect(fence).toBeDefined()
  expect(markdown.endsWith(`\n…\n${fence}`)).toBe(true)
  expect(markdown.length).toBeLessThan(4000)
})

test('a section with another title or number that changed, too, is told once, with both', () => {
  const sectionsOf = (old: string) => {
    const { corpus, document, offset } = fixture(`${after}=== log.md\n- \`a$0.md\`\n`)
    const found = logHover({ corpus: fixture(old).corpus, renames: new Map() }, corpus, document, offset)
    return hoverMarkdown(found?.parts ?? []).match(/^- .*$/gm)
  }
  expect(sectionsOf(before.replace('1.1 One', '1.1 Uno'))).toEqual([
    '- retitled 1.1 One, was 1.1 Uno, and changed',
    '- added 1.3 Three',
  ])
  expect(sectionsOf(before.replace('1.1 One', '1.0 One'))).toEqual([
    '- renumbered 1.1 One, was 1.0, and changed',
    '- added 1.3 Three',
  ])
})
