// The ways in which logs say how much has come or gone, in Chinese and in English.

import { amount } from './amounts.ts'
import type { AmountClaim } from './logClaims.ts'

export interface AmountForm {
  readonly of: AmountClaim['of']
  readonly pattern: RegExp
}

const links = '(?:(?:新增|新的)?(?:文档间)?(?:的)?(?:完整)?(?:交叉|相互|互相)?(?:引用|链接))'
const newWord = '(?:新增|添加|增加|建立|补充)'

/** The first that fits a number has it; what is at hand in a document comes behind what was added. */
export const amountForms: readonly AmountForm[] = [
  {
    of: 'linked',
    pattern: form(
      `${amount}\\s*个\\s*(?:文档|文件)(?:之间)?(?:已|均|全部)?(?:建立|相互|互相)(?:了)?(?:交叉|相互|互相)?(?:关联|引用)`,
    ),
  },
  { of: 'linked', pattern: form(`${amount}\\s+documents?\\s+(?:are |were |have been )?(?:inter|cross-)?linked\\b`) },
  { of: 'linked', pattern: form(`\\b(?:inter|cross-)?linked\\s+${amount}\\s+documents?\\b`) },
  {
    of: 'references added',
    pattern: form(
      `${newWord}(?:了|的)?(?:文档)?(?:间)?(?:交叉)?(?:引用|链接)(?:总数|数量|数)?\\**\\s*[:：]\\s*\\**\\s*${amount}\\s*(?:处|个|条)(?!\\s*(?:文档|文件))`,
    ),
  },
  { of: 'references added', pattern: form(`${newWord}(?:了)?\\s*${amount}\\s*(?:处|个|条)\\s*${links}`) },
  {
    of: 'references added',
    pattern: form(`${newWord}[^，。；;、（(]{0,24}(?:引用|链接)\\**\\s*[（(]\\s*${amount}\\s*处\\s*[）)]`),
  },
  {
    of: 'references added',
    pattern: form(`\\b(?:added|new)\\s+${amount}\\s+(?:new\\s+)?(?:cross[- ]?)?(?:references|links)\\b`),
  },
  {
    of: 'references added',
    pattern: form(
      `${amount}\\s+(?:new\\s+(?:cross[- ]?)?(?:references|links)\\b|(?:cross[- ]?)?(?:references|links)\\s+(?:were\\s+)?added\\b)`,
    ),
  },
  {
    of: 'references added',
    pattern: form(
      `\\b(?:added|new)\\s+(?:cross[- ]?)?(?:references|links)\\**\\s*:\\s*\\**\\s*${amount}(?!\\s*(?:documents|files))`,
    ),
  },
  {
    of: 'references',
    pattern: form(`(?:交叉引用|文档引用|引用总数)(?:总数|数量|数)?\\**\\s*[:：（(]\\s*\\**\\s*${amount}\\s*处`),
  },
  { of: 'references', pattern: form(`${amount}\\s*处\\s*(?:文档间)?(?:交叉|相互|互相)引用`) },
  {
    of: 'sections added',
    pattern: form(
      `(?:新增|新建|添加)(?:了|的)?(?:主要|子)?(?:章节|小节)(?:总数|数量|数)?\\**\\s*[:：]\\s*\\**\\s*${amount}\\s*个`,
    ),
  },
  {
    of: 'sections added',
    pattern: form(`(?:新增|新建|添加)(?:了)?\\s*${amount}\\s*个\\s*(?:新|主要|子)*(?:章节|小节)`),
  },
  { of: 'sections added', pattern: form(`\\b(?:added|new)\\s+${amount}\\s+(?:new\\s+)?(?:sub)?sections\\b`) },
  {
    of: 'sections added',
    pattern: form(`${amount}\\s+(?:new\\s+(?:sub)?sections\\b|(?:sub)?sections\\s+(?:were\\s+)?added\\b)`),
  },
  { of: 'sections added', pattern: form(`\\b(?:added|new)\\s+(?:sub)?sections\\**\\s*:\\s*\\**\\s*${amount}`) },
  {
    of: 'sections removed',
    pattern: form(
      `(?:删除|移除)(?:了|的)?(?:主要|子)?(?:章节|小节)(?:总数|数量|数)?\\**\\s*[:：]\\s*\\**\\s*${amount}\\s*个`,
    ),
  },
  { of: 'sections removed', pattern: form(`(?:删除|移除)(?:了)?\\s*${amount}\\s*个\\s*(?:主要|子)?(?:章节|小节)`) },
  {
    of: 'sections removed',
    pattern: form(
      `\\b(?:removed|deleted)\\s+(?:(?:sub)?sections\\**\\s*:\\s*\\**\\s*)?${amount}(?:\\s+(?:sub)?sections\\b|\\s*$)`,
    ),
  },
  { of: 'sections removed', pattern: form(`${amount}\\s+(?:sub)?sections\\s+(?:were\\s+)?(?:removed|deleted)\\b`) },
  {
    of: 'lines added',
    pattern: form(
      `(?:新增|增加|添加|扩展|补充)(?:了|的)?(?:内容)?\\**\\s*[:：]?\\s*\\**\\s*${amount}\\s*行(?!业|为|动|列)`,
    ),
  },
  { of: 'lines added', pattern: form(`[+＋]\\s*${amount}\\s*(?:行(?!业|为|动|列)|lines\\b)`) },
  { of: 'lines added', pattern: form(`\\b(?:added|grew by|longer by)\\s+${amount}\\s+(?:new\\s+)?lines\\b`) },
  { of: 'lines added', pattern: form(`${amount}\\s+(?:new\\s+lines\\b|lines\\s+(?:were\\s+)?(?:added|longer)\\b)`) },
]

/** A pattern to be used with `matchAll`. */
export function form(source: string): RegExp {
  return new RegExp(source, 'giu')
}
