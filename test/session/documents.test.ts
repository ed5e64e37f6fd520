// What a session reads again of an open document.

import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { Documents } from '../../server/src/session/documents.ts'

const silent = { error: (message: string) => expect.fail(message), warn: () => {}, info: () => {} }

test('an edit of a long open document leaves the facts of its other sections as they are', () => {
  const documents = new Documents(silent, undefined, {})
  const read = (text: string, version: number) => {
    documents.open('/a.md', text, version)
    documents.arrange([])
    return documents.readOpen().document('/a.md')?.facts
  }
  const text = '## a\n\n[b](c.md)\n\n'.repeat(2000)
  const edited = `${text}\n## d\n`
  const first = read(text, 1)
  const second = read(edited, 2)
  expect(second).toEqual(extractFacts(edited, { anchors: 'github', headingsOnly: false }))
  expect(first?.links[0]).toBeDefined()
  expect(second?.links[0]).toBe(first?.links[0])
  documents.close('/a.md')
  expect(read(edited, 1)?.links[0]).not.toBe(first?.links[0])
})
