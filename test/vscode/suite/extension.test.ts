// The extension is there, starts with the first Markdown document, and answers.

import * as vscode from 'vscode'
import { equal, ok } from './expect.ts'
import { openDocument } from './workspace.ts'

describe('the extension', () => {
  it('is installed', () => {
    ok(vscode.extensions.getExtension('doc-corpus.doc-corpus'), 'no extension doc-corpus.doc-corpus')
  })

  it('starts when a Markdown document is opened', async () => {
    const document = await openDocument('docs/12-network-stack/network-stack.md')
    equal(document.languageId, 'markdown')
    const extension = vscode.extensions.getExtension('doc-corpus.doc-corpus')
    await extension?.activate()
    ok(extension?.isActive, 'it did not start')
  })

  it('answers where a link leads', async () => {
    const document = await openDocument('README.md')
    const inLink = document.positionAt(document.getText().indexOf('(docs/12-network-stack/') + 5)
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      inLink,
    )
    ok(Array.isArray(found), 'no answer')
  })
})
