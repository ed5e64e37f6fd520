// invalid-encoding and large-document: said once for each document.

import { expect, test } from 'vitest'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { render } from '../../server/src/core/message.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { fixture } from '../harness/fixture.ts'

function problems(text: string, headingsOnly: boolean, hasInvalidEncoding: boolean, maximumSize = 5_000_000) {
  const { corpus } = fixture('', { maximumSize })
  const facts = extractFacts(text, { anchors: 'github', headingsOnly })
  const document = createDocument('/corpus/a.md', text, facts, defaultSettings, hasInvalidEncoding)
  corpus.set(document)
  return problemsOf(corpus, document).map(
    ({ code, severity, span, message }) => `${code} ${severity} ${span.start}-${span.end} ${render(message)}`,
  )
}

test('a file that is not UTF-8 is reported once, at the first replacement character', () => {
  expect(problems('# A\n\nb\ufffd \ufffd\n', false, true)).toEqual([
    'invalid-encoding information 6-7 This file is not valid UTF-8: what cannot be read is shown as U+FFFD. Save it as UTF-8.',
  ])
})

test('a replacement character in valid UTF-8 is a character', () => {
  expect(problems('# A\n\nb\ufffd\n', false, false)).toEqual([])
})

test('a document of which only headings are read is reported once, on its first line', () => {
  expect(problems('# A\n\n[网](no.md)\n', true, false, 16)).toEqual([
    'large-document information 0-4 This document is over 16 bytes: only its headings are read. Split it, or raise maximumSize in .doc-corpus.json.',
  ])
})

test('a document with a part that is too long to be read exactly is reported once, too', () => {
  const tangled = `# A\n\n[x](no.md)\n\n- a\n${'\t- [b](no.md)\n'.repeat(3000)}\n- c\n${'\t- d\n'.repeat(9000)}`
  expect(problems(tangled, false, false)).toEqual([
    'large-document information 0-4 Only the headings of this document are read: a paragraph, list or other block in it is too long and too tangled to be read exactly. Split that block.',
  ])
})
