// Hierarchies, titles beside numbers, colours and counts, as VS Code gets them.

import * as vscode from 'vscode'
import { equal, eventually, ok } from './expect.ts'
import { openDocument, positionOf } from './workspace.ts'

describe('beside the text', () => {
  it('the call hierarchy of a number shows who refers to its section, and what that refers to', async () => {
    const document = await openDocument('docs/06-policy/policy-opa.md')
    const items = await prepared<vscode.CallHierarchyItem>('CallHierarchy', document, '12.2 章节')
    equal(
      items.map(({ name, detail }) => `${name} ${detail}`),
      ['12.2 网络对比 docs/12-network-stack/network-stack.md'],
    )
    const incoming = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      items[0],
    )
    equal(
      incoming.map(({ from, fromRanges }) => `${from.name} ${fromRanges.length}`),
      ['知识库 1', '06.1 概述 1', '06.3 与网络的关系 1', '📑 目录 1'],
    )
    const outgoing = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      items[0],
    )
    equal(
      outgoing.map(({ to }) => to.name),
      ['policy-opa.md', '06.2 规则语言'],
    )
  })

  it('the type hierarchy shows the section around and those inside', async () => {
    const document = await openDocument('docs/06-policy/policy-opa.md')
    const items = await prepared<vscode.TypeHierarchyItem>('TypeHierarchy', document, '12.2 章节')
    const names = async (command: string) =>
      (await vscode.commands.executeCommand<vscode.TypeHierarchyItem[]>(command, items[0])).map(({ name }) => name)
    equal(await names('vscode.provideSupertypes'), ['12. 网络栈'])
    equal(await names('vscode.provideSubtypes'), ['12.2.1 容器网络'])
  })

  it('numbers have the titles of their sections beside them, until they are turned off', async () => {
    const document = await openDocument('docs/06-policy/policy-opa.md')
    const titles = async () => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0)
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole,
      )
      return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')))
    }
    const found = await eventually(async () => nothingIfEmpty(await titles()), 'titles')
    equal(found, ['网络对比', '概述', '容器网络'])
    await withSetting('inlayHints.sections', false, () =>
      eventually(async () => ((await titles()).length === 0 ? true : undefined), 'the titles to go'),
    )
  })

  it('references have colours of their own, and broken ones another', async () => {
    const document = await openDocument('docs/12-network-stack/network-stack.md')
    const found = await eventually(async () => {
      const all = await tokens(document)
      return all.some((each) => each.startsWith('06.9 ')) ? all : undefined
    }, 'colours')
    equal(found, [
      'policy-opa.md documentPath',
      '06.2 sectionNumber',
      'policy-opa.md documentPath',
      '06.9 sectionNumber broken',
    ])
  })

  it('counts above headings come when they are turned on, and list the references', async () => {
    const document = await openDocument('docs/12-network-stack/network-stack.md')
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100)
    equal((await lenses()).length, 0)
    await withSetting('codeLens.references', true, async () => {
      const found = await eventually(async () => nothingIfEmpty(await lenses()), 'counts')
      equal(found.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`).slice(0, 4), [
        '1 2 references',
        '3 no references',
        '10 2 references',
        '14 4 references',
      ])
      const command = found[3]?.command
      ok(command, 'no command')
      equal(command.command, 'docCorpus.showReferences')
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []))
      await vscode.commands.executeCommand('closeReferenceSearch')
    })
  })
})

/** The items that a hierarchy begins with at the text, once there are some. */
function prepared<T>(
  kind: 'CallHierarchy' | 'TypeHierarchy',
  document: vscode.TextDocument,
  text: string,
): Promise<T[]> {
  const at = positionOf(document, text, 1)
  return eventually(
    async () => nothingIfEmpty(await vscode.commands.executeCommand<T[]>(`vscode.prepare${kind}`, document.uri, at)),
    'items of the hierarchy',
  )
}

/** Each token as `text type modifiers`. */
async function tokens(document: vscode.TextDocument): Promise<readonly string[]> {
  const [legend, found] = await Promise.all([
    vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    ),
    vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri),
  ])
  if (!found) return []
  const shown: string[] = []
  let line = 0
  let column = 0
  for (let i = 0; i < found.data.length; i += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, modifiers = 0] = found.data.slice(i, i + 5)
    column = lines > 0 ? columns : column + columns
    line += lines
    const text = document.getText(new vscode.Range(line, column, line, column + length))
    const names = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0)
    shown.push([text, legend.tokenTypes[type], ...names].join(' '))
  }
  return shown
}

/** Does something while a setting of the extension is another than it was. */
async function withSetting(name: string, value: boolean, work: () => Promise<unknown>): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration('docCorpus')
  await settings().update(name, value, vscode.ConfigurationTarget.Workspace)
  try {
    await work()
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace)
  }
}

function nothingIfEmpty<T>(found: T[] | undefined): T[] | undefined {
  return found && found.length > 0 ? found : undefined
}
