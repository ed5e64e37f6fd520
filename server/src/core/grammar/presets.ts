// The ways of mentioning a section that are known in Chinese and in English texts.

import { parseTemplate, type Template } from './templates.ts'

/** Names of presets, as the configuration has them. */
export const presetNames = ['zh', 'en'] as const
export type PresetName = (typeof presetNames)[number]

/** The templates of a preset. What more is asked of a match stands in `traps.ts`. */
export function preset(name: PresetName): readonly Template[] {
  return templatesOf(presets[name])
}

type Row = readonly [Template['form'], Template['certainty'], number, readonly string[]]

const quotes = ['“”', '""', '「」', '『』', '”“'] as const
const brackets = ['（）', '()'] as const

function inQuotes(inner: string, behind: readonly string[]): readonly string[] {
  return quotes.flatMap(([open = '', close = '']) => behind.map((word) => `${open}${inner}${close} ${word}`))
}

const chinese: readonly Row[] = [
  ['quoted', 'certain', 2, inQuotes('{number} {title}', ['章节', '小节', '部分', '一节', '节'])],
  ['quoted', 'likely', 1, inQuotes('{title}', ['章节', '小节', '部分', '一节', '一章'])],
  ['strong', 'certain', 2, ['**{number} {title}** 章节', '**{number} {title}** 小节', '**{number} {title}** 一节']],
  ['strong', 'likely', 2, ['**{number} {title}**']],
  ['unit', 'certain', 2, ['{number} 章节', '{number} 小节', '{number} 节']],
  ['unit', 'likely', 2, ['{number} 章']],
  ['ordinal', 'certain', 1, ['第 {number} 章节', '第 {number} 小节', '第 {number} 节', '第 {number} 章']],
  ['ordinal', 'likely', 1, ['第 {number} 部分', '第 {number} 篇', '第 {number} 编']],
  ['word', 'likely', 1, ['附录 {number}']],
  ['listed', 'certain', 2, ['章节：{number}', '章节:{number}', ...brackets.map(([open]) => `章节${open}{number}`)]],
  ['listed', 'likely', 2, ['小节：{number}', '小节:{number}', '章节 {number}']],
  ['cited', 'certain', 2, ['参见 {number}', '详见 {number}', '请见 {number}', '参阅 {number}']],
  ['cited', 'likely', 2, ['见 {number}', '参考 {number}', '参照 {number}', '查看 {number}']],
  [
    'cited',
    'likely',
    2,
    ['见', '参考', '参阅', '查看'].flatMap((word) =>
      quotes.map(([open = '', close = '']) => `${word} ${open}{number} {title}${close}`),
    ),
  ],
  ['unit', 'likely', 2, ['{number} {title}章节']],
  ['cited', 'likely', 3, ['在 {number} 中', '在 {number} {title}中', '使用 {number}']],
  ['cited', 'likely', 2, ['{file} {number}']],
  ['bracketed', 'likely', 2, brackets.map(([open = '', close = '']) => `${open}{number} {title}${close}`)],
  ['bracketed', 'likely', 2, [...brackets.map(([open = '', close = '']) => `${open}{number}${close}`), '（{number}，']],
]

const english: readonly Row[] = [
  [
    'word',
    'certain',
    2,
    [
      'Section {number}',
      'Sections {number}',
      'section {number}',
      'sections {number}',
      'Sec. {number}',
      'sec. {number}',
    ],
  ],
  ['word', 'certain', 2, ['Chapter {number}', 'Chapters {number}', 'chapter {number}', 'chapters {number}']],
  ['word', 'likely', 1, ['Section {number}', 'Sections {number}', 'section {number}', 'sections {number}']],
  ['word', 'likely', 1, ['Chapter {number}', 'Chapters {number}', 'chapter {number}', 'chapters {number}']],
  ['word', 'likely', 1, ['Part {number}', 'Parts {number}', 'Appendix {number}', 'Appendices {number}']],
  ['sign', 'certain', 2, ['§ {number}', '§§ {number}']],
  ['sign', 'likely', 1, ['§ {number}', '§§ {number}']],
  ['bracketed', 'likely', 2, brackets.map(([open = '', close = '']) => `${open}{number}${close}`)],
  ['strong', 'likely', 2, ['**{number} {title}**']],
  ['cited', 'likely', 2, ['{file} {number}']],
]

function templatesOf(rows: readonly Row[]): readonly Template[] {
  return rows.flatMap(([form, certainty, least, texts]) =>
    texts.flatMap((text) => {
      const parsed = parseTemplate(text, { form, certainty, least })
      return 'template' in parsed ? [parsed.template] : []
    }),
  )
}

const presets: Readonly<Record<PresetName, readonly Row[]>> = { zh: chinese, en: english }
