// What only this extension answers, in every host: under Node, and in a web worker that reads files through the editor.

import * as vscode from 'vscode'
import { equal, eventually, eventuallyEqual } from './expect.ts'
import { fileUri, openDocument, positionOf } from './workspace.ts'

describe('the server', () => {
  it('leads from a path in backticks to the document', async () => {
    const document = await openDocument('docs/06-policy/policy-opa.md')
    const at = positionOf(document, '`network-stack.md`', 4)
    const links = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      )
      return found.length > 0 ? found : undefined
    }, 'a definition')
    equal(
      links.map(({ targetUri }) => targetUri.path.replace(/.*\/docs\//, '')),
      ['12-network-stack/network-stack.md'],
    )
  })

  it('shows what a link to a section leads to', async () => {
    const document = await openDocument('docs/06-policy/policy-opa.md')
    const at = positionOf(document, '#122-网络对比', 3)
    await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      )
      const parts = hovers.flatMap(({ contents }) => contents)
      const isThere = parts.some((each) => (typeof each === 'string' ? each : each.value).includes('策略的写法见'))
      return isThere ? true : undefined
    }, 'the preview')
  })

  it('finds sections by pinyin, path and number', async () => {
    const found = async (query: string) => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      )
      const shown = symbols.map(({ name, location }) => `${name.replace(/^#+ /, '')} ${location.range.start.line + 1}`)
      // The web worker host of the tests stands beside a host under Node, whose built-in it does not see: two answer.
      return 'importScripts' in globalThis ? [...new Set(shown)] : shown
    }
    await eventuallyEqual(() => found('wldb'), ['12.2 网络对比 (wldb) 14'])
    await eventuallyEqual(() => found('12-network'), ['12. 网络栈 (12-network) 1'])
    await eventuallyEqual(() => found('12.2.1'), ['12.2.1 容器网络 18'])
  })

  it('lists the problem of a document that is not open, and lets it go when the file comes', async () => {
    const from = fileUri('docs/asks.md')
    const target = fileUri('docs/wanted.md')
    const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    const codes = () =>
      vscode.languages.getDiagnostics(from).map(({ code }) => (code instanceof Object ? code.value : code))
    await write(from, '[wanted](wanted.md)\n')
    try {
      await eventually(() => (codes().includes('missing-file') ? true : undefined), 'the problem')
      await write(target, '# Wanted\n')
      await eventually(() => (codes().length === 0 ? true : undefined), 'the problem to go')
    } finally {
      await vscode.workspace.fs.delete(from)
      await vscode.workspace.fs.delete(target)
    }
  })

  it('stops, starts and answers again', async () => {
    const document = await openDocument('docs/06-policy/policy-opa.md')
    await vscode.commands.executeCommand('docCorpus.restartServer')
    const at = positionOf(document, '`network-stack.md`', 4)
    const hovers = () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at)
    await eventuallyEqual(async () => (await hovers()).length, 1, 'hovers')
  })
})
