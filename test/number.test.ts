// Section numbers at the start of titles.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decoration, forms, numberAtStart, quantity, titleWithoutNumber } from '../server/src/core/number.ts'
import { expectLinear } from './harness/cost.ts'

/** Each line is a title with its number in angle brackets; what stands behind `=` is the title without it. */
function check(lines: readonly string[]): void {
  for (const line of lines) {
    const [marked = '', rest] = line.split(' = ')
    const title = marked.replace(/[<>]/g, '')
    const expected = /<(.*)>/.exec(marked)?.[1]
    const number = numberAtStart(title)
    expect({ title, number: number?.text, index: number?.index }).toEqual({
      title,
      number: expected,
      index: expected === undefined ? undefined : marked.indexOf('<'),
    })
    if (rest !== undefined) expect(titleWithoutNumber(title)).toBe(rest)
  }
}

test('numbers in digits and dots', () => {
  check([
    '<12.18> 网络对比 = 网络对比',
    '<06.9.4> 服务网格 = 服务网格',
    '<31.10.3.1> x = x',
    '<03.6.4.7.4.3> x = x',
    '<1.> 概述 = 概述',
    '<7.2.> 与服务网格层 = 与服务网格层',
    '<2.4>网络 = 网络',
    '<1.>概述 = 概述',
    '<9.0> Overview = Overview',
    '<3.2>：标题 = 标题',
    '<12.1>',
  ])
})

test('numbers with letters', () => {
  check(['<L-3.10.1> x = x', '<L-0> 硬件辅助层 = 硬件辅助层', '<A.1> 基本符号 = 基本符号', '<B.2.3> x = x'])
})

test('a bare number', () => {
  check([
    '<1> 概述 = 概述',
    '<2> 9 层架构模型 = 9 层架构模型',
    '<3> 层次模型 = 层次模型',
    '<4> 核心概念 = 核心概念',
    '<5> 分析方法 = 分析方法',
    '<6> 组件 = 组件',
    '<7> 域名理论 = 域名理论',
    '<8> 大学课程 = 大学课程',
    '<9> 层间依赖 = 层间依赖',
    '<3> 节点聚合 = 节点聚合',
    '<3> 章节标题 = 章节标题',
    '<7> Overview = Overview',
    '<8> Layered design = Layered design',
  ])
})

test('Chinese numbers', () => {
  check([
    '<一、>概述 = 概述',
    '<十二、>概述 = 概述',
    '<（一）>概述 = 概述',
    '<第二部分>：结构 = 结构',
    '<第 3 节> 结构 = 结构',
    '<附录 A>：术语 = 术语',
  ])
})

test('English numbers with their words', () => {
  check(['<Chapter 3>: Routes = Routes', '<Appendix B> Terms = Terms', '<Part IV> – End = End', '<Section 2.1> X = X'])
})

test('decoration may stand before the number, and is no part of it', () => {
  check(['📋 <1.> 案例 = 案例', '⚠️ <12.3> 注意 = 注意', '👩‍💻 <2> 角色 = 角色', '<1.> 📋 案例 = 📋 案例'])
})

test('numbers of parts of an appendix, with marks of their kind', () => {
  check([
    '<附录 A.1> 符号 = 符号',
    '<附录A.2.1> 符号 = 符号',
    '<Appendix B.2>: Terms = Terms',
    '<第 3.2 节> 结构 = 结构',
    '<1、>概述 = 概述',
    '<§ 3.2> Terms = Terms',
    '<10.1.2.3> x = x',
    '<31.10.3.12> x = x',
  ])
})

test('addresses, releases with their date, and codes are no numbers', () => {
  check([
    '10.0.0.1 网关',
    '127.0.0.1',
    '192.168.1.1 配置',
    '172.16.254.3 打印机',
    '203.0.113.7 example',
    '1.2.0 (2026-11-07)',
    '1.2 - 2026-11-07',
    '2.0.0 / 2026-11-07',
    '404 Not Found',
    '200 OK',
  ])
  check(['<1.2> 2026-11-07 更新 = 2026-11-07 更新', '<3.6> 完善（2026-11-07 更新） = 完善（2026-11-07 更新）'])
})

test('years, quantities, versions and names are no numbers', () => {
  check([
    '2025 年趋势',
    '2025. 总结',
    '2025.11.07 更新',
    '2025-11-07 更新',
    '7 层 4 域模型',
    '8 层架构',
    '12 维原子概念向量',
    '10 分钟上手',
    '3 个步骤',
    '3 节点集群',
    '3 章内容',
    '4 域划分',
    '3 大支柱',
    '5 点建议',
    '5 Minutes to a cluster',
    '3 ways to fail',
    '16 GB 内存',
    '50% 折扣',
    '3.5% 提升',
    '3D 打印',
    '4-A 网络子系统',
    '7×24 运维',
    'v2.0 发布说明',
    'K8s 1.30',
    'L1 硬件',
    'Q1: 为什么',
    'A4. 短正合列',
    'ADR-001 决策',
    '第一阶段：基础',
    '附录：参考',
    '案例 4：x',
    '一个例子',
    'Appendix',
    'Party time',
    '目录',
    '',
  ])
})

test('digits alone are a title, a dotted number alone is a number', () => {
  check(['404'])
  expect(titleWithoutNumber('404')).toBe('404')
  expect(titleWithoutNumber('12.18')).toBe('')
})

test('a long title costs what it is long', () => {
  for (const part of ['📋', '1.', ' ', '一', 'A.1', '第']) {
    expectLinear(part, (size) => part.repeat(size), titleWithoutNumber)
    expectLinear(`1 ${part}`, (size) => `1 ${part.repeat(size)}`, titleWithoutNumber)
  }
})

test('the number is the one that the first of all forms finds', () => {
  const pieces = [
    '1',
    '12',
    '.',
    '3.4',
    '192.168.1.1',
    'A',
    'L-',
    'b',
    'Section',
    'ſection',
    'part',
    'IV',
    'Appendix',
    '\u212a',
    'µ',
  ]
  pieces.push(
    '第',
    '章',
    '附录',
    '一',
    '、',
    '（',
    '(',
    ')',
    '§',
    ' ',
    '\t',
    '📋',
    '©',
    '\ufe0f',
    '层',
    's',
    '年',
    '-',
    '2026-11-07',
    '#',
    '*',
  )
  let found = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (parts) => {
      const title = parts.join('')
      const index = decoration.exec(title)?.[0].length ?? 0
      const rest = title.slice(index)
      const text = quantity.test(rest) ? undefined : forms.map((form) => form.exec(rest)?.[1]).find(Boolean)
      expect(numberAtStart(title)).toEqual(text === undefined ? undefined : { text, index })
      if (text !== undefined) found++
    }),
    { numRuns: 20_000 },
  )
  expect(found).toBeGreaterThan(300)
})
