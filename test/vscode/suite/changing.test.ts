// What changes many documents, inside the editor: renames, moved files, renumbering; once each, on disk and without one.

import * as vscode from 'vscode'
import { equal, eventually, eventuallyEqual } from './expect.ts'
import { fileUri, openDocument, positionOf } from './workspace.ts'

const network = 'docs/12-network-stack/network-stack.md'
const policy = 'docs/06-policy/policy-opa.md'

async function textOf(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(fileUri(path))).getText()
}

describe('changing what is referred to', () => {
  it('renames a title once, with the links of other documents', async () => {
    const document = await openDocument(network)
    const position = positionOf(document, '## 12.2 网络对比', 8)
    const edit = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        position,
        '网络比较',
      )
      // Before our server is there, VS Code itself offers to rename the word.
      const texts = found?.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText))
      return texts?.includes('122-网络比较') ? found : undefined
    }, 'the edit of three documents')
    // Other suites leave documents of their own.
    const ours = ['README.md', 'network-stack.md', 'policy-opa.md']
    const texts = edit
      .entries()
      .map(([uri, edits]) => [uri.path.replace(/.*\//, ''), ...edits.map(({ newText }) => newText).sort()])
      .filter(([name = '']) => ours.includes(name))
    equal(texts.sort(), [
      ['README.md', '122-网络比较', '网络比较'],
      ['network-stack.md', '122-网络比较', '网络比较', '网络比较'],
      ['policy-opa.md', '122-网络比较', '网络比较'],
    ])
  })

  it('takes references along once when a folder is renamed, and back', async () => {
    await openDocument(policy)
    const move = async (from: string, to: string) => {
      const edit = new vscode.WorkspaceEdit()
      edit.renameFile(fileUri(from), fileUri(to))
      equal(await vscode.workspace.applyEdit(edit), true)
    }
    const before = await textOf(policy)
    await move('docs/12-network-stack', 'docs/04-network')
    const expected = before.replace('../12-network-stack/network-stack.md', '../04-network/network-stack.md')
    await eventuallyEqual(() => textOf(policy), expected, 'the references after the move')
    equal(await textOf('docs/04-network/network-stack.md').then((text) => text.includes('`policy-opa.md` 06.2')), true)
    // The server has to have read the new place before it can follow again.
    await eventually(async () => {
      const links = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        fileUri(policy),
        positionOf(await vscode.workspace.openTextDocument(fileUri(policy)), '../04-network', 4),
      )
      return links.length > 0 ? links : undefined
    }, 'the new place to be known')
    await move('docs/04-network', 'docs/12-network-stack')
    await eventuallyEqual(() => textOf(policy), before, 'the references after the move back')
    await vscode.workspace.saveAll()
  })

  it('renumbers a document with one command', async () => {
    const uri = fileUri('odd.md')
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('# 3. O\n\n[3.3 B](#33-b)\n\n## 3.1 A\n\n## 3.3 B\n'),
    )
    try {
      const document = await vscode.workspace.openTextDocument(uri)
      await vscode.window.showTextDocument(document)
      await vscode.commands.executeCommand('docCorpus.renumberDocument')
      await eventuallyEqual(() => document.getText(), '# 3. O\n\n[3.2 B](#32-b)\n\n## 3.1 A\n\n## 3.2 B\n')
      await document.save()
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await vscode.workspace.fs.delete(uri)
    }
  })
})
