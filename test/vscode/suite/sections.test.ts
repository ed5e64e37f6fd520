// Sections named by number in an update log: where they lead, what is said of them, and what can be clicked.

import * as vscode from 'vscode'
import { equal, eventually, eventuallyEqual } from './expect.ts'
import { fileUri, openDocument, positionOf } from './workspace.ts'

const name = 'docs/UPDATE-2025-11-07.md'

const log = `# 更新记录

## 1. 更新内容

**文件**：\`docs/12-network-stack/network-stack.md\`

- 新增 **12.2.1 容器网络** 章节

## 2. 更新文档

- policy-opa.md (06.2.1 章节，新增引用)
- network-stack.md (12.1 和 12.3 章节)
- 添加对 \`policy-opa.md\` 06.3 章节的引用

| 文档 | 路径 | 章节 |
| --- | --- | --- |
| 网络 | \`12-network-stack/network-stack.md\` | 12.2, 12.2.1 |
| 策略 | \`policy/policy-opa.md\` | 06.2 |

## 3. 相关

另见 06.1 章节，以及 3 节点与 2.0 版本。
`

/** A piece of the log with `|` before the number, and the heading it leads to. */
const leads: readonly (readonly [piece: string, heading: string])[] = [
  ['**|12.2.1 容器', '12-network-stack/network-stack.md ### 12.2.1 容器网络'],
  ['(|06.2.1 章节', '06-policy/policy-opa.md ### 06.2.1 求值顺序'],
  ['(|12.1 和', '12-network-stack/network-stack.md ## 12.1 概述'],
  ['和 |12.3 章节', '12-network-stack/network-stack.md ## 12.3 小结'],
  ['` |06.3 章节', '06-policy/policy-opa.md ## 06.3 与网络的关系'],
  ['| |12.2, ', '12-network-stack/network-stack.md ## 12.2 网络对比'],
  [', |12.2.1 |', '12-network-stack/network-stack.md ### 12.2.1 容器网络'],
  ['| |06.2 |', '06-policy/policy-opa.md ## 06.2 规则语言'],
  ['另见 |06.1 章节', '06-policy/policy-opa.md ## 06.1 概述'],
]

/** Just behind the first digit of the number that the piece marks. */
function inNumber(document: vscode.TextDocument, piece: string): vscode.Position {
  const at = piece.indexOf('|', piece.startsWith('| |') ? 2 : 0)
  return positionOf(document, piece.slice(0, at) + piece.slice(at + 1), at + 1)
}

describe('sections named by number', () => {
  let document: vscode.TextDocument

  before(async () => {
    await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(log))
    document = await openDocument(name)
  })

  after(() => vscode.workspace.fs.delete(fileUri(name)))

  const headingsAt = async (at: vscode.Position) => {
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    )
    return Promise.all(
      found.map(async ({ targetUri, targetRange, targetSelectionRange }) => {
        const target = await vscode.workspace.openTextDocument(targetUri)
        const { text } = target.lineAt((targetSelectionRange ?? targetRange).start.line)
        return `${targetUri.path.replace(/.*\/docs\//, '')} ${text}`
      }),
    )
  }

  for (const [piece, heading] of leads) {
    it(`leads from ${piece} to its heading`, async () => {
      await eventuallyEqual(() => headingsAt(inNumber(document, piece)), [heading])
    })
  }

  it('leads nowhere from quantities and versions', async () => {
    await eventuallyEqual(() => headingsAt(inNumber(document, '另见 |06.1 章节')), [leads[8]?.[1]])
    equal(await headingsAt(inNumber(document, '以及 |3 节点')), [])
    equal(await headingsAt(inNumber(document, '与 |2.0 版本')), [])
  })

  it('says in the hover by which rule the section was found', async () => {
    const said = async (piece: string) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        inNumber(document, piece),
      )
      const parts = hovers.flatMap(({ contents }) =>
        contents.map((each) => (typeof each === 'string' ? each : each.value)),
      )
      return parts.map((each) => /found in .*/.exec(each)?.[0])
    }
    await eventuallyEqual(() => said('| |12.2, '), ['found in the document named in the same row'])
    await eventuallyEqual(() => said('另见 |06.1 章节'), ['found in the document of that number'])
  })

  it('makes each number that leads to a section one link, and nothing else', async () => {
    const numbers = async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
        100,
      )
      return links.map(({ range }) => document.getText(range)).filter((text) => /^[\d.]+$/.test(text))
    }
    const wanted = ['12.2.1', '06.2.1', '12.1', '12.3', '06.3', '12.2', '12.2.1', '06.2', '06.1']
    // The web worker host of the tests stands beside a host under Node: two answer.
    const isDoubled = 'importScripts' in globalThis
    await eventuallyEqual(
      async () => {
        const found = await numbers()
        return isDoubled ? [...new Set(found)].sort() : found
      },
      isDoubled ? [...new Set(wanted)].sort() : wanted,
    )
  })

  it('lists numbers, links and tables of contents in one list of references', async () => {
    const network = await openDocument('docs/12-network-stack/network-stack.md')
    const places = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        network.uri,
        positionOf(network, '## 12.2 网络对比', 5),
      )
      const shown = found.map(({ uri, range }) => `${uri.path.replace(/.*\//, '')}:${range.start.line + 1}`)
      return shown.includes('UPDATE-2025-11-07.md:17') ? [...new Set(shown)].sort() : undefined
    }, 'the reference in the log')
    equal(places, [
      'README.md:10',
      'UPDATE-2025-11-07.md:17',
      'network-stack.md:14',
      'network-stack.md:6',
      'policy-opa.md:17',
      'policy-opa.md:5',
    ])
  })
})
