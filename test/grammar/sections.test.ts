// Which words in prose name a section, in Chinese and in English, and which only look as if they did.

import { expect, test } from 'vitest'
import { sectionMentions } from '../../server/src/core/grammar/sections.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { slice } from '../../server/src/core/text.ts'
import { expectLinear } from '../harness/cost.ts'
import { documentOf, mentionsOf, written } from './written.ts'

/** Compares all mentions in a text, one to one; see `written` for how each is put down. */
function check(text: string, ...expected: readonly string[]): void {
  const mentions = mentionsOf(documentOf(text))
  expect(mentions.map((mention) => written(text, mention))).toEqual(expected)
  for (const { number, title, targetSpan, textSpan } of mentions) {
    if (number !== undefined) expect(joined(slice(text, targetSpan))).toBe(number)
    if (title !== undefined) expect(textSpan && joined(slice(text, textSpan))).toBe(title)
  }
}

function joined(source: string): string {
  return source.replace(/(?<=[\u3000-\uffef])\s*\n[\s>]*(?=[\u3000-\uffef])/g, '').replace(/\s*\n[\s>]*/g, ' ')
}

/** Each text alone: none of them names a section. */
function checkNone(...texts: readonly string[]): void {
  for (const text of texts) check(text)
}

test('a number before the word for a section', () => {
  check('对 06.9.4 章节的引用', 'unit! [06.9.4 章节] 06.9.4')
  check('见（12.18章节）', 'unit! [12.18章节] 12.18')
  check('2.3 节。', 'unit! [2.3 节] 2.3')
  check('2.3 节介绍部署', 'unit [2.3 节] 2.3')
  check('2.3 节的内容', 'unit! [2.3 节] 2.3')
  check('3.1 小节', 'unit! [3.1 小节] 3.1')
  check('L-3.10.1 章节', 'unit! [L-3.10.1 章节] L-3.10.1')
  check('参见 **12.1** 章节', 'unit! [12.1** 章节] 12.1')
  check('在 03.4 运行时类型章节添加', 'unit [03.4 运行时类型章节] 03.4 «运行时类型»')
})

test('each number of a list or range is a mention of its own', () => {
  check('12.1 和 12.17.1 章节', 'unit! [12.1] 12.1', 'unit! [12.17.1] 12.17.1')
  check('2.1-2.8 节', 'unit! [2.1] 2.1', 'unit! [2.8] 2.8')
  check('1.1、1.2 及 1.3 节', 'unit! [1.1] 1.1', 'unit! [1.2] 1.2', 'unit! [1.3] 1.3')
  check('第 2.1～2.8 节', 'ordinal! [2.1] 2.1', 'ordinal! [2.8] 2.8')
  check('第 3、4 章', 'ordinal! [3] 3', 'ordinal! [4] 4')
})

test('the number of a chapter, in digits and in words', () => {
  check('第 3 节', 'ordinal! [第 3 节] 3')
  check('第12章', 'ordinal! [第12章] 12')
  check('第 4.2 章节', 'ordinal! [第 4.2 章节] 4.2')
  check('第三章', 'ordinal [第三章] 三')
  check('第十二节', 'ordinal [第十二节] 十二')
  check('第二部分', 'ordinal [第二部分] 第二部分')
  check('附录 A 和附录 B.1', 'word [附录 A] 附录 A', 'word [附录 B.1] 附录 B.1')
})

test('a number behind a word that sends the reader there', () => {
  check('详见 12.1。', 'cited! [12.1] 12.1')
  check('（见 06.5.3 性能优势）', 'cited [06.5.3] 06.5.3')
  check('参考 30.18.4', 'cited [30.18.4] 30.18.4')
  check('在 24.10.3 资源优化文档中添加', 'cited [24.10.3 资源优化文档] 24.10.3 «资源优化文档»')
  check('在 31.10.3.1 和 31.10.3.2 中', 'cited [31.10.3.1] 31.10.3.1', 'cited [31.10.3.2] 31.10.3.2')
  check('使用 30.7.3 依赖图谱', 'cited [30.7.3] 30.7.3')
  checkNone('在 1.30.4 中修复', '使用 1.30.4', '在 11.0 中', '使用 22.04')
  check('查看“3.4 部署”', 'cited [3.4 部署] 3.4 «部署»')
})

