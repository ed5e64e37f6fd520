// What it costs to find the claims of a log, whatever stands in it.

import { test } from 'vitest'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { logClaims } from '../../server/src/core/updateLog/logClaims.ts'
import { expectLinear } from '../harness/cost.ts'

const documents = new Map<string, ReturnType<typeof documentOf>>()

function documentOf(text: string) {
  const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
  return createDocument('/corpus/UPDATE-2025-11-07.md', text, facts, defaultSettings)
}

test.for([
  ['a list of updated documents', '- 更新文档：1 个（a.md）\n- 新增章节：1 个\n'],
  ['numbers that lead to numbers', '- 1 行 → 1 行 → 1 + 1 个 + 1（1 处、1 处\n'],
  ['folders in folders', '- `a/`：1 个文件\n  - `b/`：2 个文件\n'],
  ['rows', '| `a.md` | +1 | 3 个文档 |\n'],
] as const)('in proportion to its length: %s', ([name, line]) => {
  const head = line.startsWith('|') ? '| 文档 | 行数 | 新增引用 |\n| --- | --- | --- |\n' : ''
  const make = (size: number) => `# 更新\n\n${head}${line.repeat(size / line.length)}`
  expectLinear(name, make, (text) => {
    const document = documents.get(text) ?? documentOf(text)
    documents.set(text, document)
    return document.references.length + logClaims(document, defaultSettings).length
  })
})
