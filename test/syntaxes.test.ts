// The colours agree with what the core reads: numbers, metadata, and comments that silence.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDocument } from '../server/src/core/document.ts'
import { extractFacts } from '../server/src/core/facts/extract.ts'
import { knownLabels } from '../server/src/core/facts/metadata.ts'
import { numberAtStart } from '../server/src/core/number.ts'
import { defaultSettings } from '../server/src/core/settings.ts'
import { checkout, read } from './harness/sources.ts'

// VS Code runs these patterns on Oniguruma. Here they run as JavaScript's, which read everything that is used in them
// alike; whether they stay out of code is decided by the selector, which only the editor can show.

const injection = JSON.parse(read('syntaxes/doc-corpus.injection.tmLanguage.json'))
const directives = JSON.parse(read('syntaxes/doc-corpus.directives.tmLanguage.json'))
const { 'section-number': number, 'section-reference': references, metadata } = injection.repository
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

test('a number in prose is coloured with words that leave no doubt, the same that the core reads', () => {
  const lines = [
    ...[
      '见 12.18 章节。',
      '06.9.4 章节',
      '第 3 节说明',
      '第 2.1-2.8 节',
      '12.1 和 12.17.1 章节',
      '第 3 章',
      '参见 12.1',
      '第12.3节',
    ],
    ...[
      '章节：12.1、12.2',
      'see Section 3.2.',
      'sections 3.2, 4.1 and 5.3',
      '§4.1',
      '§ 4.1.2',
      'Chapter 4.2',
      '（12.3 节）',
    ],
    ...[
      '100.5 节点',
      'v2.0 章节',
      '3 个节点',
      '第 3 节点',
      '12.1 节省',
      '99.9% 章节',
      'Section 230 of the Act',
      '1.2.3.x 节',
    ],
    ...['12.18', '见图 3', 'subsection3.2', '2025-11-07', 'version 1.30', '共 12 章', 'section', '10.0.0.1:80'],
  ]
  expect(lines.map(colouredReferences), 'run scripts/grammar.mjs').toEqual(lines.map(certainReferences))
  expect(lines.filter((line) => colouredReferences(line).length > 0).length).toBe(15)
})

test('the references of the examples are coloured as the core reads them', () => {
  const texts = readdirSync(join(checkout, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => read(`examples/${name}`))
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => certainReferences(line).length > 0)
  expect(lines.length).toBeGreaterThan(15)
  expect(lines.map(colouredReferences)).toEqual(lines.map(certainReferences))
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

/** The numbers of references that are coloured in a line, each once: the grammars take the first of two that begin together. */
function colouredReferences(line: string): readonly string[] {
  const numbers = pattern(injection.repository['number-in-reference'].match, 'gu')
  const byPlace = new Map<number, string>()
  for (const { match } of references.patterns) {
    for (const found of line.matchAll(pattern(match, 'gdu'))) {
      const [start = 0] = found.indices?.[1] ?? []
      for (const each of found[1]?.matchAll(numbers) ?? []) byPlace.set(start + each.index, each[0])
    }
  }
  return [...byPlace].sort(([a], [b]) => a - b).map(([, number]) => number)
}

/** The numbers that the core reads as certain references with plain words around them. */
function certainReferences(line: string): readonly string[] {
  const facts = extractFacts(line, { anchors: 'github', headingsOnly: false })
  return createDocument('/a.md', line, facts, defaultSettings).references.flatMap((each) => {
    if (each.kind !== 'section' || each.certainty !== 'certain' || each.number === undefined) return []
    return each.title === undefined && each.form !== 'cell' ? [each.number] : []
  })
}

/** Oniguruma's notation as JavaScript's. A part that ignores case makes all of it do so, by the caller's flag. */
function pattern(source: string, flags: string): RegExp {
  return new RegExp(source.replace(/\\x\{([\dA-Fa-f]+)\}/g, '\\u{$1}').replaceAll('(?i:', '(?:'), flags)
}