test('a number right behind the name of a document', () => {
  check('见 `system_view.md` 1.2）', 'cited [1.2] 1.2')
  check('k3s.md 02.1，', 'cited [02.1] 02.1')
  check('[K3s](k3s.md) 2.1', 'cited [2.1] 2.1')
  checkNone('`kubectl` 1.30', 'Kubernetes 1.30', '[K3s](https://k3s.io) 2.1', '`k3s.md` 3', '`k3s.md` 2.5 倍')
})

test('numbers between brackets, where no score or share looks like them', () => {
  check('编排（30.3.1.2, 30.7.4）', 'bracketed [30.3.1.2] 30.3.1.2', 'bracketed [30.7.4] 30.7.4')
  check('crun (30.7)', 'bracketed [30.7] 30.7')
  check('入门（02.1）', 'bracketed [02.1] 02.1')
  check('详细数据（08.5.3，延迟 ↓60%）', 'bracketed [08.5.3] 08.5.3')
  check('`README.md`（9.1）', 'bracketed [9.1] 9.1')
  check('工作流（06.9.4 案例 4）', 'bracketed [06.9.4 案例 4] 06.9.4 «案例 4»')
  checkNone(
    '概率（0.3）',
    '（0.3-0.7）',
    '得分（4.5）',
    '虚拟化（1.0）',
    '（2.0, 3.0）',
    '（12.5 亿元）',
    '（4.5，较高）',
    '（22.04 LTS）',
    '（99.9%）',
  )
})

test('a number in bold with its title', () => {
  check('- **27.6.3 Kyverno Wasm 分支**：', 'strong [27.6.3 Kyverno Wasm 分支] 27.6.3 «Kyverno Wasm 分支»')
  check('新增 **12.18 网络对比** 章节', 'strong! [12.18 网络对比] 12.18 «网络对比»')
  check('**12.18 网络\n  对比**', 'strong [12.18 网络⏎对比] 12.18 «网络对比»')
  checkNone(
    '**0.8 周/人**',
    '**1.5 倍**',
    '**1.5 RTT**',
    '**8.5 → 0**',
    '**98.75-99.5%**',
    '**8.9/10**',
    '**2.0 版本**',
    '**3.5 核**',
  )
})

test('a title in quotes or backticks before the word for a section', () => {
  check('在"3.4 技术规格深入"章节中', 'quoted! ["3.4 技术规格深入"章节] 3.4 «技术规格深入»')
  check('在"3.4 技术规格深入"部分', 'quoted! ["3.4 技术规格深入"部分] 3.4 «技术规格深入»')
  check('在“架构视角”部分添加', 'quoted [“架构视角”部分] «架构视角»')
  check('见「部署」一节', 'quoted [「部署」一节] «部署»')
  check('补充 `31.10.3 技术选型对比` 章节', 'quoted! [31.10.3 技术选型对比` 章节] 31.10.3 «技术选型对比»')
})

test('a sign that both opens and closes quotes is read in pairs', () => {
  check('"待补充"项从"部分"提升至"覆盖"')
  check('多个"待补充"和"缺失"部分', 'quoted ["缺失"部分] «缺失»')
})

test('numbers behind the word for a section', () => {
  check('更新章节：30.4-30.8、31.1', 'listed! [30.4] 30.4', 'listed! [30.8] 30.8', 'listed! [31.1] 31.1')
  check('文档使用指南章节（29.9）', 'listed! [29.9] 29.9')
  check('新增章节 12.18。', 'listed [12.18] 12.18')
  checkNone('新增章节：8 个', '章节：3')
})

