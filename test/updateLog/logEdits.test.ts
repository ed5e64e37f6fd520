// From one text of a log to the next by edits: they lead there, and touch nothing but what is another.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logEdits } from '../../server/src/core/updateLog/logEdits.ts'
import { partText } from '../../server/src/core/updateLog/markers.ts'

/** Edits in order, that do not overlap, as an editor makes them. */
function applied(text: string, edits: ReturnType<typeof logEdits>): string {
  let after = ''
  let at = 0
  for (const { span, text: put } of edits) {
    expect(span.start).toBeGreaterThanOrEqual(at)
    after += text.slice(at, span.start) + put
    at = span.end
  }
  return after + text.slice(at)
}

const part = (name: string, content: string) => partText(name, { base: 'b' }, content)

test('parts that are the same, and what stands between them, are not touched', () => {
  const before = `# Log\n\n${part('one', '\n- a\n\n')}\nBy hand.\n\n${part('two', '\n- b\n\n')}`
  const after = before.replace(part('two', '\n- b\n\n'), part('two', '\n- c\n\n'))
  const edits = logEdits(before, after)
  expect(applied(before, edits)).toBe(after)
  expect(edits).toHaveLength(1)
  expect(edits[0]?.span.start).toBe(before.indexOf('<!-- doc-corpus:log begin two'))
  expect(logEdits(before, before)).toEqual([])
})

test('each part that changed is an edit of its own', () => {
  const log = (one: string, two: string) => `${part('one', one)}\nBy hand.\n\n${part('two', two)}`
  const [before, after] = [log('\na\n', '\nb\n'), log('\nx\n', '\ny\n')]
  const edits = logEdits(before, after)
  expect(edits).toHaveLength(2)
  expect(edits.some(({ text }) => text.includes('By hand'))).toBe(false)
  expect(applied(before, edits)).toBe(after)
})

test('whatever the texts are, the edits lead from one to the other', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '\r\n',
      'a',
      '中',
      ' ',
      '<!-- doc-corpus:log begin x -->\n',
      '<!-- doc-corpus:log end x -->\n',
    ),
    fc.constantFrom(part('one', '\na\n'), part('one', '\nb\n'), part('two', '')),
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  fc.assert(fc.property(text, text, (before, after) => applied(before, logEdits(before, after)) === after))
})
