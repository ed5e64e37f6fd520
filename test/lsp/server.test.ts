// The server as a client meets it: what it offers, and an answer of each kind.

import { expect, test } from 'vitest'
import type { CodeAction, CompletionList, DocumentDiagnosticReport, Hover, LocationLink } from 'vscode-languageserver'
import { temporaryFolder } from '../harness/temporary.ts'
import { modern, plain, positionOf, talk } from './talk.ts'

const readme = `# Start

See [the stack](docs/12-network/network.md#121-overview) and \`docs/12-network/network.md\`.

[broken](docs/12-network/netwrok.md)
`

const corpus = `
=== README.md
${readme}
=== docs/12-network/network.md
# 12 Network

## 12.1 Overview

How packets travel.
`

test('what it offers depends on what the client leaves to it', async () => {
  const folder = await temporaryFolder(corpus)
  const all = await talk({ folders: [folder] })
  expect(Object.keys(all.initialized.capabilities).sort()).toEqual([
    'callHierarchyProvider',
    'codeActionProvider',
    'codeLensProvider',
    'completionProvider',
    'definitionProvider',
    'diagnosticProvider',
    'documentHighlightProvider',
    'documentLinkProvider',
    'documentSymbolProvider',
    'executeCommandProvider',
    'foldingRangeProvider',
    'hoverProvider',
    'inlayHintProvider',
    'positionEncoding',
    'referencesProvider',
    'renameProvider',
    'selectionRangeProvider',
    'semanticTokensProvider',
    'textDocumentSync',
    'typeHierarchyProvider',
    'workspace',
    'workspaceSymbolProvider',
  ])
  const some = await talk({ folders: [folder], options: { leave: ['textDocument/foldingRange'] }, capabilities: plain })
  expect(some.initialized.capabilities.foldingRangeProvider).toBeUndefined()
  expect(some.initialized.capabilities.diagnosticProvider).toBeUndefined()
  expect(some.initialized.capabilities.hoverProvider).toBe(true)
})

test('a definition names its origin, the section and its heading', async () => {
  const folder = await temporaryFolder(corpus)
  const { ask, open, uri } = await talk({ folders: [folder] })
  await open(`${folder}/README.md`, readme)
  const links = await ask<LocationLink[]>('textDocument/definition', {
    textDocument: { uri: uri(`${folder}/README.md`) },
    position: positionOf(readme, '#121'),
  })
  expect(links).toEqual([
    {
      originSelectionRange: { start: { line: 2, character: 4 }, end: { line: 2, character: 56 } },
      targetUri: uri(`${folder}/docs/12-network/network.md`),
      targetRange: { start: { line: 2, character: 0 }, end: { line: 5, character: 0 } },
      targetSelectionRange: { start: { line: 2, character: 0 }, end: { line: 2, character: 16 } },
    },
  ])
})

test('a client without link support gets locations', async () => {
  const folder = await temporaryFolder(corpus)
  const { ask, uri } = await talk({ folders: [folder], capabilities: plain })
  const locations = await ask('textDocument/definition', {
    textDocument: { uri: uri(`${folder}/README.md`) },
    position: positionOf(readme, '`docs', 3),
  })
  expect(locations).toEqual([
    {
      uri: uri(`${folder}/docs/12-network/network.md`),
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    },
  ])
})

test('a hover is Markdown, or plain text without any mark-up where the client shows none', async () => {
  const folder = await temporaryFolder(corpus)
  const params = (uri: (path: string) => string) => ({
    textDocument: { uri: uri(`${folder}/README.md`) },
    position: positionOf(readme, '#121'),
  })
  const rich = await talk({ folders: [folder] })
  await rich.settled()
  const markdown = await rich.ask<Hover>('textDocument/hover', params(rich.uri))
  expect(markdown.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**12.1 Overview**') })
  const poor = await talk({ folders: [folder], capabilities: plain })
  await poor.settled()
  const text = await poor.ask<Hover>('textDocument/hover', params(poor.uri))
  expect(text.contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('12.1 Overview') })
  expect(JSON.stringify(text.contents)).not.toMatch(/\*\*|\]\(/)
})

