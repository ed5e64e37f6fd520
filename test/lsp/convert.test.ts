// Offsets and positions: every line ending, every end of a line, and both ways.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { offsetAt, positionAt, Uris } from '../../server/src/lsp/convert.ts'

function documentOf(text: string) {
  return createDocument('/a.md', text, extractFacts(text, { anchors: 'github', headingsOnly: true }), defaultSettings)
}

const text = fc
  .array(fc.constantFrom('a', '中', '😀', '\n', '\r\n', '\r', ' ', '# '), { maxLength: 30 })
  .map((parts) => parts.join(''))

test('lines and columns are those of the protocol', () => {
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), fc.nat(200), (content, line, character, at) => {
      const document = documentOf(content)
      const peer = TextDocument.create('file:///a.md', 'markdown', 1, content)
      expect(offsetAt(document, { line, character })).toBe(peer.offsetAt({ line, character }))
      const offset = at % (content.length + 1)
      const isInBreak = content[offset - 1] === '\r' && content[offset] === '\n'
      if (!isInBreak) expect(positionAt(document.facts.lines, offset)).toEqual(peer.positionAt(offset))
    }),
  )
})

test('a file is named as the client names it, for as long as it is open', () => {
  const uris = new Uris()
  const path = uris.opened('file:///a%62.md')
  expect(path).toBe('/ab.md')
  expect(uris.of(path)).toBe('file:///a%62.md')
  expect(uris.isOpen('/ab.md')).toBe(true)
  uris.closed('file:///ab.md')
  expect(uris.of(path)).toBe('file:///ab.md')
  expect([...uris.openPaths]).toEqual([])
})