test('numbers in full width', () => {
  check('１２．１８ 章节', 'unit! [１２．１８ 章节] １２．１８')
  check('第３节', 'ordinal! [第３节] ３')
})

test('a mention may be wrapped over lines, in a quote, too', () => {
  check('见 10.1\n节。', 'unit! [10.1⏎节] 10.1')
  check('`a.md` 第\n2.1-2.8 节', 'ordinal! [2.1] 2.1', 'ordinal! [2.8] 2.8')
  check('> 详见 10.1 和\n> 10.2 章\n> 节', 'unit! [10.1] 10.1', 'unit! [10.2] 10.2')
  check('See Section\n3.2.', 'word! [Section⏎3.2] 3.2')
})

test('words that begin like the word for a section, versions, amounts and dates are nothing', () => {
  checkNone(
    '100.5 节点',
    '4.2 节点性能',
    '1.5 节省',
    '第 3 节点',
    '第 2 节课',
    '3.1 章程',
    'v2.0 章节',
    'K8s 1.30 章节',
    'Dapr 2.0 章节',
    '版本 2.0 章节',
    '13 个主要章节',
    '12 章节',
    '2025.11.07 章节',
    '2025-11-07',
    '第一阶段',
    '第 3 步',
    '常见 3.5 倍',
    '见 2.5 倍',
    '参考 2.0 版本',
    '10.0.0.1 节点',
    '192.168.1.10',
    '99.9% 可用性',
    '《三体》第 3 章',
  )
})

test('nothing in code, in links, in comments or in the number of a heading', () => {
  checkNone(
    '`12.18 章节`',
    '```\n12.18 章节\n```',
    '[12.18 章节](a.md)',
    '<!-- 12.18 章节 -->',
    '$12.18 章节$',
    '---\nsection: 12.18 章节\n---\n',
    '## 12.18 章节设计',
    '## 第三章 设计',
    '## 第 3 节',
    '# Chapter 4',
    '## Part II: More',
  )
})

test('a heading may mention another section behind its own number', () => {
  check('## 3.1 更新 12.18 章节', 'unit! [12.18 章节] 12.18')
  check('### 新增章节：27.14 最新更新', 'listed! [27.14] 27.14')
})

test('sections, chapters, parts and appendices in English', () => {
  check('See Section 3.2.', 'word! [Section 3.2] 3.2')
  check('see section 3.2 for more', 'word! [section 3.2] 3.2')
  check('Sections 3.2 and 3.3', 'word! [3.2] 3.2', 'word! [3.3] 3.3')
  check('Sections 2, 3, and 4', 'word [2] 2', 'word [3] 3', 'word [4] 4')
  check('Sections 3.2 and 4', 'word! [3.2] 3.2', 'word [4] 4')
  check('Sec. 4.1', 'word! [Sec. 4.1] 4.1')
  check('Section 3', 'word [Section 3] 3')
  check('Chapter 4', 'word [Chapter 4] 4')
  check('Chapter 4.2', 'word! [Chapter 4.2] 4.2')
  check('Appendix B', 'word [Appendix B] Appendix B')
  check('Appendix B.2', 'word [Appendix B.2] Appendix B.2')
  check('Part II', 'word [Part II] Part II')
  check('section 3.2 of `x.md`', 'word! [section 3.2] 3.2')
  check('Section 3.2 of this guide', 'word! [Section 3.2] 3.2')
})

test('the sign for a section', () => {
  check('§4.1', 'sign! [§4.1] 4.1')
  check('§ 4', 'sign [§ 4] 4')
  check('§§ 3–5', 'sign [3] 3', 'sign [5] 5')
})