test('problems come in the language of the client, with their code, page and target', async () => {
  const folder = await temporaryFolder(corpus)
  for (const [locale, words] of [
    ['en', /netwrok\.md/],
    ['zh-cn', /\p{Script=Han}/u],
  ] as const) {
    const { ask, open, uri } = await talk({ folders: [folder], locale })
    await open(`${folder}/README.md`, readme)
    const report = await ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uri(`${folder}/README.md`) },
    })
    expect(report).toMatchObject({
      kind: 'full',
      items: [
        {
          code: 'missing-file',
          source: 'doc-corpus',
          severity: 1,
          message: expect.stringMatching(words),
          codeDescription: { href: expect.stringMatching(/\/docs\/missing-file\.md$/) },
          data: { target: 'docs/12-network/netwrok.md' },
          range: { start: { line: 4, character: 9 } },
        },
      ],
    })
  }
})

test('a quick fix mends the problem that it names', async () => {
  const folder = await temporaryFolder(corpus)
  const { ask, open, uri } = await talk({ folders: [folder] })
  await open(`${folder}/README.md`, readme)
  const textDocument = { uri: uri(`${folder}/README.md`) }
  const report = await ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument })
  if (report.kind !== 'full') throw new Error('no full report')
  const [diagnostic] = report.items
  const actions = await ask<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: diagnostic?.range,
    context: { diagnostics: report.items },
  })
  expect(actions[0]).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'missing-file' }] })
  const [change] = actions[0]?.edit?.documentChanges ?? []
  expect(change).toMatchObject({
    textDocument: { uri: textDocument.uri, version: 1 },
    edits: [{ newText: expect.stringContaining('network.md') }],
  })
  expect(actions.flatMap(({ edit }) => edit?.documentChanges ?? [])).toContainEqual(
    expect.objectContaining({ kind: 'create', uri: uri(`${folder}/docs/12-network/netwrok.md`) }),
  )
})

test('a client that cannot create files is offered no such fix', async () => {
  const folder = await temporaryFolder(corpus)
  const workspace = { workspaceEdit: { documentChanges: true } }
  const { ask, open, uri } = await talk({ folders: [folder], capabilities: { ...modern, workspace } })
  await open(`${folder}/README.md`, readme)
  const actions = await ask<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri(`${folder}/README.md`) },
    range: { start: { line: 4, character: 10 }, end: { line: 4, character: 10 } },
    context: { diagnostics: [] },
  })
  expect(actions.length).toBeGreaterThan(0)
  expect(JSON.stringify(actions)).not.toContain('"create"')
})

test('a completion item brings its preview when it is asked for', async () => {
  const folder = await temporaryFolder(corpus)
  const { ask, open, uri, settled } = await talk({ folders: [folder] })
  const text = '# A\n\n[x](docs/12-network/)\n'
  await open(`${folder}/new.md`, text)
  await settled()
  const list = await ask<CompletionList>('textDocument/completion', {
    textDocument: { uri: uri(`${folder}/new.md`) },
    position: positionOf(text, ')\n'),
  })
  const item = list.items.find(({ label }) => label.includes('network.md'))
  expect(item).toBeDefined()
  const resolved = await ask('completionItem/resolve', item)
  expect(resolved).toMatchObject({ documentation: { kind: 'markdown', value: expect.stringContaining('12 Network') } })
})

test('an exception is logged with its request, and answered empty', async () => {
  const folder = await temporaryFolder(corpus)
  const { ask, logged } = await talk({ folders: [folder] })
  expect(await ask('textDocument/hover', { position: { line: 0, character: 0 } })).toBeNull()
  expect(logged.join('\n')).toContain('textDocument/hover: TypeError')
})
