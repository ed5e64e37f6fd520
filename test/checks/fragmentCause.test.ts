// Why fragments fail: each cause on the headings it was seen on.

import { expect, test } from 'vitest'
import { fragmentGuesses, fragmentNames } from '../../server/src/core/checks/fragmentCause.ts'
import { fixture } from '../harness/fixture.ts'

/** Holds `cause anchor` of every guess for the fragment among the headings. */
function check(fragment: string, headings: string, expected: readonly string[]): void {
  const { document } = fixture(headings)
  const guesses = fragmentGuesses(fragment, fragmentNames(document, 'github'))
  expect(guesses.map(({ cause, anchor }) => `${cause} #${anchor}`)).toEqual(expected)
}

test('upper case in the fragment', () => {
  check('Getting-Started', '# Getting Started', ['case #getting-started'])
})

test('full-width punctuation and emoji that the slug drops', () => {
  check('1-概述：背景', '# 1. 概述：背景', ['punctuation #1-概述背景'])
  check('991：文件', '# 99.1 文件', ['punctuation #991-文件'])
  check('📖-概述', '# 📖 概述', ['punctuation #-概述'])
  check('θ₁-镜像', '# θ₁: 镜像', ['punctuation #θ-镜像'])
})

test('the hyphen that an emoji or an option leaves at the start', () => {
  check('文档结构', '# 📋 文档结构', ['leading #-文档结构'])
  check('fix', '# `--fix`', ['leading #--fix'])
  check('注意事项', '# ⚠️ 注意事项', ['leading #️-注意事项'])
})

test('U+FE0F, which GitHub keeps', () => {
  check('-注意事项', '# ⚠️ 注意事项', ['selector #️-注意事项'])
})

test('missing and doubled hyphens', () => {
  check('2-7层模型', '# 2. 7 层模型', ['hyphens #2-7-层模型'])
  check('a-b', '# A & B', ['hyphens #a--b'])
})

test('several differences in spelling at once', () => {
  check('Time_Durations', '# Time durations', ['spelling #time-durations'])
})

test('one heading where the fragment counts two', () => {
  check('setup-1', '# Setup', ['repeated #setup'])
})

test('another number with the same title, lost zeros among them', () => {
  check('9-相关文档', '# 8. 相关文档', ['number #8-相关文档'])
  check('14-技术决策树', '# 01.4 技术决策树', ['number #014-技术决策树'])
  check('27-2025-趋势', '# 28. 2025 趋势', ['number #28-2025-趋势'])
  check('03x74-决策', '# 03.6.4.7.4 决策', ['number #036474-决策'])
  check('相关文档', '# 8. 相关文档', ['number #8-相关文档'])
})

test('the same number with another title', () => {
  check('1218-网络', '# 12.18 网络对比', ['title #1218-网络对比'])
  check('l-4-沙盒化层', '# L-4 沙盒化层（syscall 过滤）', ['title #l-4-沙盒化层syscall-过滤'])
})

test('flattened numbers are never taken apart: every heading with these digits is a guess, the most alike first', () => {
  check('3291-存储', '# 3.29.1 网络\n\n# 32.9.1 存储对比\n', ['title #3291-存储对比', 'title #3291-网络'])
  check('3213', '# 32.1.3 调度', ['title #3213-调度'])
})

test('the beginning of one anchor only', () => {
  check('history-compaction', '# History compaction: API', ['start #history-compaction-api'])
  check('history', '# History a\n\n# History b', [])
  check('hi', '# History', [])
})

test('nothing near', () => {
  check('service-aggregation', '# NSM pattern', [])
  check('', '# A', [])
})