test('sections of laws, standards and other documents are none of ours', () => {
  checkNone(
    'Section 230 of the Act',
    'Section 230 protects them',
    'Section 8 of the Constitution',
    'Section 4.7 of the CommonMark specification',
    'Chapter 11 of the Bankruptcy Code',
    'as explained at section 10.2.1 in Raft thesis',
    'Chapter 4 of "The Art of Computer Programming"',
    'RFC 2119',
    'RFC 8446, Section 4.1',
    'RFC 8446 §4.1',
    'Section 4.1 of RFC 8446',
    'Section 4.1, RFC 8446',
    'ISO/IEC 27001 Section 5.2',
    '[RFC 7519](https://www.rfc-editor.org/rfc/rfc7519) Section 4.1',
    'as in section 3.1 of [RFC 4055][], unless\n\n[RFC 4055]: https://www.rfc-editor.org/rfc/rfc4055',
    'event and [RFC 1122][half] (section 4.2.2.13)\n\n[half]: https://www.rfc-editor.org/rfc/rfc1122',
    'section 3.1 of [the standard](https://example.org)',
    '17 U.S.C. § 107',
    '§ 230(c)',
    '§ 5 BGB',
  )
})

test('English versions, addresses, dates, amounts and words are nothing', () => {
  checkNone(
    'v2.0',
    'Kubernetes 1.30',
    'Node 20.1.0 or later',
    'Node (18.3.0 and above)',
    'the next release (0.10.0)',
    'Fix: regression (1.1.0)',
    '10.0.0.1',
    '127.0.0.1:8080',
    'port 8080',
    '2025-11-07',
    '11.07.2025',
    '99.9%',
    '3.5x faster',
    '$1.50',
    'intersection 3.2',
    'Sectional 3.2',
    'part of 3.2',
    'Part Time',
    'Appendix',
    'Chapter and verse',
    '(0.3)',
    '**99.9 SLA**',
  )
})

/** Text that makes a careless search start over at every character. */
const hostile: readonly (readonly [string, (size: number) => string])[] = [
  ['a list without end', (size) => '1.1、'.repeat(size / 4)],
  ['a number without end', (size) => '1.'.repeat(size / 2)],
  ['brackets', (size) => '（1.1.1'.repeat(size / 6)],
  ['bold', (size) => '**1.1 a'.repeat(size / 7)],
  ['quotes', (size) => '"1.1 a'.repeat(size / 6)],
  ['quotes that open', (size) => '“'.repeat(size)],
  ['words', (size) => '“a章节'.repeat(size / 4)],
  ['titles', (size) => '1.1 章'.repeat(size / 5)],
  ['spaces', (size) => `1.1${' '.repeat(size)}章节`],
  ['marks', (size) => `1.1${'*'.repeat(size)}章节`],
  ['spaces between', (size) => '第 '.repeat(size / 2)],
  ['lines', (size) => '第\n1.1\n节\n'.repeat(size / 8)],
  ['code', (size) => '`1.1 a` 章节'.repeat(size / 10)],
  ['links', (size) => '[a](a.md) 1.1 '.repeat(size / 14)],
  ['names', (size) => 'a.md 1.1 '.repeat(size / 9)],
  ['numbers of one section', (size) => `**文件**：\`a.md\`\n\n${'- 1.1 章节\n'.repeat(size / 9)}`],
  ['cells', (size) => `| 文件 | 章节 |\n| --- | --- |\n${'| `a.md` | 1.1, 2.2 |\n'.repeat(size / 20)}`],
  [
    'a wide row',
    (size) => `|${' 章节 |'.repeat(size / 10)}\n|${' - |'.repeat(size / 10)}\n|${' 1.1 |'.repeat(size / 10)}`,
  ],
  ['sections', (size) => '第 1 节\n\n# a\n\n`a.md`\n\n'.repeat(size / 20)],
]

test.each(hostile)('the search stays linear: %s', (name, make) => {
  const documents = new Map([make(10_000), make(80_000)].map((text) => [text, documentOf(text)]))
  expectLinear(name, make, (text) => {
    const { facts, references } = documents.get(text) ?? documentOf(text)
    const paths = references.filter((each) => each.kind === 'link' || each.kind === 'mention')
    return sectionMentions(text, facts, paths, defaultSettings)
  })
})
