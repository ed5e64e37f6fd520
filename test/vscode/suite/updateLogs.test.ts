// Update logs as VS Code gets them; where there is no git, that nothing promises one.

import * as vscode from 'vscode'
import { equal, eventually, ok } from './expect.ts'
import { fileUri, openDocument, positionOf } from './workspace.ts'

describe('update logs', () => {
  it('a log is written for a folder, refreshed with what is not saved, and undone in one step', async function () {
    if (!hasGit()) this.skip()
    const changed = await openDocument('docs/06-policy/policy-opa.md')
    const end = new vscode.Position(changed.lineCount, 0)
    await edited(changed.uri, (edit) => edit.insert(changed.uri, end, '\n## 06.4 新的一节\n\n正文。\n'))

    const written = vscode.commands.executeCommand('docCorpus.newUpdateLog', fileUri('docs'))
    // What is focused first is taken: where it begins, and all documents.
    const log = await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      return vscode.window.activeTextEditor?.document.uri.path.includes('/docs/UPDATE-')
        ? vscode.window.activeTextEditor.document
        : undefined
    }, 'the log')
    await written
    try {
      equal(log.isDirty, false)
      const text = log.getText()
      ok(text.includes('`06-policy/policy-opa.md`'), text)
      const lenses = await eventually(async () => {
        const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', log.uri)
        return found.length > 0 ? found : undefined
      }, 'lenses')
      const lens = lenses[0]?.command
      equal(lens?.command, 'docCorpus.refreshUpdateLog')

      const own = '手写的一句。\n\n'
      await edited(log.uri, (edit) => edit.insert(log.uri, positionOf(log, '<!-- doc-corpus:log begin added'), own))
      const before = log.getText()
      await edited(changed.uri, (edit) => edit.insert(changed.uri, new vscode.Position(0, 0), '前言。\n\n前言二。\n\n'))
      await vscode.commands.executeCommand('docCorpus.refreshUpdateLog', ...(lens?.arguments ?? []))
      const after = log.getText()
      ok(after !== before && after.includes(own), 'the log was not refreshed')
      equal(withoutParts(after), withoutParts(before))
      await vscode.window.showTextDocument(log)
      await vscode.commands.executeCommand('undo')
      await eventually(() => (log.getText() === before ? true : undefined), 'what was before')
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert')
      await vscode.workspace.fs.delete(log.uri)
      await vscode.window.showTextDocument(changed)
      await vscode.commands.executeCommand('workbench.action.files.revert')
    }
  })

  it('where git cannot run, nothing is written and no lens promises it', async function () {
    if (hasGit()) this.skip()
    await vscode.commands.executeCommand('docCorpus.newUpdateLog', fileUri('docs'))
    const names = await vscode.workspace.fs.readDirectory(fileUri('docs'))
    equal(
      names.filter(([name]) => name.startsWith('UPDATE-')),
      [],
    )
    const marks = '<!-- doc-corpus:log begin a base=0 head=worktree -->\n\n<!-- doc-corpus:log end a -->\n'
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: marks })
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    )
    equal(found.map(({ command }) => command?.title).filter(Boolean), [])
  })
})

/** Git runs where the extension does, and not in a browser. */
function hasGit(): boolean {
  return vscode.extensions.getExtension('doc-corpus.doc-corpus')?.extensionUri.scheme === 'file'
}

async function edited(uri: vscode.Uri, change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  await vscode.workspace.openTextDocument(uri)
  const edit = new vscode.WorkspaceEdit()
  change(edit)
  ok(await vscode.workspace.applyEdit(edit), 'the edit was not made')
}

function withoutParts(log: string): string {
  return log.replace(/^<!-- doc-corpus:log begin [\s\S]*?<!-- doc-corpus:log end \w+ -->$/gm, '')
}
