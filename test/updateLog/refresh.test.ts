// A refresh replaces what stands between the marks and not a word outside them.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksOf, partText } from '../../server/src/core/updateLog/markers.ts'
import { marking, refreshed } from '../../server/src/core/updateLog/refresh.ts'

const states = { base: 'aaaa', head: 'bbbb' }
const part = (name: string, content: string) => partText(name, states, `\n${content}\n\n`)
const fresh = `# Log\n\n${part('one', 'new facts')}\n${part('two', 'more new facts')}`

/** Refreshes the text and compares; `notes` are `line message` of what was left. */
function check(text: string, expected: string, notes: readonly string[] = [], isOverwriting = false) {
  const result = refreshed(text, fresh, isOverwriting)
  const said = result.kind === 'done' ? result.notes : result.reasons
  expect(said.map(({ line, message }) => `${line ?? '-'} ${message.text}`)).toEqual(notes)
  expect(result.kind === 'done' ? result.text : 'refused').toBe(expected)
}

describe('a refresh', () => {
  test('replaces the generated parts', () =>
    check(
      `# Mine\n\n${part('two', 'old')}between\n${part('one', 'old')}end`,
      `# Mine\n\n${part('two', 'more new facts')}between\n${part('one', 'new facts')}end`,
    ))

  test('changes nothing where nothing is new', () => check(fresh, fresh))

  test('keeps CRLF', () => {
    const old = `a\n${part('one', 'old')}${part('two', 'x')}b\n`.replaceAll('\n', '\r\n')
    check(old, `a\n${part('one', 'new facts')}${part('two', 'more new facts')}b\n`.replaceAll('\n', '\r\n'))
  })

  test('keeps a missing line end at the end', () =>
    check(
      `${part('one', 'old')}${part('two', 'x')}`.trimEnd(),
      `${part('one', 'new facts')}${part('two', 'more new facts')}`.trimEnd(),
    ))

  test('takes a part that a formatter laid out anew for its own', () => {
    const old = part('one', '- a_b\n- two  words').replace('- a_b\n- two  words', '* a\\_b\n\n* two words')
    check(`${old}${part('two', 'x')}`, `${part('one', 'new facts')}${part('two', 'more new facts')}`)
  })

  const edited = part('one', 'old').replace('old', 'old, says Ann')
  const left =
    '1 Somebody has changed words in the generated part “{name}”; it stays as it is. Move them out of the marks, or have the part overwritten.'

  test('leaves a part in which somebody has written', () =>
    check(`${edited}${part('two', 'x')}`, `${edited}${part('two', 'more new facts')}`, [left]))

  test('replaces it all the same where that is asked for', () =>
    check(`${edited}${part('two', 'x')}`, `${part('one', 'new facts')}${part('two', 'more new facts')}`, [], true))

  test('leaves a part that the template does not know, and names one that the log does not have', () =>
    check(`${part('three', 'x')}${part('two', 'x')}`, `${part('three', 'x')}${part('two', 'more new facts')}`, [
      '1 The template has no part “{name}”; it stays as it is.',
      '- The log has no part “{name}”. To have it, write its two marks where it belongs.',
    ]))
})

describe('damaged marks stop a refresh', () => {
  const open = '<!-- doc-corpus:log begin one base=aaaa -->'
  const close = '<!-- doc-corpus:log end one -->'

  test('an end that is gone', () => check(`${open}\nwords\n`, 'refused', ['1 “{name}” begins here and never ends.']))
  test('a beginning that is gone', () =>
    check(`words\n${close}\n`, 'refused', ['2 “{name}” ends here and has not begun.']))
  test('a name twice', () =>
    check(`${open}\n${close}\n${open}\n${close}\n`, 'refused', ['3 There are two generated parts “{name}”.']))
  test('one in another', () =>
    check(`${open}\n${open.replace('one', 'two')}\n<!-- doc-corpus:log end two -->\n${close}\n`, 'refused', [
      '2 “{name}” begins before “{open}” has ended.',
      '4 “{name}” ends here and has not begun.',
    ]))
  test('a mark that is cut off', () =>
    check(`<!-- doc-corpus:log begin one\n${close}\n`, 'refused', [
      '1 This mark of a generated part is not whole.',
      '2 “{name}” ends here and has not begun.',
    ]))
  test('none at all', () =>
    check('# By hand\n', 'refused', ['- This log has no generated parts, so there is nothing to refresh.']))
})

/** Anything that people write, and what looks like marks. */
const words = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\u2028',
        '\u2029',
        '\n\n',
        '```\n',
        '| a | b |\n',
        '- [x] 待办\n',
        '<!--',
        '-->',
      ),
      fc.constantFrom(
        '\n<!-- doc-corpus:log without a.md -->\n',
        '<!-- doc-corpus:log begin one -->',
        '\u2028<!-- doc-corpus:log end one -->\n',
        'see <!-- doc-corpus:log begin two --> inline',
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

/** Everything outside the parts, as it stands. */
function outside(text: string): readonly string[] {
  const { parts } = marksOf(text)
  const ends = [0, ...parts.map(({ span }) => span.end)]
  return ends.map((end, i) => text.slice(end, parts[i]?.span.start ?? text.length))
}

test('whatever stands outside the marks is there after a refresh, to the last character', () => {
  let done = 0
  fc.assert(
    fc.property(words, words, words, fc.boolean(), (before, between, after, isSwapped) => {
      const [first, second] = isSwapped ? ['two', 'one'] : ['one', 'two']
      const text = `${before}\n${part(first, 'old')}${between}\n${part(second, 'old')}${after}`
      const result = refreshed(text, fresh)
      if (result.kind === 'refused') return
      done++
      expect(outside(result.text).join('\0')).toBe(outside(text).join('\0'))
      for (const piece of [before, between, after]) expect(result.text).toContain(piece)
      expect(result.text).toContain('more new facts')
      expect(refreshed(result.text, fresh)).toEqual(result)
    }),
    { numRuns: 2000 },
  )
  expect(done).toBeGreaterThan(1000)
})

describe('a document that is left out', () => {
  test('is named before the first part', () =>
    expect(marking(`# Log\n${part('one', 'x')}`, 'without', ['a.md'])).toBe(
      `# Log\n<!-- doc-corpus:log without a.md -->\n\n${part('one', 'x')}`,
    ))

  test('is named once, behind the others', () => {
    const text = marking(fresh, 'without', ['a.md', 'b c.md', 'x--y.md'])
    expect(marking(text, 'without', ['a.md', 'b c.md', 'x--y.md'])).toBe(text)
    expect(marksOf(marking(text, 'without', ['数/d.md'])).choices.map(({ file }) => file)).toEqual([
      'a.md',
      'b c.md',
      'x--y.md',
      '数/d.md',
    ])
  })

  test('stays left out on a refresh', () => {
    const text = marking(fresh, 'without', ['a.md'])
    const result = refreshed(text, fresh)
    expect(result.kind === 'done' && marksOf(result.text).choices.map(({ file }) => file)).toEqual(['a.md'])
  })
})
