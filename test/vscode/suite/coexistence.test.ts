// Beside VS Code's built-in Markdown support: of everything that a person sees there is one.

import * as vscode from 'vscode'
import { equal, eventually, eventuallyEqual, ok } from './expect.ts'
import { fileUri, positionOf } from './workspace.ts'

/** Asks all extensions, as the editor does. */
function ask<T>(command: string, uri: vscode.Uri, ...more: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, uri, ...more)
}

type Found = readonly (vscode.Location | vscode.LocationLink)[]

/** Places as the editor compares them: it shows equal ones once. */
function places(found: Found): string[] {
  const written = found.map((each) => {
    const [uri, range] = 'targetUri' in each ? [each.targetUri, each.targetRange] : [each.uri, each.range]
    const { start, end } = range
    return `${uri.path.replace(/.*\//, '')}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`
  })
  return [...new Set(written)].sort()
}

/** A document of its own for one test, in the folder that is open. */
async function written(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = fileUri(name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  const document = await vscode.workspace.openTextDocument(uri)
  await vscode.window.showTextDocument(document)
  return document
}

describe('beside the built-in Markdown support', () => {
  let document: vscode.TextDocument
  let isWritten = false

  before(async function () {
    const isThere = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined
    if (!isThere && 'importScripts' in globalThis) {
      console.log('  – this workbench has no built-in Markdown support for a web worker: nothing to be beside')
      this.skip()
    }
    ok(isThere, 'the built-in extension is not there')
    document = await written(
      'coexistence.md',
      [
        '# Beside',
        '',
        '[section](docs/12-network-stack/network-stack.md#122-网络对比) and [file](docs/06-policy/policy-opa.md)',
        '',
        '[inside](#beside), [label][d], note[^n], `network-stack.md`, ![picture](docs/picture.png) and [gone](docs/gone.md)',
        '',
        '[d]: docs/06-policy/policy-opa.md',
        '',
        '[^n]: A note.',
        '',
      ].join('\n'),
    )
    isWritten = true
    await vscode.extensions.getExtension('doc-corpus.doc-corpus')?.activate()
  })

  after(async () => {
    if (isWritten) await vscode.workspace.fs.delete(document.uri)
  })

  for (const [what, text, expected] of [
    ['a link to a section', '122-网络', ['network-stack.md:14:1-14:13']],
    ['a link to a file', 'docs/06-policy/policy-opa.md)', ['policy-opa.md:1:1-1:1']],
    ['a link inside the document', '#beside', ['coexistence.md:1:1-1:9']],
    ['a path in backticks', 'network-stack.md`', ['network-stack.md:1:1-1:1']],
  ] as const) {
    it(`goes to one place from ${what}`, async () => {
      const at = positionOf(document, text, 3)
      const found = () => ask<Found>('vscode.executeDefinitionProvider', document.uri, at)
      await eventuallyEqual(async () => places(await found()), [...expected])
    })
  }

  for (const label of ['[d]', '[^n]']) {
    it(`goes to one place from ${label}`, async () => {
      const at = positionOf(document, label, 1)
      const found = () => ask<Found>('vscode.executeDefinitionProvider', document.uri, at)
      await eventuallyEqual(async () => places(await found()).length, 1, 'places')
    })
  }

  it('lists each reference to a section once', async () => {
    const position = positionOf(document, '# Beside', 4)
    const found = () => ask<Found>('vscode.executeReferenceProvider', document.uri, position)
    const expected = ['coexistence.md:1:1-1:9', 'coexistence.md:5:10-5:17']
    await eventuallyEqual(async () => places(await found()), expected)
  })

  it('shows one hover on a link, and only the picture on a picture', async () => {
    const hovers = async (text: string) =>
      (await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, positionOf(document, text, 3))).length
    await eventuallyEqual(() => hovers('docs/12-network-stack'), 1, 'on a link')
    await eventuallyEqual(() => hovers('docs/picture.png'), 1, 'on a picture')
    await eventuallyEqual(() => hovers('network-stack.md`'), 1, 'on a path in backticks')
  })

  it('has one outline, and each section once among the symbols of the workspace', async () => {
    const outline = () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri)
    const symbols = () =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Beside')
    for (const found of [outline, symbols]) {
      const count = async () => (await found()).filter(({ name }) => name.includes('Beside')).length
      await eventuallyEqual(count, 1, 'how many')
    }
  })

  it('makes each place clickable once', async () => {
    const links = await eventually(async () => {
      const found = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri)
      return found.some(({ range }) => document.getText(range) === 'network-stack.md') ? found : undefined
    }, 'a link in backticks')
    const starts = links.map(({ range }) => document.offsetAt(range.start))
    equal(new Set(starts).size, starts.length, links.map(({ range }) => document.getText(range)).join(' '))
  })

  it('folds and selects each thing once', async () => {
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri)
    const starts = folds.map(({ start }) => start)
    equal(new Set(starts).size, starts.length)
  })

  for (const [what, line] of [
    ['a path', '[x](docs/'],
    ['an anchor', '[x](docs/12-network-stack/network-stack.md#'],
    ['an anchor of the document', '[x](#'],
    ['a path in backticks', '`docs/'],
    ['the number of a section', '见 `network-stack.md` 12.'],
  ] as const) {
    it(`completes ${what} with no entry twice`, async () => {
      const draft = await written('draft.md', `# Draft\n\n${line}\n`)
      try {
        const position = new vscode.Position(2, line.length)
        const labels = await eventually(async () => {
          const list = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', draft.uri, position)
          const items = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
          return items.length > 0 ? items.map(({ insertText, label }) => String(insertText ?? label)) : undefined
        }, 'completions')
        equal(new Set(labels).size, labels.length, labels.join(' '))
      } finally {
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
        await vscode.workspace.fs.delete(draft.uri)
      }
    })
  }

  it('reports each problem once, also when the built-in validates', async () => {
    await vscode.window.showTextDocument(document, { preview: false })
    const problems = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ range }) => document.getText(range).includes('docs/gone.md'))
    await eventually(() => (problems().length > 0 ? problems() : undefined), 'our problem')
    equal(
      problems().map(({ source }) => source),
      ['doc-corpus'],
    )
    const validation = vscode.workspace.getConfiguration('markdown', document.uri)
    await validation.update('validate.enabled', true, vscode.ConfigurationTarget.Workspace)
    try {
      await eventually(
        () => (problems().some(({ source }) => source !== 'doc-corpus') ? problems() : undefined),
        'the problem of the built-in',
      )
      await eventually(() => (problems().length === 1 ? problems() : undefined), 'ours to go')
    } finally {
      await validation.update('validate.enabled', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})
