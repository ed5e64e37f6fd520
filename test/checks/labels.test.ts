// duplicate-label and unused-label: definitions and footnotes that have no effect.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('a second definition with another destination is reported, the same destination is not', () => {
  check(`
=== a.md
[one] [two] [^n]

[one]: #top
[ONE]: a.md
 ^^^ duplicate-label: The label [ONE] is defined already
[two]: #top
[two]: #top

[^n]: First.
[^n]: Second.
  ^ duplicate-label: The footnote [^n] is there already
`)
})

test('the later definition can be removed', () => {
  const source = '[one]\n\n[one]: #top\n[one$0]: a.md\n\nText.\n'
  expect(fixTitles(source)).toEqual(['Remove the definition'])
  expect(afterFix(source, 'Remove the definition')).toBe('=== a.md\n[one]\n\n[one]: #top\n\nText.\n')
})

test('definitions and footnotes that nothing uses are reported', () => {
  check(`
=== a.md
Text with [a link][used] and a note.[^n]

[used]: #top
[unused]: https://example.com
 ^^^^^^ unused-label: Nothing uses the label [unused].

[^n]: Note.
[^m]: Never called.
  ^ unused-label: Nothing refers to the footnote [^m].
`)
})

test('comments written as definitions are left alone', () => {
  check(`
=== a.md
Text.

[//]: # (a comment)
[comment]: <> (another)
[comment2]: # "another"
[_metadata_:author]: # "x"
[#]: # (x)
`)
})

test('a label that code or HTML seems to use is left alone', () => {
  check(`
=== a.md
\`[one]\`

<p>[two]</p>

[one]: https://example.com/1
[two]: https://example.com/2
`)
})

test('a file of nothing but definitions is meant for other files', () => {
  check(`
=== a.md
[one]: https://example.com/1
[two]: https://example.com/2
`)
})

test('unused duplicates are reported as unused, each of them', () => {
  check(`
=== a.md
Text.

[one]: https://example.com/1
 ^^^ unused-label
[one]: https://example.com/2
 ^^^ unused-label
`)
})

test('removing a definition takes its line, with the mark of a block quote, and not its neighbours', () => {
  expect(afterFix('Text.\n\n> [x$0]: a.md\n> More.\n', 'Remove the definition')).toBe('=== a.md\nText.\n\n> More.\n')
  expect(afterFix('Text.\r\n\r\n[x$0]: a.md "t"\r\n', 'Remove the definition')).toBe('=== a.md\nText.\r\n\r\n')
  expect(fixTitles('Text.\n\n[x$0]: a.md\n')).toEqual(['Remove the definition (preferred)'])
})
