// Diagnostics that are asked for, and diagnostics that are sent: what is said again, and what is not.

import { unlink, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver'
import { configurationName } from '../../server/src/core/settings.ts'
import { type Path, pathOfUri } from '../../server/src/core/uri.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { modern, plain, type Talk, talk } from './talk.ts'

const corpus = `
=== a.md
[x](gone.md)
=== b.md
[x](a.md)
=== c.md
[x](a.md#nothing)
`

/** Reports as `file: kind codes`. */
function short(folder: Path, { items }: WorkspaceDiagnosticReport): readonly string[] {
  return items
    .map((item) => {
      const codes = item.kind === 'full' ? item.items.map(({ code }) => ` ${code}`).join('') : ''
      return `${pathOfUri(item.uri).slice(folder.length + 1)}: ${item.kind}${codes}`
    })
    .sort()
}

async function pull({ ask }: Talk, previous?: WorkspaceDiagnosticReport): Promise<WorkspaceDiagnosticReport> {
  const previousResultIds = previous?.items.map(({ uri, resultId }) => ({ uri, value: resultId })) ?? []
  return ask('workspace/diagnostic', { previousResultIds })
}

test('files without problems are left out, and what has not changed is said to be unchanged', async () => {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder] })
  const first = await pull(client)
  expect(short(folder, first)).toEqual(['a.md: full missing-file', 'c.md: full missing-heading'])
  expect(short(folder, await pull(client, first))).toEqual(['a.md: unchanged', 'c.md: unchanged'])
})

test('an edit in one document changes what is said of another, and nothing else is said again', async () => {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder] })
  const first = await pull(client)
  await client.open(`${folder}/a.md`, '# Nothing\n\n[x](gone.md)\n')
  const second = await pull(client, first)
  expect(short(folder, second)).toEqual(['a.md: full missing-file', 'c.md: full'])
})

test('a file that is gone is said to have no problems', async () => {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder] })
  const first = await pull(client)
  await unlink(`${folder}/c.md`)
  await client.client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri(`${folder}/c.md`), type: 3 }],
  })
  expect(short(folder, await pull(client, first))).toEqual(['a.md: unchanged', 'c.md: full'])
})

test('results come in parts to a client that takes parts', async () => {
  const folder = await temporaryFolder(corpus)
  const { client } = await talk({ folders: [folder] })
  const parts: WorkspaceDiagnosticReport[] = []
  const token = 'parts'
  client.onNotification('$/progress', (params: { token: string; value: WorkspaceDiagnosticReport }) => {
    if (params.token === token) parts.push(params.value)
  })
  const rest = await client.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
    partialResultToken: token,
  })
  expect(rest.items).toEqual([])
  expect(parts.flatMap(({ items }) => items)).toHaveLength(2)
})

test('a document has the same result under the same name, asked alone or with all', async () => {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder] })
  const { items } = await pull(client)
  const all = items.find(({ uri }) => uri.endsWith('/a.md'))
  const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri: client.uri(`${folder}/a.md`) },
    previousResultId: all?.resultId,
  })
  expect(report).toEqual({ kind: 'unchanged', resultId: all?.resultId })
})

test('the client is told to ask again when files change, and not when it edits', async () => {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder] })
  await client.settled()
  await client.refreshed()
  await client.open(`${folder}/b.md`, '# B\n')
  await client.ask('textDocument/diagnostic', { textDocument: { uri: client.uri(`${folder}/b.md`) } })
  await writeFile(`${folder}/gone.md`, '# Here\n')
  const told = client.refreshed()
  await client.client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri(`${folder}/gone.md`), type: 1 }],
  })
  await told
  expect(short(folder, await pull(client))).toEqual(['c.md: full missing-heading'])
})

test('a configuration that is broken has its problem where it is written', async () => {
  const folder = await temporaryFolder(`=== ${configurationName}\n{\n  "anchors": "none"\n}\n`)
  const client = await talk({ folders: [folder] })
  const { items } = await pull(client)
  expect(items).toMatchObject([
    {
      uri: client.uri(`${folder}/${configurationName}`),
      items: [{ code: 'invalid-configuration', severity: 1, range: { start: { line: 1, character: 2 } } }],
    },
  ])
})

test('a client that asks for open documents only is sent nothing of others', async () => {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder], capabilities: plain, options: { diagnostics: 'openFiles' } })
  await client.settled()
  await client.open(`${folder}/c.md`, '[x](a.md#nothing)\n')
  await client.quiet()
  expect(new Set(client.published.map(({ uri }) => pathOfUri(uri)))).toEqual(new Set([`${folder}/c.md`]))
})

test('a client that cannot ask is sent all problems, and that there are none when they go', async () => {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder], capabilities: { ...modern, textDocument: {} } })
  const counts = () =>
    client.published.map(({ uri, diagnostics }) => [pathOfUri(uri).slice(folder.length), diagnostics.length])
  await client.sent(() =>
    expect(counts()).toEqual([
      ['/a.md', 1],
      ['/c.md', 1],
    ]),
  )
  client.published.length = 0
  await unlink(`${folder}/a.md`)
  await client.client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri(`${folder}/a.md`), type: 3 }],
  })
  await client.sent(() =>
    expect(counts().sort()).toEqual([
      ['/a.md', 0],
      ['/b.md', 1],
      ['/c.md', 1],
    ]),
  )
})
