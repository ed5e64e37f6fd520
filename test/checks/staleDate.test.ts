// stale-date: what a document says of its last update against the day that the corpus was told.

import { expect, test } from 'vitest'
import { fixesFor, problemsOf } from '../../server/src/core/checks/run.ts'
import { render } from '../../server/src/core/message.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture, root } from '../harness/fixture.ts'
import { applied } from './problems.ts'

const on = { severity: { 'stale-date': 'information' } } as const

/** Problems of `a.md`, whose content changed on the day, each with the text that it marks; and the text after the fix of the last. */
function found(source: string, day: string | undefined, settings: Parameters<typeof fixture>[1] = on) {
  const { corpus, document } = fixture(source, settings)
  if (day !== undefined) corpus.setDays(new Map([[`${root}/a.md`, day]]))
  const problems = problemsOf(corpus, document)
  const fixes = problems.flatMap((problem) => fixesFor(corpus, document, problem))
  const fix = fixes[0]
  return {
    problems: problems.map(({ code, span, message }) => `${code} [${slice(document.text, span)}] ${render(message)}`),
    titles: fixes.map(({ title, isPreferred, isSafe }) => `${render(title)} ${isPreferred} ${isSafe}`),
    after: fix && applied(corpus, fix).document(document.path)?.text,
  }
}

test('a date before the day on which the content changed is stale', () => {
  expect(found('# A\n\n**最后更新**：2025-11-07 **维护者**：甲\n', '2025-11-15')).toEqual({
    problems: ['stale-date [2025-11-07] It says 2025-11-07, but its content changed on 2025-11-15.'],
    titles: ['Write 2025-11-15 true false'],
    after: '# A\n\n**最后更新**：2025-11-15 **维护者**：甲\n',
  })
})

test('a date of that day or later, and one of which nothing is known, is not', () => {
  const source = '# A\n\n**最后更新**：2025-11-15\n'
  expect(found(source, '2025-11-15').problems).toEqual([])
  expect(found(source, '2025-11-14').problems).toEqual([])
  expect(found(source, undefined).problems).toEqual([])
})

test('nothing is reported where the project has not asked for it', () => {
  expect(found('# A\n\n**最后更新**：2025-11-07\n', '2025-11-15', {}).problems).toEqual([])
})

test('of several dates the latest counts, and the fix mends all that are older', () => {
  const source = '# A\n\n> **Last updated**: 2025-11-01\n\n## X\n\n**更新时间**：2025年11月7日（定稿）\n'
  const { problems, after } = found(source, '2025-11-15', {
    severity: { ...on.severity, 'conflicting-metadata': 'ignore' },
  })
  expect(problems).toEqual([
    'stale-date [2025年11月7日（定稿）] It says 2025-11-07, but its content changed on 2025-11-15.',
  ])
  expect(after).toBe('# A\n\n> **Last updated**: 2025-11-15\n\n## X\n\n**更新时间**：2025年11月15日（定稿）\n')
})

test('the new date is written like the old one', () => {
  const written = (date: string) => found(`# A\n\n**Updated**: ${date}\n`, '2026-01-05').after?.split(': ')[1]?.trim()
  expect(['2025/11/07', '2025.1.7', '2025 年 1 月 7 日', '*2025-11-07*'].map(written)).toEqual([
    '2026/01/05',
    '2026.1.5',
    '2026 年 1 月 5 日',
    '*2026-01-05*',
  ])
})

test('dates in front matter count', () => {
  const source = '---\ntitle: A\nlast_updated: "2025-11-07" # by hand\n---\n\n# A\n'
  expect(found(source, '2025-11-15')).toEqual({
    problems: ['stale-date [2025-11-07] It says 2025-11-07, but its content changed on 2025-11-15.'],
    titles: ['Write 2025-11-15 true false'],
    after: '---\ntitle: A\nlast_updated: "2025-11-15" # by hand\n---\n\n# A\n',
  })
})

test('other dates, and days that no calendar has, are not looked at', () => {
  expect(found('# A\n\n**创建日期**：2025-11-07\n', '2025-11-15').problems).toEqual([])
  expect(found('# A\n\n**最后更新**：2025-13-40\n', '2025-11-15').problems).toEqual([])
  expect(found('# A\n\n**最后更新**：每月\n', '2025-11-15').problems).toEqual([])
})
