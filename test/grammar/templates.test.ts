// Templates of the configuration: what they match, and what is said about those that cannot be used.

import { expect, test } from 'vitest'
import { render } from '../../server/src/core/message.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { settingsFrom } from '../../server/src/core/settingsShape.ts'
import { documentOf, mentionsOf, written } from './written.ts'

/** Compares the mentions that templates, with or without presets, find in a text. */
function check(grammar: object, text: string, ...expected: readonly string[]): void {
  const { settings, issues } = settingsFrom({ grammar })
  expect(issues).toEqual([])
  const found = mentionsOf(documentOf(text, settings ?? defaultSettings))
  expect(found.map((mention) => [written(text, mention), ...mention.named.map(({ path }) => path)].join(' '))).toEqual(
    expected,
  )
}

/** Compares what is said about one template, and that it is said of its place. */
function checkProblem(template: string, message: string): void {
  const { settings, issues } = settingsFrom({ grammar: { templates: ['{number} 号', template] } })
  expect(settings).toBeUndefined()
  expect(issues.map(({ path, message: said }) => [path, render(said)])).toEqual([
    [['grammar', 'templates', 1], message],
  ])
}

test('a template with a word before the number takes single numbers, others do not', () => {
  const grammar = { presets: [], templates: ['Kapitel {number}', '{number} 号条款'] }
  check(grammar, 'siehe Kapitel 3 und Kapitel 3.2', 'template [Kapitel 3] 3', 'template [Kapitel 3.2] 3.2')
  check(grammar, '3.2 号条款和 3 号条款', 'template [3.2 号条款] 3.2')
  check(grammar, 'Hauptkapitel 3, Kapitel3')
})

test('a template with the name of a document', () => {
  const grammar = { presets: [], templates: ['{file} {number} 章节', 'Abschnitt {number} in {file}'] }
  check(grammar, '`opa.md` 06.9.4 章节，06.9.5 章节', 'template [06.9.4 章节] 06.9.4 opa.md')
  check(grammar, 'Abschnitt 3 in [x](x.md), Abschnitt 4', 'template [Abschnitt 3] 3 x.md')
})

test('a document right before the number needs no words', () => {
  check({ presets: [], templates: ['{file} {number}'] }, 'a.md 3.2, b 3.3', 'template [3.2] 3.2 a.md')
})

test('a template with a title', () => {
  const grammar = { presets: [], templates: ['<{title}> 一文', '见 {number}《{title}》'] }
  check(grammar, '参考 <网络 对比> 一文', 'template [<网络 对比> 一文] «网络 对比»')
  check(grammar, '见 3.2《网络》', 'template [见 3.2《网络》] 3.2 «网络»')
})

test('spaces of a template may be there or not, and be line breaks', () => {
  check(
    { presets: [], templates: ['条款 {number}'] },
    '条款3\n\n条款\n3.1',
    'template [条款3] 3',
    'template [条款⏎3.1] 3.1',
  )
})

test('presets are turned off one by one', () => {
  check({ presets: ['en'] }, '12.1 章节 and Section 3.2', 'word! [Section 3.2] 3.2')
  check({ presets: ['zh'] }, '12.1 章节 and Section 3.2', 'unit! [12.1 章节] 12.1')
  check({ presets: [] }, '12.1 章节 and Section 3.2')
})

test('a template is no pattern: its signs mean themselves', () => {
  const grammar = { presets: [], templates: ['(a+)+$ {number}', '[x] {number}'] }
  check(grammar, '(a+)+$ 3 aa 4 [x] 5 x 6', 'template [(a+)+$ 3] 3', 'template [[x] 5] 5')
})

test('what is wrong with a template is said at its place', () => {
  checkProblem('§{nummer}', 'There is no placeholder {nummer}; there are {file}, {number} and {title}.')
  checkProblem('Kapitel', 'A template needs {number} or {title}.')
  checkProblem('{number}', 'A template needs words or signs that tell the number from other numbers.')
  checkProblem('{number} - {number}', 'Each placeholder can stand in a template once.')
  checkProblem('见 {title}', 'Words or signs must stand on both sides of {title}.')
  checkProblem(`${'x'.repeat(200)} {number}`, 'A template has at most 120 characters.')
})

test('a preset that does not exist is refused', () => {
  expect(settingsFrom({ grammar: { presets: ['fr'] } }).settings).toBeUndefined()
})
