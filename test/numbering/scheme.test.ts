// The numbering scheme of a document: inferred from its headings, or configured.

import { expect, test } from 'vitest'
import { firstNumber, schemeOf } from '../../server/src/core/numbering/scheme.ts'
import { parseNumber } from '../../server/src/core/sectionNumber.ts'
import type { Settings } from '../../server/src/core/settings.ts'
import { fixture } from '../harness/fixture.ts'

/** The levels as the configuration writes them, `(local)` behind those that restart, and the number of the document before them. */
function check(source: string, expected: readonly string[] | undefined, settings: Partial<Settings> = {}): void {
  const { corpus, document } = fixture(source, settings)
  const scheme = schemeOf(corpus, document)
  const levels = scheme?.levels.map(
    ({ depth, first, hasDocument, isLocal }) =>
      `${'#'.repeat(depth)} ${hasDocument ? '{document}.' : ''}${first.text}${isLocal ? ' (local)' : ''}`,
  )
  const number = scheme?.document && levels?.some((level) => level.includes('{document}')) ? [scheme.document.text] : []
  expect(levels && [...number, ...levels]).toEqual(expected)
}

test('levels with the number of the title', () => {
  check('# 12. 网络\n## 12.1 概述\n### 12.1.1 目的\n### 12.1.2 范围\n## 12.2 分层\n#### 12.2.1.1 x\n', [
    '12.',
    '## {document}.1',
    '### {document}.1.1',
    '#### {document}.1.1.1',
  ])
  check('# 12.1.3 分类\n## 12.1.3.1 概述\n## 12.1.3.2 分层\n', ['12.1.3', '## {document}.1'])
  check('# L-3 容器\n## L-3.1 概述\n## L-3.2 分层\n', ['L-3', '## {document}.1'])
})

test('levels with a number that the title has not', () => {
  check('# 网络\n## 12.1 概述\n### 12.1.1 目的\n## 12.2 分层\n', ['12', '## {document}.1', '### {document}.1.1'])
})

test('levels without the number of the document', () => {
  check('# Guide\n## 1. A\n### 1.1 B\n#### 1.1.1 C\n## 2. D\n### 2.1 E\n', ['## 1.', '### 1.1', '#### 1.1.1'])
  check('# 29. 目录\n## 1. A\n## 2. B\n### 2.1 B\n', ['## 1.', '### 1.1'])
})

test('the trailing dot, padding and the first number are kept', () => {
  check('# Guide\n## 1. A\n### 1.1. B\n### 1.2. C\n', ['## 1.', '### 1.1.'])
  check('# 04. A\n## 04.01 B\n## 04.02 C\n## 04.10 D\n## 04.11 E\n## 04.12 F\n', ['04.', '## {document}.01'])
  check('# Guide\n## 0. A\n## 1. B\n### 1.0 C\n### 1.1 D\n', ['## 0.', '### 1.0'])
  check('# Guide\n## 1 A\n## 2 B\n', ['## 1'])
})

test('Chinese numerals and words', () => {
  check('# 指南\n## 一、A\n### 1.1 B\n## 二、C\n### 2.1 D\n', ['## 一、', '### 1.1'])
  check('# 指南\n## 第一章 A\n## 第二章 C\n', ['## 第一章'])
  check('# 指南\n## 第 1 节 A\n### （一）B\n### （二）C\n## 第 2 节 D\n### （一）E\n', [
    '## 第 1 节',
    '### （一） (local)',
  ])
  check('# Guide\n## Chapter 1: A\n## Chapter 2: B\n', ['## Chapter 1'])
})

test('numbers that restart below a numbered section are local', () => {
  check('# 12. A\n## 12.1 B\n### 1. C\n### 2. D\n## 12.2 E\n### 1. F\n', ['12.', '## {document}.1', '### 1. (local)'])
})

test('few that are written otherwise do not count', () => {
  check('# A\n## 1. B\n## 2. C\n## 3. D\n## 附录 A\n## References\n', ['## 1.'])
})

test('there is no scheme where there are no numbers, or no form that most have', () => {
  check('# A\n## B\n## C\n', undefined)
  check('', undefined)
  check('# A\n## 1. B\n## 二、C\n', undefined)
})

test('the configuration decides', () => {
  const numbering = { '**': ['## {document}.1', '### 1.'], 'notes/**': [] }
  check('# 7. A\n## 1 B\n## 2 C\n', ['7.', '## {document}.1', '### 1. (local)'], { numbering })
  check('=== notes/a.md\n# A\n## 1. B\n## 2. C\n', undefined, { numbering })
})

test('the first number of a level is spelled as the scheme has it', () => {
  const first = (source: string, depth: number, above?: string, settings: Partial<Settings> = {}) => {
    const { corpus, document } = fixture(source, settings)
    const scheme = schemeOf(corpus, document)
    return scheme && firstNumber(scheme, depth, above === undefined ? undefined : parseNumber(above))
  }
  const deep = '# 04. A\n## 04.1 B\n### 04.1.1 C\n## 04.2 D\n'
  expect(first(deep, 2)).toBe('04.1')
  expect(first(deep, 3, '04.2')).toBe('04.2.1')
  expect(first(deep, 3, '04.12')).toBe('04.12.1')
  expect(first(deep, 3)).toBeUndefined()
  expect(first(deep, 4, '04.2.1')).toBeUndefined()
  expect(first('# A\n## 一、B\n### 1.1. C\n## 二、D\n', 3, '二、')).toBe('2.1.')
  expect(first('# A\n## 12.1 B\n### 1. C\n## 12.2 D\n', 3, '12.2')).toBe('1.')
  expect(first('# 12. A\n', 2, '12.', { numbering: { '**': ['## {document}.1', '### {document}.1.1'] } })).toBe('12.1')
})
