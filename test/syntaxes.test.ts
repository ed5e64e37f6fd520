// The colours agree with what the core reads: numbers, metadata, and comments that silence.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extractFacts } from '../server/src/core/facts/extract.ts'
import { knownLabels } from '../server/src/core/facts/metadata.ts'
import { numberAtStart } from '../server/src/core/number.ts'
import { checkout, read } from './harness/sources.ts'

// VS Code runs these patterns on Oniguruma. Here they run as JavaScript's, which read everything that is used in them
// alike; whether they stay out of code is decided by the selector, which only the editor can show.

const injection = JSON.parse(read('syntaxes/doc-corpus.injection.tmLanguage.json'))
const directives = JSON.parse(read('syntaxes/doc-corpus.directives.tmLanguage.json'))
const { 'section-number': number, metadata } = injection.repository
const directive = directives.patterns[0]

test('a number at the start of a heading is coloured, the same that the core reads', () => {
  const titles = [
    ...['12. 网络技术栈', '12.1 概述', '06.9.4 案例', '1 概述', 'L-3.10.1 沙盒', 'A.1 符号', '7.2. 与服务网格层'],
    ...['一、指标', '（一）范围', '第三章 存储', '第 3 节 卷', '附录 A 看板', 'Chapter 3: Volumes', 'Appendix B'],
    ...[
      '📑 目录',
      '🎯 3.2 目标',
      '⚠️ 3. 注意',
      '7 层模型',
      '9 层次模型',
      '3 分钟上手',
      '10 things',
      '2025 年',
      '2025. 回顾',
      'L-0 硬件',
      '0. 前言',
      'v2.0',
      'C# 12.1 特性',
      '概述 12.1',
      '12.1.x',
    ],
  ]
  expect(
    titles.map((title) => coloured(`## ${title}`)),
    'run scripts/grammar.mjs',
  ).toEqual(titles.map((title) => numberAtStart(title)?.text))
})

test('the headings of the examples are coloured as the core reads them', () => {
  const headings = readdirSync(join(checkout, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => read(`examples/${name}`))
    .flatMap((text) => {
      const { headings } = extractFacts(text, { anchors: 'github', headingsOnly: false })
      return headings.map(({ span, number }) => ({ line: text.slice(span.start, span.end), number: number?.text }))
    })
  expect(headings.length).toBeGreaterThan(100)
  expect(headings.map(({ line }) => coloured(line))).toEqual(headings.map((heading) => heading.number))
})

test('a number is coloured at every depth and in quotes, and not outside of headings', () => {
  const lines = ['# 1.1 x', '###### 1.1 x', '> ## 1.1 x', '####### 1.1 x', '#1.1 x', '1.1 x', 'see ## 1.1 x']
  expect(lines.map(coloured)).toEqual(['1.1', '1.1', '1.1', undefined, undefined, undefined, undefined])
})

test('every label that the core knows is coloured, in each way to write it', () => {
  const begin = pattern(metadata.begin, 'iu')
  const label = (line: string) => begin.exec(line)?.[2]
  expect(knownLabels.size).toBeGreaterThan(40)
  for (const known of knownLabels) {
    const lines = [`**${known}**：x`, `**${known}**: x`, `**${known}：** x`, `**${known}：x`]
    expect(lines.map(label), 'run scripts/grammar.mjs').toEqual(lines.map(() => known))
  }
})

test('other bold words are not labels', () => {
  const begin = pattern(metadata.begin, 'iu')
  for (const line of ['**结论**：x', '**版本**很重要', 'x**版本**：y', '*版本*：y'])
    expect(begin.test(line)).toBe(false)
})

test('dates and versions in values are coloured', () => {
  const [date, version] = metadata.patterns.map((each: { readonly match?: string }) => each.match)
  const found = (source: string, value: string) => pattern(source, 'u').exec(value)?.[0]
  expect(found(date, '2026-11-07')).toBe('2026-11-07')
  expect(found(date, '2026 年 11 月 7 日')).toBe('2026 年 11 月 7 日')
  expect(found(date, '12026-11-07')).toBeUndefined()
  expect(found(version, 'v1.2')).toBe('v1.2')
  expect(found(version, '11')).toBeUndefined()
})

test('comments that silence are coloured where the core reads them', () => {
  const comments = [
    '<!-- doc-corpus-disable-next-line missing-file -->',
    '<!-- doc-corpus-disable missing-file, wrong-case -->',
    '<!--doc-corpus-disable-file-->',
    '<!-- doc-corpus-enable -->',
    '<!-- doc-corpus-enabled -->',
    '<!-- about doc-corpus-disable -->',
    '<!-- doc-corpus-disable missing-file: later -->',
  ]
  const read = comments.map((text) => {
    const [first] = extractFacts(text, { anchors: 'github', headingsOnly: false }).directives
    return first && { action: `doc-corpus-${first.action}`, codes: first.codes }
  })
  const seen = comments.map((text) => {
    const match = pattern(directive.match, 'u').exec(text)
    const codes = match?.[2]?.match(pattern(directive.captures[2].patterns[0].match, 'gu')) ?? []
    return match ? { action: match[1], codes: [...codes] } : undefined
  })
  expect(seen).toEqual(read)
  expect(seen.filter(Boolean).length).toBe(3)
})

test('nothing is coloured in code, math, comments, front matter and links', () => {
  const [scope, exceptions = ''] = String(injection.injectionSelector).split(' - ')
  expect(scope).toBe('L:text.html.markdown')
  const scopes = exceptions.replace(/[()]/g, '').split(' | ')
  expect(scopes).toEqual(
    expect.arrayContaining([
      'markup.fenced_code',
      'markup.raw',
      'markup.inline.raw',
      'markup.math',
      'comment',
      'meta.embedded',
    ]),
  )
})

test('the manifest names the grammars by their own names', () => {
  const { grammars } = JSON.parse(read('package.json')).contributes
  const named = grammars.map(({ path, scopeName }: { readonly path: string; readonly scopeName: string }) => [
    scopeName,
    JSON.parse(read(path)).scopeName,
  ])
  expect(named).toEqual(named.map(([own]: readonly [string]) => [own, own]))
  expect(named.length).toBe(readdirSync(join(checkout, 'syntaxes')).length)
})

/** The number that is coloured in a line; undefined where there is none. */
function coloured(line: string): string | undefined {
  return pattern(number.match, 'u').exec(line)?.[2]
}

/** Oniguruma's notation as JavaScript's. A part that ignores case makes all of it do so, by the caller's flag. */
function pattern(source: string, flags: string): RegExp {
  return new RegExp(source.replace(/\\x\{([\dA-Fa-f]+)\}/g, '\\u{$1}').replaceAll('(?i:', '(?:'), flags)
}
