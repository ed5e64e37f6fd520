// The date of the last update as a real editor writes it when a document is saved.

import * as vscode from 'vscode'
import { equal } from './expect.ts'
import { fileUri } from './workspace.ts'

describe('metadata', () => {
  const written: vscode.Uri[] = []
  const text = '# Dated\n\n**Last updated**: 2025-11-07\n\n## Text\n\nOne two three.\n'

  /** What is on disk when the text has been edited and saved, in a file of its own. */
  async function saved(edit: (text: string) => string): Promise<string> {
    const uri = fileUri(`dated-${written.length}.md`)
    written.push(uri)
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    const document = await vscode.workspace.openTextDocument(uri)
    const editor = await vscode.window.showTextDocument(document)
    const whole = new vscode.Range(0, 0, document.lineCount, 0)
    await editor.edit((builder) => builder.replace(whole, edit(text)))
    await document.save()
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  }

  async function withActions(actions: object | undefined): Promise<void> {
    const editor = vscode.workspace.getConfiguration('editor')
    await editor.update('codeActionsOnSave', actions, vscode.ConfigurationTarget.Global)
  }

  afterEach(async () => {
    await withActions(undefined)
    for (const uri of written) await vscode.workspace.fs.delete(uri)
  })

  it('saving writes today where the text has changed and the person wants it, and nowhere else', async () => {
    const edited = (before: string) => before.replace('two', 'twice')
    equal(await saved(edited), edited(text))
    await withActions({ 'source.touchDate.docCorpus': 'explicit' })
    const now = new Date()
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
    equal(await saved(edited), edited(text).replace('2025-11-07', today))
    const wrapped = (before: string) => before.replace('two ', 'two\n')
    equal(await saved(wrapped), wrapped(text))
  })
})
